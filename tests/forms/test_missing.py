"""What is still to write: every absent field that is required for filing, once."""

from __future__ import annotations

from typing import Any

from courtdocs.case.record import CaseRecord
from courtdocs.fields.shape import patterns
from courtdocs.forms.comments import condition_of
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


STAGES = {
    "initial": {"before_proceedings", "experts", "timetable"},
    "short-notice": {"unknown", "full_statement_due"},
    "final": {"changed", "final_threshold", "assessments"},
}
"""Sections that one stage alone asks for."""
FULL = {"risks", "protective", "parents", "wider_family", "children", "options", "weighing", "views"}
ALWAYS = {"about_me", "summary", "orders", "threshold", "family_time", "participation", "fairness"}


def _sections(stage: str, form: dict[str, Any] | None = None, case: dict[str, Any] | None = None) -> set[str]:
    fields = {section.field for section in KIND.sections}
    paths = _paths({"stage": stage, **(form or {})}, case or {})
    return {str(path[0]) for path in paths if len(path) == 1} & fields


def test_each_stage_asks_for_its_own_sections() -> None:
    assert _sections("initial") == ALWAYS | FULL | STAGES["initial"] | {"why_now"}
    assert _sections("short-notice") == ALWAYS | STAGES["short-notice"] | {"why_now"}
    assert _sections("final") == ALWAYS | FULL | STAGES["final"]


def test_siblings_are_asked_for_in_full_statements_alone() -> None:
    two = {"children": {"jade": {"name": "Jade Tansley"}, "zara": {"name": "Zara Shafiq"}}}
    assert [stage for stage in KIND.stages if "siblings" in _sections(stage, {}, two)] == ["initial", "final"]


def test_removal_is_asked_for_before_the_final_hearing() -> None:
    away = {"children": {"jade": {"name": "Jade", "lives": [{"from": "2026-11-01", "as": "foster"}]}}}
    at_home = [stage for stage in KIND.stages if "removal" in _sections(stage, {}, REMOVING)]
    already_away = [stage for stage in KIND.stages if "removal" in _sections(stage, {}, REMOVING | away)]
    assert (at_home, already_away) == (["initial", "short-notice"], ["short-notice"])


def test_the_boxes_of_a_section_follow_the_stage() -> None:
    form = {"children": {"jade": {"daily_life": "x"}}, "parents": {"danielle": {"gap": "y"}}}
    short = _paths({"stage": "short-notice", **form}, {})
    assert {path for path in short if path[0] in ("children", "parents")} == {
        ("children", "jade", "wishes"),
        ("parents", "danielle", "strengths"),
        ("parents", "danielle", "account"),
    }
    assert ("children", "jade", "harm") in _paths({"stage": "final", **form}, {})


def test_parts_of_the_record_that_a_short_statement_leaves_out_are_not_missing() -> None:
    assert ("case", "chronology") in _paths({"stage": "initial"}, {})
    assert ("case", "chronology") not in _paths({"stage": "short-notice"}, {})
    assert ("case", "jurisdiction") in _paths({"stage": "short-notice"}, {})


def test_every_condition_of_a_marker_is_known_to_its_kind() -> None:
    for kind in KINDS.values():
        names = {condition_of(info) for info in patterns(kind.model).values()} - {"", "always"}
        assert names <= set(kind.conditions)
    assert {condition_of(info) for info in patterns(CaseRecord).values()} <= {"", "always"}
