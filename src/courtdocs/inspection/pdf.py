"""Opens a finished PDF and says what is in it."""

from __future__ import annotations

from .finished import Finished
from .pdf_catalogue import read_catalogue
from .pdf_pages import read_pages


def open_pdf(data: bytes, name: str) -> Finished:
    """What the PDF holds.

    Page text is as printed, line by line, headers, footers and a watermark included; a line that ends
    with a hyphen is joined to the next, because readers cannot tell the break from no break there.
    """
    catalogue = read_catalogue(data)
    pages = read_pages(data, catalogue.labels)
    return Finished(
        format="pdf",
        name=name,
        pages=tuple(pages.texts),
        furniture=tuple(pages.furniture),
        alternatives=catalogue.alternatives,
        metadata=catalogue.metadata,
        numbers=tuple(pages.numbers),
        bookmarks=tuple(pages.bookmarks),
        outline=tuple(pages.outline),
        tagged=catalogue.tagged,
        language=catalogue.language,
        fonts=catalogue.fonts,
        revisions=catalogue.comments,
    )
