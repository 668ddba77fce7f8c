"""Every kind of document: its files are there, its samples are clean, it prints what it draws on."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from courtdocs.content.document_views import VIEWS
from courtdocs.fields.shape import patterns
from courtdocs.findings import Severity
from courtdocs.forms.blank import blank
from courtdocs.guidance.notes import notes
from courtdocs.kinds.base import Form, Kind
from courtdocs.kinds.table import KINDS
from courtdocs.pipeline import check
from courtdocs.resources import schemas, templates

from . import whole
from .rules.building import build
from .test_hostile_text import FORMATS, HOSTILE, NOT_PRINTED, Filled, as_read, as_typed, tidy
from .whole import Slot
from .writers.test_pdf_text import TEXTS

ROOT = Path(__file__).parents[1]
ON = date(2026, 11, 25)
SMALL = [kind for kind in KINDS.values() if kind.draws_on]
"""The kinds that print a part of the case record only."""
NOT_IN_WORDS = {
    # Where a row is about all the children, none is named.
    "chronology": {"case.children.*.known_as"},
    "genogram": {
        # A symbol, a line, or a name for want of room.
        "case.children.*.pronouns", "case.people.*.called",
    },
    "threshold": {
        # Printed where a fact is about the person; of a source its name, where one is cited.
        "case.people.*.called",
        *(f"case.evidence.*.{name}" for name in ("what", "by", "made", "known", "still_matters", "exhibit")),
    },
    "checklist-index": {"case.evidence.*.known", "case.evidence.*.exhibit"},
}  # fmt: skip
PRINTED_HERE = {"checklist-index": {"case.evidence.*.pages"}}
"""What the statement does not print, and these do."""


def of_kind(kinds: list[Kind] | None = None) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", kinds or list(KINDS.values()), ids=lambda kind: kind.slug)


def sample(kind: Kind) -> Path:
    return ROOT / "samples" / "rook" / kind.file_name


def test_there_are_kinds_of_which_some_are_small() -> None:
    assert len(KINDS) > 4
    assert len(SMALL) >= 4


@of_kind()
def test_a_kind_has_its_files(kind: Kind) -> None:
    for view in kind.views:
        assert (templates() / kind.slug / VIEWS[view].template).is_file()
    schema = json.loads((schemas() / f"{kind.slug}.schema.json").read_text("utf-8"))
    assert schema["title"] == kind.title
    assert set(Form.model_fields) <= set(notes(kind.slug))
    assert kind.about.endswith(".")
    assert sample(kind).is_file()
    assert (ROOT / "samples" / "minimal" / kind.file_name).is_file()


@of_kind()
def test_a_kind_names_fields_and_parts_that_there_are(kind: Kind) -> None:
    fields = patterns(whole.CaseRecord)
    assert [part for part in (*kind.draws_on, *kind.needs) if part not in fields] == []
    assert [section.field for section in kind.sections if section.field not in kind.model.model_fields] == []


@of_kind()
def test_the_sample_has_no_error_and_no_warning_of_its_own(kind: Kind) -> None:
    checked = check(sample(kind), ON, formats=("docx", "pdf"))
    assert checked.still_to_write == ()
    assert not checked.refused
    if kind in SMALL:
        assert [str(f.message) for f in checked.report.findings] == []
        assert "[not yet given" not in "".join(map(str, checked.content.blocks))


@of_kind()
def test_the_minimal_form_is_a_draft_with_no_error(kind: Kind) -> None:
    checked = check(ROOT / "samples" / "minimal" / kind.file_name, ON)
    assert checked.content.marking == "DRAFT"
    assert [f.message for f in checked.report.findings if f.severity is Severity.ERROR] == []


@of_kind(SMALL)
def test_a_small_kind_has_a_small_blank_form(kind: Kind) -> None:
    assert blank(kind).count("\n") < 120
    assert blank(kind).count("\n") < blank(whole.KIND).count("\n") / 5


def test_a_blank_form_explains_only_what_its_fields_ask_for() -> None:
    said = {slug: blank(kind) for slug, kind in KINDS.items()}
    cite, aside, longer = "Cite the evidence", "set aside with the reason", "Write longer text"
    assert all(words in said["chronology"] for words in (cite, aside, longer))
    assert not any(words in said["genogram"] for words in (cite, aside, longer))
    assert aside in said["checklist-index"]
    assert cite not in said["checklist-index"]


def due(kind: Kind, filled: Filled) -> set[str]:
    """The fields that a document of the kind has to print."""
    silent = (NOT_PRINTED - PRINTED_HERE.get(kind.slug, set())) | NOT_IN_WORDS.get(kind.slug, set())
    ours = {slot.pattern for slot in filled.given if slot.path[0] != "case" or kind.reads(slot.path[1:])}
    return ours - silent


@of_kind(SMALL)
def test_a_kind_prints_what_it_draws_on_and_nothing_else(kind: Kind, tmp_path: Path) -> None:
    filled = Filled(tmp_path, lambda slot, token: token, kind=kind)
    wanted = due(kind, filled)
    assert len(wanted) > 8
    for name in FORMATS:
        assert set(filled.lost(name, as_typed)) & wanted == set()
        file = filled.finished[name]
        said = "".join((*file.pages, *file.furniture, *file.alternatives))
        printed = {slot.pattern for slot, token in filled.given.items() if token in said}
        assert printed - wanted - NOT_IN_WORDS.get(kind.slug, set()) == set()


@of_kind(SMALL)
@pytest.mark.parametrize("turn", range(3))
def test_hostile_text_in_any_field_comes_out_as_typed(kind: Kind, turn: int, tmp_path: Path) -> None:
    texts = cycle(list(HOSTILE.values()))
    for _ in range(turn * len(HOSTILE) // 3):
        next(texts)

    def say(slot: Slot, token: str) -> str:
        words = f"{next(texts)} {token}"
        # A designation begins with a capital letter on the front.
        return f"{token} {words}" if slot.pattern == "case.people.*.party" else f"{words} {words}"

    filled = Filled(tmp_path, say, kind=kind)
    for name in FORMATS:
        assert set(filled.lost(name, as_read)) & due(kind, filled) == set()


@of_kind([kind for kind in SMALL if kind.sections])
def test_hostile_reasons_come_out_as_typed(kind: Kind, tmp_path: Path) -> None:
    text = HOSTILE["word"]
    filled = Filled(tmp_path, lambda slot, token: f"{text} {token}", none=True, kind=kind)
    for name in FORMATS:
        assert set(filled.lost(name, as_typed)) & due(kind, filled) == set()


LEAKS: dict[str, dict[str, Any]] = {
    "chronology": {
        "chronology": [{"date": "2026-11-26", "what": "He rang from 07700 900163.", "source": "visits p1"}]
    },
    "genogram": {"people": {"kim": {"name": "Kim Harker 07700 900163"}}},
    "threshold": {"threshold": {"T1": {"says": "He rang her from 07700 900163 and threatened her."}}},
    "checklist-index": {"evidence": {"visits": {"what": "Notes, with 07700 900163"}}},
}  # fmt: skip


@of_kind(SMALL)
def test_a_protected_detail_in_what_a_kind_prints_is_refused(kind: Kind, tmp_path: Path) -> None:
    hidden = {"people": {"joe": {"phone": "07700 900163"}}}
    build(tmp_path, LEAKS[kind.slug], {"signed": "null"}, hidden, kind.slug)
    checked = check(tmp_path / "form.yaml", date(2026, 12, 2), formats=FORMATS)
    assert checked.refused
    assert {f.code for f in checked.report.errors} == {"X01"}


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(TEXTS.map(tidy).filter(bool))
def test_any_text_comes_out_of_every_kind(text: str) -> None:
    for kind in SMALL:
        with tempfile.TemporaryDirectory() as folder:
            filled = Filled(Path(folder), lambda slot, token: f"{token} {text} {token}", kind=kind)
            for name in FORMATS:
                assert set(filled.lost(name, as_read)) & due(kind, filled) == set()
