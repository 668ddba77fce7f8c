"""What a document is made of, free of any format; writers turn it into files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..findings import Path
from ..prose.blocks import LineBreak as LineBreak
from ..prose.blocks import Text as Text


@dataclass(frozen=True, slots=True)
class Origin:
    """Which field of the form a block was composed from, and the line (from 0) within its text."""

    path: Path
    line: int = 0


@dataclass(frozen=True, slots=True)
class Styled:
    """Words set in italic, or bold where `strong`."""

    children: tuple[Inline, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another place of the document: the block whose `anchor` is `target`."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A visible "not yet given" in a draft: `label` names what is missing."""

    label: str


Inline = Text | LineBreak | Styled | Link | Gap
"""Inline pieces. Text is literal, whatever characters it holds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a part of the document) to 4."""

    level: int
    children: tuple[Inline, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` is its number in the document, None where it has none."""

    children: tuple[Inline, ...]
    number: int | None = None
    anchor: str = ""
    origin: Origin | None = None
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted list, or an ordered one printed (a), (b), (c), inner ones (i), (ii)."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set off from the text."""

    children: tuple[Block, ...]
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, itself made of blocks; `anchor` makes it a place that links lead to."""

    children: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: column widths as shares of 1, alignments, a head that repeats on each page, and rows.

    `summary` says in words what the table holds, for people who cannot see it.
    """

    widths: tuple[float, ...]
    aligns: tuple[Literal["left", "center", "right"], ...]
    head: tuple[Cell, ...]
    """Empty where the table has no head row; the first cell of each row is then its head."""
    rows: tuple[tuple[Cell, ...], ...]
    summary: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a drawing, in points from its top left corner.

    A `line` runs from (x, y) to (x2, y2); `rect`, `circle` and `diamond` fill the box between them;
    `text` stands centred at (x, y), `size` points high. `weight` is the line's width.
    """

    kind: Literal["line", "rect", "circle", "diamond", "text"]
    x: float
    y: float
    x2: float = 0.0
    y2: float = 0.0
    text: str = ""
    size: float = 9.0
    weight: float = 1.0
    dashed: bool = False
    filled: bool = False
    """Filled light grey, to pick out the children of the case."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of a given size in points, with the text that says the same in words."""

    shapes: tuple[Shape, ...]
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block: a space to sign in wet ink, the typed name, or an image (PNG or JPEG bytes)."""

    name: str
    role: str
    registration: str = ""
    place: str = ""
    dated: str = ""
    """The date in words; empty in a draft or where it is to be written in ink."""
    manner: Literal["typed", "wet ink", "image", "none"] = "none"
    image: bytes = b""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page."""


Block = Heading | Paragraph | List | Quote | Table | Drawing | Signature | PageBreak


@dataclass(frozen=True, slots=True)
class Front:
    """The title of the proceedings and the marks in the top right corner (PD22A 3)."""

    court: str
    number: str
    """The case number; empty before issue."""
    acts: tuple[str, ...]
    children: tuple[tuple[str, str], ...]
    """Each child's name and date of birth in words."""
    parties: tuple[tuple[str, str], ...]
    """Each party's name and designation, in order: applicant first."""
    corner: tuple[tuple[str, str], ...]
    """Label and value, in the order of PD22A 3.2: party, maker, number, exhibits, date."""
    title: str
    """The document's own title."""
    subtitle: str = ""


Look = Literal["court", "dense", "large"]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document, ready for a writer."""

    title: str
    """For the file's metadata and the page header; names no child."""
    front: Front | None
    """None for a document that is not the court's, such as a brief: it begins with its title alone."""
    blocks: tuple[Block, ...]
    dated: date
    """The date that file times and metadata carry: the signing date, else the as-at date."""
    confidentiality: str
    """The line at the foot of every page."""
    marking: str = ""
    """Words that stand at the head of every page, such as DRAFT; empty where there are none."""
    look: Look = "court"
    """How it is set: as the court wants it, dense for one page, or large and plain."""
    language: str = "en-GB"
    notes: tuple[str, ...] = field(default=())
    """The document's record: waivers, printed at the end."""


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, those inside lists, quotes and tables included."""
    for block in blocks:
        yield block
        match block:
            case List(items=items):
                for item in items:
                    yield from walk(item)
            case Quote(children=children):
                yield from walk(children)
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    for cell in row:
                        yield from walk(cell.children)


def words(children: tuple[Inline, ...]) -> str:
    """The words of inline pieces, as a reader sees them."""
    out = []
    for child in children:
        match child:
            case Text(text=text):
                out.append(text)
            case LineBreak():
                out.append("\n")
            case Styled(children=inner) | Link(children=inner):
                out.append(words(inner))
            case Gap(label=label):
                out.append(f"[not yet given: {label}]")
    return "".join(out)
