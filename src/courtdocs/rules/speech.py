"""Tells the narrator's own words from what a sentence reports of somebody else's."""

from __future__ import annotations

from functools import cache

from .phrases import Phrases, before
from .words import words

_NARRATORS = frozenset(("i", "we", "i've", "i’ve", "we've", "we’ve"))


def is_reported(text: str, at: int) -> bool:
    """Whether the words at a place of a sentence are what somebody else said, wrote, thinks or would like."""
    verbs = (found for found in _reporting().find(text) if found.end <= at)
    return any(not _is_narrators(before(text, verb.start)) for verb in verbs)


def _is_narrators(words_before: list[str]) -> bool:
    """Whether a verb after these words is the narrator's: I said, we have also said, I regret to say."""
    said = list(words_before)
    while said and said[-1] in words("before_verbs"):
        said.pop()
    if said and said[-1] == "to":
        del said[-2:]
    return bool(said) and said[-1] in _NARRATORS


@cache
def _reporting() -> Phrases:
    return Phrases(words("reporting"))
