"""Family R: the arrangements that carry a plan: contact (family time) and the help given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.events import Contact, ContactStage, Help
from ..case.record import joined
from ..findings import Related, Severity
from ..forms.filled import CASE
from .filing import absent
from .registry import FormFacts, Hit, Rule, rule

_NEEDED = (
    ("kind", "the kind"),
    ("how_often", "how often"),
    ("how_long", "for how long"),
    ("supervised", "whether it is supervised"),
)
_NEEDED_OF_PLANS = (("purpose", "its purpose"), ("review", "when it is reviewed"))
_NUMBERS = {
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_PER_YEAR = {"day": 365, "week": 52, "fortnight": 26, "month": 12, "term": 3, "year": 1}
_PLAIN = {
    "daily": 365,
    "weekly": 52,
    "fortnightly": 26,
    "monthly": 12,
    "termly": 3,
    "yearly": 1,
    "annually": 1,
}
_TIMES = re.compile(
    r"(?P<often>\d+|" + "|".join(_NUMBERS) + r")(?: times)?(?: each| every| an?| per|/) ?"
    r"(?P<period>day|week|fortnight|month|term|year)"
)
_EVERY = re.compile(
    r"(?:every|each) (?:(?P<gap>\d+|second|other) )?(?P<period>day|week|fortnight|month|term|year)s?"
)


@rule("R06", "contact-row-incomplete", Severity.WARNING, "pd12a-7-1")
def contact_row_incomplete(facts: FormFacts) -> Iterator[Hit]:
    """A row of the contact arrangements leaves out what the arrangement is.

    Why it matters: parents, carers and the court have to know what will happen on which day, and what it is
    for. A row that says less is argued about later.

    What to do: give kind, how often, how long and whether it is supervised; for a proposal, also its purpose
    and when it is reviewed. Where it is supervised, say why.

    Example: `stage: interim`, `how_often: 3 times a week`, and nothing else.
    """
    if facts.form.form.is_draft:
        return
    for n, row in enumerate(facts.form.record.contact):
        if lacking := _lacking(row):
            yield Hit(
                f"the {row.stage.label} contact of {facts.form.record.called(row.child)} with "
                f"{_with(facts, row)} does not say {', '.join(lacking)}",
                (CASE, "contact", n),
                label="not complete",
                help="add to this row what is missing",
            )


def _with(facts: FormFacts, row: Contact) -> str:
    return joined([facts.form.record.called(key) for key in row.with_])


def _lacking(row: Contact) -> list[str]:
    needed = _NEEDED + (() if row.stage is ContactStage.NOW else _NEEDED_OF_PLANS)
    lacking = [words for name, words in needed if not getattr(row, name)]
    is_supervised = (row.supervised or "no").strip().casefold() not in ("no", "unsupervised", "none")
    return [*lacking, "why it is supervised"] if is_supervised and not row.why else lacking


@rule("R07", "contact-reduced-unexplained", Severity.WARNING, "practice")
def contact_reduced_unexplained(facts: FormFacts) -> Iterator[Hit]:
    """A child is to see somebody less often than now, and the row gives no reason or no review.

    Why it matters: less contact changes what a child and a parent are to each other, and may settle the case
    before the court has. The reason and the day of the next look at it belong to the proposal.

    What to do: give `why` and `review` in the row of the proposal.

    Example: now 3 times a week, proposed for the interim once a week, without `why`.
    """
    rows = facts.form.record.contact
    for n, row in enumerate(rows):
        if row.stage is ContactStage.NOW or (row.why and row.review):
            continue
        before = next((m for m, now in enumerate(rows) if _is_more(now, row)), None)
        if before is not None:
            lacking = " and ".join(name for name in ("why", "review") if not getattr(row, name))
            yield Hit(
                f"the contact of {facts.form.record.called(row.child)} with "
                f"{_with(facts, row)} is to become less "
                f"({rows[before].how_often} now, then {row.how_often}), without `{lacking}`",
                (CASE, "contact", n, "how_often"),
                label="less than now",
                help=f"add `{lacking}` to this row",
                related=(Related(facts.form.locate((CASE, "contact", before, "how_often")), "now"),),
            )


def _is_more(now: Contact, proposed: Contact) -> bool:
    """Whether a present arrangement between the same people is more frequent than the proposal."""
    if now.stage is not ContactStage.NOW or now.child != proposed.child:
        return False
    if set(now.with_) != set(proposed.with_) or (now.kind or "") != (proposed.kind or ""):
        return False
    before, after = times_a_year(now.how_often or ""), times_a_year(proposed.how_often or "")
    return bool(before and after and after < before)


def times_a_year(words: str) -> float | None:
    """How many times a year `3 times a week`, `fortnightly` or `every 2 weeks` is; None for other words."""
    said = " ".join(words.casefold().split())
    if said in _PLAIN:
        return _PLAIN[said]
    if found := _TIMES.fullmatch(said):
        often = found["often"]
        return int(_NUMBERS.get(often) or often) * _PER_YEAR[found["period"]]
    if found := _EVERY.fullmatch(said):
        gap = found["gap"] or "1"
        every = 2 if gap in ("second", "other") else int(gap)
        return _PER_YEAR[found["period"]] / every if every else None
    return None


@rule("R08", "service-incomplete", Severity.WARNING, "own")
def service_incomplete(facts: FormFacts) -> Iterator[Hit]:
    """Help to the family is listed without who gave it, to whom, or from when.

    Why it matters: whether help was offered in time and taken up is one of the first questions in court.

    What to do: give `by`, `to` and `from` in the row.

    Example: `what: parenting course` alone.
    """
    yield from absent(facts, "R08")
    if facts.form.form.is_draft:
        return
    for n, row in enumerate(facts.form.record.help_given):
        if lacking := _unsaid(row):
            yield Hit(
                f"the help “{row.what}” is listed without {' and '.join(lacking)}",
                (CASE, "help_given", n),
                label="not complete",
                help="add to this row what is missing: `by`, `to`, `from`",
            )


def _unsaid(row: Help) -> list[str]:
    asked = ((row.by, "who gives it"), (row.to, "for whom it is"), (row.from_, "when it began"))
    return [words for value, words in asked if not value]


RULES: tuple[Rule, ...] = (contact_row_incomplete, contact_reduced_unexplained, service_incomplete)
