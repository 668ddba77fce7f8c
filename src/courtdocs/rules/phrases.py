"""Reads prose word by word: the words of a text, and the phrases of a list in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

OWN = ("'s", "’s")
"""What is put to a word that owns."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")
_OF_ONE_PHRASE = re.compile(r"[\s./-]{0,2}")


class Word(NamedTuple):
    """A word of a text without a final 's, as typed and in small letters, and its place."""

    plain: str
    small: str
    start: int
    end: int


class Found(NamedTuple):
    """A phrase in a text: its entry in the list, and its place."""

    entry: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def vocabulary(text: str) -> frozenset[str]:
    """Which words a text has, in small letters, parted at apostrophes: enough to pass a text over quickly."""
    return frozenset(_LETTERS.findall(text.casefold()))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; hyphens part words. Several rules ask for those of the same sentences."""
    return tuple(_word(match.group(), match.start()) for match in _WORD.finditer(text))


def _word(typed: str, start: int) -> Word:
    plain = typed[:-2] if typed.endswith(OWN) else typed
    return Word(plain, plain.casefold(), start, start + len(plain))


def before(text: str, at: int) -> list[str]:
    """The words before a place in a text, in small letters."""
    return [word.small for word in words_of(text) if word.end <= at]


def follows(text: str, one: Word, other: Word) -> bool:
    """Whether only a space, a hyphen or a stop stands between two words."""
    return _OF_ONE_PHRASE.fullmatch(text, one.end, other.start) is not None


class Phrases:
    """The phrases of a list, ready to be found, without regard to hyphens and line ends.

    An entry is one or more words, each with other forms after a stroke: `refuse/refuses to engage`. A word
    typed with a capital letter is found only so, in the plural too (LACs); small letters match either.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._longest = set[str]()
        for entry in entries:
            for forms in product(*(word.split("/") for word in entry.replace("-", " ").split())):
                self._add(forms, entry)
                if forms[-1].isupper():
                    self._add((*forms[:-1], f"{forms[-1]}s"), entry)

    def _add(self, forms: tuple[str, ...], entry: str) -> None:
        self._by_first[forms[0].casefold()].append((forms, entry))
        self._longest.add(max(forms, key=len).casefold())

    def find(self, text: str) -> Iterator[Found]:
        """Each phrase in the text, in order; the longest where several begin with the same word."""
        words = () if vocabulary(text).isdisjoint(self._longest) else words_of(text)
        for n, word in enumerate(words):
            starting = self._by_first.get(word.small, ())
            found = [(len(forms), entry) for forms, entry in starting if _stands(forms, words[n:], text)]
            if found:
                length, entry = max(found)
                yield Found(entry, word.start, words[n + length - 1].end)


def _stands(forms: tuple[str, ...], words: tuple[Word, ...], text: str) -> bool:
    """Whether a text goes on with a phrase."""
    here = words[: len(forms)]
    return (
        len(here) == len(forms)
        and all(
            form == (word.small if form.islower() else word.plain)
            for form, word in zip(forms, here, strict=True)
        )
        and all(follows(text, one, other) for one, other in pairwise(here))
    )
