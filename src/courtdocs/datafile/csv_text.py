"""Reads CSV: commas, semicolons or tabs, and line breaks within quotation marks; each cell has its place."""

from __future__ import annotations

import re

from ..findings import Location
from .catalogue import finding
from .characters import check_characters
from .grid import Cell, Grid
from .tree import Span, Style

_QUOTED = r' *"((?:[^"]|"")*)" *'


def read_csv(text: str, name: str) -> Grid:
    """The cells of a CSV text; a quotation that is not closed is a finding (F31) and ends the reading."""
    text, found = check_characters(text, name)
    grid = Grid(findings=found)
    delimiter = _delimiter(text)
    cell = re.compile(rf"(?:{_QUOTED}|([^{delimiter}\n]*))({delimiter}|\n|\Z)")
    row: list[Cell] = []
    at, line, start = 0, 1, 0
    while at < len(text):
        match = cell.match(text, at)
        if match is None or (match[2] or "").lstrip().startswith('"'):
            place = Location(name, line, at - start + 1)
            help = 'Close the quotation, and write a quotation mark within it twice: `""`.'
            grid.findings.append(
                finding(
                    "F31",
                    "this cell begins with a quotation mark and does not end with one",
                    place,
                    help=help,
                )
            )
            row = []
            break
        quoted = match[1] is not None
        words = match[1].replace('""', '"') if quoted else match[2]
        style: Style = "quoted" if quoted else "plain"
        lines = match[0].rstrip("\n").count("\n")
        last = text.rfind("\n", at, match.end(1 if quoted else 2)) + 1 if lines else start
        end = match.start(3) - last + 1
        row.append(Cell(words.strip(), Span(line, at - start + 1, line + lines, end, style)))
        line, start, at = line + lines, last, match.end()
        if match[3] != delimiter:
            grid.rows.append(row)
            row, line, start = [], line + 1, at
    if row:
        grid.rows.append(row)
    return grid


def _delimiter(text: str) -> str:
    """The comma, or the semicolon or tab where the headings have more of those."""
    headings = text.lstrip("\n").split("\n", 1)[0]
    return max(",;\t", key=headings.count)
