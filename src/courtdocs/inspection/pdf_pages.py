"""What the pages of a PDF say: text, headers and footers, paragraph numbers, bookmarks."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

_TURN = threading.Lock()
"""PDFium keeps its state in one place: one thread at a time."""

_NUMBER = re.compile(r"(\d+)\.?")
_HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at a line's end, instead of the hyphen and the break."""


@dataclass(slots=True)
class Pages:
    """What was read, in page order. `outline` has each first-level bookmark with its page, from 1."""

    texts: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    outline: list[tuple[str, int]] = field(default_factory=list)


def read_pages(data: bytes, labels: Mapping[int, Container[int]]) -> Pages:
    """Read every page. `labels` are the marked contents of each page (from 0) that the tags call labels:
    those that hold a number are the numbers of paragraphs. An untagged file has none.
    """
    found = Pages()
    with _TURN:
        document = pypdfium2.PdfDocument(data)
        try:
            for index in range(len(document)):
                _read_page(document[index], labels.get(index, ()), found)
            for bookmark in document.get_toc():
                _read_bookmark(bookmark, found)
        finally:
            document.close()
    return found


def _read_page(page: pypdfium2.PdfPage, labels: Container[int], found: Pages) -> None:
    words = page.get_textpage()
    found.texts.append(_plain(words.get_text_range()))
    said: dict[int, str] = {}
    outside = []
    for item in _text_items(page):
        content = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if content in labels:
            said[content] = said.get(content, "") + _item_text(item, words)
        elif content < 0:
            outside.append(_item_text(item, words).strip())
    found.furniture.append(" ".join(filter(None, outside)))
    matches = (_NUMBER.fullmatch(label.strip()) for label in said.values())
    found.numbers += [int(match[1]) for match in matches if match]
    words.close()
    page.close()


def _plain(text: str) -> str:
    return text.replace(_HYPHEN, "-").replace("\r\n", "\n").replace(" \n", "\n")


def _text_items(page: pypdfium2.PdfPage) -> Iterator[ctypes.c_void_p]:
    for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, number)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield item


def _item_text(item: ctypes.c_void_p, words: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(item, words.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(item, words.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _read_bookmark(bookmark: pypdfium2.PdfBookmark, found: Pages) -> None:
    title, place = bookmark.get_title(), bookmark.get_dest()
    found.bookmarks.append(title)
    if bookmark.level == 0 and place is not None:
        found.outline.append((title, place.get_index() + 1))
