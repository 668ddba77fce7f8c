"""What every kind of document has in common: its form's first fields, its stages and its sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from ..case.record import CaseRecord
from ..fields.base import Record, filing, optional, rows
from ..fields.choices import Choice
from ..fields.dates import Day
from ..fields.keys import AnyoneKey, HearingKey
from ..fields.shape import ANY
from ..fields.text import Plain, Prose
from ..findings import Path

FRONT = (
    *("proceedings.court", "proceedings.authority", "proceedings.number", "proceedings.acts"),
    *("children.*.name", "children.*.born", "children.*.due"),
    *("people.*.name", "people.*.party", "professionals.*.name"),
    *("hearings.*.type", "hearings.*.date"),
)
"""The parts of the case record that the front of every document prints."""

Number = Annotated[Plain, Field(pattern=r"^[1-9]\d{0,2}$")]


class StatementNumber(Record):
    """The two counters of a statement: in the proceedings, and of this maker's statements."""

    in_proceedings: Number | None = optional("Number in the proceedings")
    by_me: Number | None = filing("Number of this maker's statement", code="W02", authority="pd22a-3-2")


class Waiver(Record):
    """A rule set aside: by a stated reason, or by a court's direction."""

    code: Plain
    reason: Plain | None = optional("Reason")
    order_date: Day | None = optional("Date of the order")
    judge: Plain | None = optional("Judge")
    text: Plain | None = optional("What the direction says")


class Form(Record):
    """The fields with which every form begins."""

    case: Plain
    kind: Plain
    version: Plain
    by: AnyoneKey
    for_hearing: HearingKey | None = optional("For which hearing")
    file_by: Day | None = optional("To be filed by (where the court has directed a day)")
    signed: Day | None = optional("Date of signing (empty while drafting)")
    dated: Day | None = optional("Date on the front, where it is not the date of signing")
    waivers: tuple[Waiver, ...] = rows("Waivers")

    @property
    def is_draft(self) -> bool:
        """Whether the form is still being drafted: it has no signing date."""
        return self.signed is None


class StatementForm(Form):
    """The further fields of a form whose document is somebody's evidence."""

    stage: Choice
    number: StatementNumber | None = filing("Number of the statement", code="W02", authority="pd22a-3-2")
    previous: Plain | None = optional("Earlier statement")
    place: Plain | None = optional("Place of signing")
    signature: Plain | None = filing("Signature", code="W10", authority="pd22a-6")
    signed_by: AnyoneKey | None = optional("Signed by, where it is not the maker")
    in_plain_words: Prose | None = optional("For the family, in plain words")


@dataclass(frozen=True, slots=True)
class Section:
    """A section as lists name it: its field in the form and its title."""

    field: str
    title: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A named condition of required-for-filing markers: when a field is asked for, if not always."""

    words: str
    """When that is, as it follows "needed before signing": `in a final statement`."""
    is_met: Callable[[Form, CaseRecord], bool]
    stages: tuple[str, ...] = ()
    """The stages at which it can be met; empty for every stage."""


Keys = Callable[[CaseRecord], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `slug` names its template folder, schema and the form's `kind:`."""

    slug: str
    title: str
    version: int
    model: type[Form]
    file_name: str
    """What `courtdocs new` calls a blank form of this kind."""
    about: str
    """Who writes it, when, and what it is for."""
    sections: tuple[Section, ...]
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    """The named conditions that required-for-filing markers refer to, besides `always`."""
    entries: Mapping[str, Keys] = field(default_factory=dict)
    """For sections by key: the keys for which a blank form has an empty entry, given the case record."""
    draws_on: tuple[str, ...] = ()
    """The parts of the case record that the document prints, `children.*.born`; empty for all of them.

    Neither what is missing nor what is amiss in other parts is told of this kind's forms.
    """
    leaves_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By stage, what the document of that stage does not print although others of its kind do."""
    needs: tuple[str, ...] = ()
    """The parts of the case record without which the document would say nothing: due like its own fields."""
    page_limit: str = ""
    """Under which name the practice profile limits this kind's pages."""
    views: tuple[str, ...] = ("document",)
    """What a form of it can be read as: names of content.document_views.VIEWS, each with a template."""
    is_witness_statement: bool = True
    """Whether a statement of truth is due (FPR 17.2)."""

    def holds(self, condition: str, form: Form, record: CaseRecord) -> bool:
        """Whether a marker's condition is met."""
        return condition == "always" or self.conditions[condition].is_met(form, record)

    @property
    def stages(self) -> tuple[str, ...]:
        """The words for the stages at which the document can be made; empty where it has none."""
        stage = self.model.model_fields.get("stage")
        words = stage.annotation if stage else None
        if not isinstance(words, type) or not issubclass(words, Choice):
            return ()
        return tuple(word.value for word in words)

    def reads(self, path: Path, stage: str = "") -> bool:
        """Whether a value of the case record matters to this kind: what it prints, holds or is part of."""
        for part in self.leaves_out.get(stage, ()):
            if len(path) > part.count(".") and _meets(path, part.split(".")):
                return False
        return not self.draws_on or any(_meets(path, part.split(".")) for part in self.draws_on)


def _meets(path: Path, part: list[str]) -> bool:
    return all(step in (ANY, str(there)) for step, there in zip(part, path, strict=False))
