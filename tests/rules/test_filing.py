"""What a finding on something missing says: where it belongs, and whether `none: why` may stand there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtdocs.findings import Finding
from courtdocs.practice.profiles import profile
from courtdocs.rules.registry import FormFacts
from courtdocs.rules.run import judge_form

from .building import build

HARM = {"children": {"nell": {"harm": "null"}}}


def _missing(folder: Path, case: Any, form: Any) -> Finding:
    facts = FormFacts(build(folder, case, form), profile(), date(2026, 12, 2))
    (found,) = (finding for finding in judge_form(facts) if "is missing" in finding.message)
    return found


@pytest.mark.parametrize(
    ("case", "form", "message"),
    [
        ({}, {"summary": "null"}, "“Summary” is missing"),
        ({}, HARM, "“Harm and its effect” is missing under “Each child, Nell”"),
        ({"jurisdiction": "null"}, {}, "“Jurisdiction” is missing in the case record"),
        (
            {"threshold": {"T1": {"limb": "null"}}},
            {},
            "“Limb” is missing in the case record under “Threshold, threshold 1”",
        ),
    ],
)
def test_the_message_says_where(tmp_path: Path, case: Any, form: Any, message: str) -> None:
    assert _missing(tmp_path, case, form).message == message


def test_none_and_why_is_offered_only_where_it_can_stand(tmp_path: Path) -> None:
    section = _missing(tmp_path, {}, {"wider_family": "null"})
    assert section.help.endswith("`wider_family: {none: why}`")
    entries = _missing(tmp_path, {}, {"parents": "null"})
    assert entries.help == "write it under `parents:`"
    record = _missing(tmp_path, {"jurisdiction": "null"}, {})
    assert record.help == "add `jurisdiction:` in the case record"


def test_the_authority_is_that_of_the_field(tmp_path: Path) -> None:
    found = _missing(tmp_path, {}, {"weighing": {"nell": {"home": {"view": "null"}}}})
    assert found.authority is not None
    assert found.authority.key == "re-b-s-2013"
