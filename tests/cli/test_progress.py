"""The bar over several forms: on a terminal, from the second second on, and never in what is printed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from courtdocs.cli import progress
from courtdocs.cli.outcome import Outcome

from .test_commands import on_a_terminal

PROGRAM = """
from courtdocs.cli import progress, several
from tests.cli import jobs
progress.monotonic = iter(range(0, 1000, {step})).__next__
raise SystemExit(several.run(jobs.as_named, list("abc"), output="{output}", quiet={quiet}, jobs=1))
"""
FORMS = [Outcome(form, 0) for form in "abc"]


def program(step: float = 2, output: str = "text", quiet: bool = False) -> list[str]:
    return [sys.executable, "-c", PROGRAM.format(step=step, output=output, quiet=quiet)]


PLACES = {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}


def test_a_bar_on_a_terminal() -> None:
    said = on_a_terminal(program(), PLACES)
    assert "1/3" in said
    assert "2/3" in said
    assert "3/3" not in said
    assert said.rstrip().endswith("3 forms: 3 rendered.")


@pytest.mark.parametrize("how", [{"step": 1000}, {"output": "json"}, {"output": "github"}, {"quiet": True}])
def test_no_bar_on_what_is_short_or_quiet_or_for_a_program(how: dict[str, object]) -> None:
    assert "1/3" not in on_a_terminal(program(**how), PLACES)  # type: ignore[arg-type]


def test_no_bar_where_there_is_no_terminal() -> None:
    done = subprocess.run(program(), env={**os.environ, **PLACES}, capture_output=True, check=True)
    assert done.stderr == b""
    assert b"1/3" not in done.stdout


def test_what_is_printed_goes_to_the_file_and_not_to_the_bar(tmp_path: Path) -> None:
    into_a_file = f"import sys; sys.stdout = open({str(tmp_path / 'out')!r}, 'w')\nraise"
    with_file = [part.replace("raise", into_a_file) for part in program()]
    assert "1/3" in on_a_terminal(with_file, PLACES)
    said = (tmp_path / "out").read_text("utf-8")
    assert "3 forms: 3 rendered." in said
    assert "\x1b" not in said
    assert "1/3" not in said


def test_the_bar_is_gone_while_an_outcome_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    @contextmanager
    def noted(done: int, total: int) -> Iterator[None]:
        seen.append(f"{done}/{total}")
        yield
        seen.append("gone")

    monkeypatch.setattr(progress, "monotonic", iter(range(0, 100, 2)).__next__)
    monkeypatch.setattr(progress, "_bar", noted)
    for outcome in progress.with_bar(iter(FORMS), 3):
        seen.append(outcome.form)
    assert seen == ["a", "1/3", "gone", "b", "2/3", "gone", "c"]


def test_the_outcomes_pass_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "monotonic", iter(range(0, 100, 2)).__next__)
    assert list(progress.with_bar(iter(FORMS), len(FORMS))) == FORMS
    assert list(progress.with_bar(iter(()), 0)) == []
