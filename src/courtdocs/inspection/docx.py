"""Opens a finished Word file and says what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .docx_numbering import numbers
from .docx_package import Package, W, opened
from .docx_text import paragraphs, revisions, text, words
from .finished import Finished

_DOCUMENT = "word/document.xml"
_STORIES = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SUMMARIES = (f"{W}tblCaption", f"{W}tblDescription")


def open_docx(data: bytes, name: str) -> Finished:
    """What the Word file holds. Its pages are Word's affair, so the whole body is one.

    Raises ValueError for bytes that are no Word file or that no Word would have written.
    """
    package = opened(data)
    document, styles = package.part(_DOCUMENT), package.part("word/styles.xml")
    if document is None:
        raise ValueError("The file is not a Word document.")
    others = [one for one in _others(package) if one is not None]
    metadata = _metadata(package)
    every = [document, *others]
    return Finished(
        format="docx",
        name=name,
        pages=(text(document),),
        furniture=tuple(said for said in map(text, others) if said.strip()),
        alternatives=tuple(alternative for part in every for alternative in _alternatives(part)),
        metadata=metadata,
        numbers=tuple(numbers(document, package.part("word/numbering.xml"), styles)),
        bookmarks=tuple(_headings(document, styles)),
        language=_language(styles) or metadata.get("dc:language", ""),
        fonts=tuple(sorted({font for part in (*every, styles) for font in _fonts(part)})),
        revisions=(*(one for part in every for one in revisions(part)), *_comments(package)),
    )


def _others(package: Package) -> Iterator[etree._Element | None]:
    for story in _STORIES:
        for name in package.names(story):
            yield package.part(name)


def _alternatives(part: etree._Element) -> Iterator[str]:
    for described in part.iter(_DESCRIBED):
        yield from filter(None, (described.get("title"), described.get("descr")))
    for summary in part.iter(*_SUMMARIES):
        yield summary.get(f"{W}val", "")


def _metadata(package: Package) -> dict[str, str]:
    """Every property, named like `dc:title` where it has a prefix; links to the outside by sort."""
    found: dict[str, str] = {}
    for name in ("docProps/core.xml", "docProps/app.xml"):
        for element in _children(package.part(name)):
            key = etree.QName(element).localname
            found[f"{element.prefix}:{key}" if element.prefix else key] = _said(element)
    for element in _children(package.part("docProps/custom.xml")):
        found[element.get("name", "")] = _said(element)
    for number, (sort, target) in enumerate(package.external(), 1):
        found[f"{sort} {number}"] = target
    return {name: value for name, value in found.items() if value}


def _children(part: etree._Element | None) -> Iterator[etree._Element]:
    return iter(()) if part is None else part.iterchildren("*")


def _said(element: etree._Element) -> str:
    """The element's words; a property that has several values has them joined."""
    return "; ".join(str(words) for words in element.itertext() if str(words).strip())


def _headings(document: etree._Element, styles: etree._Element | None) -> Iterator[str]:
    outlined = {
        style.get(f"{W}styleId", "")
        for style in (styles.iterfind(f"{W}style") if styles is not None else ())
        if style.find(f"{W}pPr/{W}outlineLvl") is not None
    }
    for paragraph in paragraphs(document):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        own = paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
        if own or (style is not None and style.get(f"{W}val", "") in outlined):
            yield words(paragraph)


def _language(styles: etree._Element | None) -> str:
    found = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return "" if found is None else found.get(f"{W}val", "")


def _fonts(part: etree._Element | None) -> Iterator[str]:
    for named in part.iter(f"{W}rFonts") if part is not None else ():
        yield from (
            str(value) for key, value in named.attrib.items() if not str(key).endswith(("Theme", "hint"))
        )


def _comments(package: Package) -> Iterator[str]:
    for name in package.names("word/comments"):
        part = package.part(name)
        for comment in part.iterfind(f"{W}comment") if part is not None else ():
            yield f"comment: {text(comment)}"
