"""The house template, read once: its tagged parts compiled, and what its lists and page measure."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Template
from lxml import etree

from ...content.blocks import Look
from ..looks import LOOKS
from .looked import looked
from .properties import declared
from .tagged import compiled, is_tagged, refusal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

LISTS = ("NumberedParagraph", "ListBullet", "ListLetter", "TableBullet", "TableLetter")
STYLES = (
    *LISTS,
    *("Heading1", "Heading2", "Heading3", "Heading4"),
    *("BodyText", "ListContinue", "Quote", "Figure", "SignatureLine", "SignatureInk", "SignatureLabel"),
    *(
        "TableText",
        "TableHead",
        "TableRowHead",
        "TableRowKept",
        "TableEnd",
        "CourtTable",
        "Gap",
        "InternalLink",
    ),
)
"""The styles that the body is written in; a house template has them all."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one sort of list is numbered, and how far in (in twips) the text of each level stands.

    `hangs` is how far its bullet or letter stands before it.
    """

    abstract: int
    num: int
    lefts: tuple[int, ...]
    hangs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A house template: `parts` go into every document as they are, `tagged` with values in place.

    `width` and `height` are what the margins leave of a page, and `quote` how far a quotation stands in, all
    in twips.
    """

    parts: Mapping[str, bytes]
    tagged: Mapping[str, Template]
    schemes: Mapping[str, Scheme]
    width: int
    height: int
    quote: int
    gap: float
    """Of the space after a table, against the house's."""

    @property
    def next_num(self) -> int:
        """The first numbering instance that the template leaves free."""
        return 1 + max(scheme.num for scheme in self.schemes.values())


@cache
def frame(path: Path, look: Look = "court") -> Frame:
    """The template at `path` in a look, read and compiled once a process.

    Raises TemplateError where it has no place for the body, lacks a style, or has a tag that cannot be read.
    """
    parts = _parts(path.read_bytes())
    parts.update(declared(parts))
    if look != "court":
        parts = looked(parts, LOOKS[look])
    texts = {name: data.decode("utf-8") for name, data in parts.items() if name.startswith("word/")}
    tagged = {name: compiled(name, text) for name, text in texts.items() if is_tagged(text)}
    document = texts["word/document.xml"]
    if not re.search(r"\{\{p\s+body\s*\}\}", re.sub(r"<[^>]*>", "", document)):
        raise refusal(
            "H02",
            "field-not-rendered",
            "the template has no place for the body",
            "Write {{p body }} alone in the paragraph where it belongs.",
        )
    schemes = _schemes(parts["word/numbering.xml"])
    styles = _styles(parts["word/styles.xml"])
    _require({*styles} & {*schemes, *(style for style in STYLES if style not in LISTS)})
    quote = styles["Quote"].find(f"{_W}pPr/{_W}ind")
    width, height = _page(document)
    measures = LOOKS[look]
    stands_in = 0 if quote is None else _number(quote, "left")
    return Frame(parts, tagged, schemes, width, height, stands_in, measures.gap * measures.scale)


def _require(there: set[str]) -> None:
    lacking = [style for style in STYLES if style not in there]
    if lacking:
        raise refusal(
            "H11",
            "style-missing",
            f"the template has no style {', '.join(lacking)}, or its list is not tied to the style",
            "Copy the style from an earlier version of court.docx.",
        )


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts of a template, without the properties that tell who saved it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.startswith("docProps/")}


def _styles(styles: bytes) -> dict[str, etree._Element]:
    root = etree.fromstring(styles, _PARSER)
    return {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}


def _schemes(numbering: bytes) -> dict[str, Scheme]:
    """Each list's numbering, found by the style that its first level is tied to."""
    root = etree.fromstring(numbering, _PARSER)
    nums = {_val(num.find(f"{_W}abstractNumId")): _number(num, "numId") for num in root.iter(f"{_W}num")}
    found = {}
    for abstract in root.iter(f"{_W}abstractNum"):
        number = abstract.get(f"{_W}abstractNumId", "")
        lefts, hangs = (
            tuple(_number(ind, name) for ind in abstract.iter(f"{_W}ind")) for name in ("left", "hanging")
        )
        for style in abstract.iter(f"{_W}pStyle"):
            if number in nums:
                found[_val(style)] = Scheme(int(number), nums[number], lefts, hangs)
    return found


def _page(document: str) -> tuple[int, int]:
    size, margins = (re.search(rf"<w:{name}\b[^>]*>", document) for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        raise refusal(
            "H11", "style-missing", "the template has no page size", "Set the page to A4 and save it again."
        )
    width, height = (_measure(size[0], name) for name in ("w", "h"))
    left, right, top, bottom = (_measure(margins[0], name) for name in ("left", "right", "top", "bottom"))
    return width - left - right, height - top - bottom


def _measure(element: str, name: str) -> int:
    found = re.search(rf'w:{name}="(\d+)"', element)
    return int(found[1]) if found else 0


def _val(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _number(element: etree._Element, name: str) -> int:
    return int(element.get(f"{_W}{name}", "0"))
