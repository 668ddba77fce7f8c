"""Makes chronologies in spreadsheets: each function lays a hard one into a folder; the record names it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from .making import add, zipped

HEADINGS = ("date", "what", "for", "source", "status")
ROW = (date(2026, 3, 4), "Otis was found alone in the flat.", "otis", "the police log", "alleged")


def a_long_chronology(folder: Path) -> None:
    case = folder / "case.yaml"
    case.write_text(case.read_text("utf-8").replace("born: 2023-04-17", "born: 2015-04-17"), "utf-8")
    days = [date(2021, 1, 1) + timedelta(n) for n in range(2_000)]
    _sheet(folder, [(day, f"Otis was seen, visit {n}.", *ROW[2:]) for n, day in enumerate(days, start=1)])


def a_formula(folder: Path) -> None:
    _sheet(folder, (ROW, ("=TODAY()", *ROW[1:])))


def merged_cells(folder: Path) -> None:
    _sheet(folder, (ROW, ROW), lambda sheet: sheet.merge_cells("A2:A3"))


def a_date_as_a_number(folder: Path) -> None:
    _sheet(folder, ((46085, *ROW[1:]),))


def an_american_date(folder: Path) -> None:
    _sheet(folder, (("3/24/2026", *ROW[1:]),))


def no_such_date(folder: Path) -> None:
    _sheet(folder, (("30 February 2026", *ROW[1:]),))


def a_row_without_a_date(folder: Path) -> None:
    _sheet(folder, (ROW, (None, *ROW[1:])))


def a_month(folder: Path) -> None:
    _sheet(folder, (ROW,), lambda sheet: setattr(sheet["A2"], "number_format", "mmm yyyy"))


def a_percentage(folder: Path) -> None:
    _sheet(folder, ((*ROW[:3], 0.71, ROW[4]),), lambda sheet: setattr(sheet["D2"], "number_format", "0%"))


def an_error_cell(folder: Path) -> None:
    _sheet(folder, ((*ROW[:3], "#REF!", ROW[4]),), lambda sheet: setattr(sheet["D2"], "data_type", "e"))


def a_hidden_row(folder: Path) -> None:
    _sheet(folder, (ROW, ROW, ROW), lambda sheet: setattr(sheet.row_dimensions[3], "hidden", True))


def a_hidden_column(folder: Path) -> None:
    _sheet(folder, (ROW,), lambda sheet: setattr(sheet.column_dimensions["D"], "hidden", True))


def a_filter(folder: Path) -> None:
    def filtered(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:E4"
        sheet.auto_filter.add_filter_column(2, ["otis"])
        for row in (2, 4):
            sheet.row_dimensions[row].hidden = True

    _sheet(folder, (ROW, ROW, ROW), filtered)


def a_second_sheet(folder: Path) -> None:
    _sheet(folder, (ROW,), lambda sheet: sheet.parent.create_sheet("Notes").append(["to do"]))


def a_hidden_sheet(folder: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        a_second = sheet.parent.create_sheet("Lists")
        a_second.append(["alleged"])
        a_second.sheet_state = "hidden"

    _sheet(folder, (ROW,), hide)


def empty_rows_below(folder: Path) -> None:
    _sheet(folder, (ROW,), lambda sheet: setattr(sheet["A900"], "number_format", "@"))


def no_headings_and_several_rows(folder: Path) -> None:
    _sheet(folder, (ROW, ROW, ROW), lambda sheet: sheet.delete_rows(1))


def a_cell_far_below(folder: Path) -> None:
    _sheet(folder, (ROW,), lambda sheet: setattr(sheet["XFD1048576"], "value", "x"))


def no_headings(folder: Path) -> None:
    _sheet(folder, (ROW,), lambda sheet: sheet.delete_rows(1))


def an_unknown_column(folder: Path) -> None:
    _sheet(folder, ((*ROW, "x"), (*ROW, "y")), headings=(*HEADINGS, "worker"))


def a_missing_column(folder: Path) -> None:
    _sheet(folder, (ROW[1:], ROW[1:]), headings=HEADINGS[1:])


def two_columns_of_one_name(folder: Path) -> None:
    _sheet(folder, ((*ROW, "x"),), headings=(*HEADINGS, "What"))


def a_title_above(folder: Path) -> None:
    _sheet(folder, (HEADINGS, ROW), headings=("Chronology of Otis Valdek",))


def an_empty_sheet(folder: Path) -> None:
    _sheet(folder, (), headings=())


def only_headings(folder: Path) -> None:
    _sheet(folder, ())


def a_hidden_character(folder: Path) -> None:
    _sheet(folder, ((ROW[0], "Otis\u200b Valdek came home.", *ROW[2:]),))


def an_emoji_in_a_cell(folder: Path) -> None:
    _sheet(folder, ((ROW[0], "Otis smiled 😀.", *ROW[2:]),))


def a_key_of_nobody(folder: Path) -> None:
    _sheet(folder, ((*ROW[:2], "ottis", *ROW[3:]),))


def a_password(folder: Path) -> None:
    _named(folder, "chronology.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)


def an_old_workbook(folder: Path) -> None:
    _named(folder, "chronology.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)


def an_opendocument_sheet(folder: Path) -> None:
    _named(folder, "chronology.ods").write_bytes(zipped({"content.xml": b"<x/>"}))


def a_cut_workbook(folder: Path) -> None:
    _sheet(folder, (ROW,))
    whole = folder / "chronology.xlsx"
    whole.write_bytes(whole.read_bytes()[:-900])


def a_zip_bomb(folder: Path) -> None:
    data = zipped({"xl/worksheets/sheet1.xml": b"0" * 60_000_000})
    _named(folder, "chronology.xlsx").write_bytes(data)


def a_word_file_as_workbook(folder: Path) -> None:
    data = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    _named(folder, "chronology.xlsx").write_bytes(data)


# CSV


def csv_with_semicolons(folder: Path) -> None:
    _csv(folder, b"date;what;for;source\n4 March 2026;Otis was found alone, and cold.;otis;the police log\n")


def csv_with_tabs(folder: Path) -> None:
    _csv(folder, b"date\twhat\tfor\tsource\n4 March 2026\tOtis was found alone.\totis\tthe police log\n")


def csv_in_the_code_page(folder: Path) -> None:
    _csv(folder, "date,what,for\n4 March 2026,He’s home.,otis\n".encode("cp1252"))


def csv_in_utf16(folder: Path) -> None:
    _csv(folder, "date\twhat\tfor\n4 March 2026\tHe’s home.\totis\n".encode("utf-16"))


def csv_never_closed(folder: Path) -> None:
    _csv(folder, b'date,what,for\n4 March 2026,"Otis was found alone.,otis\n')


def csv_with_a_comma_too_many(folder: Path) -> None:
    _csv(folder, b"date,what,for,source\n4 March 2026,Otis was found alone, and cold.,otis,the police log\n")


def csv_empty(folder: Path) -> None:
    _csv(folder, b"")


def _named(folder: Path, name: str) -> Path:
    add(folder, f"chronology: {name}\n", "case.yaml")
    return folder / name


def _csv(folder: Path, data: bytes) -> None:
    _named(folder, "chronology.csv").write_bytes(data)


def _sheet(
    folder: Path,
    rows: Sequence[Sequence[Any]],
    change: Callable[[Worksheet], object] = lambda sheet: None,
    headings: Sequence[str] = HEADINGS,
) -> None:
    """A workbook with these rows below the headings, changed afterwards; the record names it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Chronology"
    for row in (headings, *rows):
        sheet.append(list(row))
    change(sheet)
    book.save(_named(folder, "chronology.xlsx"))
