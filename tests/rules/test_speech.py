"""Whose words a sentence gives: the narrator's, or somebody else's."""

from __future__ import annotations

import pytest

from courtdocs.rules.speech import is_reported


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jade says that X is tired.", True),
        ("Mr Shafiq called her X.", True),
        ("According to the school X came.", True),
        ("Jade would like X to come.", True),
        ("I said that X is tired.", False),
        ("I have also told her that X is tired.", False),
        ("I regret to say that X is tired.", False),
        ("X is tired, Jade says.", False),
        ("Miss Pell came with X.", False),
    ],
)
def test_whose_words(text: str, expected: bool) -> None:
    assert is_reported(text, text.index("X")) is expected
