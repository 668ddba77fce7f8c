"""What a practitioner reads, word for word; COURTDOCS_UPDATE_GOLDEN=1 writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .running import ON, ROOT, inside, run

GOLDEN = ROOT / "tests" / "golden" / "diagnostics"
FORMS = ("F10", "F11", "F16", "F28", "F30", "P09", "S02", "W16")


def compare(name: str, said: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("COURTDOCS_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, "utf-8", newline="\n")
    assert said == golden.read_text("utf-8")


@pytest.mark.parametrize("code", FORMS)
def test_a_finding_as_printed(code: str) -> None:
    with inside(ROOT):
        said = run("check", "-q", f"samples/bad/{code}.yaml", *ON)
    compare(code, said.out + said.err)


def test_a_draft_as_printed(minimal: Path) -> None:
    with inside(minimal.parent):
        checked = run("check", "statement.yaml", *ON)
        rendered = run("render", "statement.yaml", *ON)
    compare("draft", checked.out + checked.err + rendered.out + rendered.err)


def test_every_golden_text_is_compared() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*FORMS, "draft", "twenty"}
