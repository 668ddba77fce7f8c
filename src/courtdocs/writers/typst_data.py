"""Content as the data that court.typ sets: plain lists, mappings and words, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..content.blocks import (
    Block,
    Cell,
    Drawing,
    Gap,
    Heading,
    Inline,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Styled,
    Table,
    walk,
    words,
)
from ..prose.blocks import LineBreak, Text
from .columns import fitted
from .drawing import drawing_data
from .long_words import LongWord, split
from .looks import LOOKS, Measures
from .wording import gap_words, signature_lines

_NUMBER, _MARKER, _QUOTE, _INSET = 32.0, 23.0, 52.0, 11.0
_BODY, _HEADING, _TABLE = 12.0, 15.0, 10.0
"""The measures of court.typ, in points, for words that are too long for a line."""
_WHOLE_LINES = 14
"""A row of up to so many lines stays on one page."""
_SIGNATURE_LETTERS = 1000

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the width it has, its type's size, and how many lists it is in.

    `lettered` counts the ordered ones among those lists.
    """

    width: float
    size: float
    depth: int = 0
    lettered: int = 0
    measured: bool = True
    """Whether the program may measure words here; a heading's bookmark cannot wait for that."""

    def within(self, indent: float) -> Place:
        """The place inside an indent; never narrower than two letters."""
        return replace(self, width=max(self.width - indent, 2 * self.size))


class Setter:
    """Turns the blocks of one document into data. Links lead only to anchors that the document has."""

    def __init__(self, blocks: tuple[Block, ...], measures: Measures = LOOKS["court"]) -> None:
        self._scale = measures.scale
        self._whole = Place(measures.width, _BODY * measures.scale)
        self._anchors = frozenset(_anchors(blocks)) - {""}
        self._placed: set[str] = set()

    def blocks(self, blocks: Iterable[Block], place: Place | None = None) -> list[Data]:
        """The blocks as data, numbered paragraphs gathered into runs with the lists that belong to them."""
        place = place or self._whole
        made: list[Data] = []
        run: list[Data] = []
        for block in blocks:
            if isinstance(block, Paragraph) and block.number is not None:
                if not run:
                    made.append({"kind": "numbered", "items": run, "sticky": False})
                run.append(self._item(block, place))
            elif run and isinstance(block, (List, Quote)):
                run[-1]["after"].append(self._block(block, self._within(place, _NUMBER)))
            else:
                if run:
                    _hold_back(made)
                run = []
                made.append(self._block(block, place))
        return made

    def words(self, children: Iterable[Inline], place: Place | None = None) -> list[Any]:
        """Inline pieces as data: words as strings, anything else as a list with its name first."""
        return [piece for child in children for piece in self._inline(child, place or self._whole)]

    def _within(self, place: Place, indent: float) -> Place:
        return place.within(indent * self._scale)

    def _item(self, block: Paragraph, place: Place) -> Data:
        inner = self._within(place, _NUMBER)
        return {
            "number": block.number,
            "anchor": self._anchor(block.anchor),
            "words": self.words(block.children, inner),
            "sticky": block.keep_with_next,
            "after": [],
        }

    def _block(self, block: Block, place: Place) -> Data:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block, place)
            case List():
                return self._list(block, place)
            case Quote(children=children):
                return {"kind": "quote", "blocks": self.blocks(children, self._within(place, _QUOTE))}
            case Table():
                return self._table(block, place)
            case Drawing():
                return {"kind": "drawing", **drawing_data(block)}
            case Signature():
                return self._signature(block)
            case PageBreak():
                return {"kind": "page-break"}

    def _heading(self, block: Heading) -> Data:
        place = replace(self._whole, size=_HEADING * self._scale, measured=False)
        return {
            "kind": "heading",
            "level": block.level,
            "anchor": self._anchor(block.anchor),
            "words": self.words(block.children, place),
        }

    def _paragraph(self, block: Paragraph, place: Place) -> Data:
        return {
            "kind": "paragraph",
            "anchor": self._anchor(block.anchor),
            "words": self.words(block.children, place),
            "sticky": block.keep_with_next,
        }

    def _list(self, block: List, place: Place) -> Data:
        inner = self._within(place, _MARKER)
        inner = replace(inner, depth=place.depth + 1, lettered=place.lettered + block.ordered)
        return {
            "kind": "list",
            "ordered": block.ordered,
            "depth": place.lettered if block.ordered else place.depth,
            "items": [self.blocks(item, inner) for item in block.items],
        }

    def _table(self, block: Table, place: Place) -> Data:
        size = _TABLE * self._scale
        columns = fitted(block, place.width, size, _INSET)
        places = [Place(max(width - _INSET, 2 * size), size) for width in columns]
        return {
            "kind": "table",
            "widths": columns,
            "aligns": block.aligns,
            "head": self._row(block.head, places),
            "rows": [self._row(row, places) for row in block.rows],
        }

    def _row(self, row: tuple[Cell, ...], places: list[Place]) -> Data:
        pairs = list(zip(row, places, strict=True)) if row else []
        return {
            "whole": all(_lines(cell, place) <= _WHOLE_LINES for cell, place in pairs),
            "cells": [
                {"anchor": self._anchor(cell.anchor), "blocks": self.blocks(cell.children, place)}
                for cell, place in pairs
            ],
        }

    def _signature(self, block: Signature) -> Data:
        place = self._within(self._whole, 100)
        lines: list[Data] = [
            {
                "label": line.label,
                "words": self.words((Text(line.text),), place),
                "ink": line.ink,
                "picture": None,
            }
            for line in signature_lines(block)
        ]
        if block.manner == "image":
            lines[0]["picture"] = {"bytes": list(block.image), "alt": f"Signature of {block.name}"}
        return {"kind": "signature", "whole": _fits_a_page(block), "lines": lines}

    def _anchor(self, anchor: str) -> str:
        """The anchor the first time it comes; nothing after that, since a link leads to one place."""
        if anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return anchor

    def _inline(self, child: Inline, place: Place) -> Iterator[Any]:
        match child:
            case Text(text=text):
                yield from _text(text, place)
            case LineBreak():
                yield ["break"]
            case Styled(children=children, strong=strong):
                yield ["strong" if strong else "emph", self.words(children, place)]
            case Link(children=children, target=target) if target in self._anchors:
                yield ["link", target, self.words(children, place)]
            case Link(children=children):
                yield from self.words(children, place)
            case Gap(label=label):
                yield ["gap", list(_text(gap_words(label), place))]


def _hold_back(made: list[Data]) -> None:
    """Part a last item that keeps with what follows from its run, so that only it is held back."""
    items = made[-1]["items"]
    if items[-1]["sticky"] and not items[-1]["after"]:
        last = items.pop()
        if not items:
            made.pop()
        made.append({"kind": "numbered", "items": [last], "sticky": True})


def _text(text: str, place: Place) -> Iterator[Any]:
    for number, line in enumerate(text.replace("\t", " ").split("\n")):
        if number:
            yield ["break"]
        for piece in split(line, place.width, place.size):
            if isinstance(piece, LongWord):
                yield ["long", piece.word, place.width if place.measured else None]
            else:
                yield piece


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        match block:
            case Heading(anchor=anchor) | Paragraph(anchor=anchor):
                yield anchor
            case Table(head=head, rows=rows):
                yield from (cell.anchor for row in (head, *rows) for cell in row)


def _fits_a_page(block: Signature) -> bool:
    """Whether a signature block may be kept together: of what is, all beyond the page's end would be lost."""
    said = "".join(line.text for line in signature_lines(block))
    return len(said) + 60 * said.count("\n") < _SIGNATURE_LETTERS


def _lines(cell: Cell, place: Place) -> float:
    """About how many lines a cell takes."""
    said = [words(block.children) for block in walk(cell.children) if isinstance(block, Paragraph)]
    return sum(1 + text.count("\n") + len(text) * 0.55 * place.size / place.width for text in said)
