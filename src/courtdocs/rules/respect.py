"""J17: words that judge or label people, where a report of what happened would do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..findings import Related, Severity
from .cast import Cast
from .phrases import Found, Phrases, Word, words_of
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .speech import is_reported
from .words import words

_FILE = Path(__file__).with_name("respect.toml")


class _Group(NamedTuple):
    wrong: str
    write: str
    authority: str
    words: tuple[str, ...]
    of_people: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    """Words after which, as the next one, a phrase means something harmless."""


@rule("J17", "disrespectful-language", Severity.NOTE, "agreement-2017-annex-1")
def disrespectful_language(facts: FormFacts) -> Iterator[Hit]:
    """Words that judge, label or blame a person, or make light of a colleague's work.

    Why it matters: the parents, the child one day, and the other professionals read the statement. A label
    proves nothing and is not forgotten. Professionals in a case are asked not to malign or undermine each
    other; to differ with reasons is no want of respect.

    What to do: write what was seen, heard or offered, and when. The words of others may be quoted. Each
    wording is told once, where it first stands.

    Example: "Ms Rook failed to engage" instead of "I offered eight sessions; Ms Rook came to three".
    """
    uses: dict[str, list[tuple[Sentence, Found]]] = {}
    for sentence in facts.sentences:
        for found in _disrespectful(facts.cast, sentence):
            uses.setdefault(found.entry, []).append((sentence, found))
    for entry, (first, *more) in uses.items():
        group, (sentence, found) = _groups()[entry], first
        said = sentence.text[found.start : found.end]
        yield Hit(
            f"“{said}” {group.wrong}",
            sentence.path,
            label="better told as what happened",
            help=group.write,
            location=sentence.locate(facts.form, said),
            related=tuple(_again(facts, *use) for use in more),
            authority_key=group.authority,
        )


def _again(facts: FormFacts, sentence: Sentence, found: Found) -> Related:
    said = sentence.text[found.start : found.end]
    return Related(sentence.locate(facts.form, said), f"“{said}” again")


def _disrespectful(cast: Cast, sentence: Sentence) -> Iterator[Found]:
    text = sentence.uncited
    for found in _phrases().find(text):
        group = _groups()[found.entry]
        of_somebody = found.entry not in group.of_people or _is_of_a_person(cast, text, found)
        following = text[found.end :].split(maxsplit=1)[:1]
        if of_somebody and not set(following) & set(group.not_before) and not is_reported(text, found.start):
            yield found


def _is_of_a_person(cast: Cast, text: str, found: Found) -> bool:
    """Whether a word is said of somebody: before "mother" or "child", or after somebody who "is" so."""
    said = words_of(text)
    after = next((word for word in said if word.start >= found.end), None)
    if after and after.small in words("people") and text[found.end : after.start].isspace():
        return True
    earlier = [word for word in said if word.end <= found.start]
    _drop(earlier, words("between_is"))
    if earlier and earlier[-1].small == "and":  # "is frightened and hostile"
        del earlier[-2:]
        _drop(earlier, words("between_is"))
    if not earlier or earlier[-1].small not in words("is"):
        return False
    _drop(earlier, (*words("is"), *words("before_is")))
    people = {mention.end for mention in cast.mentions(text)}
    return bool(earlier) and (earlier[-1].small in words("people") or earlier[-1].end in people)


def _drop(said: list[Word], those: tuple[str, ...]) -> None:
    while said and said[-1].small in those:
        said.pop()


@cache
def _groups() -> dict[str, _Group]:
    groups = tomllib.loads(_FILE.read_text("utf-8"))["group"]
    return {
        entry: one for one in (_Group(**group) for group in groups) for entry in (*one.words, *one.of_people)
    }


@cache
def _phrases() -> Phrases:
    return Phrases(_groups())


RULES = (disrespectful_language,)
