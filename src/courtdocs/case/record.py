"""The case record as a whole, with the look-ups that documents and rules share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from ..fields.base import Record, filing, keyed, optional, rows
from ..fields.keys import EVERY, Names
from ..fields.text import NotApplicable, OrNone, Plain, Prose
from .children import Child
from .events import Contact, Event, Expected, Help, Voice
from .evidence import EvidenceItem
from .people import Person, Professional
from .proceedings import (
    Extension,
    Hearing,
    OrderKind,
    OrderSought,
    Proceedings,
    RelatedProceedings,
    Stage,
)
from .threshold import ThresholdFact

AUTHORITY = "authority"
ROLES = {"guardian": "the children's guardian", "iro": "the independent reviewing officer"}
"""Words that stand for somebody, besides the authority, before that person has a name in the record."""


class CaseRecord(Record):
    """`case.yaml`: the record that all documents of one matter share."""

    version: Plain | None = optional("Version of the record's format")
    proceedings: Proceedings = Field(title="Proceedings")
    orders_sought: tuple[OrderSought, ...] = filing("Orders sought", default=(), authority="pd12a-7-1")
    hearings: dict[Annotated[str, Names("hearing")], Hearing] = keyed("Hearings")
    related_proceedings: Annotated[tuple[RelatedProceedings, ...] | NotApplicable, OrNone()] = rows(
        "Related proceedings"
    )
    extensions: tuple[Extension, ...] = rows("Extensions of time")
    others_named: tuple[Plain, ...] = rows("Others rightly named")
    jurisdiction: Prose | None = filing("Jurisdiction", code="P27", authority="practice")
    children: dict[Annotated[str, Names("child")], Child] = Field(title="Children")
    people: dict[Annotated[str, Names("person")], Person] = keyed("People")
    professionals: dict[Annotated[str, Names("anyone")], Professional] = keyed("Professionals")
    evidence: dict[Annotated[str, Names("evidence")], EvidenceItem] = keyed("Evidence")
    chronology: tuple[Event, ...] = filing("Chronology", default=(), code="P03", authority="pd12a-7-1")
    voice: tuple[Voice, ...] = rows("Occasions a child was heard")
    contact: tuple[Contact, ...] = rows("Contact")
    help_given: tuple[Help, ...] = rows("Help given")
    expected: tuple[Expected, ...] = rows("Outstanding work")
    threshold: dict[Annotated[str, Names("proposition")], ThresholdFact] = keyed("Threshold")

    def children_of(self, keys: Iterable[str]) -> dict[str, Child]:
        """The children that a list of keys names; `all` names every child."""
        wanted = set(keys)
        return {key: child for key, child in self.children.items() if EVERY in wanted or key in wanted}

    def children_sought(self, order: OrderKind, stage: Stage) -> list[str]:
        """The keys of the children for whom an order is sought at a stage, in the record's order."""
        sought = [row.for_ for row in self.orders_sought if (row.order, row.stage) == (order, stage)]
        return list(self.children_of(key for keys in sought for key in keys))

    def first_names(self, keys: Iterable[str]) -> str:
        """First names in the record's order, joined: Jade, Alfie and Zara."""
        return joined([child.first_name for child in self.children_of(keys).values()])

    def name_of(self, key_or_words: str) -> str:
        """The full name behind a key; words that are no key stay as they are."""
        if key_or_words == AUTHORITY:
            return self.proceedings.authority
        for table in (self.children, self.people, self.professionals):
            if key_or_words in table:
                return table[key_or_words].name
        return ROLES.get(key_or_words, key_or_words)

    def called(self, key: str) -> str:
        """How documents name somebody after the first time."""
        if key in self.children:
            return self.children[key].first_name
        if key in self.people:
            return self.people[key].called or self.people[key].name
        return self.name_of(key)


def joined(names: list[str]) -> str:
    """Names as a sentence has them: A, B and C."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


class Hidden(Record):
    """Details of one person or placement that not every party may see."""

    address: Plain | None = optional("Address")
    phone: Plain | None = optional("Telephone")
    email: Plain | None = optional("E-mail")
    school: Plain | None = optional("School")
    carers: tuple[Plain, ...] = rows("Carers' names")


class Confidential(Record):
    """`confidential.yaml`: read only by the leak check; never printed."""

    people: dict[Plain, Hidden] = keyed("People")
    children: dict[Plain, Hidden] = keyed("Children")
    placements: dict[Plain, Hidden] = keyed("Placements")
