"""Blocks as elements: real headings, tables with head cells, numbers and letters as words to be copied."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from typing import NamedTuple

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
from .html_drawing import drawing
from .html_markup import attribute, broken, escaped, inline
from .html_places import Places
from .list_letters import letter
from .wording import SignatureLine, signature_lines

_WIDE = 3
"""From so many columns on, a table is scrolled on a narrow screen; a narrower one fits."""
_BY_HAND = '<span class="spoken">to be written by hand</span>'


class Section(NamedTuple):
    """A heading of the first level: its id and its words."""

    id: str
    title: str


class Setter:
    """Turns the blocks of one document into HTML, and gathers its `sections` on the way."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.sections: list[Section] = []
        self._places = Places(blocks)

    def blocks(self, blocks: Iterable[Block], lettered: int = 0) -> str:
        """The blocks, an element a line; `lettered` counts the ordered lists round them.

        Lists and quotations after a numbered paragraph belong to it and stand under its words.
        """
        made = []
        numbered = False
        for block in blocks:
            if not isinstance(block, (List, Quote)):
                numbered = isinstance(block, Paragraph) and block.number is not None
            made.append(self._block(block, lettered, "under" if numbered else ""))
        return "\n".join(made)

    def _block(self, block: Block, lettered: int, place: str) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case List():
                return self._list(block, lettered, place)
            case Quote(children=children):
                look = attribute("class", place)
                return f"<blockquote{look}>\n{self.blocks(children, lettered)}\n</blockquote>"
            case Table():
                return self._table(block)
            case Drawing():
                return drawing(block, self._places.new("drawing"))
            case Signature():
                return _signature(block)
            case PageBreak():
                return '<hr class="page-break">'

    def _heading(self, block: Heading) -> str:
        id = self._places.take(block.anchor)
        if block.level == 1:
            id = id or self._places.new("section")
            self.sections.append(Section(id, words(block.children)))
        name = f"h{block.level + 1}"
        return f"<{name}{attribute('id', id)}>{inline(block.children, self._places)}</{name}>"

    def _paragraph(self, block: Paragraph) -> str:
        id = self._places.take(block.anchor)
        held = inline(block.children, self._places)
        look = ["kept"] if block.keep_with_next else []
        if block.number is not None:
            id = id or self._places.new(f"paragraph-{block.number}")
            look.append("numbered")
            held = f'<span class="number">{block.number}. </span>{held}'
        return f"<p{attribute('id', id)}{attribute('class', ' '.join(look))}>{held}</p>"

    def _list(self, block: List, lettered: int, place: str) -> str:
        name = "ol" if block.ordered else "ul"
        items = []
        for number, item in enumerate(block.items, 1):
            sign = f'<span class="letter">{letter(number, lettered)} </span>' if block.ordered else ""
            items.append(f"<li>{sign}{self._held(item, lettered + block.ordered)}</li>\n")
        return f"<{name}{attribute('class', place)}>\n{''.join(items)}</{name}>"

    def _held(self, blocks: tuple[Block, ...], lettered: int = 0) -> str:
        """The inside of an item or a cell: a paragraph that opens it needs no element of its own."""
        match blocks:
            case (Paragraph(number=None, anchor="") as first, *rest):
                held = inline(first.children, self._places)
                return f"{held}\n{self.blocks(rest, lettered)}" if rest else held
        return self.blocks(blocks, lettered)

    def _table(self, block: Table) -> str:
        columns = "".join(f'<col style="width: {share:.4g}%">' for share in _percent(block.widths))
        head = f"<thead>\n{self._row(block.head, block, 'col')}\n</thead>\n" if block.head else ""
        rows = "\n".join(self._row(row, block, "" if block.head else "row") for row in block.rows)
        id = self._places.new("table") if block.summary else ""
        caption = f'<caption class="spoken" id="{id}">{escaped(block.summary)}</caption>\n' if id else ""
        table = f"<table>\n{caption}<colgroup>{columns}</colgroup>\n{head}<tbody>\n{rows}\n</tbody>\n</table>"
        if len(block.widths) < _WIDE:
            return table
        named = attribute("aria-labelledby", id) or attribute("aria-label", "Table")
        return f'<div class="scroll" role="group" tabindex="0"{named}>\n{table}\n</div>'

    def _row(self, row: tuple[Cell, ...], table: Table, scope: str) -> str:
        """A row. With the scope `col` each of its cells is a head, with `row` the first."""
        cells = []
        for number, (cell, align) in enumerate(zip(row, table.aligns, strict=True)):
            # An empty cell heads nothing.
            is_head = bool(cell.children) and (scope == "col" or (scope == "row" and not number))
            name = "th" if is_head else "td"
            about = attribute("scope", scope) if is_head else ""
            about += attribute("class", "" if align == "left" else align)
            about += attribute("id", self._places.take(cell.anchor))
            cells.append(f"<{name}{about}>{self._held(cell.children)}</{name}>")
        return f"<tr>{''.join(cells)}</tr>"


def _percent(widths: tuple[float, ...]) -> list[float]:
    return [100 * width / (sum(widths) or 1) for width in widths]


def _signature(block: Signature) -> str:
    lines = "\n".join(
        f"<div><dt>{line.label}:</dt> {_signed(line, block)}</div>" for line in signature_lines(block)
    )
    return f'<dl class="signature">\n{lines}\n</dl>'


def _signed(line: SignatureLine, block: Signature) -> str:
    if line.label == "Signed" and block.manner == "image":
        kind = "png" if block.image.startswith(b"\x89PNG") else "jpeg"
        source = f"data:image/{kind};base64,{b64encode(block.image).decode()}"
        return f'<dd><img alt="Signature of {escaped(block.name)}" src="{source}"></dd>'
    if line.ink:
        return f'<dd class="ink">{_BY_HAND}</dd>'
    held = broken(line.text)
    return f"<dd><em>{held}</em></dd>" if line.label == "Signed" else f"<dd>{held}</dd>"
