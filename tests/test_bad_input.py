"""Bad input of every sort ends in a finding with its place: nothing lost, no traceback, nothing written."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.errors import UnreadableError
from courtdocs.findings import Severity
from courtdocs.forms.reader import read_form
from courtdocs.pipeline import check, render

from . import whole
from .cli.running import ON, SAMPLES, run
from .rules.building import BASE

DAY = date(2026, 12, 2)
FORM, CASE = ((BASE / name).read_text("utf-8") for name in ("form.yaml", "case.yaml"))
BROKEN = {
    "empty": "",
    "spaces": "  \n\t\n",
    "comment": "# nothing\n",
    "null": "null\n",
    "a word": "statement",
    "unclosed quotation": 'case: "case.yaml\nkind: x\n',
    "unclosed bracket": "case: [\n",
    "tabs": "case: case.yaml\nnumber:\n\tby_me: 1\n",
    "alias": "case: &a case.yaml\nkind: *a\n",
    "merge": "<<: {case: x}\n",
    "tag": "case: !!python/object/apply:os.system [ls]\n",
    "bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "deep": "a: " + "[" * 5000 + "]" * 5000 + "\n",
    "deep mappings": "".join(f"{' ' * n}a:\n" for n in range(500)),
    "twice": "case: a\ncase: b\n",
    "two documents": "case: a\n---\ncase: b\n",
    "only dashes": "---\n---\n",
    "nul": "case: a\x00b\n",
    "key of fields": "? {a: b}\n: c\n",
    "long line": "case: " + "x" * 100_000 + "\n",
    "long key": "x" * 100_000 + ": y\n",
    "many keys": "".join(f"k{n}: x\n" for n in range(20_000)),
    "large number": "version: " + "9" * 5000 + "\nkind: social-work-statement\n",
    "JSON": '{"case": "case.yaml"',
    "HTML": "<!DOCTYPE html><html></html>\n",
    "Word": "PK\x03\x04 [Content_Types].xml",
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("name", ["statement.yaml", "case.yaml", "confidential.yaml"])
def test_a_broken_file(what: str, name: str, tmp_path: Path) -> None:
    for other in ("statement.yaml", "case.yaml"):
        (tmp_path / other).write_bytes((SAMPLES / "minimal" / other).read_bytes())
    (tmp_path / name).write_text(BROKEN[what], "utf-8", newline="")
    said = run("render", tmp_path / "statement.yaml", "-o", tmp_path / "out", *ON)
    assert said.code == 3
    assert f"{name}" in said.err
    assert "error[F" in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx", ""])
def test_a_file_of_another_sort(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"statement{ending}"
    path.write_bytes(random.Random(1).randbytes(5000))
    said = run("check", path, *ON)
    assert said.code == 3
    assert "error[F05]" in said.err


def test_a_device(tmp_path: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no devices here")
    said = run("check", "/dev/zero", *ON)
    assert said.code == 3
    assert "error[F02]: /dev/zero is not a file" in said.err


def test_a_number_with_thousands_of_figures(tmp_path: Path) -> None:
    case = CASE.replace("exhibit: IM1", f"exhibit: IM{'1' * 5000}")
    assert case != CASE
    (tmp_path / "case.yaml").write_text(case, "utf-8")
    (tmp_path / "form.yaml").write_text(FORM, "utf-8")
    assert check(tmp_path / "form.yaml", DAY).pages


@pytest.mark.parametrize("day", ["1800-01-01", "2200-12-31"])
def test_days_at_the_ends_of_the_calendar(day: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, "utf-8")
    for signed in (f"signed: {day}", ""):
        form = FORM.replace("signed: 2026-12-02", signed)
        assert form != FORM
        (tmp_path / "form.yaml").write_text(form, "utf-8")
        assert check(tmp_path / "form.yaml", date.fromisoformat(day), formats=("docx", "pdf")).pages


@pytest.mark.parametrize("day", ["1800-01-01", "2200-12-31", "2024-02-29"])
@pytest.mark.parametrize("as_at", [date(1800, 1, 1), DAY, date(2200, 12, 31)])
def test_every_date_at_the_ends_of_the_calendar(
    day: str, as_at: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "DAYS", [day, day])
    path = whole.write(
        tmp_path, lambda slot: "Jade is 9 years old. On 1 May 2026 she was 8, born 31/12/9999."
    )
    assert check(path, as_at, formats=("docx", "pdf")).pages


LINES = st.integers(0, 10_000)
BITS = st.sampled_from(
    ["", " ", "  ", "\t", ":", ": ", "- ", "#", " #", "|", ">", "'", '"', "[", "]", "{", "}", "&a ", "*a",
     "!x ", "%", "@", "`", "?", "\n", "none", "all", "T1", "30 February", "é", "😀", "\u200b", "\x00", "a: b"]
)  # fmt: skip
SPOILED = st.lists(st.tuples(LINES, st.integers(0, 60), st.integers(0, 3), BITS), min_size=1, max_size=4)


def spoiled(text: str, slips: list[tuple[int, int, int, str]]) -> str:
    """A text with some slips of the hand: at a line and column so many characters become others."""
    lines = text.split("\n")
    for line, column, gone, new in slips:
        at = line % len(lines)
        lines[at] = lines[at][:column] + new + lines[at][column + gone :]
    return "\n".join(lines)


@settings(max_examples=120, deadline=None)
@given(SPOILED, SPOILED)
def test_slips_end_in_findings(
    tmp_path_factory: pytest.TempPathFactory,
    form: list[tuple[int, int, int, str]],
    case: list[tuple[int, int, int, str]],
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "form.yaml").write_text(spoiled(FORM, form), "utf-8", newline="")
    (folder / "case.yaml").write_text(spoiled(CASE, case), "utf-8", newline="")
    findings = ()
    try:
        read_form(folder / "form.yaml")
    except UnreadableError as error:
        findings = error.findings
        assert any(f.severity is Severity.ERROR for f in findings)
    for f in findings:
        assert f.message
        assert f.help or f.suggestion
        assert f.location.line or f.code in ("F01", "F02", "F04", "F05")


@settings(max_examples=25, deadline=None)
@given(SPOILED)
def test_a_form_that_reads_is_judged_and_rendered(
    tmp_path_factory: pytest.TempPathFactory, case: list[tuple[int, int, int, str]]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "judged"
    folder.mkdir(exist_ok=True)
    (folder / "form.yaml").write_text(FORM.replace("signed: 2026-12-02", ""), "utf-8")
    (folder / "case.yaml").write_text(spoiled(CASE, case), "utf-8", newline="")
    try:
        done = render(folder / "form.yaml", folder / "out", DAY, force=True)
    except UnreadableError:
        return
    assert done.checked.refused or done.outputs
