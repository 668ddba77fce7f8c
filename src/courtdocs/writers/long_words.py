"""Finds the words that may be too wide for their place, so that the PDF program measures only those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A line may break at white space, and after a hyphen or dash before a letter; never at a no-break space.
_WORD = re.compile(r"[\S\u00a0\u2007\u202f]+?(?:[-–—](?=[^\W\d_])|(?![\S\u00a0\u2007\u202f]))")
_NARROW = frozenset("fijlrtI.,;:!|'’()[]/")
_ORDINARY = frozenset('abcdeghknopqsuvxyz0123456789“”"?-')
_WIDEST = 1.1
"""No letter of Arimo is wider than this, in ems, bold or not, but for a handful of ligatures."""


class LongWord(NamedTuple):
    """A word that may be wider than its place: what stands between two places where a line may break."""

    word: str


def split(text: str, width: float, size: float) -> Iterator[str | LongWord]:
    """The text in order, cut so that each word which may be wider than `width` points stands alone."""
    fits = int(width / (_WIDEST * size))
    if len(text) <= fits:
        yield text
        return
    done = 0
    for match in _WORD.finditer(text):
        if len(match[0]) > fits and _estimate(match[0]) * size > width:
            if match.start() > done:
                yield text[done : match.start()]
            yield LongWord(match[0])
            done = match.end()
    if done < len(text):
        yield text[done:]


def _estimate(word: str) -> float:
    """The width of a word in ems, a little too much rather than too little."""
    return sum(0.45 if char in _NARROW else 0.66 if char in _ORDINARY else _WIDEST for char in word)
