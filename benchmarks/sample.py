"""The sample statement as content, a little different for each round so that no engine's memory helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from courtdocs.content.blocks import Block, Cell, Content, List, Paragraph, Quote, Table
from courtdocs.content.compose import compose
from courtdocs.forms.reader import read_form
from courtdocs.practice.profiles import DEFAULT, profile
from courtdocs.prose.blocks import Text

ROOT = Path(__file__).resolve().parents[1]
FORM = ROOT / "samples" / "rook" / "statement.yaml"
AS_AT = date(2026, 11, 25)


def content() -> Content:
    """The sample statement, composed."""
    form = read_form(FORM)
    return compose(form, AS_AT, profile(form.record.proceedings.profile or DEFAULT)).content


def varied(whole: Content, number: int) -> Content:
    """The same document with the round's number after every paragraph."""
    return replace(whole, blocks=_blocks(whole.blocks, number))


def _blocks(blocks: tuple[Block, ...], number: int) -> tuple[Block, ...]:
    return tuple(_block(block, number) for block in blocks)


def _block(block: Block, number: int) -> Block:
    match block:
        case Paragraph(children=children):
            return replace(block, children=(*children, Text(f" {number}")))
        case List(items=items):
            return replace(block, items=tuple(_blocks(item, number) for item in items))
        case Quote(children=inner):
            return replace(block, children=_blocks(inner, number))
        case Table(head=head, rows=rows):
            return replace(block, head=_row(head, number), rows=tuple(_row(row, number) for row in rows))
        case _:
            return block


def _row(row: tuple[Cell, ...], number: int) -> tuple[Cell, ...]:
    return tuple(replace(cell, children=_blocks(cell.children, number)) for cell in row)
