"""Only words that may be too wide are cut out, and no letter is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.writers.long_words import LongWord, split


def joined(pieces: list[str | LongWord]) -> str:
    return "".join(piece.word if isinstance(piece, LongWord) else piece for piece in pieces)


@given(st.text(), st.floats(5, 500), st.sampled_from([10.0, 12.0]))
@settings(max_examples=100, deadline=None)
def test_the_pieces_are_the_text(text: str, width: float, size: float) -> None:
    pieces = list(split(text, width, size))
    assert joined(pieces) == text
    for piece in pieces:
        words = re.split(r"\s", piece) if isinstance(piece, str) else []
        assert all(len(word) <= 3 * width / size for word in words)


@pytest.mark.parametrize(
    ("text", "width", "long"),
    [
        ("ordinary words of an ordinary sentence, however long the whole of it may be", 439, []),
        ("Accommodation", 100, []),
        ("the Accommodation", 50, ["Accommodation"]),
        ("non-accidental-injuries", 90, []),
        ("non-accidental-injuries", 50, ["accidental-"]),
        ("12-34-56-78-90", 40, ["12-34-56-78-90"]),
        ("a\u00a0no\u00a0break\u00a0space", 60, ["a\u00a0no\u00a0break\u00a0space"]),
        ("x" * 90, 439, ["x" * 90]),
        ("illicit-fillings", 66, []),
    ],
)
def test_only_words_that_may_not_fit_stand_alone(text: str, width: float, long: list[str]) -> None:
    assert [piece.word for piece in split(text, width, 10) if isinstance(piece, LongWord)] == long
