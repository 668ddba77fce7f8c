"""Words from a list, in any case; yes and no."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from courtdocs.case.children import Living, Status
from courtdocs.case.record import CaseRecord
from courtdocs.case.threshold import FactStatus
from courtdocs.fields.choices import Choice, YesNo
from courtdocs.fields.types import Shape, shape_of
from courtdocs.kinds.table import KINDS


def read(kind: Any, text: str) -> Any:
    return TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize("text", ["ico", "ICO", " Ico\n"])
def test_a_word_in_any_case(text: str) -> None:
    assert read(Status, text) is Status.ICO


def test_spaces_within_a_word_do_not_count() -> None:
    assert read(Living, "at \n home") is Living.HOME


def test_a_word_that_is_none_comes_with_those_there_are() -> None:
    with pytest.raises(ValidationError) as caught:
        read(FactStatus, "proven")
    (error,) = caught.value.errors()
    assert error["type"] == "choice_unknown"
    assert error["ctx"]["text"] == "proven"
    assert "found" in error["ctx"]["expected"]


@pytest.mark.parametrize(
    ("text", "said"), [("yes", True), ("Y", True), ("TRUE", True), ("No", False), ("n", False)]
)
def test_yes_and_no(text: str, said: bool) -> None:
    assert bool(read(YesNo, text)) is said


@pytest.mark.parametrize("text", ["", "on", "off", "1", "0", "ja", "null"])
def test_neither_yes_nor_no(text: str) -> None:
    with pytest.raises(ValidationError):
        read(YesNo, text)


def choices(shape: Shape, seen: set[Any]) -> set[type[Choice]]:
    if shape.item:
        return choices(shape.item, seen)
    if shape.sort == "record" and shape.type not in seen:
        seen.add(shape.type)
        fields = shape.type.model_fields.values()
        return {c for info in fields for c in choices(shape_of(info.annotation, tuple(info.metadata)), seen)}
    return {shape.type} if isinstance(shape.type, type) and issubclass(shape.type, Choice) else set()


def test_every_word_has_a_label_of_its_own() -> None:
    roots = (CaseRecord, *(kind.model for kind in KINDS.values()))
    found = {choice for root in roots for choice in choices(shape_of(root), set())}
    assert len(found) > 10
    for kind in found:
        labels = [member.label for member in kind]
        assert len(set(labels)) == len(labels)
        assert all(label.strip() for label in labels)
        assert all(read(kind, str(member.value)) is member for member in kind)
