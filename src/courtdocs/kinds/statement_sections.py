"""The sections of the social worker's statement, each a record of its own."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from ..case.moment import Moment
from ..fields.base import Record, filing, optional, rows, shown
from ..fields.choices import Choice, YesNo
from ..fields.dates import Day, When
from ..fields.keys import AnyoneKey, ChildKeys, OptionKey, PeopleKeys, PropositionKeys, Sources
from ..fields.text import Box, Line, NotApplicable, OrNone, Plain, Prose


class WhyNow(Record):
    """Why the application is made now."""

    what_happened: Box | None = filing("What happened")
    when_we_knew: Day | None = filing("When we knew")
    why_not_sooner: Box | None = optional("Why not sooner")
    short_notice: Box | None = filing(
        "Why at short notice", authority="pd12a-pre-proceedings", when="short-notice"
    )
    notice_given: Box | None = filing("Notice given", authority="pd12a-pre-proceedings", when="short-notice")


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
    gap: Box | None = filing("The gap", when="full", answers="ca:f")
    why: Box | None = optional("Why there is a gap", answers="ca:f")
    must_change: Box | None = filing("What must change", when="full")
    help_offered: Box | None = optional("Help offered")
    in_childs_time: Box | None = filing("Change in the child's time", when="full", answers="ca:f")
    account: Box | None = filing("The parent's account")


class ChildImpact(Record):
    """What life is like for one child. Nothing is carried over from a sibling."""

    daily_life: Box | None = filing("Daily life", when="full", answers="ca:d aca:d")
    needs: Box | None = filing("Needs", when="full", answers="ca:b aca:b")
    harm: Box | None = filing("Harm and its effect", when="full", answers="ca:e aca:e")
    identity: Box | None = filing(
        "Identity", code="P26", authority="ca1989-s1-3", when="full", answers="ca:d aca:d"
    )
    wishes: Box | None = filing("Wishes and feelings", answers="ca:a aca:a")
    timetable: Box | None = filing("Timetable for the child", when="full")
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
    view: Box | None = filing("My view of it", authority="re-b-s-2013", when="full", answers="ca:c aca:c")


class Weighing(Record):
    """The options for one child side by side; further keys are options."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[OptionKey, Weighed]
    extras_as: ClassVar[str] = "options"

    compared: Box | None = filing(
        "Compared side by side", authority="re-b-s-2013", when="full", answers="ca:c ca:g aca:c"
    )
    preferred: OptionKey | None = filing("Preferred option", authority="re-b-s-2013", when="full")
    proportionate: Box | None = filing(
        "Why it is proportionate", authority="re-b-s-2013", when="full", answers="ca:g"
    )

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


class Changes(Record):
    """What has changed since the earlier statement, part by part: alone typed again on purpose."""

    orders: Box | None = filing("Orders sought", when="final")
    family: Box | None = filing("The family, and where each child lives", when="final")
    threshold: Box | None = filing("Threshold", when="final")
    risks: Box | None = filing("Risk and protection", when="final")
    parents: Box | None = filing("The parents", when="final")
    wider_family: Box | None = filing("The wider family", when="final")
    children: Box | None = filing("Each child", when="final")
    options: Box | None = filing("The options", when="final")
    family_time: Box | None = filing("Family time", when="final")


class Accepts(Choice):
    """Whether the authority accepts what an assessment concluded."""

    YES = "yes"
    PART = "in part"
    NO = "no"

    @property
    def label(self) -> str:
        """The answer as a document prints it."""
        return {"yes": "accepted", "in part": "accepted in part", "no": "not accepted"}[self.value]


class Assessment(Record):
    """An assessment made in the proceedings: what it concluded, and whether the authority accepts that."""

    source: Sources = filing("The assessment", default=())
    result: Box | None = filing("What it concluded")
    accepts: Accepts | None = filing("Whether it is accepted")
    why: Box | None = filing("Why")

    @shown
    def assessed(self, at: Moment) -> str | None:
        """What the assessment is, who made it and when, from the evidence that it names."""
        keys = [reference.key for source in self.source for reference in source.references]
        items = [at.record.evidence[key] for key in keys if key in at.record.evidence]
        return "; ".join(dict.fromkeys(item.named(at) for item in items)) or None


class AgencyDecision(Record):
    """The adoption plan for one child: the agency's decision, consent, and the whole of the child's life."""

    date: Day | None = filing("Date of the decision", code="P10", authority="aar2005-19")
    decision: Box | None = filing("What was decided, and why", code="P10", authority="aar2005-19")
    consent: Box | None = filing(
        "Consent, and the ground to dispense with it", code="P10", authority="aca2002-s52"
    )
    throughout_life: Box | None = filing(
        "Effect throughout life", code="P10", authority="aca2002-s1-4", answers="aca:c"
    )
    relatives: Box | None = filing(
        "What relatives mean to the child", code="P10", authority="aca2002-s1-4", answers="aca:f"
    )


class PromisedHelp(Record):
    """One form of help promised after the final order: what, by whom, from when until when."""

    what: Line
    by: Plain | None = filing("By whom", code="R08", authority="own")
    from_: When | None = filing("From", code="R08", authority="own", alias="from")
    until: When | None = optional("Until")

    @shown
    def given_by(self, at: Moment) -> str | None:
        """Who gives it, in words."""
        return at.record.name_of(self.by) if self.by else None


class SupportPlan(Record):
    """The help that goes with a special guardianship or supervision order for one child."""

    report: Sources = rows("Special guardianship report")
    help: tuple[PromisedHelp, ...] = rows("Help promised")
    family_time: Box | None = optional("Time with parents")
    review: Box | None = optional("Review")
