"""Searches text as a person would: line breaks, hyphens, spacing, punctuation and capitals do not matter."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Searchable:
    """A text reduced to its letters and digits, with the place of each, so that a detail is found across line
    breaks, hyphens, spacing, punctuation and capitals."""

    text: str
    squashed: str
    places: array[int]

    def find(self, form: str) -> Iterator[tuple[int, int]]:
        """Where a form stands in the text: first and last character; never inside a longer word or number."""
        wanted = squash(form)
        at = self.squashed.find(wanted) if wanted else -1
        while at >= 0:
            start, end = self.places[at], self.places[at + len(wanted) - 1] + 1
            if not self._is_joined(start - 1, start) and not self._is_joined(end - 1, end):
                yield start, end
            at = self.squashed.find(wanted, at + 1)

    def holds(self, form: str) -> bool:
        """Whether a form stands in the text."""
        return any(True for _ in self.find(form))

    def _is_joined(self, one: int, other: int) -> bool:
        if one < 0 or other >= len(self.text):
            return False
        return self.text[one].isalnum() and self.text[other].isalnum()


@lru_cache(maxsize=256)
def searchable(text: str) -> Searchable:
    """Reduce a text. Each rule asks for the same pages again, so the last ones are kept."""
    letters = [_letters(typed) for typed in text]
    places = array("L", (at for at, found in enumerate(letters) for _ in found))
    return Searchable(text, "".join(letters), places)


@lru_cache(maxsize=4096)
def squash(text: str) -> str:
    """The letters and digits of a text, without accents, in small letters."""
    return "".join(map(_letters, text))


@cache
def _letters(typed: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", typed).casefold() if c.isalnum())
