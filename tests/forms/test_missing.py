"""What is still to write: every absent field that is required for filing, once."""

from __future__ import annotations

from typing import Any

from courtdocs.case.record import CaseRecord
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.missing import missing
from courtdocs.kinds.table import KINDS

KIND = KINDS["social-work-statement"]
FORM = {"case": "case.yaml", "kind": KIND.slug, "version": "1", "stage": "initial", "by": "oke"}
CASE: dict[str, Any] = {
    "proceedings": {"court": "the Family Court at Westhaven", "authority": "Calder Vale Council"},
    "children": {"jade": {"name": "Jade Tansley", "lives": [{"from": "2014-02-03", "as": "at home"}]}},
}
REMOVING = {"orders_sought": [{"order": "interim care order", "for": "jade", "stage": "interim"}]}


def _paths(form: dict[str, Any], case: dict[str, Any]) -> set[tuple[str | int, ...]]:
    model = KIND.model.model_validate({**FORM, **form})
    record = CaseRecord.model_validate({**CASE, **case})
    return {m.path for m in missing(FilledForm(KIND, model, record, {}))}


def test_absent_section_is_reported_once() -> None:
    paths = _paths({}, {})
    assert ("why_now",) in paths
    assert ("why_now", "what_happened") not in paths


def test_boxes_of_a_given_section_are_reported() -> None:
    paths = _paths({"why_now": {"why_not_sooner": "x"}}, {})
    assert ("why_now", "what_happened") in paths
    assert ("why_now",) not in paths


def test_boxes_of_each_row_and_key_are_reported() -> None:
    form = {
        "children": {"jade": {"needs": "x"}},
        "risks": [{"risk": "y"}],
        "weighing": {"jade": {"home": {}}},
    }
    paths = _paths(form, {})
    assert {
        ("children", "jade", "harm"),
        ("risks", 0, "how_likely"),
        ("weighing", "jade", "home", "view"),
    } <= paths
    assert ("children", "jade", "needs") not in paths
    assert ("children", "jade") not in paths


def test_not_applicable_is_not_missing() -> None:
    assert ("why_now",) not in _paths({"why_now": {"none": "because"}}, {})


def test_condition_decides() -> None:
    assert ("removal",) not in _paths({}, {})
    assert ("removal",) in _paths({}, REMOVING)
    assert ("siblings",) not in _paths({}, {})


def test_record_is_looked_through_too() -> None:
    paths = _paths({}, {})
    assert ("case", "jurisdiction") in paths
    assert ("case", "proceedings", "acts") in paths


def test_label_code_and_authority_come_from_the_marker() -> None:
    model = KIND.model.model_validate(FORM)
    found = {m.path: m for m in missing(FilledForm(KIND, model, CaseRecord.model_validate(CASE), {}))}
    about = found["about_me",]
    assert (about.label, about.code, about.authority) == ("About me", "W03", "pd22a-4-1")
