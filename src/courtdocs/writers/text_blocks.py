"""Blocks as lines of plain text; a row of a table is a few lines, each with its column's head before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..content.blocks import (
    Block,
    Cell,
    Drawing,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Table,
    words,
)
from ..prose.blocks import Text
from .list_letters import letter
from .wording import signature_lines

WIDTH = 78
_UNDERLINES = "=-~."
"""What stands under a heading of the levels 1 to 4."""
_NUMBER, _QUOTE, _TABLE, _VALUE = 6, 4, 2, 2
"""Indents. Two spaces stand at the start of a line, or after the number of a paragraph, and nowhere else."""
_SPACES = str.maketrans(dict.fromkeys("\t\r\v\f", " "))
_INK = "_" * 30


def lines(blocks: Iterable[Block], width: int = WIDTH, lettered: int = 0) -> Iterator[str]:
    """The lines of blocks; `lettered` counts the ordered lists round them.

    Lists and quotations after a numbered paragraph belong to it and stand under its words.
    """
    numbered = False
    before: Block | None = None
    for block in blocks:
        belongs = isinstance(block, (List, Quote))
        if not belongs:
            numbered = isinstance(block, Paragraph) and block.number is not None
        yield from [""] * _distance(before, block)
        indent = " " * _NUMBER if belongs and numbered else ""
        yield from hung(indent, _block(block, width - len(indent), lettered))
        before = block


def _distance(before: Block | None, block: Block) -> int:
    """The empty lines between two blocks: a list stands right under its paragraph, tables further apart."""
    match before, block:
        case (None, _) | (Paragraph(), List()):
            return 0
        case Table(), Table():
            return 2
    return 1


def wrapped(text: str, width: int = WIDTH) -> Iterator[str]:
    """The words of a text in lines that break at spaces only: no word is cut, however long it is."""
    for typed in text.translate(_SPACES).strip(" \n").split("\n"):
        # The standard library's wrap() takes a no-break space for one that may go.
        line = ""
        for word in filter(None, typed.split(" ")):
            if line and len(line) + 1 + len(word) > width:
                yield line
                line = ""
            line = f"{line} {word}" if line else word
        yield line


def hung(marker: str, inner: Iterable[str], indent: int | None = None) -> Iterator[str]:
    """Lines behind a marker: it stands before the first, and the others are as far in, or by `indent`."""
    lead = marker
    for line in inner:
        yield (lead + line).rstrip(" ")
        lead = " " * (len(marker) if indent is None else indent)


def labelled(label: str, value: tuple[Block, ...], width: int = WIDTH) -> Iterator[str]:
    """A label and its value on one line where they fit; all further lines are a little in."""
    match value:
        case (Paragraph(children=children), *rest):
            led = Paragraph((Text(f"{label} "), *children))
        case rest:
            led = Paragraph((Text(label),))
    return hung("", lines((led, *rest), width - _VALUE), _VALUE)


def _block(block: Block, width: int, lettered: int) -> Iterator[str]:
    match block:
        case Heading():
            return _heading(block, width)
        case Paragraph(number=None, children=children):
            return wrapped(words(children), width)
        case Paragraph(number=number, children=children):
            marker = f"{number}.  ".ljust(_NUMBER)
            return hung(marker, wrapped(words(children), width - len(marker)))
        case List():
            return _list(block, width, lettered)
        case Quote(children=children):
            return hung(" " * _QUOTE, lines(children, width - _QUOTE, lettered))
        case Table():
            return hung(" " * _TABLE, _table(block, width - _TABLE))
        case Drawing(alt=alt):
            return wrapped(f"[Drawing: {alt}]", width)
        case Signature():
            return _signature(block, width)
        case PageBreak():
            return iter(("-" * width,))


def _heading(block: Heading, width: int) -> Iterator[str]:
    said = list(wrapped(words(block.children), width))
    yield from said
    yield _UNDERLINES[block.level - 1] * max(map(len, said))


def _list(block: List, width: int, lettered: int) -> Iterator[str]:
    markers = [f"{letter(number, lettered)} " for number in range(1, len(block.items) + 1)]
    if not block.ordered:
        markers = ["- "] * len(block.items)
    indent = max(map(len, markers), default=0)
    for marker, item in zip(markers, block.items, strict=True):
        inner = lines(item or (Paragraph(()),), width - indent, lettered + block.ordered)
        yield from hung(marker.ljust(indent), inner)


def _table(block: Table, width: int) -> Iterator[str]:
    """The rows: with a head, an empty line between any two, and each value behind the head of its column."""
    heads = [_label(cell) for cell in block.head]
    for place, row in enumerate(block.rows):
        if heads and place:
            yield ""
        for label, cell in _pairs(heads, row):
            yield from labelled(label, cell.children, width)


def _pairs(heads: list[str], row: tuple[Cell, ...]) -> Iterable[tuple[str, Cell]]:
    """Each value of a row with its label; without heads the first cell is the label of the next."""
    if heads or len(row) == 1:
        return zip(heads or [""], row, strict=True)
    first, *values = row
    return zip([_label(first), *[""] * (len(values) - 1)], values, strict=True)


def _label(cell: Cell) -> str:
    """The words of a head cell with a colon, unless they end with a sign of their own, as “No.” does."""
    said = " ".join(line.strip() for line in lines(cell.children) if line)
    return said if said[-1:] in ("", ".", ":", "?", "!") else f"{said}:"


def _signature(block: Signature, width: int) -> Iterator[str]:
    for line in signature_lines(block):
        said = line.text
        if line.label == "Signed" and block.manner == "image":
            said = f"[Signature of {block.name}]"
        elif line.ink:
            said = _INK
        yield from labelled(f"{line.label}:", (Paragraph((Text(said),)),), width)
