"""What the pages of a PDF say: text, headers and footers, paragraph numbers, alternatives, bookmarks."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
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
    alternatives: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    outline: list[tuple[str, int]] = field(default_factory=list)


def read_pages(data: bytes) -> Pages:
    """Read every page. Numbers and alternatives come from the tags: an untagged file shows none."""
    found = Pages()
    with _TURN:
        document = pypdfium2.PdfDocument(data)
        try:
            for index in range(len(document)):
                _read_page(document[index], found)
            for bookmark in document.get_toc():
                _read_bookmark(bookmark, found)
        finally:
            document.close()
    return found


def _read_page(page: pypdfium2.PdfPage, found: Pages) -> None:
    words = page.get_textpage()
    found.texts.append(_plain(words.get_text_range()))
    labels: list[int] = []
    for element in _elements(page):
        _read_element(element, labels, found)
    said = dict.fromkeys(labels, "")
    outside = []
    for item in _text_items(page):
        content = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if content in said:
            said[content] += _item_text(item, words)
        elif content < 0:
            outside.append(_item_text(item, words).strip())
    found.furniture.append(" ".join(filter(None, outside)))
    matches = (_NUMBER.fullmatch(label.strip()) for label in said.values())
    found.numbers += [int(match[1]) for match in matches if match]
    words.close()
    page.close()


def _plain(text: str) -> str:
    return text.replace(_HYPHEN, "-").replace("\r\n", "\n").replace(" \n", "\n")


def _elements(page: pypdfium2.PdfPage) -> Iterator[ctypes.c_void_p]:
    """Every element of the structure tree that has something on the page, in reading order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        waiting = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in reversed(range(count))]
        while waiting:
            element = waiting.pop()
            if element:
                yield element
                count = pdfium.FPDF_StructElement_CountChildren(element)
                waiting += [
                    pdfium.FPDF_StructElement_GetChildAtIndex(element, n) for n in reversed(range(count))
                ]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _read_element(element: ctypes.c_void_p, labels: list[int], found: Pages) -> None:
    if alternative := _string(pdfium.FPDF_StructElement_GetAltText, element):
        found.alternatives.append(alternative)
    if _string(pdfium.FPDF_StructElement_GetType, element) == "Lbl":
        count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)
        labels += [pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n) for n in range(count)]


def _text_items(page: pypdfium2.PdfPage) -> Iterator[ctypes.c_void_p]:
    for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, number)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield item


def _item_text(item: ctypes.c_void_p, words: pypdfium2.PdfTextPage) -> str:
    room = pdfium.FPDFTextObj_GetText(item, words.raw, None, 0)
    buffer = (ctypes.c_ushort * (room // 2))()
    pdfium.FPDFTextObj_GetText(item, words.raw, buffer, room)
    return _decoded(buffer)


def _string(read: object, element: ctypes.c_void_p) -> str:
    """What one of PDFium's functions that fill a buffer says of an element."""
    assert callable(read)
    room = read(element, None, 0)
    if room <= 2:
        return ""
    buffer = (ctypes.c_ushort * (room // 2))()
    read(element, buffer, room)
    return _decoded(buffer)


def _decoded(buffer: ctypes.Array[ctypes.c_ushort]) -> str:
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _read_bookmark(bookmark: pypdfium2.PdfBookmark, found: Pages) -> None:
    title, place = bookmark.get_title(), bookmark.get_dest()
    found.bookmarks.append(title)
    if bookmark.level == 0 and place is not None:
        found.outline.append((title, place.get_index() + 1))
