"""Reads a table, from CSV or Excel, as rows of text with a place for every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..findings import Finding, Location
from ..findings import Path as Where
from .catalogue import at_most, finding
from .csv_text import read_csv
from .encoding import decode
from .grid import Cell, Grid
from .reading import read_bytes
from .tree import DataFile, Span, Tree

_SAVE_CSV = "In Excel: File, Save as, and as the file type choose CSV UTF-8 (Comma delimited)."
_HEADING = re.compile(r"[a-z][a-z _-]{0,30}")
_HEADINGS = "Give each column with something in it a heading of its own, in the first row."


def read_table(path: Path, name: str) -> DataFile:
    """Read a `.csv` or `.xlsx` file: a list with a mapping for each row, heading to text (None where empty).

    Raises nothing: what is wrong is in the findings (F01-F06, F31). Headings are trimmed and in lower case,
    empty rows are left out. Which headings there may be is for the record to say.
    """
    data, problem = read_bytes(path, name)
    if problem:
        return DataFile(name, "", None, findings=(problem,))
    if path.suffix.lower() == ".xlsx":
        from .workbook import read_workbook

        return _table(read_workbook(data, name), name, "")
    text, problem = (None, _not_a_table(name)) if path.suffix.lower() != ".csv" else decode(data, name)
    if problem and path.suffix.lower() == ".csv":
        problem = replace(problem, help=_SAVE_CSV)
    if text is None:
        return DataFile(name, "", None, findings=(problem,) if problem else ())
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    grid = read_csv(text, name)
    grid.findings += [problem] if problem else []
    return _table(grid, name, text)


def _table(grid: Grid, name: str, text: str) -> DataFile:
    filled = [row for row in grid.rows if any(cell.text for cell in row)]
    found = grid.findings
    if not filled:
        found = found or [finding("F04", f"there is nothing in {name}", Location(name), help=_HEADINGS)]
        return DataFile(name, text, None, findings=tuple(found))
    headings = [" ".join(cell.text.split()).lower() for cell in filled[0]]
    if stray := _no_headings(headings, filled, name):
        return DataFile(name, text, None, findings=(*found, stray))
    found += _twice(headings, filled[0], name)
    nameless: set[int] = set()
    tree: list[Tree] = []
    values: dict[Where, Span] = {(): filled[0][0].span}
    keys: dict[Where, Span] = {}
    for number, row in enumerate(filled[1:]):
        record: dict[str, Tree] = {}
        values[(number,)] = next(cell.span for cell in row if cell.text)
        for column, cell in enumerate(row):
            heading = headings[column] if column < len(headings) else ""
            if not heading and cell.text and column not in nameless:
                nameless.add(column)
                found.append(_without_heading(cell, name, column >= len(headings)))
            elif heading and heading not in record:
                record[heading] = cell.text or None
                values[(number, heading)] = cell.span
                keys[(number, heading)] = filled[0][column].span
        record |= {heading: None for heading in headings[len(row) :] if heading}
        tree.append(record)
    found.sort(key=lambda f: (f.location.line, f.location.column, f.code))
    return DataFile(name, text, tree, values, keys, at_most(found), is_table=True)


def locate(span: Span, name: str) -> Location:
    """The place of a cell."""
    end = span.end_column if span.line == span.end_line else 0
    return Location(name, span.line, span.column, end, span.cell)


def _twice(headings: Sequence[str], cells: Sequence[Cell], name: str) -> Iterator[Finding]:
    for column, heading in enumerate(headings):
        if heading and heading in headings[:column]:
            message = f"two columns have the heading `{heading}`"
            yield finding("F31", message, locate(cells[column].span, name), help=_HEADINGS)


def _no_headings(headings: Sequence[str], rows: Sequence[Sequence[Cell]], name: str) -> Finding | None:
    """The finding for a first row that cannot be the headings: a title alone above the table, or words."""
    first, place = sum(map(bool, headings)), locate(next(c for c in rows[0] if c.text).span, name)
    if len(rows) > 1 and first == 1 and sum(bool(cell.text) for cell in rows[1]) > 1:
        message = "the first row with something in it should hold the headings, and this one does not"
        return finding("F31", message, place, help="Delete what stands above the headings.")
    strange = sum(not _HEADING.fullmatch(heading) for heading in headings if heading)
    if strange > 1 or (strange and len(rows) == 1):
        message = "this row should hold the headings, and looks like an entry"
        return finding(
            "F31", message, place, help="Put a row with the headings above it: date, what and so on."
        )
    return None


def _without_heading(cell: Cell, name: str, beyond: bool) -> Finding:
    help = _HEADINGS
    if beyond and not cell.span.cell:
        help = "If a comma within words split them here, put the words between quotation marks."
    return finding("F31", "there is no heading above this cell", locate(cell.span, name), help=help)


def _not_a_table(name: str) -> Finding:
    help = "Save it as an Excel workbook (.xlsx) or as CSV UTF-8 (.csv)."
    return finding("F31", f"{name} is not a table that can be read", Location(name), help=help)
