"""The social worker's statement of evidence: what the local authority asks for, and why (PD12A 7.1)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from ..case.children import Child, Living
from ..case.moment import Moment
from ..case.proceedings import OrderKind, Stage
from ..case.record import ROLES, CaseRecord
from ..fields.base import Record, filing, keyed, optional, rows, shown
from ..fields.choices import Choice, YesNo
from ..fields.dates import Day
from ..fields.keys import (
    AnyoneKey,
    ChildKey,
    ChildKeys,
    Names,
    OptionKey,
    PeopleKeys,
    PersonKey,
    PropositionKeys,
    Sources,
)
from ..fields.text import Box, Line, NotApplicable, OrNone, Plain, Prose
from .base import Form, Kind, Section, StatementForm


class StatementStage(Choice):
    """At which stage of the proceedings the statement is made."""

    INITIAL = "initial"


class WhyNow(Record):
    """Why the application is made now."""

    what_happened: Box | None = filing("What happened")
    when_we_knew: Day | None = filing("When we knew")
    why_not_sooner: Box | None = optional("Why not sooner")
    short_notice: Box | None = optional("Why at short notice")


class FamilyMeeting(Record):
    """A meeting of the family network before proceedings."""

    offered: Day | None = optional("Offered")
    accepted_by: PeopleKeys = Field(default=(), title="Accepted by")
    held: Day | None = optional("Held")
    exception: Prose | None = optional("Why none was offered or held")


class BeforeProceedings(Record):
    """What was done before the application, and what it changed."""

    letter: Day | None = optional("Letter before proceedings")
    meetings: tuple[Day, ...] = rows("Pre-proceedings meetings")
    family_meeting: Annotated[FamilyMeeting | NotApplicable | None, OrNone()] = optional("Family meeting")
    effect: Box | None = filing("What the work changed", code="P17")


class Step(Record):
    """A lesser step that could avoid separation, and why it is not enough."""

    step: Line
    why_not: Line


class Removal(Record):
    """Why a child must live elsewhere before the final hearing (Re C [2019] EWCA Civ 1998)."""

    danger: Box | None = filing("The danger", code="P11", authority="re-c-2019")
    why_not_wait: Box | None = filing("Why it cannot wait", code="P11", authority="re-c-2019")
    steps: tuple[Step, ...] = filing("Lesser steps considered", code="P11", authority="re-c-2019", default=())
    effect: Box | None = filing("Effect of removal", code="P11", authority="re-c-2019", answers="ca:c aca:c")
    proportionate: Box | None = filing("Why it is proportionate", code="P11", authority="re-c-2019")
    where_to: Box | None = filing("Where the child would live", code="P11", authority="re-c-2019")


class Threshold(Record):
    """Which threshold facts this statement relies on, and their context."""

    include: PropositionKeys = filing("Facts relied on", default=())
    context: Box | None = optional("Context")


class Risk(Record):
    """One risk, by the questions of Re F [2018] EWCA Civ 2761."""

    risk: Line
    for_: ChildKeys = Field(default=("all",), alias="for", title="For which children")
    how_likely: Box | None = filing("How likely", code="P25", authority="re-f-2018", answers="ca:e aca:e")
    how_serious: Box | None = filing("How serious", code="P25", authority="re-f-2018", answers="ca:e aca:e")
    what_reduces_it: Box | None = filing("What reduces it", code="P25", authority="re-f-2018")


class Parent(Record):
    """One parent's capability: strengths first, then the gap and what would close it."""

    strengths: Box | None = filing("Strengths", code="S05", authority="practice", answers="ca:f")
    gap: Box | None = filing("The gap", answers="ca:f")
    why: Box | None = optional("Why there is a gap", answers="ca:f")
    must_change: Box | None = filing("What must change")
    help_offered: Box | None = optional("Help offered")
    in_childs_time: Box | None = filing("Change in the child's time", answers="ca:f")
    account: Box | None = filing("The parent's account")


class ChildImpact(Record):
    """What life is like for one child. Nothing is carried over from a sibling."""

    daily_life: Box | None = filing("Daily life", answers="ca:d aca:d")
    needs: Box | None = filing("Needs", answers="ca:b aca:b")
    harm: Box | None = filing("Harm and its effect", answers="ca:e aca:e")
    identity: Box | None = filing("Identity", code="P26", authority="ca1989-s1-3", answers="ca:d aca:d")
    wishes: Box | None = filing("Wishes and feelings", answers="ca:a aca:a")
    timetable: Box | None = filing("Timetable for the child")
    delay: Box | None = optional("Effect of delay")


class Option(Record):
    """An option for the children's future, described once."""

    what: Line
    for_: ChildKeys = Field(default=("all",), alias="for", title="For which children")
    route: Plain | None = optional("Legal route")
    carer: PeopleKeys = Field(default=(), title="Carer")
    support: Box | None = optional("Support that would make it work")
    realistic: Annotated[YesNo | NotApplicable, OrNone()] = Field(default=YesNo.YES, title="Realistic")

    @property
    def is_realistic(self) -> bool:
        """Whether the option is weighed rather than ruled out."""
        return self.realistic is YesNo.YES

    @property
    def is_adoption(self) -> bool:
        """Whether the route is adoption."""
        route = f"{self.route or ''} {self.what.text}".casefold()
        return "adoption" in route or "placement order" in route

    @shown
    def children(self, at: Moment) -> str:
        """The children for whom it is an option."""
        return at.record.first_names(self.for_)

    @shown
    def is_weighed(self, at: Moment) -> bool:
        """Whether the option is weighed rather than ruled out."""
        return self.is_realistic

    @shown
    def weighs_adoption(self, at: Moment) -> bool:
        """Whether adoption is weighed rather than ruled out, so that the 2002 Act's checklist applies."""
        return self.is_adoption and self.is_realistic

    @shown
    def ruled_out(self, at: Moment) -> Prose | None:
        """Why the option is not realistic."""
        return self.realistic.why if isinstance(self.realistic, NotApplicable) else None


class Weighed(Record):
    """One option weighed for one child: what speaks for it, what against, what would reduce the harm."""

    good: Annotated[tuple[Line, ...] | NotApplicable, OrNone()] = Field(default=(), title="Benefits")
    bad: Annotated[tuple[Line, ...] | NotApplicable, OrNone()] = Field(default=(), title="Detriments")
    reduced_by: Box | None = optional("What would reduce the detriments")
    view: Box | None = filing("My view of it", code="P02", authority="re-b-s-2013", answers="ca:c aca:c")


class Weighing(Record):
    """The options for one child side by side; further keys are options."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[OptionKey, Weighed]
    extras_as: ClassVar[str] = "options"

    compared: Box | None = filing("Compared side by side", authority="re-b-s-2013", answers="ca:c ca:g aca:c")
    preferred: OptionKey | None = filing("Preferred option", authority="re-b-s-2013")
    proportionate: Box | None = filing("Why it is proportionate", authority="re-b-s-2013", answers="ca:g")

    @property
    def options(self) -> dict[str, Weighed]:
        """The options weighed, by key."""
        return dict(self.__pydantic_extra__ or {})


class Expert(Record):
    """An expert the court is asked to permit, and why the evidence is necessary (2017 agreement para 12)."""

    discipline: Plain
    question: Line | None = optional("Question")
    why_necessary: Prose | None = filing("Why it is necessary", code="P18", authority="agreement-2017-12")
    how_long: Plain | None = optional("How long it takes")


class Fairness(Record):
    """What was shared with whom before filing, how, and what was said to it."""

    who: AnyoneKey
    what: Line
    when: Day | None = optional("When")
    how: Plain | None = optional("How")
    language: Plain | None = optional("Language or format")
    reply: Line | None = optional("Reply")


class Point(Record):
    """Something besides the threshold that the guardian is asked to agree."""

    about: Plain
    says: Line
    for_: ChildKeys = Field(default=("all",), alias="for", title="For which children")
    source: Sources = rows("Source")

    @shown
    def children(self, at: Moment) -> str:
        """The children concerned."""
        return at.record.first_names(self.for_)


class WelfareChecklist(Record):
    """A word on a limb of Children Act 1989 s1(3), only where nothing else in the statement answers it."""

    a: Prose | None = optional("(a) wishes and feelings")
    b: Prose | None = optional("(b) needs")
    c: Prose | None = optional("(c) effect of change")
    d: Prose | None = optional("(d) age, sex, background")
    e: Prose | None = optional("(e) harm")
    f: Prose | None = optional("(f) capability")
    g: Prose | None = optional("(g) range of powers")


class AdoptionChecklist(Record):
    """A word on a limb of Adoption and Children Act 2002 s1(4)."""

    a: Prose | None = optional("(a) wishes and feelings")
    b: Prose | None = optional("(b) particular needs")
    c: Prose | None = optional("(c) effect throughout life")
    d: Prose | None = optional("(d) age, sex, background")
    e: Prose | None = optional("(e) harm")
    f: Prose | None = optional("(f) relationships")


class SocialWorkStatement(StatementForm):
    """`statement.yaml`."""

    stage: StatementStage
    about_me: Box | None = filing("About me", code="W03", authority="pd22a-4-1")
    summary: Box | None = filing("Summary")
    orders: dict[ChildKey, Box] = filing("Orders sought and why", answers="ca:g", default={})
    why_now: Annotated[WhyNow | NotApplicable | None, OrNone()] = filing("Why now")
    removal: dict[ChildKey, Removal] = filing(
        "Why a child must live elsewhere now",
        code="P11",
        authority="re-c-2019",
        when="separation",
        default={},
    )
    before_proceedings: Annotated[BeforeProceedings | NotApplicable | None, OrNone()] = filing(
        "Before proceedings", code="P17", authority="pd12a-pre-proceedings"
    )
    threshold: Annotated[Threshold | NotApplicable | None, OrNone()] = filing("Threshold")
    risks: Annotated[tuple[Risk, ...] | NotApplicable, OrNone()] = filing(
        "Risks", code="P25", authority="re-f-2018", default=()
    )
    protective: Box | None = filing("What protects the children", code="S05", authority="practice")
    parents: dict[PersonKey, Annotated[Parent | NotApplicable, OrNone()]] = filing(
        "The parents", answers="ca:f", default={}
    )
    wider_family: Annotated[dict[PersonKey, Box] | NotApplicable, OrNone()] = filing(
        "The wider family", answers="ca:f aca:f", default={}
    )
    children: dict[ChildKey, ChildImpact] = filing("Each child", default={})
    siblings: Box | None = filing("Brothers and sisters", code="R17", authority="practice", when="siblings")
    options: dict[Annotated[str, Names("option")], Option] = filing(
        "Options", code="P09", authority="re-b-s-2013", default={}
    )
    weighing: dict[ChildKey, Weighing] = filing("The options weighed", authority="re-b-s-2013", default={})
    family_time: Box | None = filing("Family time")
    points: dict[Annotated[str, Names("proposition")], Point] = keyed("Points to agree")
    views: dict[AnyoneKey, Box] = filing("Views of others", default={})
    experts: Annotated[tuple[Expert, ...] | NotApplicable, OrNone()] = filing("Experts", default=())
    participation: Box | None = filing("Taking part in the proceedings", code="P19", authority="pd3aa")
    timetable: Box | None = filing("Timetable")
    fairness: Annotated[tuple[Fairness, ...] | NotApplicable, OrNone()] = filing("Fairness", default=())
    checklist: WelfareChecklist | None = optional("Welfare checklist")
    adoption: AdoptionChecklist | None = optional("Adoption checklist")


def children_to_separate(form: Form, record: CaseRecord) -> list[str]:
    """The children at home or with family for whom an interim order that separates them is sought."""
    return _separated(record, form.signed or date.max)


def _separated(record: CaseRecord, on: date) -> list[str]:
    separating = (OrderKind.INTERIM_CARE, OrderKind.EMERGENCY_PROTECTION)
    sought = [o for o in record.orders_sought if o.stage is Stage.INTERIM and o.order in separating]
    keys = {key for order in sought for key in record.children_of(order.for_)}
    return [key for key, child in record.children.items() if key in keys and _is_with_family(child, on)]


def _is_with_family(child: Child, on: date) -> bool:
    home = child.lives_on(on)
    return home is None or home.as_ in (Living.HOME, Living.FAMILY, Living.HOSPITAL)


def _parents(record: CaseRecord) -> list[str]:
    named = {key for child in record.children.values() for key in child.parents}
    return [key for key in record.people if key in named]


def _carers(record: CaseRecord) -> list[str]:
    return [key for key, person in record.people.items() if person.carer and key not in _parents(record)]


def _children(record: CaseRecord) -> list[str]:
    return list(record.children)


KIND = Kind(
    slug="social-work-statement",
    title="Statement of evidence of the social worker",
    version=1,
    model=SocialWorkStatement,
    file_name="statement.yaml",
    about="The social worker's evidence, filed by the local authority with its application: what it asks the "
    "court for, why now, what life is like for each child, and which home would serve each child best.",
    sections=tuple(
        Section(name, info.title or name)
        for name, info in SocialWorkStatement.model_fields.items()
        if name not in StatementForm.model_fields and info.title
    ),
    conditions={
        "separation": lambda form, record: bool(children_to_separate(form, record)),
        "siblings": lambda form, record: len(record.children) > 1,
    },
    entries={
        "orders": _children,
        "removal": lambda record: _separated(record, date.max),
        "parents": _parents,
        "wider_family": _carers,
        "children": _children,
        "weighing": _children,
        "views": lambda record: [*_parents(record), *_carers(record), *ROLES],
    },
    page_limit="witness statement",
)
