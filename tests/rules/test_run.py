"""The rules run together: drafts, samples, and whatever people may type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.fields.text import Prose
from courtdocs.findings import Severity
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form
from courtdocs.practice.profiles import profile
from courtdocs.rules.registry import FormFacts
from courtdocs.rules.run import judge_form

from .building import build

SAMPLES = Path(__file__).parents[2] / "samples"
AS_AT = date(2026, 12, 2)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> FilledForm:
    return build(tmp_path_factory.mktemp("base"))


def test_a_draft_with_the_least_that_renders_has_no_finding() -> None:
    form = read_form(SAMPLES / "minimal" / "statement.yaml")
    assert form.form.is_draft
    assert [f.message for f in judge_form(FormFacts(form, profile(), AS_AT))] == []


def test_the_same_form_signed_lacks_what_the_court_needs() -> None:
    form = read_form(SAMPLES / "minimal" / "statement.yaml")
    signed = replace(form, form=form.form.model_copy(update={"signed": AS_AT}))
    found = judge_form(FormFacts(signed, profile(), AS_AT))
    assert {"P02", "P03", "W03", "W10", "W01", "P09"} <= {
        f.code for f in found if f.severity is Severity.ERROR
    }
    places = [f.path for f in found]
    assert len(places) == len(set(places)), "one absence is told twice"


@pytest.mark.parametrize(
    ("name", "signed"),
    [
        ("rook/statement-short-notice.yaml", date(2026, 11, 23)),
        ("rook/statement.yaml", date(2026, 11, 25)),
        ("rook-final/statement-final.yaml", date(2027, 4, 29)),
    ],
)
def test_the_statements_of_the_sample_are_clean_at_every_stage(name: str, signed: date) -> None:
    form = read_form(SAMPLES / name)
    assert form.form.signed == signed
    found = (*form.findings, *judge_form(FormFacts(form, profile(), signed)))
    assert [f"{f.code} {f.location} {f.message}" for f in found if f.severity is not Severity.NOTE] == []


def test_findings_point_into_the_files_that_were_read(base: FilledForm) -> None:
    signed = replace(base, form=base.form.model_copy(update={"summary": None, "signature": None}))
    found = judge_form(FormFacts(signed, profile(), AS_AT))
    assert found
    assert {f.location.file for f in found} <= set(base.sources)


def _retold(form: FilledForm, text: str) -> Iterator[FilledForm]:
    """The form with a text in one box after another: a section, a child's box, the record, a plain value."""
    prose = Prose.read(text)
    filled: Any = form.form
    nell = filled.children["nell"].model_copy(update={"wishes": prose, "harm": prose})
    yield replace(form, form=filled.model_copy(update={"summary": prose, "place": text}))
    yield replace(form, form=filled.model_copy(update={"children": {**filled.children, "nell": nell}}))
    fact = form.record.threshold["T1"].model_copy(update={"says": prose})
    proceedings = form.record.proceedings.model_copy(update={"number": text, "judge": text})
    changes = {"threshold": {"T1": fact}, "jurisdiction": prose, "proceedings": proceedings}
    yield replace(form, record=form.record.model_copy(update=changes))


@given(text=st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_the_rules_come_to_an_end(base: FilledForm, text: str) -> None:
    for form in _retold(base, text):
        for finding in judge_form(FormFacts(form, profile(), AS_AT)):
            assert finding.message
            assert finding.location.file in base.sources
