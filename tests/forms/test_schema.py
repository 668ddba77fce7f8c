"""The schemas: samples and blank files fit them, mistakes do not, and notes reach the editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from courtdocs.forms.schema import case_schema, schema
from courtdocs.guidance.notes import notes
from courtdocs.kinds.table import KINDS

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
KIND = KINDS["social-work-statement"]
STATEMENT, CASE = schema(KIND), case_schema()


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as an editor's language server does: numbers and yes/no as such, dates as text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def loaded(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), EditorLoader)


def complaints(value: Any, against: dict[str, Any]) -> list[str]:
    found = jsonschema.Draft7Validator(against).iter_errors(value)
    return [f"{'.'.join(map(str, error.path))}: {error.message[:120]}" for error in found]


@pytest.mark.parametrize("against", [STATEMENT, CASE])
def test_schema_is_a_schema(against: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(against)


@pytest.mark.parametrize(
    ("folder", "form"),
    [
        ("rook", "statement"),
        ("rook", "statement-short-notice"),
        ("rook-final", "statement-final"),
        ("minimal", "statement"),
    ],
)
def test_samples_fit(folder: str, form: str) -> None:
    assert complaints(loaded(SAMPLES / folder / f"{form}.yaml"), STATEMENT) == []
    assert complaints(loaded(SAMPLES / folder / "case.yaml"), CASE) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"sumary": "x"}, ""),
        ({"stage": "intial"}, "stage"),
        ({"by": None}, "by"),
        ({"children": {"otis": {"nedes": "x"}}}, "children.otis"),
        ({"children": {"Otis V": {}}}, "children"),
        ({"number": {"by_me": "one"}}, "number.by_me"),
        ({"summary": ["a", "b"]}, "summary"),
        ({"experts": {"none": "x", "more": "y"}}, "experts"),
    ],
)
def test_mistake_is_shown(change: dict[str, Any], place: str) -> None:
    form = loaded(SAMPLES / "minimal" / "statement.yaml") | change
    assert [said.partition(":")[0] for said in complaints(form, STATEMENT)] == [place]


@pytest.mark.parametrize(
    "given",
    [
        {"summary": None},
        {"summary": {"none": "Not needed."}},
        {"experts": {"none": "No expert is needed."}},
        {"number": {"by_me": 1}},
        {"signed": "14 November 2026"},
        {"options": {"home": {"what": "Home", "realistic": True}}},
        {"weighing": {"otis": {"home": {"good": ["A reason."]}, "preferred": "home"}}},
        {"threshold": {"include": "T1"}},
    ],
)
def test_what_reads_fits(given: dict[str, Any]) -> None:
    form = loaded(SAMPLES / "minimal" / "statement.yaml") | given
    assert complaints(form, STATEMENT) == []


def test_a_big_list_may_be_a_file() -> None:
    case = loaded(SAMPLES / "minimal" / "case.yaml")
    assert complaints(case | {"chronology": "chronology.xlsx"}, CASE) == []
    assert complaints(case | {"threshold": "threshold.yaml"}, CASE) == []
    assert complaints(case | {"chronology": "a long time ago"}, CASE)


def test_a_fact_may_have_one_word_for_status_and_kind() -> None:
    case = loaded(SAMPLES / "minimal" / "case.yaml")
    fact = {"says": "It happened.", "status": "alleged", "kind": "neglect"}
    assert complaints(case | {"threshold": {"T1": fact}}, CASE) == []


def test_notes_and_markers_reach_the_schema() -> None:
    needs = STATEMENT["properties"]["children"]["additionalProperties"]["properties"]["needs"]
    note = notes(KIND.slug)["children.*.needs"]
    assert needs["description"] == note.first_sentence
    assert note.text in needs["markdownDescription"]
    assert "Needed before signing, in an initial or final statement" in needs["markdownDescription"]
    assert needs["x-suggested-words"] == note.length
    assert needs["x-required-for-filing"]["code"] == "P02"
    assert needs["x-answers"] == ["ca:b", "aca:b"]


def test_a_note_for_each_entry_reaches_the_schema() -> None:
    each = STATEMENT["properties"]["orders"]["additionalProperties"]
    assert each["description"] == notes(KIND.slug)["orders.*"].first_sentence
