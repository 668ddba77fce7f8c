"""Kinship: what a word for a relation says, and what the case record says two people are to each other."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..case.children import Child, Paternity, Pronouns
from ..case.people import Person
from ..case.record import CaseRecord
from ..fields.keys import EVERY
from .phrases import Word, follows, vocabulary, words_of

_FILE = Path(__file__).with_name("relations.toml")
_SIBLINGS = {"brother": Pronouns.HE, "sister": Pronouns.SHE, "sibling": None}
_MEN = frozenset(("father", "grandfather", "uncle", "nephew", "brother"))
_WOMEN = frozenset(("mother", "grandmother", "aunt", "niece", "sister"))
_SIDES = ("maternal", "paternal")
_KINDS = ("half", "step", "full", "great")
_AGES = {
    "elder": 1,
    "older": 1,
    "big": 1,
    "eldest": 1,
    "younger": -1,
    "little": -1,
    "baby": -1,
    "youngest": -1,
}
_SAY_NOTHING = ("birth", "biological", "natural", "late", "own", "other", "only")
_TWIN = "twin"
_TWINS_APART = timedelta(days=2)
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Relation:
    """What somebody is said to be to somebody: a `maternal half-brother` is a brother, maternal, half."""

    base: str
    side: str = ""
    kind: str = ""
    """`half`, `step`, `full`, `great`; empty where it is not said."""
    age: int = 0
    """1 for an elder, -1 for a younger one, 0 where it is not said."""
    is_twin: bool = False

    @property
    def is_sibling(self) -> bool:
        return self.base in _SIBLINGS

    def agrees(self, recorded: Relation) -> bool:
        """Whether this may be said where the record has the other; half and step may be left unsaid."""
        if self.base != recorded.base or (self.side and recorded.side and self.side != recorded.side):
            return False
        return self.kind == recorded.kind or (self.is_sibling and not (self.kind and recorded.kind))


class Kin(NamedTuple):
    """A relation in a text, and the place of its words."""

    relation: Relation
    start: int
    end: int


def relations_in(text: str) -> Iterator[Kin]:
    """Each word for a relation in a text, with what is said before it: `maternal great-aunt`."""
    bases = _bases()
    words = () if vocabulary(text).isdisjoint(bases) else words_of(text)
    for n, word in enumerate(words):
        base = bases.get(word.small, "")
        is_before_base = word.small == _TWIN and n + 1 < len(words) and words[n + 1].small in bases
        if base and not is_before_base and not text.startswith("-", word.end):
            first = n
            while (
                first
                and words[first - 1].small in _qualifiers()
                and follows(text, words[first - 1], words[first])
            ):
                first -= 1
            yield Kin(_relation(base, words[first : n + 1]), words[first].start, word.end)


def _relation(base: str, words: tuple[Word, ...]) -> Relation:
    said = [word.small for word in words]
    joined = next((kind for kind in _KINDS if said[-1].startswith(kind)), "")  # stepfather
    return Relation(
        base,
        next((side for side in _SIDES if side in said), ""),
        next((kind for kind in _KINDS if kind in said), joined),
        next((age for word, age in _AGES.items() if word in said), 0),
        _TWIN in said,
    )


def is_relation_word(word: str) -> bool:
    """Whether a word names a relation: aunt, Mum."""
    return word.casefold() in _bases()


def recorded_words(record: CaseRecord, person: str, child: str) -> tuple[str, ...]:
    """What the record says that a person is to a child, in its own words."""
    relations = record.people[person].is_.items() if person in record.people else ()
    return tuple(word for word, keys in relations if EVERY in keys or child in keys)


def recorded_as(record: CaseRecord, base: str, child: str) -> frozenset[str]:
    """Everybody whom the record has as this to a child, and not as half, step or great: its `mother`."""
    return frozenset(
        key
        for key in record.people
        for word in recorded_words(record, key, child)
        if (one := _parsed(word)) and one.base == base and not one.kind
    )


def pronoun_of(person: Person) -> Pronouns | None:
    """He or she, by the person's sex or by what he or she is to the children; None where neither says so."""
    if person.sex:
        return {"m": Pronouns.HE, "f": Pronouns.SHE}.get(person.sex[0].casefold())
    bases = {one.base for word in person.is_ if (one := _parsed(word))}
    sorts = ((Pronouns.HE, _MEN), (Pronouns.SHE, _WOMEN))
    return next((pronoun for pronoun, sort in sorts if bases and bases <= sort), None)


def contradicts(record: CaseRecord, who: str, child: str, said: Relation) -> bool:
    """Whether the record says that somebody is not what is said to be to a child; where in doubt, no."""
    if who in record.children:
        return _siblings_differ(record.children[who], record.children[child], said)
    if who not in record.people or said.is_twin:
        return False
    recorded = [_parsed(word) for word in recorded_words(record, who, child)]
    if recorded:
        return all(one is not None and not said.agrees(one) for one in recorded)
    return _is_somebody_elses(record, who, child, said)


def _is_somebody_elses(record: CaseRecord, who: str, child: str, said: Relation) -> bool:
    """Whether the person is this to other children only, or somebody else is this parent of the child."""
    if said.base == "father" and record.children[child].paternity in (Paternity.DISPUTED, Paternity.UNKNOWN):
        return False
    is_parent = said.base in ("mother", "father") and not said.kind
    others = [one for word in record.people[who].is_ if (one := _parsed(word))]
    return any(map(said.agrees, others)) or (is_parent and bool(recorded_as(record, said.base, child)))


def _siblings_differ(one: Child, other: Child, said: Relation) -> bool:
    """Whether the one child is not what is said to be to the other: by parents, pronouns and births."""
    if not said.is_sibling:
        return bool(set(one.parents) & set(other.parents))
    expected = _SIBLINGS[said.base]
    if expected and one.pronouns in (Pronouns.HE, Pronouns.SHE) and one.pronouns is not expected:
        return True
    kind = _kind(one, other)
    return bool(said.kind and kind and said.kind != kind) or _ages_differ(one, other, said)


def _ages_differ(one: Child, other: Child, said: Relation) -> bool:
    if not one.born or not other.born:
        return False
    is_wrong_way = bool(said.age) and one.born != other.born and (said.age > 0) is not (one.born < other.born)
    return is_wrong_way or (said.is_twin and abs(one.born - other.born) > _TWINS_APART)


def _kind(one: Child, other: Child) -> str:
    """Full, half or step by the parents whom the record has; empty where it does not have both of each."""
    if len(one.parents) < _BOTH or len(other.parents) < _BOTH:
        return ""
    return ("step", "half", "full")[len(set(one.parents) & set(other.parents))]


@cache
def _parsed(word: str) -> Relation | None:
    """A relation as the record words it; None where that is more or other than a relation."""
    found = list(relations_in(word))
    return found[0].relation if len(found) == 1 and (found[0].start, found[0].end) == (0, len(word)) else None


@cache
def _bases() -> dict[str, str]:
    """The relation that each word names, joined to a kind or not: stepfather is a father."""
    table: dict[str, list[str]] = tomllib.loads(_FILE.read_text("utf-8"))
    plain = {word: base for base, words in table.items() for word in words}
    return plain | {f"{kind}{word}": base for kind in _KINDS for word, base in plain.items()}


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset((*_SIDES, *_KINDS, *_AGES, *_SAY_NOTHING, _TWIN))
