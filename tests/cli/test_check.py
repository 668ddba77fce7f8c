"""`courtdocs check`: what is printed, as text and as JSON, and the exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from courtdocs.cli.outputs.json import finding_fields
from courtdocs.findings import Finding, Location, Severity

from .running import MINIMAL, ON, SAMPLES, inside, run

BAD = SAMPLES / "bad"


def test_a_draft_without_a_mistake() -> None:
    said = run("check", MINIMAL, *ON)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0].startswith("Still to write (")
    assert "  Case record: Orders sought, Jurisdiction, Chronology" in lines
    assert max(map(len, lines[: lines.index("")])) <= 100
    assert any(line.endswith("in all so far") for line in lines)
    assert lines[-1].endswith("a draft): 0 errors, 0 warnings, 0 notes.")


def test_a_missing_section_is_no_finding_while_drafting() -> None:
    assert "error" not in run("check", "-q", MINIMAL, *ON).out


def test_quiet_prints_findings_only() -> None:
    assert run("check", "-q", MINIMAL, *ON).out == ""
    said = run("check", "-q", BAD / "N06.yaml", *ON).out
    assert said.count("\n\n") == 1
    assert "warning[N06]" in said


@pytest.mark.parametrize(
    ("form", "code"),
    [("bad/N06.yaml", 0), ("bad/P09.yaml", 1), ("bad/F16.yaml", 3), ("nothing.yaml", 3), ("bad", 3)],
)
def test_exit_codes(form: str, code: int) -> None:
    assert run("check", SAMPLES / form, *ON).code == code


def test_check_writes_nothing(minimal: Path) -> None:
    before = sorted(path.name for path in minimal.parent.iterdir())
    run("check", minimal, *ON)
    assert sorted(path.name for path in minimal.parent.iterdir()) == before


def test_several_forms_with_one_broken(minimal: Path) -> None:
    said = run("check", minimal, BAD / "F16.yaml", BAD / "P09.yaml", *ON)
    assert said.code == 3
    assert said.out.count("in all so far") == 2
    assert "error[F16]" in said.err
    assert "error[P09]" in said.out


def test_standard_input(minimal: Path) -> None:
    with inside(minimal.parent):
        piped = run("check", "-", *ON, stdin=minimal.read_bytes())
        named = run("check", minimal.name, *ON)
    assert piped.code == 0
    assert piped.out == named.out.replace("statement.yaml (", "- (")


def test_standard_input_with_a_byte_order_mark(minimal: Path) -> None:
    with inside(minimal.parent):
        assert run("check", "-", *ON, stdin=b"\xef\xbb\xbf" + minimal.read_bytes()).code == 0


def test_standard_input_that_is_not_text() -> None:
    said = run("check", "-", *ON, stdin=b"caf\xe9 \xff")
    assert said.code == 2
    assert "not UTF-8 text; save the form as UTF-8" in said.err


def test_standard_input_that_is_empty() -> None:
    said = run("check", "-", *ON)
    assert said.code == 3
    assert "error[F04]" in said.err


def test_a_file_with_a_byte_order_mark(minimal: Path) -> None:
    minimal.write_bytes(b"\xef\xbb\xbf" + minimal.read_bytes())
    assert run("check", minimal, *ON).code == 0


def said_in_json(*args: object) -> Any:
    said = run("check", "--output", "json", *args, *ON)
    assert said.out.isascii()
    return json.loads(said.out)


def test_json_has_what_the_text_has() -> None:
    (result,) = said_in_json(BAD / "S02.yaml")
    text = run("check", BAD / "S02.yaml", *ON).out
    (found,) = [f for f in result["findings"] if f["code"] == "S02"]
    place = found["location"]
    for part in ("message", "label", "help", "suggestion"):
        assert found[part]
        assert found[part] in text
    assert f"{place['file']}:{place['line']}:{place['column']}: {found['severity']}[S02]" in text
    for section in result["sections"]:
        assert f"{section['words']:>7}  {section['page']:>4}  {section['title']}" in text
    assert f"{result['pages']:>4}  in all so far" in text
    assert f"Still to write ({len(result['still_to_write'])}):" in text


def test_json_has_the_authority() -> None:
    (result,) = said_in_json(BAD / "P09.yaml")
    (found,) = result["findings"]
    assert found["authority"] == {
        "cite": "Re B-S [2013] EWCA Civ 1146",
        "as_at": "2026-11-22",
        "how_seen": "general knowledge",
        "open": False,
    }


def test_json_of_several_forms_with_one_broken() -> None:
    good, broken, lost = said_in_json(MINIMAL, BAD / "F16.yaml", "nothing.yaml")
    assert good["findings"] == []
    assert [f["code"] for f in broken["findings"]] == ["F16"]
    assert "30 February" in broken["failed"]
    assert [f["code"] for f in lost["findings"]] == ["F01"]


def test_json_has_every_field_of_a_finding() -> None:
    finding = Finding("F16", Severity.ERROR, "no", Location("a.yaml", 1, 2, 3))
    printed = {*finding_fields(finding)}
    assert {*Finding.__slots__} - {"path"} <= printed


def test_a_date_that_is_none_is_a_mistake_of_use() -> None:
    said = run("check", MINIMAL, "--as-at", "yesterday")
    assert said.code == 2
    assert "“yesterday” is not a date; write 2026-11-25 or 25 November 2026." in said.err


def test_dates_as_people_write_them() -> None:
    assert run("check", "-q", MINIMAL, "--as-at", "25 November 2026").code == 0


def test_no_form_is_a_mistake_of_use() -> None:
    assert run("check").code == 2


def test_hidden_characters_do_nothing_to_the_terminal(minimal: Path) -> None:
    text = minimal.read_text("utf-8") + "place: |\n  one\u2028two \x1b[31mred\u202e\nsignature: no\x85pe\n"
    minimal.write_text(text, "utf-8", newline="")
    said = run("check", minimal, *ON)
    assert said.code == 3
    assert not {"\x1b", "\u202e", "\u2028", "\x85"} & {*said.err}
    assert said.err.count("one�two �[31mred�") == 3
    assert " | signature: no�pe" in said.err


def test_a_long_line_is_shown_round_its_mistake(minimal: Path) -> None:
    words = "word " * 60
    minimal.write_text(minimal.read_text("utf-8") + f"summary: |\n  {words}[insert x] {words}\n", "utf-8")
    said = run("check", "-q", minimal, *ON).out.splitlines()
    said = said[next(n for n, line in enumerate(said) if "[W16]" in line) :]
    at = next(n for n, line in enumerate(said) if line.lstrip().startswith("|") and "^" in line)
    assert said[at][: len(said[at - 1])].count("^") == len("[insert x]")
    assert said[at - 1][said[at].index("^") :].startswith("[insert x]")
    assert len(said[at - 1]) < 130


def test_a_report_of_everything_at_once(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "minimal", tmp_path / "m")
    form = tmp_path / "m" / "statement.yaml"
    record = tmp_path / "m" / "case.yaml"
    form.write_text(
        form.read_text("utf-8") + "sumary: x\nwhy_now:\n  when_we_knew: 30 February 2026\n", "utf-8"
    )
    record.write_text(record.read_text("utf-8").replace("2023-04-17", "17/4/23"), "utf-8")
    said = run("check", form, *ON)
    places = [line.split(": ")[1] for line in said.err.splitlines() if ": error[" in line]
    assert places == ["error[F11]", "error[F16]", "error[F16]"]
    assert "3 errors, 0 warnings, 0 notes." in said.err
