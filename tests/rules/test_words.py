"""Word lists become patterns that find whole words, and stems with any ending."""

from __future__ import annotations

import tomllib

import pytest

from courtdocs.rules import words as subject
from courtdocs.rules.words import pattern, words

LISTS = tuple(
    name
    for name, found in tomllib.loads(subject._FILE.read_text("utf-8")).items()
    if any(word.endswith("*") for word in found)
)


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_found(name: str) -> None:
    assert words(name)
    for word in words(name):
        assert pattern(name).fullmatch(word.rstrip("*"))
        assert pattern(name).fullmatch(word.rstrip("*").upper())
        assert bool(pattern(name).fullmatch(f"{word.rstrip('*')}xyz")) is word.endswith("*")


@pytest.mark.parametrize("name", LISTS)
def test_no_word_is_a_stem_of_its_list_with_an_ending(name: str) -> None:
    """Stems are tried after all whole words, whatever their order in the file."""
    stems = tuple(word.rstrip("*").casefold() for word in words(name) if word.endswith("*"))
    assert [w for w in words(name) if not w.endswith("*") and w.casefold().startswith(stems)] == []
