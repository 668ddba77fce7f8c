"""Family D on what comes too late: a note, a statement, a step that a hearing needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.evidence import EvidenceItem
from ..fields.dates import When, say_day
from ..findings import Path, Related, Severity
from ..forms.filled import CASE
from ..practice.calendar import business_days_between
from .registry import FormFacts, Hit, Rule, rule
from .relied_on import relied_on

_NOTE = re.compile(r"(?i)\b(?:notes?|record(?:ing)?s?|minutes|log)\b")
_OF_OWN = ("own", "record")


@rule("D06", "record-made-late", Severity.WARNING, "practice")
def record_made_late(facts: FormFacts) -> Iterator[Hit]:
    """A note was made more than a few working days after what it records.

    Why it matters: what is written down the same day is remembered; what is written a fortnight later is
    reconstructed, and will be tested so in court.

    What to do: compare both dates. If they are right, say in the statement why the note was made late.

    Example: a note of a visit on 3 November, made on 20 November.
    """
    most = facts.profile.days["record made after the event"]
    for key, item in relied_on(facts).items():
        days = _days_late(item, most)
        if days > most:
            yield Hit(
                f"“{item.what}” was made {days} working days after what it records; {most} are good practice",
                (CASE, "evidence", key, "made"),
                label=f"{days} working days later",
                help="compare both dates; if they are right, say in the statement why it was made late",
                related=(Related(facts.form.locate((CASE, "evidence", key, "about")), "what it records"),),
            )


def _days_late(item: EvidenceItem, most: int) -> int:
    """Working days from the day that a note records to the day it was made; 0 for anything but a note."""
    if not (_NOTE.search(item.what) and (item.known or "").strip().casefold() in _OF_OWN):
        return 0
    if not (_is_day(item.made) and _is_day(item.about)):
        return 0
    assert item.made is not None
    assert item.about is not None
    # What lies within so many days on the calendar needs no look at its holidays, which takes long to load.
    if (item.made.start - item.about.start).days <= most:
        return 0
    return business_days_between(item.about.start, item.made.start)


def _is_day(when: When | None) -> bool:
    return when is not None and when.start == when.end


@rule("D13", "filed-late", Severity.WARNING, "own")
def filed_late(facts: FormFacts) -> Iterator[Hit]:
    """The document is signed after the day by which the court wanted it.

    Why it matters: late evidence takes from the others the time to answer it. Nothing here can mend that; the
    court should hear of it before it asks.

    What to do: ask the court for more time, and say why in the covering letter. If the court has given it,
    put the new day into `file_by`.

    Example: `file_by: 2026-11-20` and `signed: 2026-11-25`.
    """
    form = facts.form.form
    if form.file_by and form.signed and form.signed > form.file_by:
        yield Hit(
            f"the document is signed on {say_day(form.signed)}, and it was due by {say_day(form.file_by)}",
            ("signed",),
            label="after the day directed",
            help="ask the court for more time; once it is given, put the new day into `file_by`",
            related=(Related(facts.form.locate(("file_by",)), "the direction"),),
        )


@rule("D15", "step-after-hearing", Severity.WARNING, "own")
def step_after_hearing(facts: FormFacts) -> Iterator[Hit]:
    """Something outstanding is due after the hearing that needs it, or after the case is to end.

    Why it matters: a hearing without the evidence that it rests on is adjourned, and the child waits.

    What to do: bring the step forward, or ask for another day for the hearing.

    Example: an assessment due on 20 May, `for_hearing` the final hearing on 12 May.
    """
    record = facts.form.record
    for n, step in enumerate(record.expected):
        hearing = record.hearings.get(step.for_hearing or "")
        end = record.proceedings.concludes
        path: Path = (CASE, "expected", n, "due")
        place: Path = (CASE, "proceedings", "concludes")
        if not step.due:
            continue
        if hearing and step.due > hearing.date:
            place = (CASE, "hearings", step.for_hearing or "", "date")
            late = f"after the {hearing.type} on {say_day(hearing.date)} that needs it"
        elif end and step.due > end:
            late = f"after the proceedings are to end on {say_day(end)}"
        else:
            continue
        yield Hit(
            f"“{step.what}” is due on {say_day(step.due)}, {late}",
            path,
            label="too late",
            help="bring the step forward, or ask for another day for the hearing",
            related=(Related(facts.form.locate(place), "the day it has to be ready for"),),
        )


RULES: tuple[Rule, ...] = (record_made_late, filed_late, step_after_hearing)
