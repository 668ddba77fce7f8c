"""Puts what a form says where a filled Word template has marks: words into runs, prose into paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from ..content.blocks import Inline
from ..content.marks import MARK, number_of
from ..content.own_fields import Front, OwnFields
from ..content.values import Anchored, Built, is_block
from ..inspection.docx_package import W
from ..inspection.docx_text import paragraphs
from .wordml.body import body
from .wordml.markup import encoded, run
from .wordml.runs import runs
from .wordml.story import Story

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WRAP = f'<w:body xmlns:w="{W[1:-1]}" xmlns:r="{_R}">', "</w:body>"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_STYLED = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_KEEPS = tuple(f"{W}{name}" for name in ("drawing", "pict", "fldChar", "footnoteReference"))
_PADDING = 216
_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
    *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
    *("w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
    *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
)
"""Of the properties of a run, as the schema wants them."""
_PLACE = {f"{W}{name}": n for n, name in enumerate(_ORDER)}


@dataclass(slots=True)
class Setting:
    """One document while its marks are being replaced.

    `called` has the template's names for our styles; `head` writes the head of the first page.
    """

    values: list[Any]
    fields: OwnFields
    story: Story
    called: Mapping[str, str]
    head: Callable[[], str]

    def place(self, root: etree._Element) -> None:
        """Replace every mark of a part."""
        for paragraph in list(paragraphs(root)):
            marked = _marked(paragraph)
            numbers = [number_of(mark) for one in marked for mark in MARK.findall(one.text or "")]
            if any(is_block(self.values[number]) for number in numbers):
                self._blocks(paragraph, marked, [self.values[number] for number in numbers])
            else:
                for one in marked:
                    self._words(one)
        _close(root)

    def _words(self, text: etree._Element) -> None:
        """Replace the marks of a run's text; the words take the look of the run."""
        held = text.getparent()
        parent = held.getparent() if held is not None else None
        if held is None or parent is None:
            return
        look, made = held.find(f"{W}rPr"), []
        for child in [one for one in held if one.tag != f"{W}rPr"]:
            if child is not text:
                made.append(_run_of(child, look))
                continue
            end = 0
            for mark in MARK.finditer(text.text or ""):
                made += self._plain((text.text or "")[end : mark.start()], look)
                made += self._value(self.values[number_of(mark[0])], look, parent.tag == f"{W}p")
                end = mark.end()
            made += self._plain((text.text or "")[end:], look)
        at = parent.index(held)
        parent[at : at + 1] = made

    def _plain(self, words: str, look: etree._Element | None) -> list[etree._Element]:
        return self._dressed(run(words), look) if words else []

    def _value(self, value: Any, look: etree._Element | None, may_link: bool) -> list[etree._Element]:
        children: tuple[Inline, ...] = self.fields.inline(value)
        if isinstance(value, Anchored) and value.anchor in self.story.bookmarks:
            self.story.mark_next(value.anchor)
        bookmarks = self.story.bookmarks if may_link else {}
        return self._dressed(self.story.mark() + runs(children, bookmarks), look)

    def _dressed(self, xml: str, look: etree._Element | None) -> list[etree._Element]:
        made = self._elements(xml)
        for one in made:
            for held in one.iter(f"{W}r"):
                _dress(held, look)
        return made

    def _elements(self, xml: str) -> list[etree._Element]:
        made = list(etree.fromstring(encoded(f"{_WRAP[0]}{xml}{_WRAP[1]}"), _PARSER))
        for one in made:
            for style in one.iter(*_STYLED):
                style.set(f"{W}val", self.called.get(style.get(f"{W}val", ""), style.get(f"{W}val", "")))
        return made

    def _blocks(self, paragraph: etree._Element, marked: list[etree._Element], values: Iterable[Any]) -> None:
        """Put blocks in the place of a paragraph, which stays where something else hangs on it."""
        parent = paragraph.getparent()
        if parent is None:
            return
        width, height = _room(paragraph)
        self.story.frame = replace(self.story.frame, width=width, height=height)
        made = [element for value in values for element in self._made(value, paragraph, marked[0])]
        at = parent.index(paragraph)
        parent[at:at] = made
        for one in marked:
            one.text = ""
        if paragraph.find(f"{W}pPr/{W}sectPr") is None and next(paragraph.iter(*_KEEPS), None) is None:
            parent.remove(paragraph)

    def _made(self, value: Any, paragraph: etree._Element, marked: etree._Element) -> list[etree._Element]:
        if isinstance(value, Front):
            return self._elements(self.head())
        if isinstance(value, Built):
            return self._elements(body(value.blocks, self.story))
        in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
        style = "TableText" if in_cell else "BodyText"
        made = self._elements(body(self.fields.blocks(value), self.story, style))
        held = marked.getparent()
        for one in made:
            if _style(one) == self.called.get(style, style):
                _like(one, paragraph, None if held is None else held.find(f"{W}rPr"))
        return made


def unlink(root: etree._Element) -> None:
    """Make words of links to places that the template does not print."""
    there = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    for link in list(root.iter(f"{W}hyperlink")):
        parent = link.getparent()
        if parent is not None and link.get(f"{W}anchor") is not None and link.get(f"{W}anchor") not in there:
            at = parent.index(link)
            parent[at : at + 1] = list(link)


def _section_of(paragraph: etree._Element) -> etree._Element | None:
    """The properties of the section that an element of the text is in: those that come next."""
    for one in (paragraph, *paragraph.itersiblings(), *_after(paragraph)):
        found = one if one.tag == f"{W}sectPr" else one.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
    return None


def _after(element: etree._Element) -> Iterable[etree._Element]:
    return (later for outer in element.iterancestors() for later in outer.itersiblings())


def _marked(paragraph: etree._Element) -> list[etree._Element]:
    texts = (one for one in paragraph.iter(f"{W}t") if next(one.iterancestors(f"{W}p")) is paragraph)
    return [one for one in texts if MARK.search(one.text or "")]


def _run_of(child: etree._Element, look: etree._Element | None) -> etree._Element:
    made = etree.Element(f"{W}r")
    if look is not None:
        made.append(deepcopy(look))
    made.append(child)
    return made


def _dress(held: etree._Element, look: etree._Element | None) -> None:
    """Give a run the look of another; what its own words ask for, such as bold, stays on top."""
    if look is None:
        return
    own, made = held.find(f"{W}rPr"), deepcopy(look)
    for one in list(own) if own is not None else ():
        for before in made.findall(one.tag):
            made.remove(before)
        made.append(one)
    made[:] = sorted(made, key=lambda one: _PLACE.get(str(one.tag), len(_PLACE)))
    if own is not None:
        held.remove(own)
    held.insert(0, made)


def _style(element: etree._Element) -> str:
    found = element.find(f"{W}pPr/{W}pStyle")
    return "" if found is None or element.find(f"{W}pPr/{W}numPr") is not None else found.get(f"{W}val", "")


def _like(made: etree._Element, paragraph: etree._Element, look: etree._Element | None) -> None:
    """Set a paragraph as the one in whose place it stands."""
    before, after = made.find(f"{W}pPr"), deepcopy(paragraph.find(f"{W}pPr"))
    if before is not None:
        made.remove(before)
    if after is not None:
        for section in after.findall(f"{W}sectPr"):
            after.remove(section)
        made.insert(0, after)
    for held in made.iter(f"{W}r"):
        _dress(held, look)


def _room(paragraph: etree._Element) -> tuple[int, int]:
    """How wide a table and how high a drawing may be here, in twips."""
    section = _section_of(paragraph)
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    width, height = _A4
    if size is not None and margins is not None:
        width, height = (
            _number(size, name) - sum(_number(margins, side) for side in sides)
            for name, sides in (("w", ("left", "right")), ("h", ("top", "bottom")))
        )
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    given = cell.find(f"{W}tcPr/{W}tcW") if cell is not None else None
    if given is not None and given.get(f"{W}type") == "dxa":
        width = _number(given, "w") - _PADDING
    return width, height


def _number(element: etree._Element, name: str) -> int:
    return abs(int(element.get(f"{W}{name}", "0")))


_A4 = 9026, 13958
"""What the margins of a new Word document leave of an A4 page."""


def _close(root: etree._Element) -> None:
    """End every cell, text box and part with a paragraph, as Word must have it."""
    for name in ("tc", "txbxContent", "hdr", "ftr"):
        for one in root.iter(f"{W}{name}"):
            if len(one) == 0 or one[-1].tag != f"{W}p":
                one.append(etree.Element(f"{W}p"))
