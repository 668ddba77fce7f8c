"""Searching: a detail is found however it is broken, and never inside a longer word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.rules.searching import searchable, squash


@pytest.mark.parametrize(
    "text",
    [
        "at 27 Larkspur Gardens.",
        "27, LARKSPUR\nGARDENS",
        "27 Lark-\nspur Gar\u00addens",
        "27\u00a0Larkspur\u2011Gardens",
        "(27 L\u00e4rkspur Gardens)",
    ],
)
def test_it_is_found(text: str) -> None:
    assert searchable(text).holds("27 Larkspur Gardens")


@pytest.mark.parametrize("text", ["127 Larkspur Gardens", "27 Larkspur Gardenside", "27 Larkspur", ""])
def test_it_is_not_found(text: str) -> None:
    assert not searchable(text).holds("27 Larkspur Gardens")


def test_nothing_is_not_found_anywhere() -> None:
    assert not searchable("anything").holds("-")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(alphabet=" -,.\n", max_size=8), st.text(max_size=30))
def test_the_place_is_that_of_the_words(before: str, between: str, after: str) -> None:
    text = f"{before} ZZ99{between}2HW {after}"
    places = list(searchable(text).find("ZZ99 2HW"))
    assert any(squash(text[start:end]) == "zz992hw" for start, end in places)
    assert all(squash(text[start:end]) == "zz992hw" for start, end in places)
