"""Opens a finished page of HTML and says what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .finished import Finished
from .html_text import text

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DESCRIBING = ("alt", "title", "aria-label", "aria-description", "placeholder")
_DESCRIPTIONS = ("caption", "desc")
_NEVER_SEEN = ("script", "template", "noscript")
# How an element looks. Every other attribute could hold words.
_LOOK = frozenset(
    {"class", "style", "lang", "charset", "role", "scope", "tabindex", "width", "height", "viewbox"}
    | {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "rx", "ry", "points"}
    | {"font-size", "font-weight", "stroke-width", "stroke-dasharray"}
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,")
_NUMBER = re.compile(r"(\d+)\.?")


def open_html(data: bytes, name: str) -> Finished:
    """What the page holds. It is one page, however long; its header and footer belong to every printed one.

    Raises ValueError for bytes that hold no element at all.
    """
    page = _parsed(data)
    body = page.find("body")
    return Finished(
        format="html",
        name=name,
        pages=("" if body is None else text(body),),
        furniture=tuple(said for part in page.iter("header", "footer") if (said := text(part))),
        alternatives=tuple(_alternatives(page)),
        metadata=_metadata(page),
        numbers=tuple(_numbers(page)),
        bookmarks=tuple(text(heading) for heading in page.iter(*_HEADINGS)),
        language=page.get("lang", ""),
        revisions=tuple(_unseen(page)),
    )


def _parsed(data: bytes) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        page = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        page = None
    if page is None:
        raise ValueError("The file is not a page of HTML.")
    return page


def _alternatives(page: etree._Element) -> Iterator[str]:
    """What stands for a picture, a drawing or a table, wherever the page has it."""
    for element in page.iter("*"):
        yield from filter(None, (element.get(name) for name in _DESCRIBING))
        if element.tag in _DESCRIPTIONS or (element.tag == "title" and _is_in_a_drawing(element)):
            yield "".join(map(str, element.itertext()))


def _is_in_a_drawing(element: etree._Element) -> bool:
    return any(one.tag == "svg" for one in element.iterancestors())


def _metadata(page: etree._Element) -> dict[str, str]:
    """The title, each `meta` by its name, and the values of any attribute that could hold words, together."""
    found: dict[str, str] = {}
    held: dict[str, dict[str, None]] = {}
    for title in page.iterfind("head/title"):
        found["title"] = "".join(map(str, title.itertext()))
    for element in page.iter("*"):
        if element.tag == "meta" and "content" in element.attrib:
            found[element.get("name") or element.get("http-equiv") or "meta"] = element.get("content", "")
            continue
        for name, value in element.attrib.items():
            if name not in _LOOK and name not in _DESCRIBING and not _PICTURE.match(str(value)):
                held.setdefault(str(name), {})[str(value)] = None
    return {**found, **{name: "; ".join(values) for name, values in held.items()}}


def _numbers(page: etree._Element) -> Iterator[int]:
    for paragraph in page.iter("p"):
        first = next(paragraph.iterchildren("span"), None)
        if first is not None and first.get("class") == "number":
            found = _NUMBER.fullmatch((first.text or "").strip())
            if found:
                yield int(found[1])


def _unseen(page: etree._Element) -> Iterator[str]:
    """Comments, before and after the page too, programs and hidden elements, each said in words."""
    within = page.iter(etree.Comment, etree.ProcessingInstruction)
    for comment in (*page.itersiblings(preceding=True), *within, *page.itersiblings()):
        yield f"comment: {comment.text}"
    for element in page.iter("*"):
        if element.tag in _NEVER_SEEN or "hidden" in element.attrib:
            yield f"hidden: {''.join(map(str, element.itertext()))}"
