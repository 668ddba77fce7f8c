"""Records that are broken, and values at the edge of what can be read; forms are in hard/."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtdocs.pipeline import check

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
@pytest.mark.parametrize("name", ["case.yaml", "confidential.yaml"])
def test_a_broken_record(what: str, name: str, tmp_path: Path) -> None:
    for other in ("statement.yaml", "case.yaml"):
        (tmp_path / other).write_bytes((SAMPLES / "minimal" / other).read_bytes())
    (tmp_path / name).write_text(BROKEN[what], "utf-8", newline="")
    said = run("render", tmp_path / "statement.yaml", "-o", tmp_path / "out", *ON)
    assert said.code == 3
    assert f"{name}" in said.err
    assert "error[F" in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "out").exists()


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
