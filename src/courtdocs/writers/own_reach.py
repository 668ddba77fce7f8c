"""Finds what in a Word template reaches outside it: objects of other programs, and Word's own fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..findings import Finding, Location
from ..inspection.docx_package import W
from ..inspection.docx_text import paragraphs, words
from .own_faults import excerpt, fault, place

_ACTIVE = tuple(f"{W}{name}" for name in ("altChunk", "object", "control", "subDoc", "movie"))
_R = re.compile(r"\{http://schemas.openxmlformats.org/officeDocument/2006/relationships\}")
_FIELDS = ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES")
"""Fields that say the same whoever opens the file, and need nothing outside it."""
_LINK = re.compile(r"\s*HYPERLINK\s+(?:\"?(?:https?|mailto):|\\l\s)", re.IGNORECASE)


def reaching(root: etree._Element, file: str, part: str) -> Iterator[Finding]:
    """What in a part would run, be fetched, or be filled by whoever opens the document.

    `part` names the part for findings.
    """
    numbers = {one: number for number, one in enumerate(paragraphs(root), 1)}
    for element, what, help in (*_objects(root), *_fields(root)):
        holder = next((one for one in (element, *element.iterancestors()) if one in numbers), None)
        where = place(file, part, numbers[holder] if holder is not None else 1)
        yield fault("H16", where, what, help, excerpt(words(holder)) if holder is not None else "")


def dangling(root: etree._Element, relations: set[str], file: str, part: str) -> Iterator[Finding]:
    """Where a part refers to one that the file does not hold: Word would not open it."""
    names = {str(value) for one in root.iter("*") for key, value in one.attrib.items() if _R.match(str(key))}
    if names - relations:
        said = "the template refers to a part that it does not hold"
        yield fault("H17", Location(file, cell=part), said, "Open it in Word and save it again.")


def _objects(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for one in root.iter(*_ACTIVE):
        name = etree.QName(one).localname
        yield (
            one,
            f"the template holds an object that only another program can show ({name})",
            "Take it out, or put a picture of it (PNG or JPEG) in its place.",
        )


def _fields(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for element, code in _codes(root):
        name = (code.split() or [""])[0].upper()
        if name not in _FIELDS and not _LINK.match(code):
            yield (
                element,
                f"the template has a Word field, {name or 'without a name'}, which Word or LibreOffice would "
                "fill with what they know of the computer, the day or another file",
                "Write the words themselves, or a tag. Page numbers (PAGE, NUMPAGES) may stay.",
            )


def _codes(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every field's instruction, put together from its runs, and where it begins."""
    open_fields: list[tuple[etree._Element, list[str]]] = []
    for one in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if one.tag == f"{W}fldSimple":
            yield one, one.get(f"{W}instr", "")
        elif one.tag == f"{W}instrText" and open_fields:
            open_fields[-1][1].append(one.text or "")
        elif one.get(f"{W}fldCharType") == "begin":
            open_fields.append((one, []))
        elif one.get(f"{W}fldCharType") == "end" and open_fields:
            begun, said = open_fields.pop()
            yield begun, "".join(said)
    yield from ((begun, "".join(said)) for begun, said in open_fields)
