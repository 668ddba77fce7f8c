"""Reading ease: syllables by spelling against a pronouncing dictionary, and the score made of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.fields.text import Prose
from courtdocs.rules.reading_ease import ease, syllables
from courtdocs.rules.sentences import sentences

_TABLE = tomllib.loads(Path(__file__).with_name("syllables.toml").read_text("utf-8"))
COUNTED = {word: int(count) for count, words in _TABLE.items() for word in words.split()}


def test_our_count_agrees_with_the_dictionary() -> None:
    assert len(COUNTED) > 700
    ours = {word: syllables(word) for word in COUNTED}
    agreeing = sum(ours[word] == count for word, count in COUNTED.items())
    assert agreeing / len(COUNTED) >= 0.95
    assert sum(ours.values()) == pytest.approx(sum(COUNTED.values()), rel=0.02)
    assert all(abs(ours[word] - count) <= 1 for word, count in COUNTED.items())


def _score(text: str) -> float:
    return ease(list(sentences(("summary",), Prose.read(text)))).score


def test_the_score_is_the_published_one() -> None:
    # 6 words, 1 sentence, 6 syllables: 206.835 - 1.015 * 6 - 84.6
    assert _score("The cat sat on the mat.") == pytest.approx(116.145)


def test_quotations_citations_and_figures_are_not_counted() -> None:
    plain = _score("The cat sat on the mat.")
    assert _score('The cat sat on "multidisciplinary considerations" the mat [visits p12].') == plain
    assert _score("The cat sat on the 12 mat.") == plain


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1
