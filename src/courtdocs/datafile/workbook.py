"""Reads the sheet of an Excel workbook as text, refusing what has no certain text: formulas, merged cells."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..findings import Finding, Location
from .catalogue import finding
from .characters import advice, describe, forbidden
from .grid import Cell, Grid
from .tree import Span

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST_UNPACKED = 50_000_000
"""Bytes, all parts of the workbook together."""
MOST_CELLS = 200_000
"""A sheet's rows times its columns: one stray cell far down makes every row down to it."""
_FIXED_WORDS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""What a number format prints as it stands, and its brackets for language and colour."""
_SMALLER = "Delete pictures, and empty rows and columns, or copy the table to a new workbook."
_SHOW = "Show it (take off the filter with Data, Clear; or Home, Format, Hide & Unhide), or delete it."
_SAVE = "Open it in Excel and save it as an Excel workbook (.xlsx) without a password."
_AS_TEXT = "Type it as it should be read, with an apostrophe before it or in a cell formatted as text."


def read_workbook(data: bytes, name: str) -> Grid:
    """The cells of the only sheet with anything in it, dates as ISO text; F31 for all that is uncertain."""
    problem = _problem(data, name)
    if problem:
        return Grid(findings=[problem])
    from openpyxl import load_workbook
    from openpyxl.worksheet.worksheet import Worksheet

    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts that it leaves out, such as drop-down lists; no cell is lost by it.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data))
            grid = _read_sheets([s for s in book.worksheets if isinstance(s, Worksheet)], name)
            book.close()
    except Exception:  # A damaged workbook fails in openpyxl in dozens of ways, none of them documented.
        message = f"{name} is damaged, or is not an Excel workbook"
        return Grid(findings=[finding("F31", message, Location(name), help=_SAVE)])
    return grid


def _problem(data: bytes, name: str) -> Finding | None:
    message, help = "", _SAVE
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"{name} has a password, or is in the format of Excel before 2007"
    elif not data.startswith(b"PK"):
        message = f"{name} is not an Excel workbook"
    else:
        try:
            with zipfile.ZipFile(BytesIO(data)) as parts:
                if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                    message = (
                        f"{name} is too large: unpacked it has more than {LARGEST_UNPACKED // 1_000_000} MB"
                    )
                    help = _SMALLER
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            message = f"{name} is damaged, or is not an Excel workbook"
    return finding("F31", message, Location(name), help=help) if message else None


def _read_sheets(sheets: list[Worksheet], name: str) -> Grid:
    grid = Grid()
    for sheet in sheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            place = _place(sheet, name, sheet.max_row, sheet.max_column)
            message = "the sheet reaches as far as this cell, further than can be read"
            return Grid(findings=[finding("F31", message, place, help=_SMALLER)])
    filled = [sheet for sheet in sheets if _is_shown(sheet)]
    for sheet in filled[1:]:
        message = f"there is a second sheet with something in it, “{sheet.title}”; only one is read"
        place = Location(name, 1, 1, cell=f"{sheet.title}!A1")
        grid.findings.append(finding("F31", message, place, help="Bring the rows together on one sheet."))
    for sheet in filled[:1]:
        _read_sheet(sheet, name, grid)
    return grid


def _is_shown(sheet: Worksheet) -> bool:
    """Whether there is something to see on a sheet: a hidden one holds the lists that cells choose from."""
    return sheet.sheet_state == "visible" and any(v is not None for row in sheet.values for v in row)


def _read_sheet(sheet: Worksheet, name: str, grid: Grid) -> None:
    grid.findings += _unseen(sheet, name)
    for merged in sheet.merged_cells.ranges:
        place = _place(sheet, name, merged.min_row, merged.min_col)
        help = "Split them, and write the words in each row that they are meant for."
        grid.findings.append(finding("F31", f"the cells {merged.coord} are merged", place, help=help))
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            place = _place(sheet, name, cell.row or 1, cell.column or 1)
            text = _text(cell)
            if text is None:
                grid.findings += _refused(cell, place)
            words = (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()
            grid.findings += _hidden(words, place)
            line, column = place.line, place.column
            cells.append(Cell(words, Span(line, column, line, column, "cell", cell=place.cell)))
        grid.rows.append(cells)
    if sheet.merged_cells.ranges:
        # What their empty cells lack would be told as well, though nothing is missing once they are split.
        grid.rows.clear()


def _unseen(sheet: Worksheet, name: str) -> Iterator[Finding]:
    """The first row, and the first column, with something in it that is hidden and would be printed (F31)."""
    rows = {number for number, facts in sheet.row_dimensions.items() if facts.hidden}
    groups = [group for group in sheet.column_dimensions.values() if group.hidden]
    columns = {number for group in groups for number in range(group.min or 0, (group.max or 0) + 1)}
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for what, hidden in (("row", rows), ("column", columns)):
        unseen = [cell for cell in filled if getattr(cell, what) in hidden]
        if unseen:
            more = len({getattr(cell, what) for cell in unseen}) - 1
            others = f", as {more} more {'is' if more == 1 else 'are'}" if more else ""
            message = f"this {what} is hidden{others}, and would be printed all the same"
            yield finding("F31", message, _place(sheet, name, unseen[0].row, unseen[0].column), help=_SHOW)


def _text(cell: Any) -> str | None:
    """The words of a cell; None where what it shows is not certain."""
    value, shown = cell.value, str(cell.number_format)
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _day(value, shown)
    if isinstance(value, date):
        return _day(datetime(value.year, value.month, value.day), shown)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int) and shown in ("General", "0", "@"):
        return str(value)
    if isinstance(value, float) and shown in ("General", "0", "@"):
        return str(int(value)) if value.is_integer() else None if shown == "0" else format(value, ".15g")
    return None


def _day(value: datetime, shown: str) -> str:
    """A date as exact as the cell shows it: Excel holds `March 2023` as its first day."""
    parts = _FIXED_WORDS.sub("", shown).lower()
    if "d" not in parts and "y" in parts:
        return value.strftime("%Y-%m" if "m" in parts else "%Y")
    return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")


def _refused(cell: Any, place: Location) -> Iterator[Finding]:
    if cell.data_type == "f":
        yield finding("F31", "this cell holds a formula", place, help="Replace it by what it shows.")
    elif cell.data_type == "e":
        yield finding(
            "F31", f"this cell holds the error {cell.value}", place, help="Type what it should say."
        )
    else:
        yield finding("F31", "what this cell shows is not what it holds", place, help=_AS_TEXT)


def _hidden(words: str, place: Location) -> Iterator[Finding]:
    for at in forbidden(words):
        message = f"there is a character here that a court document cannot hold: {describe(words[at])}"
        yield finding("F06", message, place, help=advice(words[at]))


def _place(sheet: Worksheet, name: str, row: int, column: int) -> Location:
    from openpyxl.utils import get_column_letter

    return Location(name, row, column, cell=f"{sheet.title}!{get_column_letter(column)}{row}")
