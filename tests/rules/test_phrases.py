"""Phrases: which words of a list stand in a text, and where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.rules.phrases import Phrases, before, vocabulary, words_of

LIST = Phrases(["core group/groups", "core", "refuse/refuses to engage/help", "LAC", "half-baked plan"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The core groups met.", ["core groups"]),
        ("At its core it is kind.", ["core"]),
        ("She Refuses to\nhelp us, and refuse to go.", ["Refuses to\nhelp"]),
        ("A LAC review; lac is a resin; LAC's end; two LACs.", ["LAC", "LAC", "LACs"]),
        ("a half baked plan and a half-baked plan", ["half baked plan", "half-baked plan"]),
        ("The core, group by group.", ["core"]),
        ("encore groupset", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in LIST.find(text)] == found


def test_the_words_before_a_place() -> None:
    text = "Ms Rook's sister said no."
    assert before(text, text.index("said")) == ["ms", "rook", "sister"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("coregup LACs'’-.,\n")))
def test_what_is_found_stands_there(text: str) -> None:
    words = words_of(text)
    assert all(text.startswith(word.plain, word.start) for word in words)
    assert {part for word in words for part in word.small.replace("’", "'").split("'")} <= vocabulary(text)
    for one in LIST.find(text):
        assert words_of(text[one.start : one.end])
