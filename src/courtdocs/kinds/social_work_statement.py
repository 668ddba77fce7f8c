"""The social worker's statement of evidence: what the local authority asks for, and why (PD12A 7.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from ..case.children import Child, Living
from ..case.moment import Moment
from ..case.proceedings import OrderKind, Stage, orders_named
from ..case.record import ROLES, CaseRecord
from ..fields.base import filing, keyed, optional, shown
from ..fields.choices import Choice
from ..fields.dates import Day
from ..fields.keys import AnyoneKey, ChildKey, Names, PersonKey
from ..fields.text import Box, NotApplicable, OrNone
from .base import Condition, Form, Kind, Section, StatementForm
from .statement_sections import (
    AdoptionChecklist,
    AgencyDecision,
    Assessment,
    BeforeProceedings,
    Changes,
    ChildImpact,
    Expert,
    Fairness,
    Option,
    Parent,
    Point,
    Removal,
    Risk,
    SupportPlan,
    Threshold,
    Weighing,
    WelfareChecklist,
    WhyNow,
)


class StatementStage(Choice):
    """At which stage of the proceedings the statement is made."""

    INITIAL = "initial"
    SHORT_NOTICE = "short-notice"
    FINAL = "final"


class SocialWorkStatement(StatementForm):
    """`statement.yaml`."""

    stage: StatementStage
    about_me: Box | None = filing("About me", code="W03", authority="pd22a-4-1")
    summary: Box | None = filing("Summary")
    changed: Changes | None = filing("What has changed", when="final")
    orders: dict[ChildKey, Box] = filing("Orders sought and why", answers="ca:g", default={})
    why_now: Annotated[WhyNow | NotApplicable | None, OrNone()] = filing("Why now", when="application")
    removal: dict[ChildKey, Removal] = filing(
        "Why a child must live elsewhere now",
        code="P11",
        authority="re-c-2019",
        when="separation",
        default={},
    )
    unknown: Box | None = filing("What is unknown", authority="pd12a-pre-proceedings", when="short-notice")
    full_statement_due: Day | None = filing(
        "Full statement due", authority="pd12a-pre-proceedings", when="short-notice"
    )
    before_proceedings: Annotated[BeforeProceedings | NotApplicable | None, OrNone()] = filing(
        "Before proceedings", code="P17", authority="pd12a-pre-proceedings", when="initial"
    )
    threshold: Annotated[Threshold | NotApplicable | None, OrNone()] = filing("Threshold")
    final_threshold: Box | None = filing("Final threshold", authority="ca1989-s31-2", when="final")
    assessments: Annotated[tuple[Assessment, ...] | NotApplicable, OrNone()] = filing(
        "Assessments", when="final", default=()
    )
    risks: Annotated[tuple[Risk, ...] | NotApplicable, OrNone()] = filing(
        "Risks", code="P25", authority="re-f-2018", when="full", default=()
    )
    protective: Box | None = filing(
        "What protects the children", code="S05", authority="practice", when="full"
    )
    parents: dict[PersonKey, Annotated[Parent | NotApplicable, OrNone()]] = filing(
        "The parents", when="full", answers="ca:f", default={}
    )
    wider_family: Annotated[dict[PersonKey, Box] | NotApplicable, OrNone()] = filing(
        "The wider family", when="full", answers="ca:f aca:f", default={}
    )
    children: dict[ChildKey, ChildImpact] = filing("Each child", when="full", default={})
    siblings: Box | None = filing("Brothers and sisters", code="R17", authority="practice", when="siblings")
    options: dict[Annotated[str, Names("option")], Option] = filing(
        "Options", code="P09", authority="re-b-s-2013", when="full", default={}
    )
    weighing: dict[ChildKey, Weighing] = filing(
        "The options weighed", authority="re-b-s-2013", when="full", default={}
    )
    adm: dict[ChildKey, AgencyDecision] = filing(
        "Adoption: the agency's decision", code="P10", authority="aar2005-19", when="adoption", default={}
    )
    support_plan: dict[ChildKey, SupportPlan] = filing(
        "Support plans", code="R05", authority="practice", when="special guardianship", default={}
    )
    family_time: Box | None = filing("Family time")
    points: dict[Annotated[str, Names("proposition")], Point] = keyed("Points to agree")
    views: dict[AnyoneKey, Box] = filing("Views of others", when="full", default={})
    experts: Annotated[tuple[Expert, ...] | NotApplicable, OrNone()] = filing(
        "Experts", when="initial", default=()
    )
    participation: Box | None = filing("Taking part in the proceedings", code="P19", authority="pd3aa")
    timetable: Box | None = filing("Timetable", when="initial")
    fairness: Annotated[tuple[Fairness, ...] | NotApplicable, OrNone()] = filing("Fairness", default=())
    checklist: WelfareChecklist | None = optional("Welfare checklist")
    adoption: AdoptionChecklist | None = optional("Adoption checklist")

    @shown
    def is_short_notice(self, at: Moment) -> bool:
        """Whether this is the short statement of an urgent application, which a full one follows."""
        return self.stage is StatementStage.SHORT_NOTICE

    @shown
    def is_final(self, at: Moment) -> bool:
        """Whether the statement is made for the final decision."""
        return self.stage is StatementStage.FINAL


INITIAL, SHORT_NOTICE, FINAL = StatementStage


def children_to_separate(form: Form, record: CaseRecord) -> list[str]:
    """The children for whom an interim order that separates them from home or family is sought.

    At short notice every such order counts, wherever the child sleeps tonight; at the final hearing the test
    for interim separation is no longer asked.
    """
    stage = getattr(form, "stage", INITIAL)
    if stage is FINAL:
        return []
    on = form.signed or date.max
    return _sought_apart(record) if stage is SHORT_NOTICE else _separated(record, on)


def children_to_be_adopted(form: Form, record: CaseRecord) -> list[str]:
    """The children whose plan is adoption: a placement order is sought, or finally preferred."""
    return _planned(form, record, OrderKind.PLACEMENT, lambda option: option.is_adoption)


def children_under_guardianship(form: Form, record: CaseRecord) -> list[str]:
    """At the final hearing, the children for whom a special guardianship order is sought or preferred."""
    kind = OrderKind.SPECIAL_GUARDIANSHIP
    if not _at(FINAL)(form, record):
        return []
    return _planned(form, record, kind, lambda option: kind in orders_named(option.route or ""))


def children_to_be_in_care(form: Form, record: CaseRecord) -> list[str]:
    """At the final hearing, the children for whom a care order is sought."""
    return record.children_sought(OrderKind.CARE, Stage.FINAL) if _at(FINAL)(form, record) else []


def _planned(
    form: Form, record: CaseRecord, order: OrderKind, is_route: Callable[[Option], bool]
) -> list[str]:
    if not isinstance(form, SocialWorkStatement) or form.stage is SHORT_NOTICE:
        return []
    keys = set(record.children_sought(order, Stage.FINAL))
    for child, weighing in form.weighing.items() if form.stage is FINAL else ():
        option = form.options.get(weighing.preferred or "")
        if option and option.is_realistic and is_route(option):
            keys.add(child)
    return [key for key in record.children if key in keys]


def _sought_apart(record: CaseRecord) -> list[str]:
    orders = (OrderKind.INTERIM_CARE, OrderKind.EMERGENCY_PROTECTION)
    keys = {key for order in orders for key in record.children_sought(order, Stage.INTERIM)}
    return [key for key in record.children if key in keys]


def _separated(record: CaseRecord, on: date) -> list[str]:
    return [key for key in _sought_apart(record) if _is_with_family(record.children[key], on)]


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


def _at(*stages: StatementStage) -> Callable[[Form, CaseRecord], bool]:
    return lambda form, record: getattr(form, "stage", None) in stages


_FULL, _APPLICATION = (INITIAL, FINAL), (INITIAL, SHORT_NOTICE)
CONDITIONS = {
    "initial": Condition("in an initial statement", _at(INITIAL), (INITIAL,)),
    "short-notice": Condition("in a short-notice statement", _at(SHORT_NOTICE), (SHORT_NOTICE,)),
    "final": Condition("in a final statement", _at(FINAL), (FINAL,)),
    "application": Condition("in an initial or short-notice statement", _at(*_APPLICATION), _APPLICATION),
    "full": Condition("in an initial or final statement", _at(*_FULL), _FULL),
    "separation": Condition(
        "where an interim order would separate a child from home or family",
        lambda form, record: bool(children_to_separate(form, record)),
        _APPLICATION,
    ),
    "siblings": Condition(
        "in an initial or final statement about more than 1 child",
        lambda form, record: _at(*_FULL)(form, record) and len(record.children) > 1,
        _FULL,
    ),
    "adoption": Condition(
        "where the plan for a child is adoption",
        lambda form, record: bool(children_to_be_adopted(form, record)),
        _FULL,
    ),
    "special guardianship": Condition(
        "where the plan for a child is special guardianship",
        lambda form, record: bool(children_under_guardianship(form, record)),
        (FINAL,),
    ),
}

KIND = Kind(
    slug="social-work-statement",
    title="Statement of evidence of the social worker",
    version=1,
    model=SocialWorkStatement,
    file_name="statement.yaml",
    about="The social worker's evidence, filed by the local authority with its application: what it asks the "
    "court for, why now, what life is like for each child, and which home would serve each child best. In an "
    "emergency a short statement comes first, and the full one follows; a final statement is made for the "
    "final hearing.",
    sections=tuple(
        Section(name, info.title or name)
        for name, info in SocialWorkStatement.model_fields.items()
        if name not in StatementForm.model_fields and info.title
    ),
    conditions=CONDITIONS,
    entries={
        "orders": _children,
        "removal": lambda record: _separated(record, date.max),
        "parents": _parents,
        "wider_family": _carers,
        "children": _children,
        "weighing": _children,
        "views": lambda record: [*_parents(record), *_carers(record), *ROLES],
    },
    leaves_out={SHORT_NOTICE: ("chronology", "help_given", "expected", "people.*.carer")},
    page_limit="witness statement",
    views=("document", "brief", "for-family"),
)
