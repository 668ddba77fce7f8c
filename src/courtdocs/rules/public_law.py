"""Family P: what statute, PD12A and case law ask of the local authority's evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ..case.children import Child, Status
from ..case.proceedings import OrderKind, Stage
from ..fields.dates import say_day
from ..fields.text import NotApplicable, Prose
from ..findings import Severity
from ..forms.filled import CASE, FilledForm
from ..kinds.social_work_statement import SHORT_NOTICE, children_to_be_adopted, children_to_separate
from ..kinds.statement_sections import Option, Removal, Weighing
from .filing import absent
from .registry import FormFacts, Hit, Rule, rule

_POWERS = ("checklist", "g")
_TOO_OLD = 17
# Ways of saying that the court asks whether an order is better than none (s1(5)).
_NO_ORDER = re.compile(
    r"(?i)\bno (?:\w+ )?orders?\b|\bwithout (?:an|any|a \w+)? ?orders?\b|\bs(?:ection|\.)? ?1\(5\)"
    r"|\bnot (?:to )?mak(?:e|ing) (?:an|any) order|\border at all\b|\bmak(?:e|ing) none\b|\bthan none\b"
)


def _sections(form: FilledForm, name: str) -> Mapping[str, object]:
    found = getattr(form.form, name, {})
    return found if isinstance(found, dict) else {}


@rule("P03", "chronology-incomplete", Severity.ERROR, "pd12a-7-1")
def chronology_incomplete(facts: FormFacts) -> Iterator[Hit]:
    """There is no chronology, or every row of it is kept for the case file.

    Why it matters: the practice direction wants it with the application, and everything else is read
    against it. (Rows without a date or an event cannot be read at all and are found earlier.)

    What to do: fill `chronology` in the case record, or name a spreadsheet there.

    Example: a signed first statement and an empty chronology.
    """
    yield from absent(facts, "P03")
    rows = facts.form.record.chronology
    if rows and not facts.form.form.is_draft and not any(event.is_for_court for event in rows):
        yield Hit(
            "every row of the chronology is kept for the case file, and none for the court",
            (CASE, "chronology"),
            label="no row for the court",
            help="take `in: case file` out of the rows that the court needs",
            at_key=True,
        )


@rule("P04", "proposition-without-limb", Severity.ERROR, "ca1989-s31-2")
def proposition_without_limb(facts: FormFacts) -> Iterator[Hit]:
    """A threshold fact does not say to what limb it goes, whether harm was suffered or is likely, or to whom.

    Why it matters: section 31(2) asks exactly these questions of each child, and a party can only answer a
    fact that says which of them it is about.

    What to do: fill `limb`, `harm` and `for` of the fact.

    Example: a fact for "the children" where one of them was not yet born.
    """
    yield from absent(facts, "P04")


@rule("P08", "checklist-limb-missing", Severity.ERROR, "ca1989-s1-3")
def checklist_limb_missing(facts: FormFacts) -> Iterator[Hit]:
    """Limb (g) of the welfare checklist is not answered: why an order is better than making none.

    Why it matters: the court must have regard to the range of its powers, and must not make an order unless
    that is better for the child than making none (section 1(5)). Limbs (a) to (f) are answered by sections
    that are themselves required, and told under their own codes.

    What to do: say under `orders` what would follow without an order; where it fits nowhere else, a word
    under `checklist:` `g:`.

    Example: a plea for a care order that never says what would happen without one.
    """
    texts = list(_on_powers(facts))
    if facts.form.form.is_draft or not texts or any(_NO_ORDER.search(text) for text in texts):
        return
    yield Hit(
        "the statement does not say why an order is better than no order",
        ("orders",),
        label="limb (g) of the welfare checklist, with section 1(5)",
        help="say under `orders:` what would follow if the court made no order, "
        "or answer it under `checklist:` `g:`",
        at_key=True,
    )


def _on_powers(facts: FormFacts) -> Iterator[str]:
    """What is written on the range of powers, wherever it stands."""
    for value in facts.values:
        if value.path[:2] != _POWERS and "ca:g" not in value.extra.get("x-answers", []):
            continue
        match value.value:
            case Prose(text=text) | NotApplicable(why=Prose(text=text)):
                yield " ".join(text.split())


@rule("P09", "options-too-few", Severity.ERROR, "re-b-s-2013", of_statements=True)
def options_too_few(facts: FormFacts) -> Iterator[Hit]:
    """Fewer than two options are considered for a child.

    Why it matters: the court compares the realistic options side by side, each with what speaks for and
    against it. An option weighed alone always wins.

    What to do: weigh the other options under the child, each with `good` and `bad`; or say in `options` why
    one is not realistic: `realistic: {none: why}`. At short notice no options are asked for, but one that is
    weighed needs another beside it.

    Example: adoption for Amara, weighed against nothing.
    """
    yield from absent(facts, "P09")
    form = facts.form
    is_due = not form.form.is_draft and getattr(form.form, "stage", None) is not SHORT_NOTICE
    for key, weighing in _sections(form, "weighing").items():
        if not isinstance(weighing, Weighing) or key not in form.record.children:
            continue
        weighed = list(weighing.options)
        others = [k for k in _ruled_out(form, key) if k not in weighed]
        if (not weighed and not is_due) or (weighed and len(weighed) + len(others) > 1):
            continue
        yield _too_few(form, key, weighed)


def _ruled_out(form: FilledForm, child: str) -> list[str]:
    options = _sections(form, "options").items()
    return [
        key
        for key, option in options
        if isinstance(option, Option)
        and isinstance(option.realistic, NotApplicable)
        and child in form.record.children_of(option.for_)
    ]


def _too_few(form: FilledForm, key: str, weighed: list[str]) -> Hit:
    name = form.record.called(key)
    if not weighed:
        message = f"no option is weighed for {name}"
    else:
        option = _sections(form, "options").get(weighed[0])
        said = option.what.text.strip().rstrip(".") if isinstance(option, Option) else ""
        message = f"no other option is weighed for {name}" + (f" against “{said}”" if said else "")
    number = {0: "no option", 1: "1 option"}[len(weighed)]
    return Hit(
        message,
        ("weighing", key),
        label=f"{number} weighed; the court needs at least 2, each with benefits and detriments",
        help="weigh the other options here, each with `good` and `bad`; in `options` say why one is ruled "
        "out: `realistic: {none: why}`",
        at_key=True,
    )


@rule("P10", "adoption-parts-missing", Severity.ERROR, "aca2002-s1-4")
def adoption_parts_missing(facts: FormFacts) -> Iterator[Hit]:
    """The plan for a child is adoption, and a part without which the court cannot make it is missing.

    Why it matters: a placement order needs the decision of the agency's decision-maker, the parents' consent
    or the ground on which the court is asked to do without it (section 52), and the checklist of the 2002
    Act, which looks to the whole of the child's life. What that checklist shares with the Children Act is
    asked for with the child's own sections.

    What to do: fill `adm` for the child: the date and the decision, consent, the effect throughout life, and
    what the relationships with relatives are worth.

    Example: a placement order is sought for Amara, and nothing says when the decision-maker decided.
    """
    yield from absent(facts, "P10")
    form, decisions = facts.form, _sections(facts.form, "adm")
    if form.form.is_draft or not decisions:
        return
    for key in children_to_be_adopted(form.form, form.record):
        if key not in decisions:
            name = form.record.called(key)
            yield Hit(
                f"the plan for {name} is adoption, and nothing is said of the agency's decision",
                ("adm",),
                label=f"no entry for {name}",
                help="add the child here: the decision and its date, consent, the effect throughout life and "
                "the relatives",
                at_key=True,
            )


@rule("P11", "removal-test-incomplete", Severity.ERROR, "re-c-2019")
def removal_test_incomplete(facts: FormFacts) -> Iterator[Hit]:
    """A child is to be separated before the final hearing, and the test for it is not fully answered.

    Why it matters: the court may only separate a child in the interim if safety demands it now, if it is
    proportionate, and if it has been told of every resource that could avoid it.

    What to do: fill every box of `removal` for the child: the danger, why it can't wait, the lesser steps
    and why each is not enough, the effect of removal, proportionality, where the child would live. A short
    statement owes this for every child who would be apart from home, also for one who is already away. At
    the final hearing the options weighed take its place.

    Example: an interim care order for a child at home, and no lesser step named.
    """
    yield from absent(facts, "P11")
    form = facts.form
    removal = _sections(form, "removal")
    if form.form.is_draft or not removal:
        return
    for key in children_to_separate(form.form, form.record):
        if not isinstance(removal.get(key), Removal):
            name = form.record.called(key)
            yield Hit(
                f"nothing says why {name} must live elsewhere before the final hearing",
                ("removal",),
                label=f"no section for {name}",
                help="add the child here, with the danger, why it can't wait, the lesser steps, the effect, "
                "proportionality and where the child would live",
                at_key=True,
            )


@rule("P13", "child-too-old", Severity.ERROR, "ca1989-s31-3")
def child_too_old(facts: FormFacts) -> Iterator[Hit]:
    """A care or supervision order is asked for a child who is 17.

    Why it matters: the court has no power to make it.

    What to do: correct the date of birth if it is wrong; otherwise take advice on what the authority can
    offer instead.

    Example: a girl born on 3 January 2010 and a hearing on 5 January 2027.
    """
    form = facts.form
    orders = (OrderKind.CARE, OrderKind.INTERIM_CARE, OrderKind.SUPERVISION, OrderKind.INTERIM_SUPERVISION)
    told: set[str] = set()
    for number, sought in enumerate(form.record.orders_sought):
        if sought.order not in orders:
            continue
        day = _earliest(facts, sought.stage)
        for key, child in form.record.children_of(sought.for_).items():
            if child.born and key not in told and _age(child.born, day) >= _TOO_OLD:
                told.add(key)
                yield Hit(
                    f"{child.first_name} is 17 by {say_day(day)}, and no {sought.order.label} can be made",
                    (CASE, "orders_sought", number, "for"),
                    label=f"{child.first_name} was born on {say_day(child.born)}",
                    help="correct the date of birth if it is wrong; otherwise take the child out of it",
                )


def _earliest(facts: FormFacts, stage: Stage) -> date:
    """The earliest day on which an order of the stage can be made, as far as the record knows."""
    form, now = facts.form, facts.form.dated(facts.as_at)
    if stage is Stage.FINAL:
        return max(now, form.record.proceedings.concludes or now)
    hearing = form.record.hearings.get(form.form.for_hearing or "")
    return max(now, hearing.date) if hearing else now


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@rule("P22", "wishes-without-method", Severity.WARNING, "pd12a-7-1-wishes")
def wishes_without_method(facts: FormFacts) -> Iterator[Hit]:
    """A child's wishes are told, and not how, when and by whom they were learned.

    Why it matters: what weight they carry depends on whether the child was alone, how the question was put
    and how often the same was said.

    What to do: add the occasion under `voice` in the case record, with `date`, `by` and `how`. A baby is
    watched: say who watched, when and with whom.

    Example: "Otis wants to stay", and no occasion on which anybody asked him.
    """
    record = facts.form.record
    children = _sections(facts.form, "children")
    for key in children:
        wishes = getattr(children[key], "wishes", None)
        heard = [(n, v) for n, v in enumerate(record.voice) if v.child == key]
        if not isinstance(wishes, Prose):
            continue
        if not heard:
            yield Hit(
                f"nothing says how, when and by whom the wishes of {record.called(key)} were learned",
                ("children", key, "wishes"),
                label="no occasion in the record",
                help="add it under `voice:` in the case record, with `date`, `by` and `how`",
            )
        for number, voice in heard:
            if not voice.how:
                yield Hit(
                    f"the occasion of {voice.date} does not say how {record.called(key)} was heard",
                    (CASE, "voice", number, "how"),
                    label="no `how`",
                    help="add `how:`, such as talking, drawing, play, watching",
                )


@rule("P23", "relevant-date-missing", Severity.WARNING, "re-m-1994")
def relevant_date_missing(facts: FormFacts) -> Iterator[Hit]:
    """Steps to protect a child have begun, and the relevant date is not given.

    Why it matters: the threshold is judged at the day when protective steps began, if they have gone on
    since; facts after it count differently.

    What to do: add `relevant_date` to the child in the case record.

    Example: a child accommodated since September, no `relevant_date`.
    """
    form = facts.form
    if form.form.is_draft:
        return
    for key, child in form.record.children.items():
        if not child.relevant_date and (form.record.proceedings.issued or _protected(child, facts)):
            yield Hit(
                f"the relevant date of {child.first_name} is not given",
                (CASE, "children", key, "relevant_date"),
                label="no `relevant_date`",
                help="add the day on which the protective steps began that have gone on since",
            )


def _protected(child: Child, facts: FormFacts) -> bool:
    steps = (Status.S20, Status.POLICE_PROTECTION, Status.EPO, Status.ICO, Status.ISO)
    return child.status_on(facts.form.dated(facts.as_at)) in steps


RULES: tuple[Rule, ...] = (
    chronology_incomplete,
    proposition_without_limb,
    checklist_limb_missing,
    options_too_few,
    adoption_parts_missing,
    removal_test_incomplete,
    child_too_old,
    wishes_without_method,
    relevant_date_missing,
)
