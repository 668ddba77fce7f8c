"""The proceedings: court, number, orders sought, hearings, related cases and extensions of time."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..fields.base import Record, filing, optional
from ..fields.choices import Choice
from ..fields.dates import Day, When
from ..fields.keys import ChildKeys
from ..fields.text import Plain, Prose


class Act(Choice):
    """An Act under which the application is made."""

    CA_1989 = "CA 1989"
    ACA_2002 = "ACA 2002"

    @property
    def label(self) -> str:
        """The Act's title in full."""
        return {"CA 1989": "Children Act 1989", "ACA 2002": "Adoption and Children Act 2002"}[self.value]


class OrderKind(Choice):
    """An order that the court can be asked for."""

    CARE = "care order"
    INTERIM_CARE = "interim care order"
    SUPERVISION = "supervision order"
    INTERIM_SUPERVISION = "interim supervision order"
    EMERGENCY_PROTECTION = "emergency protection order"
    CHILD_ASSESSMENT = "child assessment order"
    EDUCATION_SUPERVISION = "education supervision order"
    PLACEMENT = "placement order"
    SPECIAL_GUARDIANSHIP = "special guardianship order"
    CHILD_ARRANGEMENTS = "child arrangements order"
    CONTACT_IN_CARE = "order for contact with a child in care"
    REFUSE_CONTACT = "order authorising refusal of contact"
    NO_ORDER = "no order"


def orders_named(words: str) -> frozenset[OrderKind]:
    """The orders that words name, each by its whole name: an interim care order is no care order."""
    found, rest = set(), " ".join(words.casefold().split())
    for kind in sorted(OrderKind, key=lambda kind: len(kind.value), reverse=True):
        if kind.value in rest:
            found.add(kind)
            rest = rest.replace(kind.value, " ")
    return frozenset(found)


class Stage(Choice):
    """Whether something is asked for until the final hearing or at it."""

    INTERIM = "interim"
    FINAL = "final"


class OrderSought(Record):
    """An order the authority asks for, and for whom."""

    order: OrderKind
    for_: ChildKeys = Field(alias="for", title="For which children")
    stage: Stage


class Hearing(Record):
    """A hearing, past or listed."""

    type: Plain
    date: Day
    time: Plain | None = optional("Time")
    judge: Plain | None = optional("Judge")
    place: Plain | None = optional("Place")
    estimate: Plain | None = optional("Time estimate")


class RelatedProceedings(Record):
    """Other proceedings about the same children or adults."""

    number: Plain | None = optional("Case number")
    about: Prose
    children: Plain | None = optional("Children concerned")
    from_: When | None = optional("From", alias="from")
    until: When | None = optional("Until")
    result: Plain | None = optional("Result")


class Extension(Record):
    """An extension of the 26 weeks (Children Act 1989 s32(5) to (8))."""

    granted: Day
    weeks: Annotated[Plain, Field(pattern=r"^\d{1,2}$")]
    reason: Prose | None = optional("Reason")
    welfare_impact: Prose | None = optional("Effect on the child's welfare")
    order: Plain | None = optional("Order and paragraph")


class Proceedings(Record):
    """Which court, which case, under which Act, since when."""

    court: Plain
    authority: Plain = Field(title="Local authority")
    number: Plain | None = optional("Case number (empty until issued)")
    acts: tuple[Act, ...] = filing("Act", default=(), code="W01", authority="pd22a-3")
    issued: Day | None = optional("Date of issue")
    judge: Plain | None = optional("Judge")
    allocated_to: Plain | None = optional("Level of judge")
    concludes: Day | None = optional("Expected end of the proceedings")
    profile: Plain | None = optional("Practice profile")
