"""Our own failures: an exit code, a short report, and nothing of the case in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtdocs import pipeline
from courtdocs.content import compose as composing
from courtdocs.errors import CourtdocsError

from .running import ON, run


def test_a_fault_of_ours_is_reported_without_the_case(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> object:
        raise KeyError(f"Otis Valdek {args}")

    monkeypatch.setattr(pipeline, "compose", broken)
    said = run("check", minimal, *ON)
    assert (said.code, said.out) == (70, "")
    assert "This is a fault in courtdocs" in said.err
    assert "builtins.KeyError" in said.err
    assert "pipeline.py:" in said.err
    for secret in ("Otis", "Valdek", str(minimal), "Traceback", "Ines", "Fenmoor"):
        assert secret not in said.err


def test_a_fault_with_no_frames_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("courtdocs.cli.kinds.KINDS", _Broken(stopped))
    said = run("kinds")
    assert (said.code, said.err.strip()) == (130, "Stopped.")


class _Broken(dict[str, object]):
    def __init__(self, fail: object) -> None:
        super().__init__()
        self.fail = fail

    def items(self) -> object:  # type: ignore[override]
        assert callable(self.fail)
        return self.fail()


def test_a_broken_template(minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates" / "social-work-statement"
    folder.mkdir(parents=True)
    (folder / "document.md.j2").write_text("## A\n\n{{ s.sumary }}\n", "utf-8")
    monkeypatch.setattr(composing, "templates", lambda: tmp_path / "templates")
    said = run("check", minimal, *ON)
    assert said.code == 5
    assert "document.md.j2:3:5: error[H01]" in said.err
    assert "{{ s.sumary }}" in said.err


@pytest.mark.parametrize(("error", "code"), [(CourtdocsError, 70)])
def test_codes_of_other_failures(
    error: type[CourtdocsError], code: int, minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> object:
        raise error("LibreOffice is not installed.")

    monkeypatch.setattr(pipeline, "compose", broken)
    said = run("check", minimal, *ON)
    assert (said.code, said.err) == (code, "courtdocs: LibreOffice is not installed.\n")
