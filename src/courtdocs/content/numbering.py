"""Numbers the paragraphs, and resolves what waits for the numbers: links and paragraph references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from .blocks import (
    Block,
    Cell,
    Heading,
    Inline,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
    walk,
    words,
)
from .markdown import NEW_PAGE, UNNUMBERED, Piece
from .values import Awaited

Answer = Callable[[Awaited], tuple[Block, ...]]


def numbered(pieces: Iterable[Piece]) -> list[Block]:
    """The blocks with every top-level paragraph under a first-level heading numbered, from 1 on."""
    blocks: list[Block] = []
    number, counting = 0, False
    for piece in pieces:
        block = piece.block
        if isinstance(block, Heading) and block.level == 1:
            counting = UNNUMBERED not in piece.options
            if NEW_PAGE in piece.options:
                blocks.append(PageBreak())
        if isinstance(block, Paragraph) and counting and not piece.built:
            number += 1
            block = replace(block, number=number)
        _keep(blocks, block)
        blocks.append(block)
    return blocks


def _keep(blocks: list[Block], following: Block) -> None:
    # Neither "The reasons are these:" nor a line in bold, as a heading within prose, ends a page.
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        return
    leads = words(last.children[-1:]).rstrip().endswith(":") and isinstance(following, (List, Quote, Table))
    heads = len(last.children) == 1 and isinstance(last.children[0], Styled) and last.children[0].strong
    if leads or heads:
        blocks[-1] = replace(last, keep_with_next=True)


class Resolver:
    """Goes through the blocks once more when the numbers are known.

    A link whose place does not exist becomes words; a place marked twice is marked the first time only.
    `places` gives the anchors of the paragraphs, by number, that `answer` links to.
    """

    def __init__(self, blocks: Iterable[Block], places: Mapping[int, str], answer: Answer) -> None:
        self._places, self._answer = places, answer
        self._anchors = {*places.values(), *(a for block in walk(tuple(blocks)) for a in _anchors(block))}
        self._used: set[str] = set()

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks, resolved."""
        return tuple(new for block in blocks for new in self._block(block))

    def _block(self, block: Block) -> tuple[Block, ...]:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                children = self._inline(block.children)
                return (replace(block, children=children, anchor=self._once(block.anchor)),)
            case List():
                return (replace(block, items=tuple(self.blocks(item) for item in block.items)),)
            case Quote():
                return (replace(block, children=self.blocks(block.children)),)
            case Table():
                rows = tuple(self._cells(row) for row in block.rows)
                return (replace(block, head=self._cells(block.head), rows=rows),)
        return (block,)

    def _cells(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(Cell(self.blocks(cell.children), self._once(cell.anchor)) for cell in cells)

    def _paragraph(self, block: Paragraph) -> tuple[Block, ...]:
        if len(block.children) == 1 and isinstance(block.children[0], Awaited):
            return self.blocks(self._answer(block.children[0]))
        anchor = self._once(block.anchor or self._places.get(block.number or 0, ""))
        children = self._inline(block.children)
        if children is block.children and anchor == block.anchor:
            return (block,)
        return (replace(block, children=children, anchor=anchor),)

    def _once(self, anchor: str) -> str:
        if not anchor or anchor in self._used:
            return ""
        self._used.add(anchor)
        return anchor

    def _inline(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if all(type(child) is Text for child in children):
            return children
        return tuple(new for child in children for new in self._piece(child))

    def _piece(self, child: Inline) -> tuple[Inline, ...]:
        match child:
            case Awaited():
                first = self._answer(child)[0]
                return self._inline(first.children) if isinstance(first, Paragraph) else ()
            case Styled():
                return (replace(child, children=self._inline(child.children)),)
            case Link():
                return (child,) if child.target in self._anchors else child.children
        return (child,)


def _anchors(block: Block) -> Iterator[str]:
    if isinstance(block, (Paragraph, Heading)) and block.anchor:
        yield block.anchor
    if isinstance(block, Table):
        yield from (cell.anchor for row in (block.head, *block.rows) for cell in row if cell.anchor)
