"""N10: what is written of one child is nearly word for word what is written of a brother or sister."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, groupby

from ..findings import Path, Related, Severity
from .cast import Cast
from .registry import FormFacts, Hit, rule
from .sentences import Sentence

_SECTIONS = ("children", "removal", "weighing")
_SHINGLE = 5
_ALIKE = 0.8
_SHORTEST = 25
"""Boxes of fewer words are alike too easily."""
_SHOWN = 25
"""How many words of the shared span a finding shows."""
_WORD = re.compile(r"[\w’'-]+")
_WHO = "name"
"""Stands for every name and pronoun, so that a copy with another name is still a copy."""
_PRONOUN = re.compile(r"he|she|they|him|her|them|his|hers|theirs?|(?:him|her|them|their)sel(?:f|ves)")
_VERBS = {"are": "is", "were": "was", "have": "has", "do": "does"}


@dataclass(frozen=True, slots=True)
class _Box:
    path: Path
    key: str
    typed: tuple[str, ...]
    words: tuple[str, ...]
    """As compared."""
    shingles: frozenset[tuple[str, ...]]
    """Every five words in a row of a sentence, so that the order of the sentences does not matter."""


@rule("N10", "sibling-sections-alike", Severity.WARNING, "own")
def sibling_sections_alike(facts: FormFacts) -> Iterator[Hit]:
    """Two children's boxes are the same words, or nearly, with another name in them.

    Why it matters: each child's needs, wishes and likely future are the child's own. Text that fits two
    children describes neither, and a court will say so.

    What to do: write what is particular to each child. What is true of both may be said once, in the
    section on the brothers and sisters. Quotations are not compared.

    Example: Alfie's and Zara's `needs` are the same five sentences.
    """
    cast = facts.cast
    boxes = [
        box
        for path, said in groupby(facts.sentences, key=lambda sentence: sentence.path)
        if (box := _box(cast, path, said))
    ]
    for one, other in combinations(boxes, 2):
        if one.key != other.key and _are_alike(one, other):
            first, second = cast.record.called(one.key), cast.record.called(other.key)
            yield Hit(
                f"what is written of {second} is nearly the same as what is written of {first}",
                other.path,
                label=f"shared: “{_shared(one, other)}”",
                help=f"write what is particular to {second}; say once what is true of all the children",
                related=(Related(facts.form.locate(one.path), f"the same words of {first}"),),
            )


def _box(cast: Cast, path: Path, said: Iterable[Sentence]) -> _Box | None:
    if path[0] not in _SECTIONS or len(path) < 3 or path[1] not in cast.record.children:
        return None
    each = [tuple(_compared(cast, sentence.text)) for sentence in said]
    pairs = [pair for sentence in each for pair in sentence]
    if len(pairs) < _SHORTEST:
        return None
    shingles = frozenset(
        tuple(alike for _, alike in sentence[n : n + _SHINGLE])
        for sentence in each
        for n in range(max(1, len(sentence) - _SHINGLE + 1))
    )
    typed, alike = zip(*pairs, strict=True)
    return _Box(path, str(path[1]), typed, alike, shingles)


def _compared(cast: Cast, text: str) -> Iterator[tuple[str, str]]:
    """Each word of a text as typed and as compared; quotations are left out."""
    named = {at for mention in cast.mentions(text) for at in range(mention.start, mention.end)}
    for word in _WORD.finditer(text):
        small = word.group().casefold()
        is_who = word.start() in named or _PRONOUN.fullmatch(small)
        # "They sleep" of one child and "she sleeps" of another are alike.
        yield word.group(), _WHO if is_who else _VERBS.get(small, small).removesuffix("s")


def _are_alike(one: _Box, other: _Box) -> bool:
    fewer = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) > _ALIKE * fewer


def _shared(one: _Box, other: _Box) -> str:
    """The longest run of words that both boxes have, as the second has it."""
    span = SequenceMatcher(None, one.words, other.words, autojunk=False).find_longest_match()
    said = other.typed[span.b : span.b + span.size]
    return " ".join(said[:_SHOWN]) + (" …" if len(said) > _SHOWN else "")
