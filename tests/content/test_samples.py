"""The real template with the samples: golden text, and no form for which it breaks or leaves a gap."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from courtdocs import resources
from courtdocs.content.blocks import Gap, Heading, List, Paragraph, Styled, Table, walk, words
from courtdocs.content.compose import compose
from courtdocs.content.lint import lint
from courtdocs.fields.text import NotApplicable, Prose
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form
from courtdocs.forms.walk import walk as walk_fields
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile
from courtdocs.prose.blocks import Text, inlines

from .conftest import ON, filled
from .dump import dumped

Path_ = tuple[Any, ...]
ROOT = Path(__file__).parents[2]
SAMPLES = {
    "minimal": ("minimal/statement.yaml", ON),
    "rook": ("rook/statement.yaml", ON),
    "rook-short-notice": ("rook/statement-short-notice.yaml", date(2026, 11, 23)),
    "rook-final": ("rook-final/statement-final.yaml", date(2027, 4, 29)),
}
"""Each golden file with its form and the date as at which it is composed."""
SIGNED = [name for name in SAMPLES if name != "minimal"]
NOT_PRINTED = {"in_plain_words"}
LEFT_OUT = {"rook-short-notice": {"chronology", "help_given", "expected", "threshold", "people"}}
"""Parts of the record that a short statement prints in part or not at all."""


def sample(name: str) -> FilledForm:
    return read_form(ROOT / "samples" / SAMPLES[name][0])


@pytest.mark.parametrize("name", SAMPLES)
def test_golden(name: str) -> None:
    found = dumped(compose(sample(name), SAMPLES[name][1], profile()).content)
    golden = ROOT / "tests" / "golden" / f"{name}.txt"
    if os.environ.get("COURTDOCS_UPDATE_GOLDEN") == "1":
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_templates_are_without_faults() -> None:
    folder = resources.templates()
    house = (folder / "house" / "macros.md.j2").read_text("utf-8")
    for kind in KINDS.values():
        text = (folder / kind.slug / "document.md.j2").read_text("utf-8")
        assert lint(kind, text, house=house) == ()


def _gaps(form: FilledForm) -> list[str]:
    blocks = compose(form, ON, profile()).content.blocks
    inline = [c for b in walk(blocks) if isinstance(b, (Paragraph, Heading)) for c in b.children]
    inline += [c for piece in inline if isinstance(piece, Styled) for c in piece.children]
    return [piece.label for piece in inline if isinstance(piece, Gap)]


@pytest.mark.parametrize("name", SIGNED)
def test_signed_sample_has_no_gap(name: str) -> None:
    assert _gaps(sample(name)) == []


@pytest.mark.parametrize("name", SIGNED)
def test_every_narrative_word_of_the_sample_is_printed(name: str) -> None:
    form = sample(name)
    content = compose(form, SAMPLES[name][1], profile()).content
    printed = " ".join(words(b.children) for b in walk(content.blocks) if isinstance(b, (Paragraph, Heading)))
    for value in (*walk_fields(form.form), *walk_fields(form.record, ("case",))):
        text = value.value.why if isinstance(value.value, NotApplicable) else value.value
        left_out = value.path[:1] == ("case",) and set(value.path[1:2]) & LEFT_OUT.get(name, set())
        if isinstance(text, Prose) and value.path[0] not in NOT_PRINTED and not left_out:
            for piece in inlines(text.blocks):
                if isinstance(piece, Text):
                    assert piece.text in printed, value.path


def _fields(record: Any, path: Path_ = ()) -> Iterator[tuple[Path_, FieldInfo]]:
    """Every field of a record that is given though it may be left out, with its path."""
    if isinstance(record, BaseModel):
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            if not info.is_required() and value not in (None, (), {}):
                yield (*path, name), info
            yield from _fields(value, (*path, name))
        for key, value in (record.__pydantic_extra__ or {}).items():
            yield from _fields(value, (*path, key))
    elif isinstance(record, (dict, tuple)):
        for key, value in record.items() if isinstance(record, dict) else enumerate(record):
            yield from _fields(value, (*path, key))


def _without(record: Any, path: Path_) -> Any:
    """A copy of a record without the field at a path."""
    name, *rest = path
    if isinstance(record, dict):
        return {**record, name: _without(record[name], tuple(rest))}
    if isinstance(record, tuple):
        return tuple(_without(row, tuple(rest)) if n == name else row for n, row in enumerate(record))
    further = record.__pydantic_extra__ or {}
    if name in further:
        copy = record.model_copy()
        object.__setattr__(
            copy, "__pydantic_extra__", {**further, name: _without(further[name], tuple(rest))}
        )
        return copy
    default = type(record).model_fields[name].get_default(call_default_factory=True)
    new = _without(getattr(record, name), tuple(rest)) if rest else default
    return record.model_copy(update={name: new})


@pytest.mark.parametrize("name", SIGNED)
def test_no_field_left_out_breaks_the_document_or_leaves_a_gap_that_is_not_due(name: str) -> None:
    form = sample(name)
    fields = {id(info): (path, info) for path, info in _fields(form.form)}
    assert len(fields) > 30
    for path, info in fields.values():
        gaps = _gaps(replace(form, form=_without(form.form, path)))
        extra = info.json_schema_extra
        if not (isinstance(extra, dict) and "x-required-for-filing" in extra):
            # Benefits and detriments have a rule of their own.
            assert set(gaps) <= {"Benefits", "Detriments"}, path


RECORD = ["orders_sought", "hearings", "related_proceedings", "jurisdiction", "chronology", "voice",
          "contact", "help_given", "expected", "people", "threshold", "evidence", "professionals",
]  # fmt: skip


@pytest.mark.parametrize("name", RECORD)
def test_no_part_of_the_record_left_out_breaks_the_document(name: str) -> None:
    form = sample("rook")
    compose(replace(form, record=_without(form.record, (name,))), ON, profile())


def test_empty_draft_shows_what_is_due() -> None:
    composed = compose(filled(), ON, profile())
    assert composed.content.marking == "DRAFT"
    labels = set(_gaps(filled()))
    due = {
        m.label
        for m in composed.still_to_write
        if len(m.path) == 1 and m.path[0] not in ("number", "signature")
    }
    assert due <= labels


def test_adoption_checklist_only_where_adoption_is_weighed() -> None:
    def heads(realistic: Any) -> list[str]:
        option = {"what": "Adoption", "route": "Placement order", "realistic": realistic}
        blocks = compose(filled({"options": {"adoption": option}}), ON, profile()).content.blocks
        return [
            words(b.children) for t in blocks if isinstance(t, Table) for c in t.head[:1] for b in c.children
        ]  # type: ignore[union-attr]

    assert any("2002" in head for head in heads("yes"))
    assert not any("2002" in head for head in heads({"none": "Too soon."}))


def test_benefits_stand_beside_detriments() -> None:
    blocks = compose(sample("rook"), ON, profile()).content.blocks
    titled = {b.head[1].children: b for b in blocks if isinstance(b, Table) and len(b.head) == 4}
    tables = [table for head, table in titled.items() if "Benefits" in str(head)]
    assert tables
    for row in (row for table in tables for row in table.rows):
        assert [type(cell.children[0]) for cell in row[1:3]] == [List, List]


@pytest.mark.parametrize(
    "disclose", ["court", "withheld_from: [craig]", "privileged", "without prejudice", "opn"]
)
def test_a_source_that_not_every_party_may_see_is_not_described(disclose: str) -> None:
    form = sample("rook")
    item = form.record.evidence["hv-letter"].model_copy(update={"disclose": disclose})
    record = form.record.model_copy(update={"evidence": {**form.record.evidence, "hv-letter": item}})
    hidden = dumped(compose(replace(form, record=record), ON, profile()).content)
    described = dumped(compose(form, ON, profile()).content)
    assert "Health visitor's letter" in described
    assert "Health visitor's letter" not in hidden
    assert hidden.count("Confidential") == described.count("Confidential") + 3
