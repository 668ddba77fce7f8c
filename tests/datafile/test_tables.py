"""Tables are read as rows of text with a place for every cell; what is uncertain in them is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from courtdocs.datafile import workbook
from courtdocs.datafile.characters import forbidden
from courtdocs.datafile.tables import read_table
from courtdocs.datafile.tree import DataFile


def read_csv(folder: Path, text: str | bytes) -> DataFile:
    (folder / "list.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(folder / "list.csv", "list.csv")


def read_xlsx(folder: Path, book: Workbook) -> DataFile:
    book.save(folder / "list.xlsx")
    return read_table(folder / "list.xlsx", "list.xlsx")


def sheet_of(*rows: list[Any]) -> Workbook:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Chronology"
    for row in rows:
        book.active.append(row)
    return book


def found(table: DataFile) -> list[tuple[str, str]]:
    return [(f.code, str(f.location)) for f in table.findings]


@pytest.mark.parametrize("comma", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_with_either_delimiter_and_any_line_end(tmp_path: Path, comma: str, end: str) -> None:
    lines = ["\ufeff Date ,WHAT,for", '2026-01-01,"He said ""no"", and\nleft",jade', "", ",,", "2026,plain,"]
    text = end.join(line.replace("\n", end) for line in lines).replace(",", comma)
    table = read_csv(tmp_path, text)
    said = f'He said "no"{comma} and\nleft'
    assert table.tree == [
        {"date": "2026-01-01", "what": said, "for": "jade"},
        {"date": "2026", "what": "plain", "for": None},
    ]
    assert table.findings == ()
    assert str(table.locate((0, "what"))) == "list.csv:2:12"
    assert str(table.locate((0, "for"))) == "list.csv:3:7"
    assert str(table.locate((1, "what"))) == "list.csv:6:6"
    assert str(table.locate_text((0, "what"), 1)) == "list.csv:3:1"
    assert str(table.locate((1, "what"), key=True)) == "list.csv:1:8"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2,3\n", [("F31", "list.csv:2:5")]),
        ("a,\n1,2\n", [("F31", "list.csv:1:1")]),
        ("a,b,\n1,2,3\n1,2,3\n", [("F31", "list.csv:2:5")]),
        ("a,A\n1,2\n", [("F31", "list.csv:1:3")]),
        ('a,b\n1,"open\n', [("F31", "list.csv:2:3")]),
        ('a,b\n1,"x"y\n', [("F31", "list.csv:2:3")]),
        ("a,b\n1,x\u200by\n", [("F06", "list.csv:2:4")]),
        ("\n,\n", [("F04", "list.csv")]),
    ],
)
def test_faults_in_csv(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(read_csv(tmp_path, text)) == expected


def test_csv_in_the_windows_code_page(tmp_path: Path) -> None:
    table = read_csv(tmp_path, "what\nHe’s home\n".encode("cp1252"))
    assert found(table) == [("F05", "list.csv:2:3")]
    assert table.tree == [{"what": "He’s home"}]


def test_a_workbook_gives_text_and_the_cell_of_everything(tmp_path: Path) -> None:
    book = sheet_of(
        [" Date ", "What", None, "count", "alone", "at", "share"],
        [date(2026, 11, 14), " Found alone. ", None, 3, True, time(10, 30), 2.5],
        [None] * 7,
        ["March 2023", "A\nB", None, 4.0, None, datetime(2026, 1, 2, 10, 30), "71%"],
    )
    table = read_xlsx(tmp_path, book)
    assert table.findings == ()
    row = {
        "date": "2026-11-14",
        "what": "Found alone.",
        "count": "3",
        "alone": "true",
        "at": "10:30",
        "share": "2.5",
    }
    last = {
        "date": "March 2023",
        "what": "A\nB",
        "count": "4",
        "alone": None,
        "at": "2026-01-02 10:30",
        "share": "71%",
    }
    assert table.tree == [row, last]
    assert str(table.locate((1, "what"))) == "list.xlsx:Chronology!B4"
    assert str(table.locate_text((1, "what"), 1)) == "list.xlsx:Chronology!B4"
    assert str(table.locate((1, "what"), key=True)) == "list.xlsx:Chronology!B1"


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("mmm\\-yy", "2023-03"),
        ("yyyy", "2023"),
        ("[$-809]d mmmm yyyy", "2023-03-01"),
        ('mmmm "of day" yyyy', "2023-03"),
    ],
)
def test_a_date_is_as_exact_as_the_cell_shows_it(tmp_path: Path, shown: str, text: str) -> None:
    book = sheet_of(["date"], [date(2023, 3, 1)])
    assert book.active is not None
    book.active["A2"].number_format = shown
    assert read_xlsx(tmp_path, book).tree == [{"date": text}]


def test_what_is_uncertain_in_a_workbook_is_refused_with_its_cell(tmp_path: Path) -> None:
    book = sheet_of(
        ["a", "b", None], ["=1+1", "merged", None], ["#N/A", None, "stray"], [0.71, "x\u202ey", None]
    )
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("B2:B3")
    sheet["A4"].number_format = "0%"
    book.create_sheet("Notes").append(["more"])
    assert sorted(found(read_xlsx(tmp_path, book))) == [
        ("F06", "list.xlsx:Chronology!B4"),
        ("F31", "list.xlsx:Chronology!A2"),
        ("F31", "list.xlsx:Chronology!A3"),
        ("F31", "list.xlsx:Chronology!A4"),
        ("F31", "list.xlsx:Chronology!B2"),
        ("F31", "list.xlsx:Notes!A1"),
    ]


def test_a_sheet_that_reaches_too_far(tmp_path: Path) -> None:
    book = sheet_of(["a"], ["b"])
    assert book.active is not None
    book.active["XFD1048576"] = "far"
    assert found(read_xlsx(tmp_path, book)) == [("F31", "list.xlsx:Chronology!XFD1048576")]


def zipped(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"plain text", "not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (zipped(a=b"b"), "damaged"),
        (b"PK\x03\x04 and nothing", "not an Excel workbook"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "list.xlsx").write_bytes(data)
    (problem,) = read_table(tmp_path / "list.xlsx", "list.xlsx").findings
    assert problem.code == "F31"
    assert words in problem.message


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGEST_UNPACKED", 1_000_000)
    (tmp_path / "list.xlsx").write_bytes(zipped(a=b"0" * 1_000_001))
    (problem,) = read_table(tmp_path / "list.xlsx", "list.xlsx").findings
    assert "unpacked" in problem.message


def test_other_files_and_missing_ones(tmp_path: Path) -> None:
    (tmp_path / "list.ods").write_bytes(b"x")
    assert found(read_table(tmp_path / "list.ods", "list.ods")) == [("F31", "list.ods")]
    assert found(read_table(tmp_path / "none.csv", "none.csv")) == [("F01", "none.csv")]
    assert found(read_table(tmp_path, "here")) == [("F02", "here")]


cells = st.text(st.sampled_from("ab \n\",;'|é")).map(str.strip)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(cells, cells), min_size=1), st.sampled_from(",;"))
def test_cells_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], comma: str
) -> None:
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    text = f"a{comma}b\n" + "".join(comma.join(row) + "\n" for row in quoted)
    table = read_csv(tmp_path_factory.mktemp("csv"), text)
    wanted = [{"a": a or None, "b": b or None} for a, b in rows if a or b]
    assert table.tree == wanted
    assert table.findings == ()


@settings(max_examples=50, deadline=None)
@given(st.text() | st.text(st.sampled_from('a",;\n\r \t')))
def test_no_csv_makes_reading_fail(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    table = read_csv(tmp_path_factory.mktemp("csv"), text.encode("utf-8", "surrogatepass"))
    assert table.tree is not None or table.findings
    assert not any(list(forbidden(str(value))) for row in table.tree or () for value in dict(row).values())  # type: ignore[arg-type]


def test_tabs_part_cells_too(tmp_path: Path) -> None:
    table = read_csv(tmp_path, 'date\twhat\n2026\t"a, b"\n')
    assert (table.tree, table.findings) == ([{"date": "2026", "what": "a, b"}], ())


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["Chronology of Otis"], ["date", "what"], ["2026", "x"]], "A1"),
        ([["2026-03-04", "Otis was found alone."], ["2026-03-05", "Otis came home."]], "A1"),
        ([["2026-03-04", "otis"]], "A1"),
    ],
)
def test_a_first_row_that_is_no_headings(tmp_path: Path, rows: list[list[Any]], at: str) -> None:
    table = read_xlsx(tmp_path, sheet_of(*rows))
    assert (found(table), table.tree) == ([("F31", f"list.xlsx:Chronology!{at}")], None)


def test_headings_alone_are_an_empty_table(tmp_path: Path) -> None:
    table = read_xlsx(tmp_path, sheet_of(["date", "what", "Known to"]))
    assert (table.tree, table.findings) == ([], ())


def test_what_is_hidden_and_would_be_printed_is_refused(tmp_path: Path) -> None:
    book = sheet_of(["a", "b", "c", None], *([n, "x", "y", None] for n in range(4)))
    sheet = book.worksheets[0]
    for row in (3, 5, 40):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions.group("B", "D", hidden=True)
    table = read_xlsx(tmp_path, book)
    assert found(table) == [("F31", "list.xlsx:Chronology!B1"), ("F31", "list.xlsx:Chronology!A3")]
    assert ["as 1 more is" in f.message for f in table.findings] == [True, True]


def test_a_hidden_sheet_is_left_out(tmp_path: Path) -> None:
    book = sheet_of(["a"], ["b"])
    lists = book.create_sheet("Lists")
    lists.append(["c"])
    lists.sheet_state = "hidden"
    table = read_xlsx(tmp_path, book)
    assert (table.tree, table.findings) == ([{"a": "b"}], ())


def test_the_place_of_a_part_of_a_cell_is_the_cell(tmp_path: Path) -> None:
    table = read_xlsx(tmp_path, sheet_of(["for"], ["jade, ottis"]))
    assert str(table.locate((0, "for", 1))) == "list.xlsx:Chronology!A2"
    assert str(table.locate((0, "for"), key=True)) == "list.xlsx:Chronology!A1"


def test_a_quotation_never_closed_is_the_only_fault_told(tmp_path: Path) -> None:
    table = read_csv(tmp_path, 'a,b\n1,"open,2\n')
    assert (found(table), table.tree) == ([("F31", "list.csv:2:3")], [])
