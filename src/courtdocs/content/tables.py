"""Tables of a template: widths from the rule beneath the head, and no cell lost or made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from .blocks import Block, Cell, Paragraph, Table, words

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as parsed, with what is needed to read it: its rows' text, its cells, and where faults go."""

    node: SyntaxTreeNode
    title: str
    """The heading above the table."""
    text: Callable[[int], str]
    fault: Callable[[int, str, str], None]
    cell: Callable[[SyntaxTreeNode], tuple[tuple[Block, ...], str]]


def grid(made: Grid) -> tuple[Block, ...]:
    """A table as content; nothing where it has a head only (which is a fault)."""
    start, end = made.node.map or (0, 0)
    rule = _cells(made.text(start + 1))
    for line in range(start, end):
        count = len(_cells(made.text(line)))
        if count != len(rule):
            made.fault(
                line,
                f"A row has {count} cells where the table has {len(rule)}",
                "Give each row as many cells as the head, and put an empty line after the table.",
            )
    head, *body = (section.children for section in made.node.children)
    rows = tuple(_row(made, row) for section in body for row in section)
    if not rows:
        made.fault(
            start,
            "A table has a head but no rows",
            "Put {% else %} with a row into the loop, or {% if %} round the table.",
        )
        return ()
    top = _row(made, head[0])
    titles = [words(b.children) for c in top for b in c.children if isinstance(b, Paragraph)]
    return (Table(_widths(rule), _aligns(rule), top if titles else (), rows, _summary(made.title, titles)),)


def _cells(line: str) -> list[str]:
    text = line.strip()
    cells = [cell.strip() for cell in escapedSplit(text)]
    return cells[bool(cells and not cells[0]) : len(cells) - bool(cells and not cells[-1] and len(cells) > 1)]


def _row(made: Grid, row: SyntaxTreeNode) -> tuple[Cell, ...]:
    return tuple(Cell(*made.cell(cell)) for cell in row.children)


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
