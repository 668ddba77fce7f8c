"""Reading a form: what is found, at its place and in plain words, all of it in one pass."""

from __future__ import annotations

import base64
import shutil
import struct
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook

from courtdocs.datafile.reading import LARGEST
from courtdocs.errors import UnreadableError
from courtdocs.fields.text import NotApplicable
from courtdocs.findings import Finding, Report
from courtdocs.forms.reader import read_case, read_form
from courtdocs.pipeline import check

from ..cli.running import SAMPLES, inside

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("bad_forms.yaml").read_text("utf-8"))
LONG, DEEP = "x" * 300, "[" * 60 + "]" * 60
REACHED = {
    "F01", "F02", "F04", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F17",
    "F18", "F19", "F20", "F22", "F23", "F24", "F28", "F29", "F30", "F31",
}  # fmt: skip
"""By the cases alone; F03 and F05 have tests of their own below."""


def expanded(text: str) -> str:
    return text.replace("[LONG]", LONG).replace("[DEEP]", DEEP)


def laid(folder: Path, case: dict[str, Any]) -> None:
    """Write the files of a case into a folder."""
    for name, more, swaps in (("statement.yaml", "form", "replace"), ("case.yaml", "case", "case_replace")):
        text = (SAMPLES / "minimal" / name).read_text("utf-8")
        for old, new in case.get(swaps, {}).items():
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(expanded(text + case.get(more, "")), "utf-8")
    for name, text in case.get("files", {}).items():
        (folder / name).write_text(text, "utf-8")


def found_in(folder: Path) -> tuple[tuple[Finding, ...], bool]:
    """What reading the form in a folder finds, as it is printed; and whether the form was read."""
    with inside(folder):
        try:
            return read_form(Path("statement.yaml")).findings, True
        except UnreadableError as error:
            return Report().plus(error.findings, error.sources).findings, False


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    laid(tmp_path, case)
    findings, was_read = found_in(tmp_path)
    expected = [expanded(line) for line in case["found"]]
    said = [f"{f.code} {f.location} | {f.message} | {f.help}" for f in findings]
    assert len(said) == len(expected), said
    for line, wanted in zip(said, expected, strict=True):
        place, message, help_ = wanted.split(" | ")
        assert line.startswith(f"{place} | ")
        assert message in line
        assert help_ in line.rpartition(" | ")[2]
    assert was_read is (not case["found"] or case.get("read", False))


def test_every_code_is_reached() -> None:
    codes = {line.split()[0] for case in CASES for line in case["found"]}
    assert codes == REACHED


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_no_message_speaks_of_the_program(case: dict[str, Any], tmp_path: Path) -> None:
    laid(tmp_path, case)
    for f in found_in(tmp_path)[0]:
        words = f"{f.message} {f.label} {f.help}".casefold()
        assert f.name
        assert f.help or f.suggestion or f.related
        for jargon in (
            "pydantic",
            "invalid",
            "str_type",
            "none_type",
            "input should",
            "nonetype",
            "valueerror",
        ):
            assert jargon not in words
        assert not f.message.endswith(".")


def refused(folder: Path) -> tuple[Finding, ...]:
    findings, was_read = found_in(folder)
    assert not was_read
    return findings


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    laid(tmp_path, {})
    return tmp_path


def test_the_smallest_form_is_read(minimal: Path) -> None:
    assert found_in(minimal) == ((), True)


def test_a_form_that_is_not_there(tmp_path: Path) -> None:
    (found,) = refused(tmp_path)
    assert (found.code, str(found.location)) == ("F01", "statement.yaml")


def test_a_folder_for_a_form(tmp_path: Path) -> None:
    (tmp_path / "statement.yaml").mkdir()
    (found,) = refused(tmp_path)
    assert (found.code, found.message) == ("F02", "statement.yaml is a folder")


@pytest.mark.parametrize("name", ["statement.yaml", "case.yaml", "confidential.yaml"])
def test_a_link_to_itself(name: str, minimal: Path) -> None:
    (minimal / name).unlink(missing_ok=True)
    (minimal / name).symlink_to(name)
    codes = [f.code for f in refused(minimal)]
    assert codes in (["F01"], ["F02"], ["F19"])


@pytest.mark.parametrize("name", ["case.yaml", "confidential.yaml"])
def test_a_folder_for_a_record(name: str, minimal: Path) -> None:
    (minimal / name).unlink(missing_ok=True)
    (minimal / name).mkdir()
    assert [(f.code, f.message) for f in refused(minimal)] == [("F02", f"{name} is a folder")]


@pytest.mark.parametrize("name", ["statement.yaml", "case.yaml", "confidential.yaml", "chronology.yaml"])
def test_a_file_too_large(name: str, minimal: Path) -> None:
    if name == "chronology.yaml":
        laid(minimal, {"case": "chronology: chronology.yaml\n"})
    with (minimal / name).open("ab") as file:
        file.truncate(LARGEST + 1)
    (found,) = refused(minimal)
    assert (found.code, str(found.location)) == ("F03", name)


@pytest.mark.parametrize("name", ["statement.yaml", "case.yaml"])
def test_a_file_in_another_encoding(name: str, minimal: Path) -> None:
    text = (minimal / name).read_text("utf-8") + "# café\n"
    (minimal / name).write_bytes(text.encode("cp1252"))
    (found,) = refused(minimal)
    assert (found.code, found.location.file, found.location.line) == ("F05", name, text.count("\n"))
    assert "é" in found.message


@pytest.mark.parametrize("signature", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"\x00\x01"])
def test_a_file_of_another_sort(signature: bytes, minimal: Path) -> None:
    (minimal / "statement.yaml").write_bytes(signature * 20)
    assert {f.code for f in refused(minimal)} <= {"F05", "F06"}


def test_words_after_the_end(minimal: Path) -> None:
    with (minimal / "statement.yaml").open("a", encoding="utf-8") as file:
        file.write("---\nkind: other\n")
    assert [f.code for f in refused(minimal)] == ["F07"]


Fill = Callable[[Any], None]


def sheet(folder: Path, fill: Fill) -> None:
    laid(folder, {"case": "chronology: chronology.xlsx\n"})
    book = Workbook()
    book.active.append(["Date", "What", "For"])
    fill(book.active)
    book.save(folder / "chronology.xlsx")


def test_a_chronology_in_a_workbook(tmp_path: Path) -> None:
    sheet(tmp_path, lambda rows: rows.append(["2026-01-01", "An event", "otis"]))
    assert found_in(tmp_path) == ((), True)
    (event,) = read_form(tmp_path / "statement.yaml").record.chronology
    assert (str(event.date), event.what.text, event.for_) == ("1 January 2026", "An event", ("otis",))


@pytest.mark.parametrize(
    ("row", "place", "code", "said"),
    [
        (["2026-01-01", "=1+1"], "Sheet!B2", "F31", "this cell holds a formula"),
        (["2026-02-30", "x"], "Sheet!A2", "F16", "“2026-02-30” cannot be read as a date"),
        ([None, "x"], "Sheet!A2", "F13", "“date” is not given"),
        (["2026-01-01", None], "Sheet!B2", "F13", "“what” is not given"),
        (["2026-01-01", "x", "Otis V"], "Sheet!C2", "F17", "“Otis V” cannot be a key"),
        (["2026-01-01", "x", None, "y"], "Sheet!D2", "F31", "there is no heading above this cell"),
        (["2026-01-01", "x\u200by"], "Sheet!B2", "F06", "zero width space"),
        (["2026-01-01", "x😀"], "Sheet!B2", "F23", "grinning face"),
    ],
)
def test_a_cell_that_cannot_be_read(
    row: list[str | None], place: str, code: str, said: str, tmp_path: Path
) -> None:
    sheet(tmp_path, lambda rows: rows.append(row))
    found = refused(tmp_path)
    assert {str(f.location) for f in found} == {f"chronology.xlsx:{place}"}
    (message,) = [f.message for f in found if f.code == code]
    assert said in message


def test_merged_cells(tmp_path: Path) -> None:
    def merged(rows: Any) -> None:
        rows.append(["2026-01-01", "x"])
        rows.append(["2026-01-02", "y"])
        rows.merge_cells("B2:B3")

    sheet(tmp_path, merged)
    assert ("F31", "chronology.xlsx:Sheet!B2") in [(f.code, str(f.location)) for f in refused(tmp_path)]


def test_an_unknown_column_of_a_workbook(tmp_path: Path) -> None:
    def widened(rows: Any) -> None:
        rows["D1"] = "Impct"
        rows.append(["2026-01-01", "x", None, "y"])
        rows.append(["2026-01-02", "x", None, "y"])

    sheet(tmp_path, widened)
    found = refused(tmp_path)
    assert {(f.code, str(f.location)) for f in found} == {("F31", "chronology.xlsx:Sheet!D1")}
    assert "did you mean `impact`?" in found[0].help


def test_none_with_its_reason(tmp_path: Path) -> None:
    laid(tmp_path, {"form": "experts:\n  none: |\n    Nobody is needed.\nsiblings: {none: He has none}\n"})
    assert found_in(tmp_path) == ((), True)
    form: Any = read_form(tmp_path / "statement.yaml").form
    for value, words in ((form.experts, "Nobody is needed."), (form.siblings, "He has none")):
        assert isinstance(value, NotApplicable)
        assert value.why.text.strip() == words


def test_bare_none_in_words_is_kept(tmp_path: Path) -> None:
    laid(tmp_path, {"form": "siblings: none\n"})
    form: Any = read_form(tmp_path / "statement.yaml").form
    assert form.siblings.text == "none"


def test_a_form_in_json(tmp_path: Path) -> None:
    laid(tmp_path, {})
    form = (
        '{"case": "case.yaml", "kind": "social-work-statement", "version": 1, "stage": "initial",\n "by": 3}'
    )
    (tmp_path / "statement.json").write_text(form, "utf-8")
    read = read_form(tmp_path / "statement.json")
    assert read.form.by == "3"
    (tmp_path / "statement.json").write_text(form.replace('"by"', '"bye"'), "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_form(tmp_path / "statement.json")
    assert {(f.code, f.location.line) for f in caught.value.findings} == {("F11", 2), ("F13", 1)}


def test_a_form_from_elsewhere_reads_its_record_there(minimal: Path) -> None:
    text = (minimal / "statement.yaml").read_text("utf-8")
    (minimal / "statement.yaml").unlink()
    assert read_form(minimal / "-", text=text).record.children["otis"].name == "Otis Valdek"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(
    width: int = 2, height: int = 2, depth: int = 8, points: bytes = b"\0\1\2" * 2, packing: int = 0
) -> bytes:
    """A grey PNG with its points as they are given."""
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, packing)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(points)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, body) for name, body in parts)


PNG = png()
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////////////////////////"
    "////////////////////////wAALCAACAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAA"
    "AAD/2gAIAQEAAD8AP//Z"
)


PICTURES = [
    ("mine.png", PNG),
    ("mine.PNG", PNG),
    ("mine.jpg", JPEG),
    ("mine.jpeg", PNG),
    ("end-missing.png", PNG[:-1]),
    ("bits.png", png(9, 3, 1, b"\0\xff\x80" * 3)),
    ("interlaced.png", png(3, 3, 8, b"\0\1\0\2\0\3\4\0\5\0\6\0\7\x08\x09", 1)),
]


@pytest.mark.parametrize(("name", "data"), PICTURES)
def test_a_picture_of_a_signature(name: str, data: bytes, tmp_path: Path) -> None:
    laid(tmp_path, {"form": f"signature: {name}\n"})
    (tmp_path / name).write_bytes(data)
    assert found_in(tmp_path) == ((), True)
    assert read_form(tmp_path / "statement.yaml").attachments == {name: data}
    # Whatever is taken for a picture here must be one for the writers.
    assert check(tmp_path / "statement.yaml", date(2026, 11, 25), formats=("docx", "pdf")).pages


@pytest.mark.parametrize(
    "data",
    [
        b"", b"GIF89a", PNG[:40], PNG.replace(b"IDAT", b"IDAX"), PNG[:8] + PNG[33:],
        PNG[:41] + b"\0" + PNG[42:], JPEG[:-1], JPEG[:20], b"\xff\xd8\xff",
        png(0), png(200, 200), png(60_000, 60_000), png(depth=7),
    ],
    ids=[
        "empty", "another sort", "broken off", "no points", "no head", "damaged",
        "jpeg broken off", "jpeg without points", "jpeg without anything", "no width",
        "too few points", "far too few points", "no such depth",
    ],
)  # fmt: skip
def test_a_damaged_picture_of_a_signature(data: bytes, tmp_path: Path) -> None:
    laid(tmp_path, {"form": "signature: mine.png\n"})
    (tmp_path / "mine.png").write_bytes(data)
    (found,) = refused(tmp_path)
    assert (found.code, str(found.location)) == ("F14", "statement.yaml:8:12")


def test_a_folder_for_a_picture(tmp_path: Path) -> None:
    laid(tmp_path, {"form": "signature: mine.png\n"})
    (tmp_path / "mine.png").mkdir()
    (found,) = refused(tmp_path)
    assert (found.code, found.message.endswith("mine.png is a folder")) == ("F02", True)


def test_a_record_alone(minimal: Path) -> None:
    assert list(read_case(minimal / "case.yaml").children) == ["otis"]
    (minimal / "case.yaml").write_text("children: x\n", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_case(minimal / "case.yaml")
    assert {f.code for f in caught.value.findings} == {"F13", "F14"}


@pytest.mark.parametrize("text", ["", "- a\n", "x", "children: [\n"])
def test_a_record_alone_that_is_none(text: str, minimal: Path) -> None:
    (minimal / "case.yaml").write_text(text, "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_case(minimal / "case.yaml")
    assert caught.value.findings


def test_the_sources_of_a_refusal_are_there_to_show(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "minimal", tmp_path, dirs_exist_ok=True)
    (tmp_path / "confidential.yaml").write_text("people: secret\n", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_form(tmp_path / "statement.yaml")
    assert "secret" not in "".join(caught.value.sources.values())
    assert {Path(name).name for name in caught.value.sources} == {"statement.yaml", "case.yaml"}


@pytest.mark.parametrize("name", ["confidential.yaml", "confidential.yml", "confidential.json"])
def test_a_confidential_record_by_any_of_its_names(name: str, minimal: Path) -> None:
    text = '{"people": {"leonie": {"phone": "07700 900199"}}}'
    (minimal / name).write_text(text, "utf-8")
    record = read_form(minimal / "statement.yaml").confidential
    assert record is not None
    assert record.people["leonie"].phone == "07700 900199"


def test_two_confidential_records_are_refused(minimal: Path) -> None:
    for name in ("confidential.yaml", "confidential.yml"):
        (minimal / name).write_text("people: {leonie: {phone: 07700 900199}}\n", "utf-8")
    (found,) = refused(minimal)
    assert (found.code, "several confidential records" in found.message) == ("F02", True)
