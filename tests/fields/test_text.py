"""Plain values, lines, prose, and `none: why`."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from courtdocs.fields.text import Box, Line, NotApplicable, Plain, Prose


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def test_a_plain_value_is_kept_but_for_the_last_new_line() -> None:
    assert read(Plain, " a *b*\n\nc \n") == " a *b*\n\nc "


@pytest.mark.parametrize("text", ["One.\n\nTwo.", "- a\n- b", "> said", "1. a\n2. b"])
def test_a_line_is_one_paragraph(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read(Line, text)
    assert caught.value.errors()[0]["type"] == "line_of_many"


@pytest.mark.parametrize("text", ["One\ntwo.\n", "- a", "1984. A year", "  ", "*a* [T1]"])
def test_what_is_a_line(text: str) -> None:
    assert read(Line, text).text == text


def test_words_and_brackets_of_prose() -> None:
    prose = read(Prose, "He said *no* [visits p2].\n\n- one [T1]\n- two [sic]\n")
    assert read(Prose, "He said *no* [visits p2].\n\nTwo more.").words == 7
    assert [bracket.text for bracket in prose.brackets()] == ["[visits p2]", "[T1]", "[sic]"]


def test_a_box_may_be_set_aside() -> None:
    set_aside = read(Box, {"none": "He has none."})
    assert isinstance(set_aside, NotApplicable)
    assert set_aside.why.text == "He has none."


@pytest.mark.parametrize("value", [{"none": ""}, {"none": " \n"}, {"none": None}, {"none": ["a"]}])
def test_a_box_is_not_set_aside_without_a_reason(value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        read(Box, value)
    assert caught.value.errors()[0]["type"] == "none_without_why"


@pytest.mark.parametrize("value", [{"why": "x"}, {"none": "x", "more": "y"}, ["a"], {}])
def test_what_is_no_box(value: Any) -> None:
    with pytest.raises(ValidationError):
        read(Box, value)
