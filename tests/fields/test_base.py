"""An empty value is the same as a field left out."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import ValidationError

from courtdocs.fields.base import Record, keyed, optional, rows
from courtdocs.fields.text import Box, NotApplicable, OrNone, Plain


class Inner(Record):
    word: Plain | None = optional("Word")
    others: tuple[Plain, ...] = rows("Others")


class Outer(Record):
    name: Plain
    box: Box | None = optional("Box")
    inner: Annotated[Inner | NotApplicable | None, OrNone()] = optional("Inner")
    boxes: dict[Plain, Box] = keyed("Boxes")
    records: dict[Plain, Inner] = keyed("Records")


def read(**fields: Any) -> Outer:
    return Outer.model_validate({"name": "Noor"} | fields)


@pytest.mark.parametrize("empty", [None, "", "  ", "\n\n"])
def test_empty_value_is_left_out(empty: str | None) -> None:
    assert read(box=empty).box is None
    assert read(boxes=empty).boxes == {}
    assert read(boxes={"a": empty}).boxes == {}
    assert read(inner={"word": empty, "others": empty}).inner is None


@pytest.mark.parametrize("empty", [None, "", " "])
def test_empty_value_of_a_required_field_is_missing(empty: str | None) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        read(name=empty)


def test_entry_of_a_mapping_stays_though_empty() -> None:
    assert read(records={"a": {"word": ""}}).records == {"a": Inner()}


@pytest.mark.parametrize("field", ["box", "inner"])
def test_none_without_its_reason_is_never_left_out(field: str) -> None:
    with pytest.raises(ValidationError, match="none_without_why"):
        read(**{field: {"none": ""}})


def test_what_is_given_stays() -> None:
    assert read(inner={"word": "x"}).inner == Inner(word="x")
    assert read(name=" x ").name == " x "
