"""The children: who each is, their status and home over time. Nothing is inherited from a sibling."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from ..fields.base import Record, keyed, optional, rows, shown
from ..fields.choices import Choice
from ..fields.dates import Day, When
from ..fields.keys import PeopleKeys, Refers
from ..fields.text import Plain, Prose
from .moment import Moment, age_in_words


class Pronouns(Choice):
    """How the child is referred to."""

    SHE = "she"
    HE = "he"
    THEY = "they"


class Paternity(Choice):
    """How sure it is who the father is."""

    AGREED = "agreed"
    TESTED = "tested"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


_STATUS = {
    "none": "no order",
    "s20": "accommodated under section 20 of the Children Act 1989",
    "police protection": "police protection",
    "epo": "emergency protection order",
    "cao": "child arrangements order",
    "ico": "interim care order",
    "iso": "interim supervision order",
    "co": "care order",
    "so": "supervision order",
    "sgo": "special guardianship order",
    "po": "placement order",
}


class Status(Choice):
    """A child's legal status."""

    NONE = "none"
    S20 = "s20"
    POLICE_PROTECTION = "police protection"
    EPO = "epo"
    CAO = "cao"
    ICO = "ico"
    ISO = "iso"
    CO = "co"
    SO = "so"
    SGO = "sgo"
    PO = "po"

    @property
    def label(self) -> str:
        """The status in words."""
        return _STATUS[self.value]


class LegalStatus(Record):
    """A legal status from a date; it ends where the next begins."""

    from_: Day = Field(alias="from")
    is_: Status = Field(alias="is")


class Living(Choice):
    """Where a child lives, by sort."""

    HOME = "at home"
    FAMILY = "family"
    FOSTER = "foster"
    RESIDENTIAL = "residential"
    HOSPITAL = "hospital"
    PARENT_AND_CHILD = "parent and child placement"
    OTHER = "other"

    @property
    def label(self) -> str:
        """How a document says it. A foster carer is never named."""
        words = {
            "family": "with family",
            "foster": "local authority foster carer",
            "residential": "children's home",
        }
        return words.get(self.value, self.value)


class Lives(Record):
    """Where the child lived from a date, and with whom; a foster carer's name never stands here."""

    from_: Day = Field(alias="from")
    with_: PeopleKeys = Field(default=(), alias="with", title="With whom")
    as_: Living = Field(alias="as")
    regulation_24: Day | None = optional("Approved under regulation 24 on")


class KeyDate(Record):
    """A date that matters in the child's life."""

    date: When
    what: Plain


class Child(Record):
    """One child of the case."""

    name: Plain
    known_as: Plain | None = optional("Known as")
    born: Day | None = optional("Date of birth")
    due: Day | None = optional("Expected date of birth")
    sex: Plain | None = optional("Sex")
    pronouns: Pronouns | None = optional("Pronouns")
    ethnicity: Plain | None = optional("Ethnicity")
    religion: Plain | None = optional("Religion")
    first_language: Plain | None = optional("First language")
    nationality: Plain | None = optional("Nationality")
    immigration: Plain | None = optional("Immigration status")
    disability: Plain | None = optional("Disability")
    parents: PeopleKeys = Field(default=(), title="Parents")
    paternity: Paternity | None = optional("Paternity")
    parental_responsibility: dict[Annotated[str, Refers("anyone")], Plain] = keyed("Parental responsibility")
    legal_status: tuple[LegalStatus, ...] = rows("Legal status")
    lives: tuple[Lives, ...] = rows("Where the child lives")
    relevant_date: Day | None = optional("Relevant date")
    jurisdiction: Prose | None = optional("Habitual residence, where it differs")
    school: Plain | None = optional("School or nursery")
    health: Plain | None = optional("Health")
    key_dates: tuple[KeyDate, ...] = rows("Key dates")

    def status_on(self, day: date) -> Status | None:
        """The legal status on a day; None before the first one recorded."""
        past = [s for s in self.legal_status if s.from_ <= day]
        return max(past, key=lambda s: s.from_).is_ if past else None

    def lives_on(self, day: date) -> Lives | None:
        """Where the child lived on a day; None before the first home recorded."""
        past = [home for home in self.lives if home.from_ <= day]
        return max(past, key=lambda home: home.from_) if past else None

    @property
    def first_name(self) -> str:
        """What documents call the child after the first time."""
        return self.known_as or self.name.split()[0]

    @shown
    def called(self, at: Moment) -> str:
        """What documents call the child after the first time."""
        return self.first_name

    @shown
    def age(self, at: Moment) -> str | None:
        """The age at the document's date."""
        return age_in_words(self.born, at.on) if self.born else None

    @shown
    def legal_status_now(self, at: Moment) -> str | None:
        """The legal status at the document's date, and since when."""
        past = [s for s in self.legal_status if s.from_ <= at.on]
        return max(past, key=lambda s: s.from_).is_.label if past else None

    @shown
    def home_now(self, at: Moment) -> str | None:
        """Where the child lives at the document's date, with whom."""
        home = self.lives_on(at.on)
        if home is None:
            return None
        names = [at.record.people[key].name for key in home.with_ if key in at.record.people]
        if not names:
            return home.as_.label
        sort = "" if home.as_ is Living.FAMILY else f"{home.as_.label} "
        return f"{sort}with {' and '.join(names)}"

    @shown
    def responsible(self, at: Moment) -> list[str]:
        """Who holds parental responsibility, each with how it was acquired."""
        return [f"{at.record.name_of(key)} ({how})" for key, how in self.parental_responsibility.items()]
