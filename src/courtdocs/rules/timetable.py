"""Family P on time: the days of the Public Law Outline, the 26 weeks and their extensions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..case.record import CaseRecord
from ..fields.dates import say_day
from ..findings import Path, Severity
from ..forms.filled import CASE
from ..practice.calendar import day_of_proceedings, extended, last_day_of_26_weeks
from .registry import FormFacts, Hit, Rule, rule

_LONGEST = 8


@rule("P05", "hearing-outside-window", Severity.WARNING, "pd12a-5")
def hearing_outside_window(facts: FormFacts) -> Iterator[Hit]:
    """A case management hearing is listed outside its days.

    Why it matters: the outline wants it not before day 12, so that the guardian can report, and not after
    day 18. A further one is due by day 25. Days are business days, and day 1 is the day of issue.

    What to do: compare the date with the court's order. If the court listed it so, nothing has to be done.

    Example: issued on 23 November 2026 and a case management hearing on 1 December, which is day 7.
    """
    record, days = facts.form.record, facts.profile.days
    issued = record.proceedings.issued
    if issued is None:
        return
    for key, hearing in record.hearings.items():
        kind = hearing.type.casefold()
        if "case management" not in kind or hearing.date < issued:
            continue
        further = "further " if "further" in kind else ""
        first = 0 if further else days["case management hearing, not before"]
        last = days[f"{further}case management hearing, not after"]
        day = day_of_proceedings(issued, hearing.date)
        if not first <= day <= last:
            window = f"not later than day {last}" if further else f"between day {first} and day {last}"
            yield Hit(
                f"the {hearing.type} on {say_day(hearing.date)} is on day {day}; it is due {window}",
                (CASE, "hearings", key, "date"),
                label=f"day {day}",
                help="compare the date with the court's order; if the court listed it so, waive this",
            )


@rule("P06", "beyond-26-weeks", Severity.ERROR, "ca1989-s32-1")
def beyond_26_weeks(facts: FormFacts) -> Iterator[Hit]:
    """The proceedings are planned to end after the 26 weeks and every extension recorded.

    Why it matters: the court must end the case within 26 weeks beginning with the day of issue, unless it
    has extended the time for reasons that belong to this child.

    What to do: record the extension under `extensions` in the case record, or plan an earlier end. If an
    extension is asked for and not yet granted, waive this with that reason.

    Example: issued on 23 November 2026, expected to end on 1 June 2027, and no extension.
    """
    record = facts.form.record
    if record.proceedings.issued is None:
        return
    end = end_of_time(record, record.proceedings.issued)
    for day, path, words in _planned(record):
        if day > end:
            yield Hit(
                f"{words} on {say_day(day)}, after the time ends on {say_day(end)}",
                path,
                label=f"{(day - end).days} days too late",
                help="record the extension under `extensions:` in the case record, or plan an earlier end",
            )


def _planned(record: CaseRecord) -> Iterator[tuple[date, Path, str]]:
    """When the proceedings are to end: the day given, or else the days of final hearings."""
    if record.proceedings.concludes:
        yield record.proceedings.concludes, (CASE, "proceedings", "concludes"), "the proceedings are to end"
        return
    for key, hearing in record.hearings.items():
        if "final hearing" in hearing.type.casefold():
            yield hearing.date, (CASE, "hearings", key, "date"), f"the {hearing.type} is listed"


def end_of_time(record: CaseRecord, issued: date) -> date:
    """The last day of the 26 weeks with every extension recorded (Children Act 1989 s32)."""
    end = last_day_of_26_weeks(issued)
    for extension in sorted(record.extensions, key=lambda e: e.granted):
        end = extended(end, extension.granted, int(extension.weeks))
    return end


@rule("P15", "extension-too-long", Severity.ERROR, "ca1989-s32-extensions")
def extension_too_long(facts: FormFacts) -> Iterator[Hit]:
    """One extension of the 26 weeks is longer than 8 weeks.

    Why it matters: each may be 8 weeks at most; more time needs a further extension with its own reasons.

    What to do: correct the number of weeks, or record the further extension in a row of its own.

    Example: `weeks: 12`.
    """
    for number, extension in enumerate(facts.form.record.extensions):
        if int(extension.weeks) > _LONGEST:
            yield Hit(
                f"the extension of {say_day(extension.granted)} is for {int(extension.weeks)} weeks",
                (CASE, "extensions", number, "weeks"),
                label=f"each may be {_LONGEST} weeks at most",
                help="correct the number, or record each extension in a row of its own",
            )


@rule("P16", "extension-without-reasons", Severity.ERROR, "ca1989-s32-extensions")
def extension_without_reasons(facts: FormFacts) -> Iterator[Hit]:
    """An extension is recorded without its reason or its effect on the child's welfare.

    Why it matters: extensions are not routine. The court gives specific reasons and looks at what the delay
    does to the child, and a later reader has to find both.

    What to do: fill `reason` and `welfare_impact` from the order.

    Example: `granted: 2027-05-10`, `weeks: 8`, and nothing else.
    """
    if facts.form.form.is_draft:
        return
    for number, extension in enumerate(facts.form.record.extensions):
        for field, value, words in (
            ("reason", extension.reason, "its reason"),
            ("welfare_impact", extension.welfare_impact, "what it means for the child's welfare"),
        ):
            if not value:
                yield Hit(
                    f"the extension of {say_day(extension.granted)} does not give {words}",
                    (CASE, "extensions", number, field),
                    label=f"no `{field}`",
                    help=f"add `{field}:` as the order has it",
                )


RULES: tuple[Rule, ...] = (
    hearing_outside_window,
    beyond_26_weeks,
    extension_too_long,
    extension_without_reasons,
)
