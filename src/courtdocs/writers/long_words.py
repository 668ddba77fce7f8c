"""Finds the words that may be too wide for their place, so that only those are measured or cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A line may break at white space, and after a hyphen or dash before a letter; never at a no-break space.
_LETTER = r"[\S\u00a0\u2007\u202f]"
_WORD = re.compile(rf"{_LETTER}+?(?:[-–—](?=[^\W\d_])|(?!{_LETTER}))")

# Arial Bold, in ems: what is not bold is narrower. Each letter is counted as the widest of its group.
_GROUPS = {
    0.28: "ijlI|.,/\\ ‘’'",
    0.34: "ft()[]:;!`-",
    0.4: "r{}*",
    0.56: 'acekszvxyJ0123456789$_–“”"',
    0.62: "bdghnopquFLTZ?+=<>",
    0.67: "EPSVXY",
    0.73: "ABCDHKNRU&",
    0.78: "GOQw",
    0.9: "mM%",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_WIDEST = 1.1
"""No letter of Arimo is wider than this, but for a handful of ligatures."""


class LongWord(NamedTuple):
    """A word that may be wider than its place: what stands between two places where a line may break."""

    word: str


def split(text: str, width: float, size: float) -> Iterator[str | LongWord]:
    """The text in order, cut so that each word which may be wider than `width` points stands alone."""
    fits = int(width / (_WIDEST * size))
    if not _longer_than(fits).search(text):
        yield text
        return
    done = 0
    for match in _WORD.finditer(text):
        if len(match[0]) > fits and width_of(match[0], size) > width:
            if match.start() > done:
                yield text[done : match.start()]
            yield LongWord(match[0])
            done = match.end()
    if done < len(text):
        yield text[done:]


def widths(text: str, least: float, size: float) -> list[float]:
    """The widths in points of the words that are wider than `least`."""
    fits = int(least / (_WIDEST * size))
    if not _longer_than(fits).search(text):
        return []
    every = (width_of(word, size) for word in set(_WORD.findall(text)) if len(word) > fits)
    return [width for width in every if width > least]


def width_of(word: str, size: float) -> float:
    """The width of a word in points, set in bold; a little too much rather than too little."""
    return size * sum(_WIDTHS.get(letter, _WIDEST) for letter in word)


@lru_cache(maxsize=256)
def _longer_than(letters: int) -> re.Pattern[str]:
    return re.compile(f"{_LETTER}{{{letters + 1}}}")
