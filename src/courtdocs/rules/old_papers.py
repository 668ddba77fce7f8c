"""Family D on what is old: a chronology that stops too early, a document from years before the case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..fields.choices import YesNo
from ..fields.dates import say_day
from ..findings import Severity
from ..forms.filled import CASE
from .registry import FormFacts, Hit, Rule, rule
from .relied_on import relied_on


@rule("D07", "chronology-stale", Severity.WARNING, "practice")
def chronology_stale(facts: FormFacts) -> Iterator[Hit]:
    """The last event of the chronology is older than it should be on the day of signing.

    Why it matters: what happened last is what the court asks about first. A chronology that stops weeks
    before looks as if nobody had worked with the family since.

    What to do: add what has happened since. If it was nothing, say so in a row: "Visits as planned".

    Example: a chronology signed on 25 November whose last row is of 16 October.
    """
    signed, most = facts.form.form.signed, facts.profile.days["chronology before signing"]
    rows = [
        (event.date.end, number)
        for number, event in enumerate(facts.form.record.chronology)
        if event.is_for_court and event.planned is not YesNo.YES
    ]
    if not signed or not rows:
        return
    last, number = max(rows)
    days = (signed - last).days
    if days > most:
        yield Hit(
            f"the last event of the chronology is of {say_day(last)}, {days} days before signing",
            (CASE, "chronology", number, "date"),
            label=f"more than {most} days before",
            help="add what has happened since; if nothing has, say so in a row",
        )


@rule("D08", "old-document-unflagged", Severity.WARNING, "pd12a-checklist")
def old_document_unflagged(facts: FormFacts) -> Iterator[Hit]:
    """A document from more than 2 years before the proceedings is relied on, and nothing says why.

    Why it matters: documents so old need not be listed or served unless the authority relies on them. A
    reader who meets one wants to know that it is there on purpose.

    What to do: say under `still_matters` why it is still needed. If it is not, take it off the checklist, or
    tell the history in a row of the chronology instead.

    Example: a parenting assessment of 2021 in the index of an application made in 2026.
    """
    years = facts.profile.years["checklist document before issue"]
    issue = facts.form.record.proceedings.issued or facts.form.dated(facts.as_at)
    for key, item in relied_on(facts).items():
        if item.made and item.made.end < _years_before(issue, years) and not item.still_matters:
            yield Hit(
                f"“{item.what}” is dated {item.made}, more than {years} years before the proceedings",
                (CASE, "evidence", key),
                label="no `still_matters`",
                help="say under `still_matters:` why it is still needed, or leave it out",
                at_key=True,
            )


def _years_before(day: date, years: int) -> date:
    # There is no 29 February in most years.
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


RULES: tuple[Rule, ...] = (chronology_stale, old_document_unflagged)
