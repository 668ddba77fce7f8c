"""S07: a threshold fact that is not yet admitted or found, told as if it were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..case.threshold import FactStatus, ThresholdFact
from ..findings import Severity
from ..prose.blocks import Bracket
from .cast import Cast
from .facts_in_prose import cited_in_prose
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern, words

_NOT_DECIDED = (FactStatus.ALLEGED, FactStatus.DENIED, FactStatus.PART)
_CONTENT = re.compile(r"[a-z]{4,}")
_STEM = 5
"""So many letters of a word are compared: pushed, pushing."""
_SHARED = 2
"""So many words of the fact tell it; one may be of something else: the gate against which she fell."""
_SHARED_BESIDE_NAME = 1
# "Because of [T4]", "what [T4] did": the citation stands as a noun, and the fact behind it is taken as true.
_BUILT_ON = re.compile(
    r"\b(?:because of|due to|as|given|since|after|following|what|in (?:view|light) of)\s+$", re.IGNORECASE
)
_BUILDS = re.compile(r"\s+(?:shows?|did|proves?|means|makes|left)\b")
_IMAGINED = re.compile(r"(?:Had|Were|Should)\s+[A-Z]")
_ASKED = re.compile(r"\basked\s+(?:[\w’'-]+\s+){0,4}?(?:about|whether|if)\b")
_ANNOUNCES = re.compile(r"\b(?:this|these|follows)\s*[.:]\s*$")


@rule("S07", "allegation-as-fact", Severity.WARNING, "own")
def allegation_as_fact(facts: FormFacts) -> Iterator[Hit]:
    """A sentence tells as a fact what is still alleged, denied or admitted only in part.

    Why it matters: until it is admitted or found, it is what the authority says. Telling it as a fact is
    unfair to the parent, and shakes a court's trust in the rest.

    What to do: say whose word it is ("the authority alleges", "the police log records", "Jade told me"), or
    record that the fact has been admitted or found.

    Example: "Mr Shafiq hit Ms Rook in front of Jade [T5]." where threshold fact T5 is denied.
    """
    for sentence, bracket, key in cited_in_prose(facts):
        fact = facts.form.record.threshold[key]
        status = fact.status_on(facts.form.dated(facts.as_at))
        if (
            status in _NOT_DECIDED
            and not sentence.quotes
            and sentence.path[-1] != "risk"  # the name of a risk tells nothing as a fact
            and _is_told(facts.cast, fact, sentence, bracket)
            and not _is_attributed(facts, sentence, bracket)
        ):
            yield Hit(
                f"threshold {key.removeprefix('T')} is told as a fact, but it is {status.label}",
                sentence.path,
                label="whose word is it?",
                help="say who alleges, records or reports it, or write that it is not decided",
                location=sentence.locate(facts.form, bracket.text),
            )


def _is_told(cast: Cast, fact: ThresholdFact, sentence: Sentence, bracket: Bracket) -> bool:
    """Whether a sentence does not only name a fact.

    It tells it where it has words of it, tells of harm or builds on it. Fewer words are enough beside the
    name of somebody who is said to have done it.
    """
    at = _place(sentence, bracket)
    shared = _stems(cast, fact.says.text) & _stems(cast, sentence.uncited)
    names_them = any(name.who in fact.by for name in cast.mentions(sentence.text))
    return bool(
        len(shared) >= (_SHARED_BESIDE_NAME if names_them else _SHARED)
        or pattern("harm").search(sentence.uncited)
        or _BUILT_ON.search(sentence.text, 0, at)
        or _BUILDS.match(sentence.text, at + len(bracket.text))
    )


def _stems(cast: Cast, text: str) -> frozenset[str]:
    """The beginnings of the words of a text that carry its sense; names are none of them."""
    for name in cast.mentions(text):
        text = text[: name.start] + " " * (name.end - name.start) + text[name.end :]
    said = _CONTENT.findall(text.casefold())
    return frozenset(word[:_STEM] for word in said if word not in words("no_content"))


def _is_attributed(facts: FormFacts, sentence: Sentence, bracket: Bracket) -> bool:
    """Whether a sentence, or what leads up to it, says whose word the fact is or that it is not decided."""
    before = sentence.uncited[: _place(sentence, bracket)]
    texts = (sentence.uncited, *_above(facts, sentence))
    return (
        _is_a_belief(before)
        or _ASKED.search(before) is not None
        or _IMAGINED.match(sentence.text) is not None
        or any(pattern("attribution").search(text) for text in texts)
    )


def _place(sentence: Sentence, bracket: Bracket) -> int:
    # A bracket with a full stop in it may run on into the next sentence.
    at = sentence.text.find(bracket.text)
    return at if at >= 0 else len(sentence.text)


def _is_a_belief(before: str) -> bool:
    """Whether the words before a citation give it as a belief or a fear: "I fear that he struck her"."""
    *_, last = [None, *pattern("belief").finditer(before)]
    return last is not None and not pattern("within_belief").search(before, last.end())


def _above(facts: FormFacts, sentence: Sentence) -> Iterator[str]:
    """What leads up to a sentence: the words above its list, and one before it that announces it."""
    field = [one for one in facts.sentences if one.path == sentence.path]
    if sentence.in_list:
        yield from [one.text for one in field if not one.in_list and one.line < sentence.line][-1:]
    for one, following in pairwise(field):
        if following is sentence and one.paragraph == sentence.paragraph and _ANNOUNCES.search(one.text):
            yield one.text
