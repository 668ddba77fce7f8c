"""`courtdocs explain`: codes, fields, and words that are neither."""

from __future__ import annotations

import pytest

from courtdocs.rules.describe import CODES

from .running import run


def test_a_code() -> None:
    said = run("explain", "P09")
    assert said.code == 0
    for part in ("Why it matters:", "What to do:", "Example:", "Re B-S [2013] EWCA Civ 1146", "waived"):
        assert part in said.out


@pytest.mark.parametrize("typed", ["p09", "F16", "X01", "H01", "error[P09]"])
def test_codes_as_they_are_typed(typed: str) -> None:
    assert run("explain", typed).code == 0


def test_every_code() -> None:
    assert len(CODES) > 80
    assert [code for code in CODES if run("explain", code).code] == []


@pytest.mark.parametrize("typed", ["children.needs", "summary"])
def test_a_field(typed: str) -> None:
    said = run("explain", typed)
    assert said.code == 0
    assert "social-work-statement" in said.out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("P9", "P19"),
        ("children.need", "children.needs"),
        ("children.jade.needs", "children.needs"),
        ("sumary", "summary"),
    ],
)
def test_what_was_meant(typed: str, meant: str) -> None:
    said = run("explain", typed)
    assert said.code == 2
    assert f"There is no rule and no field called “{typed}”. Did you mean “{meant}”?" in said.err


def test_nothing_like_it() -> None:
    assert "There is no rule and no field called “???”." in run("explain", "???").err
