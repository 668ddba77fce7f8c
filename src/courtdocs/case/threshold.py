"""The threshold: facts the authority asks the court to find (Children Act 1989 s31(2)), dated."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field, field_validator

from ..fields.base import Record, filing, keyed, optional, rows, shown
from ..fields.choices import Choice
from ..fields.dates import FIRST_YEAR, Day
from ..fields.keys import ChildKeys, PeopleKeys, PersonKey, Sources
from ..fields.text import Plain, Prose
from .moment import Moment


class FactStatus(Choice):
    """What has become of an allegation."""

    ALLEGED = "alleged"
    ADMITTED = "admitted"
    PART = "part"
    DENIED = "denied"
    FOUND = "found"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The status in words."""
        return "admitted in part" if self is FactStatus.PART else self.value


class Limb(Choice):
    """To what the harm is attributable (s31(2)(b))."""

    PARENTAL_CARE = "parental care"
    BEYOND_CONTROL = "beyond parental control"

    @property
    def label(self) -> str:
        """The limb in words."""
        if self is Limb.BEYOND_CONTROL:
            return "the child being beyond parental control"
        return "the care given, or likely to be given, not being what it would be reasonable to expect"


class Harm(Choice):
    """Whether harm has been suffered or is likely (s31(2)(a))."""

    SUFFERING = "suffering"
    LIKELY = "likely"
    BOTH = "suffering and likely"


class FactState(Record):
    """A status from a date; the order and paragraph where the court found the fact."""

    from_: Day = Field(alias="from")
    is_: FactStatus = Field(alias="is")
    order: Plain | None = optional("Order and paragraph")


class Reply(Record):
    """What a party answered to a fact."""

    date: Day | None = optional("Date")
    says: Prose


class ThresholdFact(Record):
    """One fact of the threshold, its link to significant harm, its source and what became of it."""

    says: Prose
    because: Prose | None = filing("Why this is significant harm", code="P24", authority="re-a-2015")
    limb: Limb | None = filing("Limb", code="P04", authority="ca1989-s31-2")
    harm: Harm | None = filing("Harm suffered or likely", code="P04", authority="ca1989-s31-2")
    kind: tuple[Plain, ...] = rows("Kind of harm")
    by: PeopleKeys = Field(default=(), title="By whom")
    for_: ChildKeys = filing(
        "For which children", default=(), code="P04", authority="ca1989-s31-2", alias="for"
    )
    source: Sources = filing("Source", default=(), code="S01", authority="re-a-2015")
    status: tuple[FactState, ...] = rows("Status")
    replies: dict[PersonKey, Reply] = keyed("Replies")

    @field_validator("status", mode="before")
    @classmethod
    def _one_word(cls, value: Any) -> Any:
        # A fact nobody has answered yet is `status: alleged`; it gets dated rows once that changes.
        return [{"from": f"{FIRST_YEAR}-01-01", "is": value}] if isinstance(value, str) else value

    @field_validator("kind", mode="before")
    @classmethod
    def _one_kind(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    def status_on(self, day: date) -> FactStatus:
        """The status on a day; alleged until something else is recorded."""
        past = [s for s in self.status if s.from_ <= day]
        return max(past, key=lambda s: s.from_).is_ if past else FactStatus.ALLEGED

    @shown
    def status_now(self, at: Moment) -> str:
        """The status at the document's date, in words."""
        return self.status_on(at.on).label

    @shown
    def is_withdrawn(self, at: Moment) -> bool:
        """Whether the authority relies on it no longer, at the document's date."""
        return self.status_on(at.on) is FactStatus.WITHDRAWN

    @shown
    def children(self, at: Moment) -> str | None:
        """The children concerned, by first name."""
        return at.record.first_names(self.for_) if self.for_ else None

    @shown
    def people(self, at: Moment) -> str | None:
        """By whose care, as the document names them."""
        return " and ".join(at.record.called(key) for key in self.by) or None
