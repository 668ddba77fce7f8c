"""Family D: dates and authorship: what is dated wrongly, and who made and signed the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..case.record import joined
from ..fields.choices import YesNo
from ..fields.dates import say_day
from ..fields.text import NotApplicable
from ..findings import Path, Related, Severity
from ..forms.filled import CASE
from ..kinds.base import StatementForm
from ..kinds.social_work_statement import SocialWorkStatement
from ..kinds.statement_sections import BeforeProceedings, FamilyMeeting, WhyNow
from .registry import FormFacts, Hit, rule
from .relied_on import relied_on
from .status_in_prose import legal_status_wrong


@dataclass(frozen=True, slots=True)
class _Happened:
    """Something that the form or record says has happened, and the first day on which it can have been."""

    path: Path
    what: str
    on: date


def _happened(facts: FormFacts) -> Iterator[_Happened]:
    yield from _record_says(facts)
    if isinstance(facts.form.form, SocialWorkStatement):
        yield from _statement_says(facts.form.form)


def _record_says(facts: FormFacts) -> Iterator[_Happened]:
    record = facts.form.record
    for n, event in enumerate(record.chronology):
        if event.planned is not YesNo.YES:
            yield _Happened((CASE, "chronology", n, "date"), "an event of the chronology", event.date.start)
    for n, voice in enumerate(record.voice):
        yield _Happened(
            (CASE, "voice", n, "date"), "an occasion on which a child was heard", voice.date.start
        )
    for key, item in relied_on(facts).items():
        if item.made:
            yield _Happened((CASE, "evidence", key, "made"), f"“{item.what}”", item.made.start)
    for key, fact in record.threshold.items():
        for who, reply in fact.replies.items():
            if reply.date:
                path = (CASE, "threshold", key, "replies", who, "date")
                yield _Happened(path, f"the reply of {record.called(who)}", reply.date)


def _statement_says(form: SocialWorkStatement) -> Iterator[_Happened]:
    if isinstance(form.why_now, WhyNow) and form.why_now.when_we_knew:
        yield _Happened(("why_now", "when_we_knew"), "the day on which you knew", form.why_now.when_we_knew)
    if isinstance(form.before_proceedings, BeforeProceedings):
        yield from _before(form.before_proceedings)
    for child, decision in form.adm.items():
        if decision.date:
            yield _Happened(("adm", child, "date"), "the agency's decision", decision.date)
    if not isinstance(form.fairness, NotApplicable):
        for n, row in enumerate(form.fairness):
            if row.when:
                yield _Happened(("fairness", n, "when"), "something shared before filing", row.when)


def _before(work: BeforeProceedings) -> Iterator[_Happened]:
    here = "before_proceedings"
    if work.letter:
        yield _Happened((here, "letter"), "the letter before proceedings", work.letter)
    for n, meeting in enumerate(work.meetings):
        yield _Happened((here, "meetings", n), "a meeting before proceedings", meeting)
    if isinstance(work.family_meeting, FamilyMeeting):
        for name, day in (("offered", work.family_meeting.offered), ("held", work.family_meeting.held)):
            if day:
                yield _Happened((here, "family_meeting", name), f"the family meeting ({name})", day)


@rule("D01", "date-not-signature-date", Severity.ERROR, "own")
def date_not_signature_date(facts: FormFacts) -> Iterator[Hit]:
    """The date on the front is not the date of signing.

    Why it matters: a statement of truth speaks on the day it is signed, and everything in the document is
    read as at that day.

    What to do: leave `dated` out; the date of signing is printed on the front.

    Example: `signed: 2026-11-25` with `dated: 2026-11-20`.
    """
    form = facts.form.form
    if form.signed and form.dated and form.signed != form.dated:
        yield Hit(
            f"the front is dated {say_day(form.dated)}, but the signature {say_day(form.signed)}",
            ("dated",),
            label="not the date of signing",
            help="leave `dated` out; the date of signing is printed on the front",
            related=(Related(facts.form.locate(("signed",)), "signed here"),),
        )


@rule("D02", "dated-after-hearing", Severity.ERROR, "own")
def dated_after_hearing(facts: FormFacts) -> Iterator[Hit]:
    """The document is dated after the hearing for which it is made.

    Why it matters: the hearing cannot have been decided on it. Either the date or the hearing is wrong.

    What to do: put `signed` or the hearing's date right, or name the next hearing in `for_hearing`.

    Example: `signed: 2026-12-02` for a hearing on 1 December 2026.
    """
    form = facts.form.form
    hearing = facts.form.record.hearings.get(form.for_hearing or "")
    day = form.signed or form.dated
    if hearing and day and day > hearing.date:
        yield Hit(
            f"the document is dated {say_day(day)}, after its hearing on {say_day(hearing.date)}",
            ("signed",) if form.signed else ("dated",),
            label="after the hearing",
            help="put the date right, or name the next hearing in `for_hearing`",
            related=(
                Related(facts.form.locate((CASE, "hearings", form.for_hearing or "", "date")), "the hearing"),
            ),
        )


@rule("D03", "event-in-future", Severity.ERROR, "own")
def event_in_future(facts: FormFacts) -> Iterator[Hit]:
    """Something that is said to have happened is dated in the future.

    Why it matters: evidence tells what has happened. A date still to come is a slip, often in the year.

    What to do: put the date right. A step that is planned belongs in `expected`, or has `planned: yes` in the
    chronology.

    Example: a chronology row dated 14 November 2027 in a statement of November 2026.
    """
    for one in _happened(facts):
        if one.on > facts.as_at:
            yield Hit(
                f"{one.what} is dated {say_day(one.on)}, which is still to come",
                one.path,
                label=f"after {say_day(facts.as_at)}",
                help="put the date right; to a chronology row about what is planned, add `planned: yes`",
            )


@rule("D04", "event-before-birth", Severity.ERROR, "own")
def event_before_birth(facts: FormFacts) -> Iterator[Hit]:
    """A row about a child is dated before the child was born.

    Why it matters: either the date is wrong, or the row is about another child.

    What to do: put the date or `for` right; with `for` left out a row is about all the children. A row that
    rightly concerns a pregnancy has `antenatal: yes`.

    Example: a chronology row of March 2023 for all the children, one of whom was born in 2025.
    """
    record = facts.form.record
    for n, event in enumerate(record.chronology):
        concerned = record.children_of(event.for_).values()
        early = [child.first_name for child in concerned if child.born and event.date.end < child.born]
        if early and event.antenatal is not YesNo.YES:
            yield _before_birth(str(event.date), joined(early), (CASE, "chronology", n, "date"))
    for n, voice in enumerate(record.voice):
        spoke = record.children.get(voice.child)
        if spoke and spoke.born and voice.date.end < spoke.born:
            yield _before_birth(str(voice.date), spoke.first_name, (CASE, "voice", n, "date"))
    for key, child in record.children.items():
        dated = [("legal_status", n, row.from_) for n, row in enumerate(child.legal_status)]
        dated += [("lives", n, row.from_) for n, row in enumerate(child.lives)]
        for field, n, day in dated:
            if child.born and day < child.born:
                yield _before_birth(say_day(day), child.first_name, (CASE, "children", key, field, n, "from"))


def _before_birth(day: str, names: str, path: Path) -> Hit:
    return Hit(
        f"a row dated {day} is about {names}, who was not yet born"
        if " and " not in names
        else f"a row dated {day} is about {names}, who were not yet born",
        path,
        label="before the date of birth in the case record",
        help="put the date right, name the children concerned in `for`, or add `antenatal: yes`",
    )


@rule("D05", "chronology-out-of-order", Severity.WARNING, "pd12a-7-1")
def chronology_out_of_order(facts: FormFacts) -> Iterator[Hit]:
    """A row of the chronology is earlier than the row before it.

    Why it matters: the court asks for events in the order of their dates.

    What to do: move the row to its place.

    Example: a row of 3 May 2024 below a row of 9 July 2024.
    """
    for n, (one, other) in enumerate(pairwise(facts.form.record.chronology), start=1):
        if other.date.end < one.date.start:
            yield Hit(
                f"the chronology has {other.date} below {one.date}",
                (CASE, "chronology", n, "date"),
                label="earlier than the row above",
                help="put the rows in the order of their dates",
                related=(Related(facts.form.locate((CASE, "chronology", n - 1, "date")), "the row above"),),
            )


@rule("D11", "maker-mismatch", Severity.ERROR, "pd22a-6", of_statements=True)
def maker_mismatch(facts: FormFacts) -> Iterator[Hit]:
    """The statement is signed by somebody other than its maker.

    Why it matters: only the maker can say that he or she believes the facts in it to be true.

    What to do: leave `signed_by` out, or name in `by` the person whose evidence it is.

    Example: `by: oke` with `signed_by: sayle`.
    """
    form = facts.form.form
    assert isinstance(form, StatementForm)
    if form.signed_by and form.signed_by != form.by:
        name = facts.form.record.name_of
        yield Hit(
            f"the maker is {name(form.by)}, but {name(form.signed_by)} signs",
            ("signed_by",),
            label="not the maker",
            help="the maker signs the statement and its statement of truth; leave `signed_by` out",
            related=(Related(facts.form.locate(("by",)), "the maker"),),
        )


@rule("D12", "author-not-allocated", Severity.WARNING, "own", of_statements=True)
def author_not_allocated(facts: FormFacts) -> Iterator[Hit]:
    """By the case record the maker was not allocated to the case on the document's date.

    Why it matters: a reader wants to know whether the maker speaks from working with the family now.

    What to do: put the dates of allocation right, or say in `about_me` how you know what you tell.

    Example: an allocation that ended on 1 October 2026 in a statement of 25 November 2026.
    """
    maker = facts.form.record.professionals.get(facts.form.form.by)
    day = facts.form.dated(facts.as_at)
    if maker and maker.allocated and not maker.allocated_on(day):
        yield Hit(
            f"{maker.name} was not allocated to the case on {say_day(day)}",
            (CASE, "professionals", facts.form.form.by, "allocated"),
            label="no allocation covers that day",
            help="put the dates right, or say in `about_me` how you know what you tell",
            at_key=True,
        )


@rule("D14", "event-after-signature", Severity.ERROR, "own")
def event_after_signature(facts: FormFacts) -> Iterator[Hit]:
    """Something that is said to have happened is dated after the document was signed.

    Why it matters: nobody can vouch on the 25th for what happened on the 27th.

    What to do: put the date right, or sign again on the day on which the document is complete. What happened
    later belongs in the next statement.

    Example: a conversation of 27 November 2026 in a statement signed on 25 November 2026.
    """
    signed = facts.form.form.signed
    for one in _happened(facts):
        if signed and signed < one.on <= facts.as_at:
            yield Hit(
                f"{one.what} is dated {say_day(one.on)}, after the document was signed",
                one.path,
                label=f"signed on {say_day(signed)}",
                help="put the date right, or sign again on the day on which the document is complete",
                related=(Related(facts.form.locate(("signed",)), "signed here"),),
            )


@rule("D16", "signed-in-future", Severity.ERROR, "own")
def signed_in_future(facts: FormFacts) -> Iterator[Hit]:
    """The date of signing is still to come.

    Why it matters: a statement of truth is signed on a day, not ahead of it.

    What to do: leave `signed` empty until you sign; the document is then a draft.

    Example: `signed: 2026-11-25`, checked on 22 November 2026.
    """
    signed = facts.form.form.signed
    if signed and signed > facts.as_at:
        yield Hit(
            f"the date of signing, {say_day(signed)}, is still to come",
            ("signed",),
            label=f"after {say_day(facts.as_at)}",
            help="leave it empty until you sign; the document is then marked as a draft",
        )


RULES = (
    date_not_signature_date,
    dated_after_hearing,
    event_in_future,
    event_before_birth,
    chronology_out_of_order,
    legal_status_wrong,
    maker_mismatch,
    author_not_allocated,
    event_after_signature,
    signed_in_future,
)
