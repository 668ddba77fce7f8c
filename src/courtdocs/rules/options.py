"""Family R: realistic options: both sides weighed, carers' assessments, home, and the order that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.proceedings import OrderKind, Stage, orders_named
from ..findings import Severity
from ..forms.filled import CASE, FilledForm
from ..kinds.social_work_statement import FINAL, SHORT_NOTICE, SocialWorkStatement
from ..kinds.statement_sections import Option, Weighed
from .registry import FormFacts, Hit, Rule, rule

_NOT_HOME = re.compile(r"\b(?:children['’]s|foster|care|residential) home\b", re.IGNORECASE)
_HOME = re.compile(r"\b(?:home|mother|father|parents?|mum|dad|reunification|rehabilitation)\b", re.IGNORECASE)
# A child can be under either order of a pair while the same plan is carried out.
_FAMILIES = {
    OrderKind.INTERIM_CARE: OrderKind.CARE,
    OrderKind.EMERGENCY_PROTECTION: OrderKind.CARE,
    OrderKind.INTERIM_SUPERVISION: OrderKind.SUPERVISION,
}


@rule("R01", "option-one-sided", Severity.ERROR, "re-b-s-2013")
def option_one_sided(facts: FormFacts) -> Iterator[Hit]:
    """An option is weighed with only benefits or only detriments.

    Why it matters: the court needs what speaks for and against each realistic option. A one-sided account is
    an argument, not an analysis.

    What to do: write the missing side, or say why there is nothing on it: `bad: {none: why}`.

    Example: adoption weighed with four benefits and no `bad`.
    """
    form = facts.form.form
    if not isinstance(form, SocialWorkStatement):
        return
    for child, weighing in form.weighing.items():
        for key, weighed in weighing.options.items():
            sides = _empty_sides(weighed)
            # While drafting, an option on which nothing is written yet is only still to write.
            if sides and (len(sides) == 1 or not form.is_draft):
                yield Hit(
                    f"for {facts.form.record.called(child)}, “{_words(form, key)}” is weighed without "
                    f"{' or '.join(sides.values())}",
                    ("weighing", child, key),
                    label=f"no `{'` and no `'.join(sides)}`",
                    help="write the missing side, or say why there is nothing: `{none: why}`",
                    at_key=True,
                )


def _empty_sides(weighed: Weighed) -> dict[str, str]:
    sides = {"good": (weighed.good, "its benefits"), "bad": (weighed.bad, "its detriments")}
    return {name: words for name, (side, words) in sides.items() if side == ()}


@rule("R02", "carer-without-result", Severity.ERROR, "own")
def carer_without_result(facts: FormFacts) -> Iterator[Hit]:
    """Somebody is put forward as a carer, and nothing says how the assessment stands.

    Why it matters: an option that rests on a person cannot be weighed without knowing whether that person has
    been assessed and what came of it.

    What to do: give `carer.stage` for the person in the case record, with its date and source. Parents need
    none for their own children.

    Example: an option `carer: nasreen` when the case record has no `carer` for Nasreen.
    """
    for key, person in facts.form.record.people.items():
        if person.carer and person.carer.stage is None:
            yield _without_result(facts.form, key, (CASE, "people", key, "carer"))
    form = facts.form.form
    if isinstance(form, SocialWorkStatement):
        for name, option in form.options.items():
            for key in option.carer:
                carer = facts.form.record.people.get(key)
                if carer and not carer.carer and not _is_parent(facts.form, option, key):
                    yield _without_result(facts.form, key, ("options", name, "carer"))


def _without_result(form: FilledForm, key: str, path: tuple[str, ...]) -> Hit:
    return Hit(
        f"{form.record.called(key)} is put forward as a carer, but nothing says how the assessment stands",
        path,
        label="no stage of an assessment",
        help="give `stage` under `carer` for this person in the case record, with its date and source",
        at_key=path[0] == CASE,
    )


def _is_parent(form: FilledForm, option: Option, key: str) -> bool:
    return any(key in child.parents for child in form.record.children_of(option.for_).values())


@rule("R03", "home-option-missing", Severity.WARNING, "re-b-s-2013")
def home_option_missing(facts: FormFacts) -> Iterator[Hit]:
    """None of a child's options is living with a parent.

    Why it matters: an order that separates a child from a parent has to be compared with the child's being at
    home with help. Where home is impossible, the court needs to read why.

    What to do: describe the option under `options`; if it is not realistic, say so there:
    `realistic: {none: why}`. A short statement answers for home under `removal`, in its lesser steps.

    Example: for Zara only foster care and adoption are described.
    """
    form = facts.form.form
    if not isinstance(form, SocialWorkStatement) or not form.options or form.stage is SHORT_NOTICE:
        return
    for key, child in facts.form.record.children.items():
        if form.is_draft and key not in form.weighing:
            continue
        options = [one for one in form.options.values() if key in facts.form.record.children_of(one.for_)]
        if not any(_is_home(facts.form, option) for option in options):
            yield Hit(
                f"no option is described in which {child.first_name} lives with a parent",
                ("options",),
                label=f"no home option for {child.first_name}",
                help="describe it; if it is not realistic, say why: `realistic: {none: why}`",
                at_key=True,
            )


def _is_home(form: FilledForm, option: Option) -> bool:
    parents = {parent for child in form.record.children_of(option.for_).values() for parent in child.parents}
    names = [name for key in parents if key in form.record.people for name in (form.record.called(key),)]
    described = option.what.text
    return (
        bool(parents & set(option.carer))
        or bool(_HOME.search(_NOT_HOME.sub("", described)))
        or any(name in described for name in names)
    )


@rule("R04", "preferred-differs", Severity.ERROR, "own")
def preferred_differs(facts: FormFacts) -> Iterator[Hit]:
    """The preferred option does not fit the rest of the document.

    Why it matters: the court reads what is asked for and why it is best for the child. If the two differ, it
    cannot tell what the authority wants.

    What to do: put right the preferred option, its legal route, or the orders sought for the child.

    Example: the preferred option's route is a placement order, and a supervision order is sought.
    """
    form = facts.form.form
    if not isinstance(form, SocialWorkStatement):
        return
    for child, weighing in form.weighing.items():
        key = weighing.preferred or ""
        option = form.options.get(key)
        if (
            option
            and child in facts.form.record.children
            and (why := _contradiction(facts.form, child, key, option))
        ):
            yield Hit(
                f"for {facts.form.record.called(child)} “{_words(form, key)}” is preferred, but {why}",
                ("weighing", child, "preferred"),
                label="differs",
                help="put right the preferred option, its route, or the orders sought for this child",
            )


def _contradiction(form: FilledForm, child: str, key: str, option: Option) -> str:
    statement = form.form
    assert isinstance(statement, SocialWorkStatement)
    if not option.is_realistic:
        return "it is ruled out as not realistic"
    if child not in form.record.children_of(option.for_):
        return "it is not described as an option for this child"
    weighed = statement.weighing[child].options
    if weighed and key not in weighed:
        return "it is not among the options weighed"
    return _route_differs(form, child, option)


def _route_differs(form: FilledForm, child: str, option: Option) -> str:
    """Why the route cannot be the order sought; empty where it may be, or where either names no order."""
    sought = _sought(form, child)
    route = orders_named(option.route or "")
    if not sought or not route or {_family(one) for one in route} & {_family(one) for one in sought}:
        return ""
    return f"its route ({_listed(route)}) is none of the orders sought ({_listed(sought)})"


def _sought(form: FilledForm, child: str) -> frozenset[OrderKind]:
    """The orders sought for a child: at the final hearing, those that are final."""
    rows = [row for row in form.record.orders_sought if child in form.record.children_of(row.for_)]
    final = [row for row in rows if row.stage is Stage.FINAL]
    is_final = isinstance(form.form, SocialWorkStatement) and form.form.stage is FINAL
    return frozenset(row.order for row in (final if is_final and final else rows))


def _family(kind: OrderKind) -> OrderKind:
    return _FAMILIES.get(kind, kind)


def _listed(kinds: frozenset[OrderKind]) -> str:
    return ", ".join(sorted(kind.label for kind in kinds))


def _words(form: SocialWorkStatement, key: str) -> str:
    return form.options[key].what.text.strip() if key in form.options else key


RULES: tuple[Rule, ...] = (option_one_sided, carer_without_result, home_option_missing, preferred_differs)
