"""What happened: chronology, occasions a child was heard, contact, help given, work expected."""

from __future__ import annotations

from pydantic import Field

from ..fields.base import Record, optional, rows, shown
from ..fields.choices import Choice, YesNo
from ..fields.dates import Day, When
from ..fields.keys import AnyoneKeys, ChildKey, ChildKeys, HearingKey, Sources
from ..fields.text import Line, Plain, Prose
from .moment import Moment
from .threshold import FactStatus


class Event(Record):
    """One row of the chronology (PD12A 7.1: serial, date, event, reference)."""

    date: When
    what: Line
    for_: ChildKeys = Field(default=("all",), alias="for", title="Children concerned")
    source: Sources = rows("Source")
    status: FactStatus | None = optional("Status")
    impact: Line | None = optional("Impact on the child")
    response: Line | None = optional("Response")
    in_: Plain | None = optional("In which chronology", alias="in")
    planned: YesNo | None = optional("Planned, not yet happened")
    antenatal: YesNo | None = optional("Before a child's birth, rightly")

    @property
    def is_for_court(self) -> bool:
        """Whether the court chronology has the row; it has every row not kept for the case file alone."""
        return not self.in_ or "court" in self.in_.casefold()

    @shown
    def for_court(self, at: Moment) -> bool:
        """Whether the court chronology has the row."""
        return self.is_for_court

    @shown
    def children(self, at: Moment) -> str:
        """The children concerned, by first name."""
        return at.record.first_names(self.for_)


class Voice(Record):
    """One occasion on which a child was listened to or watched."""

    child: ChildKey
    date: When
    by: Plain = Field(title="By whom: a key, or words")
    where: Plain | None = optional("Where")
    alone: YesNo | None = optional("Alone")
    how: Plain | None = optional("How")
    said: Prose | None = optional("What the child said")
    showed: Prose | None = optional("What the child showed")
    source: Sources = rows("Source")

    @shown
    def heard_by(self, at: Moment) -> str:
        """Who listened."""
        return at.record.name_of(self.by)


class ContactStage(Choice):
    """Whether contact happens now, or is proposed for the interim or after the final hearing."""

    NOW = "now"
    INTERIM = "interim"
    FINAL = "final"


class Contact(Record):
    """One line of the contact (family time) arrangements."""

    child: ChildKey
    with_: AnyoneKeys = Field(alias="with", title="With whom")
    stage: ContactStage
    kind: Plain | None = optional("Kind")
    how_often: Plain | None = optional("How often")
    how_long: Plain | None = optional("How long")
    supervised: Plain | None = optional("Supervised")
    why: Prose | None = optional("Reason")
    offered: Plain | None = optional("Sessions offered")
    attended: Plain | None = optional("Sessions attended")
    purpose: Plain | None = optional("Purpose")
    review: Plain | None = optional("Review")

    @shown
    def child_called(self, at: Moment) -> str:
        """The child's first name."""
        return at.record.first_names((self.child,))


class Help(Record):
    """One service or form of help given to the family."""

    what: Plain
    by: Plain | None = optional("By whom")
    to: AnyoneKeys = Field(default=(), title="To whom")
    from_: When | None = optional("From", alias="from")
    until: When | None = optional("Until")
    done: Plain | None = optional("Done")
    result: Line | None = optional("Result")
    source: Sources = rows("Source")

    @shown
    def given_by(self, at: Moment) -> str | None:
        """Who gave it, in words."""
        return at.record.name_of(self.by) if self.by else None


class Expected(Record):
    """Something outstanding: what, from whom, by when, and why it matters."""

    what: Plain
    who: Plain | None = optional("Who")
    due: Day | None = optional("Due")
    for_hearing: HearingKey | None = optional("Hearing that needs it")
    why: Line | None = optional("Why it matters")

    @shown
    def from_whom(self, at: Moment) -> str | None:
        """Who is to provide it, in words."""
        return at.record.name_of(self.who) if self.who else None
