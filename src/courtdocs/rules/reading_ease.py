"""W20: how easily a field reads, by the length of its words and sentences (Flesch reading ease)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ..case.record import joined
from ..findings import Severity
from .registry import FormFacts, Hit, rule
from .sentences import Sentence

_FILE = Path(__file__).with_name("reading_ease.toml")
_SHOWN = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"""(?<=[^aeiouyl])e$ | (?<=[aeiouyr]l)e$                            # home, while; not little
      | (?<=[^aeiouytd])e(?=d$)                                          # helped; not wanted
      | (?<=[^aeiouycgsxzl])(?<!ch)(?<!sh)e(?=s$) | (?<=[aeiouyr]l)e(?=s$)     # homes; not places
      | (?<=[^aeiouyl])e(?=(?:ly|ments?|ful|fully|less|ness|times?|where|thing|one)$)   # safely
      | (?<=[aeiouy]l)e(?=(?:ly|ments?)$)
    """,
    re.VERBOSE,
)
_PARTED = re.compile(
    r"""(?<![tsgcx])i(?=a|o(?!us|n)|ous) | (?<=[^aeiouy])i(?=u)          # material, period; not social
      | e(?=o(?![ru])) | (?<![gq])u(?=a(?!r)) | i(?=et)                  # video, actual, quiet
      | [aeiouy](?=ing) | (?<=cr)e(?=at(?!u)) | (?<=s)m$                 # being, create, prism
    """,
    re.VERBOSE,
)


class Ease(NamedTuple):
    """The words, sentences and syllables of some prose."""

    words: int
    sentences: int
    syllables: int

    @property
    def score(self) -> float:
        """From 100 (read by anyone) through 60 (plain) to 30 and below (a learned paper)."""
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words


def ease(sentences: Sequence[Sentence]) -> Ease:
    """Count the narrator's own words: no quotations, citations or figures."""
    said = [_words(sentence) for sentence in sentences]
    whole = [word for words in said for word in words]
    return Ease(len(whole), sum(bool(words) for words in said), sum(map(syllables, whole)))


@cache
def syllables(word: str) -> int:
    """How many syllables an English word has, by its spelling; tests say how far that may be trusted."""
    letters = re.sub(r"[^a-z]", "", word.casefold())
    parts = len(_VOWELS.findall(letters)) + len(_PARTED.findall(letters)) - len(_SILENT.findall(letters))
    return max(1, parts)


@rule("W20", "hard-to-read", Severity.NOTE, "practice")
def hard_to_read(facts: FormFacts) -> Iterator[Hit]:
    """A paragraph or a field is very hard to read: long sentences of long words.

    Why it matters: parents, and often the child one day, read the statement. What a parent cannot follow he
    or she cannot answer, and courts have criticised evidence that no family could follow.

    What to do: break up the longest sentence, say who does what, and use the short word. The words for the
    family are held to a stricter measure than the rest. Quotations are not counted. The measure sees the
    length of words and sentences and nothing else, so read the field aloud as well. Each field is told once.

    Example: "Parental acknowledgement of the concerns identified remains inconsistent notwithstanding …"
    """
    limits = _limits()
    for path, here in groupby(facts.sentences, key=lambda sentence: sentence.path):
        hardest = _hardest(list(here), limits.words)
        if hardest and ease(hardest).score < limits.fields.get(str(path[0]), limits.score):
            longest = max(hardest, key=_length)
            opening = " ".join(longest.typed.split()[:_SHOWN])
            yield Hit(
                f"this is hard to read: a sentence of {_length(longest)} words, and words such as "
                f"{_longest_words(hardest)}",
                path,
                label="the longest sentence begins here",
                help="break it up, say who does what, and use the short word",
                location=longest.locate(facts.form, opening),
            )


def _hardest(sentences: list[Sentence], enough: int) -> list[Sentence]:
    """The paragraph of a field that is hardest to read, or the whole field; nothing if too few words."""
    if sum(map(_length, sentences)) < enough:
        return []
    paragraphs = [list(one) for _, one in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    long_enough = [one for one in paragraphs if sum(map(_length, one)) >= enough]
    return min((sentences, *long_enough), key=lambda one: ease(one).score) if paragraphs[1:] else sentences


def _length(sentence: Sentence) -> int:
    return len(_words(sentence))


@lru_cache(maxsize=4096)
def _words(sentence: Sentence) -> tuple[str, ...]:
    """The narrator's own words: no quotations, citations or figures."""
    return tuple(_WORD.findall(sentence.uncited))


def _longest_words(sentences: list[Sentence]) -> str:
    """The words of most syllables, for the message; names are not among them where there are others."""
    every = {word for sentence in sentences for word in _words(sentence)}
    small = {word for word in every if word.islower()} or every
    longest = sorted(small, key=lambda word: (-syllables(word), word))[:_SHOWN]
    return joined([f"“{word}”" for word in longest])


class _Limits(NamedTuple):
    words: int
    score: int
    fields: Mapping[str, int]


@cache
def _limits() -> _Limits:
    return _Limits(**tomllib.loads(_FILE.read_text("utf-8")))


RULES = (hard_to_read,)
