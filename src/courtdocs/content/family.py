"""The family as the record has it: who had which children with whom, and who is whose kin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..case.children import Child, Paternity
from ..case.moment import age_in_words
from ..case.people import Person
from ..case.record import CaseRecord

Sex = Literal["male", "female", ""]
_FEMALE = re.compile(r"female|girl|woman|she|.*(mother|sister|aunt|daughter|niece)")
_MALE = re.compile(r"male|boy|man|he|.*(father|brother|uncle|son|nephew)")
_GRANDPARENT = re.compile(r"(maternal|paternal) grand(?:mother|father|parent)")
_AUNT_OR_UNCLE = re.compile(r"(maternal|paternal) (?:aunt|uncle)")
_HALF = re.compile(r"(maternal|paternal) half[- ]?(?:brother|sister|sibling)")
_FULL = re.compile(r"(?:full )?(?:brother|sister|sibling)")


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody in the family: a child of the case or an adult."""

    key: str
    name: str
    short: str
    """What documents call the person after the first time."""
    sex: Sex
    born: date | None
    age: str
    """In words, for a child of the case only."""
    is_child: bool
    has_died: bool


@dataclass(frozen=True, slots=True)
class Union:
    """Two parents, or one, and their children; `doubtful` where the father is disputed or not known."""

    mother: str
    father: str
    children: tuple[str, ...]
    doubtful: bool = False

    @property
    def parents(self) -> tuple[str, ...]:
        """The parents that are recorded."""
        return tuple(key for key in (self.father, self.mother) if key)


@dataclass(frozen=True, slots=True)
class Origin:
    """The family that a parent comes from: the grandparents recorded, the parent and brothers and sisters."""

    grandparents: tuple[str, ...]
    parent: str
    siblings: tuple[str, ...]


@dataclass(slots=True)
class Family:
    """Everybody who can be placed, and sentences about those who cannot."""

    people: dict[str, Relative] = field(default_factory=dict)
    unions: list[Union] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def family(record: CaseRecord, on: date) -> Family:
    """The family on a day, worked out from the children's parents and the people's relations."""
    found = Family()
    found.people = {key: _child(key, child, on) for key, child in record.children.items()}
    found.people |= {key: _adult(key, person) for key, person in record.people.items()}
    found.unions = list(_unions(record, found))
    found.origins = list(_origins(record, found))
    placed = {key for union in found.unions for key in (*union.parents, *union.children)}
    placed |= {key for origin in found.origins for key in (*origin.grandparents, *origin.siblings)}
    found.unplaced = list(_unplaced(record, placed))
    found.people = {k: p for k, p in found.people.items() if k in placed or p.is_child}
    return found


def _child(key: str, child: Child, on: date) -> Relative:
    sex = _sex(child.sex or "", child.pronouns.value if child.pronouns else "")
    age = age_in_words(child.born, on) if child.born else ""
    return Relative(key, child.name, child.first_name, sex, child.born, age, True, False)


def _adult(key: str, person: Person) -> Relative:
    sex = _sex(person.sex or "", person.pronouns or "", *person.is_)
    return Relative(
        key, person.name, person.called or person.name, sex, person.born, "", False, person.died is not None
    )


def _sex(*words: str) -> Sex:
    for word in words:
        if _FEMALE.fullmatch(word.strip().casefold()):
            return "female"
        if _MALE.fullmatch(word.strip().casefold()):
            return "male"
    return ""


def _parents(record: CaseRecord, key: str) -> tuple[str, str]:
    """The keys of a child's mother and father; empty where none is recorded."""
    said = {
        word.strip().casefold(): person
        for person, about in record.people.items()
        for word, children in about.is_.items()
        if key in record.children_of(children)
    }
    mother, father = said.get("mother", ""), said.get("father", "")
    for parent in record.children[key].parents:
        if parent in record.people and parent not in (mother, father):
            words = record.people[parent].is_
            if not mother and _sex(record.people[parent].sex or "", *words) != "male":
                mother = parent
            elif not father:
                father = parent
    return mother, father


def _unions(record: CaseRecord, found: Family) -> Iterator[Union]:
    groups: dict[tuple[str, str, bool], list[str]] = {}
    for key, child in record.children.items():
        mother, father = _parents(record, key)
        doubtful = bool(father) and child.paternity in (Paternity.DISPUTED, Paternity.UNKNOWN)
        groups.setdefault((mother, father, doubtful), []).append(key)
    for person, beside in _grown_siblings(record):
        groups.setdefault(beside, []).append(person)
    for (mother, father, doubtful), children in groups.items():
        yield Union(mother, father, tuple(children), doubtful)


def _grown_siblings(record: CaseRecord) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    for key, person in record.people.items():
        for word, children in person.is_.items():
            of = next(iter(record.children_of(children)), "")
            mother, father = _parents(record, of) if of else ("", "")
            half = _HALF.fullmatch(word.strip().casefold())
            if _FULL.fullmatch(word.strip().casefold()) and (mother or father):
                doubt = record.children[of].paternity in (Paternity.DISPUTED, Paternity.UNKNOWN)
                yield key, (mother, father, bool(father) and doubt)
                break
            if half and (mother if half.group(1) == "maternal" else father):
                yield key, (mother, "", False) if half.group(1) == "maternal" else ("", father, False)
                break


def _origins(record: CaseRecord, found: Family) -> Iterator[Origin]:
    parents = {key for union in found.unions for key in union.parents}
    taken = parents | {key for union in found.unions for key in union.children}
    grandparents: dict[str, list[str]] = {}
    siblings: dict[str, list[str]] = {}
    for key, person in record.people.items():
        for word, children in person.is_.items():
            for pattern, group in ((_GRANDPARENT, grandparents), (_AUNT_OR_UNCLE, siblings)):
                match = pattern.fullmatch(word.strip().casefold())
                parent = _parent_on(record, match.group(1), children) if match else ""
                if parent and key not in taken:
                    group.setdefault(parent, []).append(key)
                    taken.add(key)
    for parent in dict.fromkeys(key for union in found.unions for key in union.parents):
        above, beside = grandparents.get(parent, []), siblings.get(parent, [])
        if above or beside:
            yield Origin(tuple(above), parent, tuple(beside))


def _parent_on(record: CaseRecord, side: str, children: tuple[str, ...]) -> str:
    for key in record.children_of(children):
        mother, father = _parents(record, key)
        if parent := mother if side == "maternal" else father:
            return parent
    return ""


def _unplaced(record: CaseRecord, placed: set[str]) -> Iterator[str]:
    for key, person in record.people.items():
        if key in placed:
            continue
        told = [f"{word} of {record.first_names(keys)}" for word, keys in person.is_.items()]
        if told:
            yield f"{person.name}, {', '.join(told)}, is not in the drawing."
        elif person.carer is not None:
            yield f"{person.name}, considered as a carer, has no relation recorded and is not in the drawing."
