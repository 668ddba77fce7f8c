"""What `explain` says of a field."""

from __future__ import annotations

import pytest

from courtdocs.guidance.notes import CASE, notes
from courtdocs.guidance.telling import fields_with_notes, told

NEEDS = notes("social-work-statement")["children.*.needs"]


@pytest.mark.parametrize("name", ["children.needs", "children.*.needs"])
def test_field_is_told_with_its_note_length_and_authority(name: str) -> None:
    said = told(name)
    assert said is not None
    assert NEEDS.text in said
    assert f"about {NEEDS.length} words" in said
    assert "Children Act 1989 s1(3) (as at 2026-11-22)" in said


def test_name_in_form_and_record_is_told_twice() -> None:
    both = told("threshold")
    assert both is not None
    assert notes(CASE)["threshold"].text in both
    assert notes("social-work-statement")["threshold"].text in both


def test_section_is_told_with_its_entries() -> None:
    said = told("orders")
    assert said is not None
    assert notes("social-work-statement")["orders.*"].text in said


def test_no_field_is_not_told() -> None:
    assert told("children.shoe_size") is None
    assert told("") is None


def test_every_name_is_told() -> None:
    assert len(fields_with_notes()) > 150
    assert [name for name in fields_with_notes() if told(name) is None] == []
