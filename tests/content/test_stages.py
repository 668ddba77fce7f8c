"""What the statement prints at each stage, and in which order: one template serves all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtdocs.content.blocks import Heading, words
from courtdocs.content.compose import compose
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile

from .. import whole
from ..rules.building import build
from ..whole import Slot
from .dump import dumped

STAGES = KINDS["social-work-statement"].stages
ON = date(2026, 12, 2)
HEADINGS = {
    "initial": ["About me", "Summary", "Orders sought", "Why now", "Before proceedings", "The family",
                "Threshold", "Risk and protection", "The parents", "The wider family", "Each child",
                "Brothers and sisters", "Options and weighing", "Family time", "Points to agree",
                "Views of others", "What is outstanding", "Fairness",
                "Where the welfare checklist is answered", "Statement of truth", "Annex A: chronology",
                "Annex B: family time now and proposed", "Annex C: sources relied on"],
    "short-notice": ["About me", "Summary", "Why this cannot wait", "Orders sought",
                     "Why a child must live elsewhere now", "What is not yet known", "The family",
                     "Threshold", "What the children have said or shown", "Family time", "Next steps",
                     "Fairness", "Statement of truth", "Annex A: family time now and proposed",
                     "Annex B: sources relied on"],
    "final": ["About me", "Summary", "What has changed", "Orders sought", "Help given", "The family",
              "Threshold", "Assessments", "Risk and protection", "The parents", "The wider family",
              "Each child", "Brothers and sisters", "Options and weighing", "Support plans", "Family time",
              "Points to agree", "Views of others", "What is outstanding", "Fairness",
              "Where the welfare checklist is answered", "Statement of truth", "Annex A: chronology",
              "Annex B: family time now and proposed", "Annex C: sources relied on"],
}  # fmt: skip
SET_ASIDE = dict.fromkeys(
    ("before_proceedings", "risks", "protective", "parents", "wider_family", "children", "siblings",
     "options", "weighing", "points", "views", "experts", "timetable"), "null",
)  # fmt: skip
PATCHES: dict[str, dict[str, Any]] = {
    "initial": {},
    "short-notice": SET_ASIDE,
    "final": {"why_now": "null", "before_proceedings": "null", "experts": "null"}
    | {"options": {"grandmother": {"route": "Special guardianship order"}}}
    | {"weighing": {"nell": {"preferred": "grandmother"}}},
}


def headings(form: FilledForm) -> list[str]:
    blocks = compose(form, ON, profile()).content.blocks
    return [words(b.children) for b in blocks if isinstance(b, Heading) and b.level == 1]


@pytest.mark.parametrize("stage", STAGES)
def test_the_sections_of_a_stage_stand_in_its_order(stage: str, tmp_path: Path) -> None:
    assert headings(build(tmp_path, form={"stage": stage, **PATCHES[stage]})) == HEADINGS[stage]


def _said(folder: Path, stage: str, *, none: bool) -> tuple[dict[str, Slot], str]:
    given: dict[str, Slot] = {}

    def say(slot: Slot) -> str:
        token = f"zq{len(given)}zq"
        given[token] = slot
        return token

    path = whole.write(folder, say, none=none)
    path.write_text(path.read_text("utf-8").replace("stage: initial", f"stage: {stage}"), "utf-8")
    form = read_form(path)
    assert str(form.form.stage) == stage  # type: ignore[attr-defined]
    return given, dumped(compose(form, ON, profile()).content)


@pytest.mark.parametrize("none", [False, True], ids=["filled", "set aside"])
@pytest.mark.parametrize("stage", STAGES)
def test_what_a_stage_does_not_ask_for_is_printed_all_the_same(
    stage: str, none: bool, tmp_path: Path
) -> None:
    given, printed = _said(tmp_path, stage, none=none)
    form = {token: slot for token, slot in given.items() if slot.path[0] != "case"}
    assert len(form) > (40 if none else 90)
    lost = {slot.pattern for token, slot in form.items() if token not in printed}
    assert lost <= {"in_plain_words", "place"}


def test_a_short_statement_leaves_parts_of_the_record_to_the_full_one(tmp_path: Path) -> None:
    def text(stage: str) -> str:
        case = {"chronology": [{"date": "2026-11-01", "what": "Zqzq.", "source": "letter p1"}],
                "evidence": {"letter": {"what": "Kqkq", "by": "mistry", "made": "2026-11-01"}}}  # fmt: skip
        return dumped(compose(build(tmp_path, case, {"stage": stage}), ON, profile()).content)

    full, short = text("initial"), text("short-notice")
    assert "Zqzq" in full
    assert "Zqzq" not in short
    # What is not printed is not relied on either.
    assert "Kqkq" in full
    assert "Kqkq" not in short


def test_a_fact_not_relied_on_brings_no_source(tmp_path: Path) -> None:
    case = {"threshold": {"T2": {"says": "Zqzq.", "source": "letter p1"}},
            "evidence": {"letter": {"what": "Kqkq", "by": "mistry", "made": "2026-11-01"}}}  # fmt: skip
    said = dumped(compose(build(tmp_path, case), ON, profile()).content)
    assert "Kqkq" not in said
    said = dumped(compose(build(tmp_path, case, {"threshold": {"include": ["T2"]}}), ON, profile()).content)
    assert "Kqkq" in said


EARLIER: list[tuple[dict[str, Any], str]] = [
    ({"stage": "short-notice"}, "follows my short-notice statement (number 1), dated 2 December 2026."),
    ({"signed": "null"}, "follows my initial statement (number 1). The two"),
    ({"number": "null"}, "follows my initial statement, dated 2 December 2026. The two"),
    ({"by": "boyd"}, "follows the initial statement of Stella Boyd (number 1), dated"),
]


@pytest.mark.parametrize(("earlier", "words_"), EARLIER)
def test_the_earlier_statement_is_named(earlier: dict[str, Any], words_: str, tmp_path: Path) -> None:
    said = dumped(compose(build(tmp_path, earlier=earlier), ON, profile()).content)
    assert words_ in said


def test_without_an_earlier_statement_none_is_named(tmp_path: Path) -> None:
    assert "This statement follows" not in dumped(compose(build(tmp_path), ON, profile()).content)


Composed = Callable[[dict[str, Any]], str]


@pytest.fixture
def final(tmp_path: Path) -> Composed:
    def compose_(form: dict[str, Any]) -> str:
        return dumped(compose(build(tmp_path, form={"stage": "final", **form}), ON, profile()).content)

    return compose_


def test_an_assessment_is_named_from_the_evidence(final: Composed) -> None:
    row = {"source": "viability p4", "result": "Good.", "accepts": "in part", "why": "Too early."}
    said = final({"assessments": [row]})
    assert "accepted in part" in said
    (line,) = [line for line in said.splitlines() if "Good." in line]
    assert "26 November 2026" in line


def test_an_assessment_whose_source_is_words(final: Composed) -> None:
    said = final({"assessments": [{"source": "told at court", "result": "Good."}]})
    assert "as cited" in said
    assert "told at court" in said


def test_the_adoption_decision_of_each_child(final: Composed) -> None:
    one = {"date": "2026-11-30", "decision": "Aqaq.", "consent": "Bqbq.", "throughout_life": "Cqcq.",
           "relatives": "Dqdq."}  # fmt: skip
    said = final({"adm": {"sami": one}})
    assert "The agency's decision-maker decided on 30 November 2026." in said
    assert all(word in said for word in ("Aqaq", "Bqbq", "Cqcq", "Dqdq"))
    # The lifelong effect and the relatives answer the checklist of the 2002 Act.
    assert "Adoption and Children Act 2002, section 1(4)" in said
