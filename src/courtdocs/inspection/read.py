"""Opens a finished document of any format."""

from __future__ import annotations

from collections.abc import Callable

from .finished import Finished

Reader = Callable[[bytes, str], Finished]
"""Takes the bytes of a file and the name it is written under."""


def _pdf() -> Reader:
    from .pdf import open_pdf

    return open_pdf


def _docx() -> Reader:
    from .docx import open_docx

    return open_docx


def _html() -> Reader:
    from .html import open_html

    return open_html


def _txt() -> Reader:
    from .text import open_text

    return open_text


READERS: dict[str, Callable[[], Reader]] = {"docx": _docx, "pdf": _pdf, "html": _html, "txt": _txt}
"""By format, how its reader is had; it is imported then."""


def reader(format: str) -> Reader:
    """The reader of a format: importing what it needs takes longer than many a file."""
    return READERS[format]()


def open_finished(data: bytes, format: str, name: str) -> Finished:
    """What a finished file holds; `name` is the name it is written under."""
    return reader(format)(data, name)
