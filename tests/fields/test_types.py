"""What templates can reach of a record, read off its annotations."""

from __future__ import annotations

import pytest

from courtdocs.case.children import Child
from courtdocs.case.people import Person
from courtdocs.case.record import CaseRecord
from courtdocs.fields.text import Line, Prose
from courtdocs.fields.types import defined, members
from courtdocs.kinds.social_work_statement import SocialWorkStatement
from courtdocs.kinds.statement_sections import Option, Weighed, Weighing

SHAPES = [
    (SocialWorkStatement, "summary", ("value", Prose, True)),
    (SocialWorkStatement, "by", ("key", str, False)),
    (SocialWorkStatement, "risks", ("rows", str, True)),
    (SocialWorkStatement, "orders", ("mapping", str, False)),
    (Option, "for", ("keys", str, False)),
    (Option, "what", ("value", Line, False)),
    (Child, "age", ("value", str, False)),
    (Child, "responsible", ("rows", str, False)),
]


@pytest.mark.parametrize(("model", "name", "expected"), SHAPES)
def test_shape(model: type, name: str, expected: tuple[str, type, bool]) -> None:
    shape = members(model)[name].shape
    assert (shape.sort, shape.type, shape.none_why) == expected


def test_further_keys_have_the_name_that_the_model_gives() -> None:
    member = members(Weighing)["options"]
    assert member.further
    assert member.shape.realm == "option"
    assert member.shape.item is not None
    assert member.shape.item.type is Weighed


def test_field_with_a_printed_method_is_reached_only_through_it() -> None:
    assert "address" not in members(Person)
    assert members(Person)["printed_address"].worked_out


def test_where_keys_are_defined() -> None:
    found = defined((CaseRecord, SocialWorkStatement))
    assert [name for _, name, _ in found["proposition"]] == ["threshold", "points"]
    assert [name for _, name, _ in found["anyone"]] == ["children", "people", "professionals"]
