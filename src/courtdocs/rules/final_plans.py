"""Family R on what the plan becomes: guardianship and its support, contact after care, options that went."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.events import Contact, ContactStage
from ..case.record import joined
from ..fields.text import Prose
from ..findings import Severity
from ..forms.filled import CASE, FilledForm
from ..kinds.social_work_statement import (
    SocialWorkStatement,
    children_to_be_in_care,
    children_under_guardianship,
)
from ..kinds.statement_sections import Option, SupportPlan
from .filing import absent
from .registry import FormFacts, Hit, Rule, rule

# Words of an option's title that do not say which option it is.
_COMMON = {"living", "live", "lives", "with", "home", "care", "under", "order", "from", "their"}


@rule("R05", "guardianship-parts-missing", Severity.WARNING, "practice")
def guardianship_parts_missing(facts: FormFacts) -> Iterator[Hit]:
    """Special guardianship is the plan, and its report, its support plan or the time with parents is missing.

    Why it matters: a special guardian raises the child for good, often on little money and beside hurt
    relatives. The court looks at the report, at the help that was promised, and at who arranges the visits.

    What to do: fill `support_plan` for the child: the `report`, the `help` with who gives it and from when,
    and `family_time`, unless the record has the contact proposed with a parent.

    Example: a special guardianship order to an aunt, and a support plan that promises "support as needed".
    """
    yield from absent(facts, "R05")
    form = facts.form.form
    if not isinstance(form, SocialWorkStatement) or form.is_draft or not form.support_plan:
        return
    for key in children_under_guardianship(form, facts.form.record):
        plan = form.support_plan.get(key)
        if lacking := _lacking(facts.form, key, plan or SupportPlan()):
            yield Hit(
                f"the plan for {facts.form.record.called(key)} is special guardianship, but "
                f"{joined(lacking)} {'is' if len(lacking) == 1 else 'are'} missing",
                ("support_plan", *((key,) if plan else ())),
                label=f"not complete for {facts.form.record.called(key)}",
                help="fill `report`, `help` and `family_time` under the child",
                at_key=True,
            )


def _lacking(form: FilledForm, child: str, plan: SupportPlan) -> list[str]:
    parents = form.record.children[child].parents
    proposed = (row.with_ for row in _proposed(form, child))
    sees_parents = any(parent in people for people in proposed for parent in parents)
    parts = (
        (plan.report, "the special guardianship report"),
        (plan.help, "the help promised"),
        (plan.family_time or sees_parents, "the time with parents"),
    )
    return [words for part, words in parts if not part]


def _proposed(form: FilledForm, child: str) -> list[Contact]:
    """The contact proposed for a child after the final hearing."""
    rows = form.record.contact
    return [row for row in rows if row.child == child and row.stage is ContactStage.FINAL]


@rule("R14", "contact-proposals-missing", Severity.ERROR, "ca1989-s34-11")
def contact_proposals_missing(facts: FormFacts) -> Iterator[Hit]:
    """A care order is sought, and nothing says what contact the child would have after it.

    Why it matters: before it makes a care order the court must consider the contact that the authority
    proposes, and ask the parties what they say to it.

    What to do: add the arrangements to `contact` in the case record with `stage: final`, a row for each
    person. If the child is to see somebody no more, say so in a row, and why.

    Example: a care order for Zara, and rows only for the time of the proceedings.
    """
    form = facts.form
    if form.form.is_draft:
        return
    for key in children_to_be_in_care(form.form, form.record):
        if not _proposed(form, key):
            name = form.record.called(key)
            yield Hit(
                f"a care order is sought for {name}, and no contact is proposed for the time after it",
                (CASE, "contact"),
                label=f"no row for {name} with `stage: final`",
                help="add a row for each person whom the child would see, and how often",
                at_key=True,
            )


@rule("R18", "option-dropped-unexplained", Severity.WARNING, "re-b-s-2013")
def option_dropped_unexplained(facts: FormFacts) -> Iterator[Hit]:
    """An option that the earlier statement weighed is not among the options any more, and nothing says why.

    Why it matters: a home that was realistic for a child in one statement and is passed over in the next is
    the first thing a parent, and then the judge, will ask about.

    What to do: keep it in `options`; where it is no longer realistic, say why there:
    `realistic: {none: why}`. Or name it under `changed`, `options`.

    Example: in November a grandmother's home was weighed for Zara; in May nothing is said of it.
    """
    form, earlier = facts.form.form, facts.form.previous
    if not (earlier and isinstance(form, SocialWorkStatement)):
        return
    before = earlier.form
    # While drafting, options that are still to be written are not dropped.
    if not isinstance(before, SocialWorkStatement) or (form.is_draft and not form.options):
        return
    for key, option in before.options.items():
        children = _weighed_for(earlier, before, key) - _still_for(facts.form, form, key, option)
        if children and option.is_realistic and not _is_named(facts.form, form, option):
            names = facts.form.record.first_names(children)
            yield Hit(
                f"the earlier statement weighed “{option.what.text.strip()}” for {names}; "
                "it is not an option now, and nothing says why",
                ("options", *((key,) if key in form.options else ())),
                label="an option dropped",
                help="keep it here with `realistic: {none: why}`, or explain it under `changed`, `options`",
                at_key=True,
            )


def _weighed_for(earlier: FilledForm, form: SocialWorkStatement, key: str) -> set[str]:
    """The children for whom the earlier statement weighed an option."""
    return {
        child
        for child, weighing in form.weighing.items()
        if key in weighing.options and child in earlier.record.children
    }


def _still_for(now: FilledForm, form: SocialWorkStatement, key: str, was: Option) -> set[str]:
    """The children for whom there is such an option now: of the same key, words or carers."""
    same = [
        option
        for name, option in form.options.items()
        if name == key
        or option.what.text.strip().casefold() == was.what.text.strip().casefold()
        or (was.carer and set(option.carer) == set(was.carer))
    ]
    return {child for option in same for child in now.record.children_of(option.for_)}


def _is_named(now: FilledForm, form: SocialWorkStatement, option: Option) -> bool:
    """Whether what is said to have changed names the option: a carer of it, or a word of its title."""
    said = form.changed.options if form.changed else None
    if not isinstance(said, Prose):
        return False
    called = [part for key in option.carer for part in now.record.called(key).split()]
    title = [word for word in re.findall(r"\w{4,}", option.what.text) if word.casefold() not in _COMMON]
    words = {word.casefold() for word in (*called, *title) if len(word) > 3}
    return bool(words & {word.casefold() for word in re.findall(r"\w+", said.text)})


RULES: tuple[Rule, ...] = (
    guardianship_parts_missing,
    contact_proposals_missing,
    option_dropped_unexplained,
)
