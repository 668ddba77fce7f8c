"""Required for filing: what a signed form still lacks, told once each, under the code its marker carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from ..case.record import CaseRecord
from ..fields.shape import type_at
from ..fields.text import NotApplicable
from ..findings import Path, Severity
from ..forms.filled import CASE, FilledForm
from ..forms.missing import Missing
from ..forms.places import where
from .registry import FormFacts, Hit, Rule, rule


def absent(facts: FormFacts, code: str, only: Callable[[Missing], bool] = lambda _: True) -> Iterator[Hit]:
    """What is missing under a code; nothing while the form is a draft."""
    for one in facts.missing:
        if one.code == code and only(one):
            yield _hit(one, facts.form)


def _hit(one: Missing, form: FilledForm) -> Hit:
    field = str(one.path[-1])
    return Hit(
        f"“{one.label}” is missing{_under(form, one.path)}",
        one.path,
        label=f"no `{field}` here",
        help=_help(form, one.path, field),
        authority_key=one.authority,
    )


def _under(form: FilledForm, path: Path) -> str:
    section = where(form, path)
    said = ""
    if path[0] == CASE:
        said, section = " in the case record", where(form, path).partition(", ")[2]
    return f"{said} under “{section}”" if section else said


def _help(form: FilledForm, path: Path, field: str) -> str:
    in_record = path[0] == CASE
    model, rest = (CaseRecord, path[1:]) if in_record else (form.kind.model, path)
    help_ = f"add `{field}:` in the case record" if in_record else f"write it under `{field}:`"
    if _may_be_none(type_at(model, rest)):
        help_ += f", or say why there is nothing to write: `{field}: {{none: why}}`"
    return help_


def _may_be_none(annotation: Any) -> bool:
    """Whether `none: why` may stand in place of the value itself."""
    return annotation is NotApplicable or (
        get_origin(annotation) in (Annotated, Union, UnionType)
        and any(_may_be_none(inner) for inner in get_args(annotation))
    )


@rule("P02", "required-section-missing", Severity.ERROR, "pd12a-7-1")
def required_section_missing(facts: FormFacts) -> Iterator[Hit]:
    """A section that the court needs is not written.

    Why it matters: the practice direction lists what each document holds. A gap is filled by questions in
    the witness box, or by an adjournment while the child waits.

    What to do: write the section. Where it truly does not apply, say so and why: `none: why`.

    Example: three children, and no "Harm and its effect" for the youngest.
    """
    yield from absent(facts, "P02")


@rule("P17", "pre-proceedings-unexplained", Severity.WARNING, "pd12a-pre-proceedings")
def pre_proceedings_unexplained(facts: FormFacts) -> Iterator[Hit]:
    """Nothing is said of the work before proceedings, or of what it changed.

    Why it matters: the court asks what was tried before it was asked, and why the case comes now. Where
    there was no time for such work, that is itself the answer, and has to be given.

    What to do: fill `before_proceedings`, or write why none was possible: `none: why`.

    Example: a letter before proceedings in July, an application in November, and nothing about the summer.
    """
    yield from absent(facts, "P17")


@rule("P18", "expert-necessity-missing", Severity.WARNING, "agreement-2017-12")
def expert_necessity_missing(facts: FormFacts) -> Iterator[Hit]:
    """An expert is asked for without saying why the evidence is necessary.

    Why it matters: the court permits expert evidence only where it is necessary to resolve the case justly,
    and looks first at what the social worker and the guardian can answer themselves.

    What to do: say under `why_necessary` which question only this expert can answer.

    Example: "A psychologist is asked for", without the question that nobody else can answer.
    """
    yield from absent(facts, "P18")


@rule("P19", "participation-need-unanswered", Severity.WARNING, "pd3aa")
def participation_need_unanswered(facts: FormFacts) -> Iterator[Hit]:
    """Nothing is said about what people need in order to take part.

    Why it matters: capacity, an intermediary, an interpreter or a separate entrance have to be arranged
    before the first hearing, or that hearing is lost.

    What to do: fill `participation`; where nobody needs anything, say that you asked.

    Example: a mother whose reading difficulty stands in the record, and a statement silent about it.
    """
    yield from absent(facts, "P19")


@rule("P24", "harm-link-missing", Severity.WARNING, "re-a-2015")
def harm_link_missing(facts: FormFacts) -> Iterator[Hit]:
    """A threshold fact does not say why it amounts to significant harm.

    Why it matters: a fact proved is not yet a threshold crossed. The court has to be shown how the fact led,
    or is likely to lead, to significant harm of this child.

    What to do: fill `because` for the fact, in one or two sentences about the child.

    Example: "The home was dirty", with no word about what that did to a crawling baby.
    """
    yield from absent(facts, "P24")


@rule("P25", "risk-question-missing", Severity.WARNING, "re-f-2018")
def risk_question_missing(facts: FormFacts) -> Iterator[Hit]:
    """A risk is named without how likely it is, how serious it would be, or what would reduce it.

    Why it matters: a risk can only be weighed against the harm of an order if all of these are known.

    What to do: answer each of the three boxes of the risk.

    Example: "Drinking", with no word about how often or what has helped before.
    """
    yield from absent(facts, "P25")


@rule("P26", "identity-not-addressed", Severity.WARNING, "ca1989-s1-3")
def identity_not_addressed(facts: FormFacts) -> Iterator[Hit]:
    """A child's identity is not written about.

    Why it matters: background and characteristics are on the welfare checklist, and matter most where a
    child would live with carers of another religion, language or heritage.

    What to do: write `identity` for the child; where carers differ, say how the child's heritage is kept.

    Example: a Muslim family's baby, a plan for foster care, and nothing about faith, food or language.
    """
    yield from absent(facts, "P26")


@rule("P27", "jurisdiction-not-stated", Severity.WARNING, "practice")
def jurisdiction_not_stated(facts: FormFacts) -> Iterator[Hit]:
    """Nothing is said about habitual residence or another country.

    Why it matters: whether this court may decide at all depends on where the child is habitually resident,
    and a consulate may have to be told.

    What to do: fill `jurisdiction` in the case record; a sentence is enough where no other country matters.

    Example: a child born abroad, and a statement that does not say since when she lives here.
    """
    yield from absent(facts, "P27")


@rule("S01", "proposition-without-source", Severity.ERROR, "re-a-2015")
def proposition_without_source(facts: FormFacts) -> Iterator[Hit]:
    """A threshold fact names no source.

    Why it matters: what is alleged has to be proved, and the other parties must know by what.

    What to do: list the evidence under `source`, with page or paragraph.

    Example: "On 14 November the children were alone", and no police log behind it.
    """
    yield from absent(facts, "S01")


@rule("R17", "siblings-not-analysed", Severity.WARNING, "practice")
def siblings_not_analysed(facts: FormFacts) -> Iterator[Hit]:
    """There are brothers and sisters, and nothing is said about their bond.

    Why it matters: whether children live together or apart shapes the rest of their lives.

    What to do: fill `siblings`: what each is to the other, together or apart, and how they would meet.

    Example: two plans that part two brothers, without a word about it.
    """
    yield from absent(facts, "R17")


RULES: tuple[Rule, ...] = (
    required_section_missing,
    pre_proceedings_unexplained,
    expert_necessity_missing,
    participation_need_unanswered,
    harm_link_missing,
    risk_question_missing,
    identity_not_addressed,
    jurisdiction_not_stated,
    proposition_without_source,
    siblings_not_analysed,
)
