"""Sees to it that a marking such as DRAFT stands at the head of every page of a Word template."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from ..inspection.docx_package import W
from ..inspection.docx_text import text
from .wordml.markup import encoded, run

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_BOLD = "<w:b/><w:bCs/>"
_OFF = ("0", "false", "off")

Header = Callable[[str], etree._Element]
"""The header of a relation."""
NewHeader = Callable[[], str]
"""Makes a header; the relation that leads to it."""


def mark_pages(
    document: etree._Element, settings: etree._Element | None, marking: str, header: Header, new: NewHeader
) -> None:
    """Put the marking into every header that a page can have, unless the template has put it there itself.

    Where a page has no header it gets one.
    """
    even = settings is not None and _is_on(settings.find(f"{W}evenAndOddHeaders"))
    inherited: dict[str, str] = {}
    for section in list(document.iter(f"{W}sectPr")):
        for kind in _kinds(section, even):
            found = section.find(f"{W}headerReference[@{W}type='{kind}']")
            if found is None and kind not in inherited:
                found = _reference(section, kind, new())
            if found is not None:
                inherited[kind] = found.get(f"{_R}id", "")
            _mark(header(inherited[kind]), marking)


def _kinds(section: etree._Element, even: bool) -> Iterator[str]:
    yield "default"
    if _is_on(section.find(f"{W}titlePg")):
        yield "first"
    if even:
        yield "even"


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "1") not in _OFF


def _reference(section: etree._Element, kind: str, relation: str) -> etree._Element:
    made = etree.Element(f"{W}headerReference")
    made.set(f"{W}type", kind)
    made.set(f"{_R}id", relation)
    section.insert(0, made)
    return made


def _mark(header: etree._Element, marking: str) -> None:
    if marking in text(header):
        return
    words = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc w:val="center"/></w:pPr>{run(marking, _BOLD)}</w:p>'
    header.insert(0, etree.fromstring(encoded(words), _PARSER))
