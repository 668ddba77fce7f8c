"""The widths of a table's columns: those of the template, unless a word would be cut in two."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.blocks import Cell, Paragraph, Table, walk, words
from .long_words import widths

_LONGEST = 130.0
"""No column is widened beyond this for one word, in points: such a word is cut instead."""


def fitted(table: Table, width: float, size: float, inset: float) -> tuple[float, ...]:
    """Column widths in points that add up to `width`, for type of `size` and `inset` points of padding.

    A column too narrow for a word takes what it lacks from columns with room to spare, in proportion to
    what they have. Where there is not enough to spare, the template's widths stand.
    """
    share = width / (sum(table.widths) or 1)
    given = [part * share for part in table.widths]
    columns = [_words(column) for column in _columns(table)]
    if not any(_kept(text, have - inset, size) for text, have in zip(columns, given, strict=True)):
        return tuple(given)
    needs = [inset + max(_kept(text, 0.0, size), default=0.0) for text in columns]
    lacking = sum(max(need - have, 0.0) for need, have in zip(needs, given, strict=True))
    spare = sum(max(have - need, 0.0) for need, have in zip(needs, given, strict=True))
    if spare < lacking:
        return tuple(given)
    kept = 1 - lacking / spare
    return tuple(need + max(have - need, 0.0) * kept for need, have in zip(needs, given, strict=True))


def _columns(table: Table) -> Iterator[tuple[Cell, ...]]:
    rows = (table.head, *table.rows) if table.head else table.rows
    for place in range(len(table.widths)):
        yield tuple(row[place] for row in rows)


def _words(cells: tuple[Cell, ...]) -> str:
    return "\n".join(
        words(block.children)
        for cell in cells
        for block in walk(cell.children)
        if isinstance(block, Paragraph)
    )


def _kept(text: str, least: float, size: float) -> list[float]:
    """The widths of the words wider than `least` that are to be kept whole."""
    return [width for width in widths(text, least, size) if width <= _LONGEST]
