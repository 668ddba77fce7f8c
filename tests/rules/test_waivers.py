"""Waivers: what is set aside and why, and what is wrong with a waiver."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtdocs.findings import Finding
from courtdocs.practice.profiles import profile
from courtdocs.rules.registry import FormFacts
from courtdocs.rules.run import apply_waivers, judge_form

from .building import build

AS_AT = date(2026, 12, 2)
UNSUMMARISED = {"summary": "null"}
DIRECTION = {"order_date": "2026-11-30", "judge": "District Judge Ansah", "text": "no summary is needed"}


def _judged(folder: Path, waivers: Sequence[Any], form: Any = None) -> tuple[Finding, ...]:
    filled = build(folder, None, {**(form or {}), "waivers": list(waivers)})
    return apply_waivers(filled, judge_form(FormFacts(filled, profile(), AS_AT)), AS_AT)


def _code(found: Sequence[Finding], code: str) -> Finding:
    (one,) = (finding for finding in found if finding.code == code)
    return one


def test_a_reason_sets_a_finding_aside_and_keeps_it(tmp_path: Path) -> None:
    found = _judged(tmp_path, [{"code": "P02", "reason": "the hearing is in 2 hours"}], UNSUMMARISED)
    assert [f.code for f in found] == ["P02"]
    assert found[0].waived == "the hearing is in 2 hours"
    assert not found[0].stands


def test_a_direction_sets_a_finding_aside(tmp_path: Path) -> None:
    found = _judged(tmp_path, [{"code": "P02", **DIRECTION}], UNSUMMARISED)
    assert found[0].waived == "direction of District Judge Ansah of 30 November 2026: no summary is needed"


def test_a_finding_of_another_code_still_stands(tmp_path: Path) -> None:
    waivers = [{"code": "P02", "reason": "the hearing is in 2 hours"}]
    found = _judged(tmp_path, waivers, {**UNSUMMARISED, "signature": "null"})
    assert {f.code: f.stands for f in found} == {"P02": False, "W10": True}


@pytest.mark.parametrize(
    ("code", "says", "suggestion"),
    [
        ("P2", "no rule has the code “P2”", "P02"),
        ("p02", "no rule has the code “p02”", "P02"),
        ("Options too few", "no rule has the code", "P09"),
        ("everything", "no rule has the code", ""),
        ("X01", "“X01” cannot be waived", ""),
        ("F25", "“F25” cannot be waived", ""),
    ],
)
def test_what_cannot_be_waived(tmp_path: Path, code: str, says: str, suggestion: str) -> None:
    found = _judged(tmp_path, [{"code": code, "reason": "because"}], UNSUMMARISED)
    wrong = _code(found, "F25")
    assert says in wrong.message
    assert wrong.suggestion == suggestion
    assert wrong.stands
    assert wrong.path == ("waivers", 0, "code")
    assert _code(found, "P02").stands


@pytest.mark.parametrize(
    ("waiver", "says", "label"),
    [
        ({}, "gives no reason", "why is it set aside?"),
        ({**DIRECTION, "judge": "null"}, "is not complete", "no judge"),
        ({"text": "so directed"}, "is not complete", "no order_date and no judge"),
        ({**DIRECTION, "order_date": "2026-12-03"}, "which is still to come", "after 2 December 2026"),
    ],
)
def test_a_waiver_without_its_reason(tmp_path: Path, waiver: Any, says: str, label: str) -> None:
    given = {key: value for key, value in waiver.items() if value != "null"}
    found = _judged(tmp_path, [{"code": "P02", **given}], UNSUMMARISED)
    wrong = _code(found, "F26")
    assert says in wrong.message
    assert wrong.label == label
    assert _code(found, "P02").stands


def test_a_waiver_that_meets_no_finding(tmp_path: Path) -> None:
    found = _judged(tmp_path, [{"code": "P02", "reason": "the hearing is in 2 hours"}])
    assert [(f.code, f.message) for f in found] == [("F27", "the waiver of P02 sets nothing aside")]


def test_nothing_is_said_of_unused_waivers_in_a_draft(tmp_path: Path) -> None:
    waivers = [{"code": "P02", "reason": "the hearing is in 2 hours"}]
    assert _judged(tmp_path, waivers, {**UNSUMMARISED, "signed": "null"}) == ()


def test_even_the_note_on_unused_waivers_can_be_waived(tmp_path: Path) -> None:
    waivers = [{"code": "P02", "reason": "as before"}, {"code": "F27", "reason": "kept for the next version"}]
    (note,) = _judged(tmp_path, waivers)
    assert (note.code, note.waived) == ("F27", "kept for the next version")
