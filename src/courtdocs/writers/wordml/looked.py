"""The parts of the house template in another look: its sizes, spaces and margins, each changed alike."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from ..looks import Measures

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_CENTIMETRE = 567
_SINGLE = 240
_TITLE = "CourtTitle"
_FURNITURE = ("Header", "Footer")
"""The styles that stay as they are: what stands at the head and foot of a page is small already."""
_SIZES = ("sz", "szCs")
_STYLES, _NUMBERING, _DOCUMENT = "word/styles.xml", "word/numbering.xml", "word/document.xml"


def looked(parts: Mapping[str, bytes], measures: Measures) -> dict[str, bytes]:
    """The parts of a house template with these measures in place of its own."""
    changed = {
        _STYLES: _styles(parts[_STYLES], measures),
        _NUMBERING: _numbering(parts[_NUMBERING], measures),
        _DOCUMENT: _margins(parts[_DOCUMENT].decode("utf-8"), measures).encode(),
    }
    return {**parts, **changed}


def _styles(styles: bytes, measures: Measures) -> bytes:
    root = etree.fromstring(styles, _PARSER)
    for one in root:
        name = one.get(f"{_W}styleId")
        if name == _TITLE and not measures.titled:
            _make_plain(one)
        if name not in _FURNITURE:
            _measure(one, measures)
        elif name == "Footer":
            _move_tabs(one, measures)
    return _written(root)


def _measure(style: etree._Element, measures: Measures) -> None:
    for size in style.iter(*(f"{_W}{name}" for name in _SIZES)):
        _multiply(size, "val", measures.scale)
    for space in style.iter(f"{_W}pPr"):
        for spacing in space.iter(f"{_W}spacing"):
            _multiply(spacing, "before", measures.gap * measures.scale)
            _multiply(spacing, "after", measures.gap * measures.scale)
            _space_lines(spacing, measures)
        for indent in space.iter(f"{_W}ind"):
            _multiply(indent, "left", measures.scale)
            _multiply(indent, "hanging", measures.scale)
    for margins in style.iter(f"{_W}tblCellMar"):
        for side in margins.iter(f"{_W}top", f"{_W}bottom"):
            _multiply(side, "w", measures.gap * measures.scale)


def _space_lines(spacing: etree._Element, measures: Measures) -> None:
    """Lines of one and a half become those of the look; an exact height is one of type."""
    if spacing.get(f"{_W}lineRule") == "exact":
        _multiply(spacing, "line", measures.scale)
    elif int(spacing.get(f"{_W}line", _SINGLE)) > _SINGLE * 1.25:
        spacing.set(f"{_W}line", str(round(_SINGLE * measures.lines)))


def _make_plain(title: etree._Element) -> None:
    """A title at the margin, without rules round it."""
    for border in list(title.iter(f"{_W}pBdr", f"{_W}jc")):
        parent = border.getparent()
        assert parent is not None
        parent.remove(border)
    for spacing in title.iter(f"{_W}spacing"):
        spacing.set(f"{_W}before", "0")
        spacing.set(f"{_W}after", "240")


def _move_tabs(footer: etree._Element, measures: Measures) -> None:
    """The middle and the end of the footer's line, where the margins now put them."""
    width = round(measures.width * 20)
    for tab in footer.iter(f"{_W}tab"):
        tab.set(f"{_W}pos", str(width if tab.get(f"{_W}val") == "right" else width // 2))


def _numbering(numbering: bytes, measures: Measures) -> bytes:
    root = etree.fromstring(numbering, _PARSER)
    for indent in root.iter(f"{_W}ind"):
        _multiply(indent, "left", measures.scale)
        _multiply(indent, "hanging", measures.scale)
    return _written(root)


def _margins(document: str, measures: Measures) -> str:
    # The part has tags in it, so that it is not yet XML.
    sides = {
        side: round(getattr(measures, side) * _CENTIMETRE) for side in ("left", "right", "top", "bottom")
    }

    def moved(found: re.Match[str]) -> str:
        return re.sub(r'w:(left|right|top|bottom)="\d+"', lambda m: f'w:{m[1]}="{sides[m[1]]}"', found[0])

    return re.sub(r"<w:pgMar\b[^>]*>", moved, document)


def _multiply(element: etree._Element, name: str, by: float) -> None:
    value = element.get(f"{_W}{name}")
    if value is not None:
        element.set(f"{_W}{name}", str(round(int(value) * by)))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
