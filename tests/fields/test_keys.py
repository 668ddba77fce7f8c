"""Keys, lists of keys, and sources of a row."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from courtdocs.fields.keys import ChildKeys, PeopleKeys, Source, Sources, read_key


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    "text", ["jade", "craig-snr", "hv-letter", "police-14nov", "T1", "Q12", "E7", "e7", "2nd"]
)
def test_a_key(text: str) -> None:
    assert read_key(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "none", "Jade", "T0", "T1a", "X1", "a b", "a_b", "-a", "a-", "a--b", "é", "a.b", "T1234", "a\n"],
)
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(Exception, match="not a key"):
        read_key(text)


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("alfie", ("alfie",)),
        ("alfie, zara", ("alfie", "zara")),
        (["alfie", "zara"], ("alfie", "zara")),
        ("all", ("all",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_a_list_of_keys(value: Any, keys: tuple[str, ...]) -> None:
    assert read(ChildKeys, value) == keys


@pytest.mark.parametrize("value", ["Alfie", "alfie and zara", ["alfie", "Zara K"], ["none"]])
def test_a_list_with_a_word_that_is_no_key(value: Any) -> None:
    with pytest.raises(ValidationError):
        read(PeopleKeys, value)


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("hv-letter", [("hv-letter", "")]),
        ("hv-letter p4", [("hv-letter", "p4")]),
        ("hv-letter, page 4", [("hv-letter", "page 4")]),
        ("hv-letter p1-3; visits para 12", [("hv-letter", "p1-3"), ("visits", "para 12")]),
        (" T1 ", [("T1", "")]),
        ("a letter from the health visitor", []),
        ("hv-letter p4; my notes", []),
    ],
)
def test_a_source(text: str, references: list[tuple[str, str]]) -> None:
    source = Source.read(text)
    assert [(r.key, r.pinpoint) for r in source.references] == references
    assert source.text == text.strip()


def test_one_source_may_stand_alone() -> None:
    assert read(Sources, "visits p2") == read(Sources, ["visits p2"])
