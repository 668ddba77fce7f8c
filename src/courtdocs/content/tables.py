"""Tables of a template: widths from the rule beneath the head, and no cell lost or made up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.rules_block.table import escapedSplit

from .blocks import Block, Cell, Paragraph, Table, words

Align = Literal["left", "center", "right"]
_ROW = re.compile(r" {0,3}\|")
_OTHER = re.compile(r" {0,3}(?:#{1,6}\s|[-*+]\s|>|\d{1,9}[.)]\s)")
_RULE = re.compile(r" {0,3}\|(?:\s*:?-+:?\s*\|)+\s*")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be read: the text of its rows, its heading, where faults go, and what makes a cell."""

    rows: Sequence[str]
    title: str
    fault: Callable[[int, str, str], None]
    """Takes the number of the row, what is wrong, and how to put it right."""
    cell: Callable[[str], Cell]


def stretches(rows: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Cut rows into tables and what stands between them: first row, row after the last, whether a table.

    A table is a head, a rule of as many cells, and the rows up to an empty line, heading, list or quotation.
    """
    start = at = 0
    while at < len(rows):
        if _begins_table(rows, at):
            if start < at:
                yield start, at, False
            start, at = at, next((n for n in range(at, len(rows)) if _ends_table(rows[n])), len(rows))
            yield start, at, True
            start = at
        else:
            at += 1
    if start < len(rows):
        yield start, len(rows), False


def _begins_table(rows: Sequence[str], at: int) -> bool:
    if not _ROW.match(rows[at]) or at + 1 == len(rows) or not _RULE.fullmatch(rows[at + 1]):
        return False
    return len(_cells(rows[at])) == len(_cells(rows[at + 1]))


def _ends_table(row: str) -> bool:
    return not row.strip() or _OTHER.match(row) is not None


def grid(made: Grid) -> tuple[Block, ...]:
    """A table as content; nothing where it has a head only (which is a fault)."""
    head, rule, *body = (_cells(row) for row in made.rows)
    for number, cells in enumerate(body, start=2):
        if len(cells) != len(rule):
            message = f"A row has {len(cells)} cells where the table has {len(rule)}"
            help = "Give each row as many cells as the head, and put an empty line after the table."
            made.fault(number, message, help)
    if not body:
        help = "Put {% else %} with a row into the loop, or {% if %} round the table."
        made.fault(0, "A table has a head but no rows", help)
        return ()
    top = tuple(made.cell(cell) for cell in head)
    rows = tuple(tuple(made.cell(cell) for cell in cells) for cells in body)
    titles = [words(b.children) for c in top for b in c.children if isinstance(b, Paragraph)]
    return (Table(_widths(rule), _aligns(rule), top if titles else (), rows, _summary(made.title, titles)),)


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in escapedSplit(line.strip())]
    first, last = not cells[0], len(cells) > 1 and not cells[-1]
    return cells[1 if first else 0 : -1 if last else None]


def _widths(rule: list[str]) -> tuple[float, ...]:
    lengths = [len(cell) for cell in rule]
    return tuple(round(length / sum(lengths), 4) for length in lengths)


def _aligns(rule: list[str]) -> tuple[Align, ...]:
    return tuple(_align(cell.startswith(":"), cell.endswith(":")) for cell in rule)


def _align(left: bool, right: bool) -> Align:
    return "center" if left and right else "right" if right else "left"


def _summary(title: str, titles: list[str]) -> str:
    columns = f"columns: {', '.join(titles)}" if titles else "each row begins with what it is about"
    return f"{title}: {columns}" if title else columns.capitalize()
