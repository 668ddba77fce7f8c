"""The notes shipped: one for every section and box, tied to fields that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtdocs.errors import TemplateError
from courtdocs.fields.shape import patterns
from courtdocs.fields.text import Prose
from courtdocs.fields.types import shape_of
from courtdocs.forms.comments import condition_of
from courtdocs.guidance import notes as module
from courtdocs.guidance.notes import CASE, lengths, notes
from courtdocs.kinds.base import Form, StatementForm
from courtdocs.kinds.table import KINDS
from courtdocs.practice.authorities import authorities

KIND = "social-work-statement"
THREE_CHILDREN = {
    "orders": 3,
    "removal": 2,
    "removal.*.steps": 4,
    "risks": 4,
    "parents": 3,
    "wider_family": 2,
    "children": 3,
    "options": 5,
    "weighing": 3,
    "weighing.*": 3,
    "points": 4,
    "views": 6,
    "experts": 0,
    "fairness": 5,
    "assessments": 4,
    "adm": 1,
    "support_plan": 2,
    "support_plan.*.help": 4,
}
"""How many entries a statement about three children has, by section."""
BUDGETS = {"initial": 4_700, "short-notice": 1_800, "final": 4_700}
"""Words in all boxes of such a statement at each stage; those of the initial sample hold about 5 000."""
NOT_COUNTED = ("checklist", "adoption", "in_plain_words")
"""Words that stand in only where nothing else does, and those that are no part of the statement."""


def boxes(kind: str) -> list[str]:
    """The patterns of a kind's narrative fields."""
    fields = patterns(KINDS[kind].model)
    return [
        name
        for name, info in fields.items()
        if not name.endswith("*")
        and (shape := shape_of(info.annotation, tuple(info.metadata)))
        and any(s and isinstance(s.type, type) and issubclass(s.type, Prose) for s in (shape, shape.item))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_section_and_box_has_a_note(kind: str) -> None:
    wanted = [section.field for section in KINDS[kind].sections] + boxes(kind) + list(Form.model_fields)
    assert wanted
    assert [name for name in wanted if name not in notes(kind)] == []


def test_the_statement_has_many_boxes() -> None:
    assert len(boxes(KIND)) > 60


def test_a_note_for_every_form_stands_where_the_kind_has_none_of_its_own() -> None:
    assert notes("genogram")["by"] is notes("threshold")["by"]
    assert notes(KIND)["by"] != notes("genogram")["by"]


def test_every_section_of_the_case_record_has_a_note() -> None:
    wanted = [name for name in patterns(module.CaseRecord) if "." not in name]
    assert len(wanted) > 10
    assert [name for name in wanted if name not in notes(CASE)] == []


@pytest.mark.parametrize("kind", [*KINDS, CASE])
def test_notes_say_something_on_known_authority(kind: str) -> None:
    assert notes(kind)
    for note in notes(kind).values():
        assert note.text, note.field
        assert note.first_sentence.endswith((".", "?", ":")), note.field
        assert set(note.authorities) <= set(authorities())
        assert note.reviewed < note.review_due


@pytest.mark.parametrize("kind", KINDS)
def test_notes_are_short(kind: str) -> None:
    sections = {section.field for section in KINDS[kind].sections} | set(StatementForm.model_fields)
    for note in notes(kind).values():
        limit = 140 if note.field in sections else 75
        assert len(note.text.split()) <= limit, note.field


def is_asked_for(pattern: str, stage: str) -> bool:
    """Whether a stage can ask for a field, and for every section and box that holds it."""
    kind, fields, steps = KINDS[KIND], patterns(KINDS[KIND].model), pattern.split(".")
    holders = [fields[up_to] for n in range(len(steps)) if (up_to := ".".join(steps[: n + 1])) in fields]
    found = [kind.conditions[name] for info in holders if (name := condition_of(info)) in kind.conditions]
    return all(not condition.stages or stage in condition.stages for condition in found)


@pytest.mark.parametrize(("stage", "budget"), BUDGETS.items())
def test_suggested_lengths_for_three_children_stay_within_the_budget(stage: str, budget: int) -> None:
    total = 0
    for pattern, words in lengths(KIND).items():
        steps = pattern.split(".")
        if steps[0] in NOT_COUNTED or not is_asked_for(pattern, stage):
            continue
        for n, step in enumerate(steps):
            words *= THREE_CHILDREN[".".join(steps[:n])] if step == "*" else 1
        total += words
    assert 0.8 * budget < total <= budget


def test_every_stage_has_a_budget() -> None:
    assert set(BUDGETS) == set(KINDS[KIND].stages)


def test_lengths_are_those_of_the_notes() -> None:
    assert lengths(KIND)["children.*.needs"] == notes(KIND)["children.*.needs"].length
    assert "signed" not in lengths(KIND)


def test_broken_notes_are_told_with_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / KIND).mkdir()
    (tmp_path / KIND / "guidance.md").write_text("## Summary {summary}\n")
    monkeypatch.setattr(module, "templates", lambda: tmp_path)
    with pytest.raises(TemplateError) as caught:
        notes.__wrapped__(KIND)
    assert caught.value.findings[0].location.file.endswith("guidance.md")
    assert caught.value.sources
