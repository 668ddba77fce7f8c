"""N11: one person called by several names in one document, or two people by one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ..case.children import Pronouns
from ..case.record import CaseRecord
from ..findings import Path, Related, Severity
from ..forms.filled import CASE
from .cast import Cast, Mention
from .phrases import OWN, Word, vocabulary, words_of
from .registry import FormFacts, Hit, rule
from .relations import is_relation_word, pronoun_of, recorded_as
from .sentences import Sentence
from .speech import is_reported
from .words import words

# Written to the family, or a child's or a party's own view of who is who.
_NOT_NARRATED = (("in_plain_words",), (CASE, "voice"), ("views",), ("fairness",))
_OF_A_CHILD = ("children", "removal", "orders", "weighing")

_MOTHER, _FATHER = "mother", "father"
_PARENTS = {
    "mum": _MOTHER,
    "mummy": _MOTHER,
    "mother": _MOTHER,
    "dad": _FATHER,
    "daddy": _FATHER,
    "father": _FATHER,
}
_SURNAME = re.compile(r"\s+[A-Z]")
_STOPS = (",", ";", ":", "–", "—", "(")

# The sorts of name; a title ("Ms", "Dr") is a sort of its own.
_RECORDED = "as recorded"
_FIRST_NAME = "first name"
_RELATION = "relation"


class _Use(NamedTuple):
    """One use of a name by the narrator; `sort` says what sort of name it is."""

    sort: str
    said: str
    sentence: Sentence


@rule("N11", "naming-drifts", Severity.NOTE, "own")
def naming_drifts(facts: FormFacts) -> Iterator[Hit]:
    """One person is called by several names in one document, or two people by one.

    Why it matters: "Mum", "Ms Rook" and "Danielle" read like three people, and a change of name in the middle
    shows where a passage was copied. A name that two people bear leaves the reader to guess.

    What to do: call each person what the case record says (`called`) from beginning to end. "His mother" and
    the full name may stand beside it. Quotations, what others say, and the words for the family are not read.

    Example: "Ms Rook signed the plan. Mum rang the next day."
    """
    uses: dict[str, list[_Use]] = defaultdict(list)
    unclear: dict[str, Sentence] = {}
    for _, paragraph in groupby(facts.sentences, key=lambda one: (one.path, one.paragraph)):
        said = list(paragraph)
        if _is_narrated(said[0].path):
            for key, use in _uses(facts.cast, said):
                uses[key].append(use)
            for name, sentence in _unclear(facts.cast, said):
                unclear.setdefault(name, sentence)
    for key, named in uses.items():
        yield from _drift(facts, key, named)
    for name, sentence in unclear.items():
        yield _may_mean(facts, name, sentence)


def _is_narrated(path: Path) -> bool:
    return not any(path[: len(field)] == field for field in _NOT_NARRATED) and "account" not in path


def _drift(facts: FormFacts, key: str, uses: list[_Use]) -> Iterator[Hit]:
    """The first use of another sort of name than the one the person has in the document."""
    record = facts.form.record
    is_recorded = key in record.children or (key in record.people and record.people[key].called)
    usual = _RECORDED if is_recorded else Counter(use.sort for use in uses).most_common(1)[0][0]
    as_usual = [use for use in uses if use.sort == usual]
    firsts = {use.sort: use for use in reversed(uses) if use.sort != usual}
    others = sorted(firsts.values(), key=uses.index)
    if not others:
        return
    name, first = as_usual[0].said if as_usual else record.called(key), others[0]
    elsewhere = [use.sentence.locate(facts.form, use.said) for use in as_usual[:1]]
    yield Hit(
        f"{name} is also called {' and '.join(f'“{use.said}”' for use in others)}",
        first.sentence.path,
        label=f"elsewhere: {name}",
        help=f"use one name for one person throughout: {name}, unless the case record is to be changed",
        location=first.sentence.locate(facts.form, first.said),
        related=tuple(Related(place, f"here “{name}”") for place in elsewhere),
    )


def _may_mean(facts: FormFacts, name: str, sentence: Sentence) -> Hit:
    record = facts.form.record
    bearers = sorted(record.name_of(key.removeprefix("other ")) for key in facts.cast.bearers(name))
    return Hit(
        f"“{name}” may mean {' or '.join(bearers)}",
        sentence.path,
        label="which of them?",
        help="give the full name, or tell them apart by `called` in the case record",
        location=sentence.locate(facts.form, name),
    )


def _uses(cast: Cast, paragraph: list[Sentence]) -> Iterator[tuple[str, _Use]]:
    """Each name that the narrator uses for somebody of the case, but full names, with whom it names."""
    for sentence in paragraph:
        text = sentence.text
        for mention in cast.mentions(text):
            said = " ".join(text[mention.start : mention.end].split())
            sort = _sort(cast.record, mention.who, said)
            if sort and not (sort == _FIRST_NAME and _is_as_others_say(text, mention)):
                yield mention.who, _Use(sort, said, sentence)
        for said, base in _relations_as_names(text):
            if key := _parent(cast.record, sentence.path, base):
                yield key, _Use(_RELATION, said, sentence)


def _sort(record: CaseRecord, key: str, said: str) -> str:
    """What sort of name it is; empty for a full name, and for people who are not of the case."""
    if key in record.children:
        child = record.children[key]
        return _RECORDED if said == child.first_name else _FIRST_NAME if said == child.name.split()[0] else ""
    if key not in record.people and key not in record.professionals:
        return ""
    if key in record.people and said == record.people[key].called:
        return _RECORDED
    first, *rest = said.split()
    if not rest:
        return _FIRST_NAME
    is_titled = first in words("titles") and said != record.name_of(key)
    return first if is_titled else ""


def _is_as_others_say(text: str, mention: Mention) -> bool:
    """Whether a first name stands after "aunt", or in what somebody else says."""
    before = text[: mention.start].split()
    return bool(before and is_relation_word(before[-1])) or is_reported(text, mention.start)


def _relations_as_names(text: str) -> Iterator[tuple[str, str]]:
    """Where a sentence says "Mum" or "the father" as one would a name: the words, and mother or father."""
    said = () if vocabulary(text).isdisjoint(_PARENTS) else words_of(text)
    for n, word in enumerate(said):
        if word.small in _PARENTS:
            previous, following = said[n - 1] if n else None, said[n + 1].small if n + 1 < len(said) else ""
            is_role = previous is not None and previous.small == "the"
            is_name = (
                _is_a_role(word, following, text.startswith(OWN, word.end))
                if is_role
                else _is_a_name(text, previous, word, following)
            )
            start = previous.start if is_role and previous else word.start
            if is_name and not is_reported(text, start):
                yield text[start : word.end], _PARENTS[word.small]


def _is_a_role(word: Word, following: str, owns: bool) -> bool:
    """Whether "the mother" stands for one person: not the mother of two, nor the mother's family."""
    return word.small in (_MOTHER, _FATHER) and not owns and following not in words("after_no_role")


def _is_a_name(text: str, previous: Word | None, word: Word, following: str) -> bool:
    """Whether "Mum" or "mother" stands as a name: after a stop or "with", not after "a" or "his"."""
    gap = text[previous.end : word.start].strip() if previous else ""
    if previous and gap not in _STOPS and (gap or previous.small not in words("before_names")):
        return False
    if word.small in (_MOTHER, _FATHER):
        return following in words("verbs") or following.endswith(("ed", "es"))
    return not _SURNAME.match(text, word.end)


def _parent(record: CaseRecord, path: Path, base: str) -> str:
    """The one mother or father who can be meant in a field; empty where there are several."""
    children = [str(path[1])] if path[0] in _OF_A_CHILD and len(path) > 1 else list(record.children)
    meant = {key for child in children for key in recorded_as(record, base, child)}
    if path[0] == "parents" and len(path) > 1 and path[1] in meant:
        return str(path[1])
    return meant.pop() if len(meant) == 1 else ""


def _unclear(cast: Cast, paragraph: list[Sentence]) -> Iterator[tuple[str, Sentence]]:
    """Each name in a paragraph that two people bear, unless just one of them stands there by another name."""
    named = {m.who for sentence in paragraph for m in cast.mentions(sentence.text)}
    for sentence in paragraph:
        for mention in cast.mentions(sentence.text):
            name = " ".join(sentence.text[mention.start : mention.end].split())
            bearers = cast.bearers(name)
            is_clear = mention.who or len(named & bearers) == 1 or is_reported(sentence.text, mention.start)
            if not is_clear and _is_shared(cast.record, name, bearers):
                yield name, sentence


def _is_shared(record: CaseRecord, name: str, bearers: frozenset[str]) -> bool:
    """Whether two of those who might be meant are certainly so called; a child has a first name to itself."""
    children = bearers & record.children.keys()
    if children:
        return children == bearers
    pronoun = _TITLES.get(name.split()[0])
    if pronoun is None:
        return True
    return sum(key in record.people and pronoun_of(record.people[key]) is pronoun for key in bearers) > 1


_TITLES = {"Mr": Pronouns.HE, "Mrs": Pronouns.SHE, "Ms": Pronouns.SHE, "Miss": Pronouns.SHE}

RULES = (naming_drifts,)
