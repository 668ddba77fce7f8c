"""The people: parents, carers and relatives, and the professionals."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ..fields.base import Record, filing, keyed, optional, rows, shown
from ..fields.choices import Choice, YesNo
from ..fields.dates import Day, When
from ..fields.keys import ChildKeys, PeopleKeys, Sources
from ..fields.text import Plain, Prose
from .moment import CONFIDENTIAL, Moment

WITHHELD = "withheld"


class CarerStage(Choice):
    """How far somebody's assessment as a carer has come."""

    PROPOSED = "proposed"
    UNDER_WAY = "under way"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    VIABILITY_POSITIVE = "viability positive"
    VIABILITY_NEGATIVE = "viability negative"
    FULL_POSITIVE = "full positive"
    FULL_NEGATIVE = "full negative"

    @property
    def label(self) -> str:
        """The stage in words."""
        words = {
            "under way": "assessment under way",
            "viability positive": "viability assessment positive",
            "viability negative": "viability assessment negative",
            "full positive": "full assessment positive",
            "full negative": "full assessment negative",
        }
        return words.get(self.value, self.value)


class Carer(Record):
    """Whether somebody is put forward as a carer, and how the assessment stands."""

    for_: ChildKeys = Field(default=("all",), alias="for", title="For which children")
    stage: CarerStage | None = optional("Stage")
    date: When | None = optional("Date of the result")
    due: Day | None = optional("Result due")
    source: Sources = rows("Source")
    reason: Prose | None = optional("Reason")


class Needs(Record):
    """What somebody needs in order to understand and take part."""

    interpreter: Plain | None = optional("Interpreter")
    intermediary: Plain | None = optional("Intermediary")
    reading: Plain | None = optional("Reading")
    safety_at_court: Plain | None = optional("Safety at court")
    other: Plain | None = optional("Other needs")


class Person(Record):
    """A parent, carer or relative."""

    name: Plain
    called: Plain | None = optional("How the document names the person")
    born: Day | None = optional("Date of birth")
    died: When | None = optional("Died")
    sex: Plain | None = optional("Sex")
    pronouns: Plain | None = optional("Pronouns")
    is_: dict[Plain, ChildKeys] = keyed("Relation to the children", alias="is")
    party: Plain | None = optional("Party")
    joined: Day | None = optional("Joined as a party")
    solicitor: Plain | None = optional("Solicitor")
    litigation_capacity: Plain | None = optional("Litigation capacity")
    needs: Needs | None = optional("Needs")
    address: Plain | None = optional("Address, or `withheld`")
    withheld_from: PeopleKeys = Field(default=(), title="Address withheld from")
    refuge: YesNo | None = optional("Lives in a refuge")
    carer: Carer | None = optional("As a carer")

    @property
    def address_is_open(self) -> bool:
        """Whether every party may see the address."""
        hidden = not self.address or self.address.strip().casefold() == WITHHELD
        return not hidden and not self.withheld_from and not self.refuge

    @shown
    def known_as(self, at: Moment) -> str:
        """What documents call the person after the first time."""
        return self.called or self.name

    @shown
    def printed_address(self, at: Moment) -> str | None:
        """The address if every party may see it, otherwise the word Confidential; None if not recorded."""
        if not self.address:
            return None
        return self.address if self.address_is_open else CONFIDENTIAL

    @shown
    def relations(self, at: Moment) -> list[str]:
        """What the person is to which child, a relation a row: mother of Jade and Alfie."""
        return [f"{word} of {at.record.first_names(keys)}" for word, keys in self.is_.items()]


class Allocation(Record):
    """A time during which a professional was allocated to the case."""

    from_: Day = Field(alias="from")
    to: Day | None = optional("To")


class Professional(Record):
    """A professional: the author, a colleague, the guardian, the reviewing officer, an expert."""

    name: Plain
    role: Plain | None = filing("Role", code="W03", authority="pd22a-4-1")
    employer: Plain | None = optional("Employer")
    registration: Plain | None = optional("Registration number")
    qualified: Plain | None = optional("Year of qualification")
    qualifications: Plain | None = optional("Qualifications")
    experience: Plain | None = optional("Experience")
    office: Plain | None = optional("Work address")
    allocated: tuple[Allocation, ...] = rows("Allocated")

    def allocated_on(self, day: date) -> bool:
        """Whether the professional held the case on a day."""
        return any(a.from_ <= day and (a.to is None or day <= a.to) for a in self.allocated)

    @property
    def initials(self) -> str:
        """Initials, as an exhibit mark begins with them."""
        return "".join(part[0].upper() for part in self.name.replace("-", " ").split() if part[0].isalpha())

    @property
    def short_name(self) -> str:
        """Initials and surname, as the corner of a statement has them: M Oke."""
        *first, last = self.name.split() or [""]
        return " ".join([*(part[0].upper() for part in first), last])
