"""Family S: sources and facts: whether what is cited exists, is dated, and still stands."""

from __future__ import annotations

from collections.abc import Iterator

from ..case.evidence import EvidenceItem
from ..case.threshold import FactStatus
from ..fields.keys import Realm, Source
from ..findings import Location, Path, Severity
from ..forms.citations import Cites, Unknown
from ..forms.filled import CASE, FilledForm
from ..prose.blocks import Bracket, Reference
from .allegations import allegation_as_fact
from .facts_in_prose import withdrawn_fact_used
from .references import known, named, nearest, slips
from .registry import FormFacts, Hit, rule
from .relied_on import relied_on

_SORTS: dict[Realm, str] = {
    "person": "one of the `people` in the case record",
    "anyone": "anybody in the case record",
    "evidence": "one of the items of `evidence` in the case record",
    "option": "one of the `options` of this form",
    "proposition": "one of the threshold facts or points to agree",
    "hearing": "one of the `hearings` in the case record",
}


@rule("S02", "reference-unknown", Severity.ERROR, "own")
def reference_unknown(facts: FormFacts) -> Iterator[Hit]:
    """A field or a citation names something that is not there.

    Why it matters: a reader who follows the reference finds nothing, and the court cannot rely on what it is
    said to support.

    What to do: correct the key, or add what it should name to the case record (an option to `options`, a
    point to `points`).

    Example: `[hv-leter p2]` where the evidence has `hv-letter`.
    """
    there = known(facts.form)
    for one in named(facts.form):
        if one.realm != "child" and one.key not in there[one.realm]:
            near = nearest(one.key, there[one.realm])
            yield _unknown(one.key, _SORTS[one.realm], near, one.path, at_key=one.at_key)
    for path, said, near in slips(facts.form):
        yield _unknown(said, _SORTS["anyone"], near, path, at_key=False)
    for path, item, found in facts.cited:
        if isinstance(found, Unknown):
            yield _citation_unknown(facts.form, path, item, found)


def _unknown(key: str, sort: str, near: str, path: Path, *, at_key: bool) -> Hit:
    return Hit(
        f"`{key}` is not {sort}",
        path,
        label=f"did you mean `{near}`?" if near else "nothing has this key",
        help="correct the key, or add what it should name",
        at_key=at_key,
        suggestion=near,
    )


def _citation_unknown(form: FilledForm, path: Path, item: Bracket | Source, found: Unknown) -> Hit:
    return Hit(
        f"`{found.key}` is cited, but no evidence, threshold fact or point has this key",
        path,
        label=f"did you mean `{found.suggestion}`?" if found.suggestion else "nothing has this key",
        help="correct the key, or add what it should name to the case record",
        location=_place(form, path, item),
        suggestion=item.text.replace(found.key, found.suggestion, 1) if found.suggestion else "",
    )


def _place(form: FilledForm, path: Path, item: Bracket | Source) -> Location | None:
    """The place of a citation in prose; None for a field that is a citation as a whole."""
    if isinstance(item, Source):
        return None
    return form.locate_text(path, item.line, item.column, len(item.text))


@rule("S03", "entry-without-source", Severity.WARNING, "pd12a-7-1")
def entry_without_source(facts: FormFacts) -> Iterator[Hit]:
    """A row of the court's chronology has no source.

    Why it matters: the chronology has a column for the document or witness behind each entry. An entry
    without one cannot be checked or put to anybody.

    What to do: name the evidence in `source`, with the page, or say in words who can speak to it. A row
    about a step that is planned needs none.

    Example: `- {date: 2026-10-05, what: Zara admitted to hospital.}` without `source`.
    """
    moment = facts.form.moment(facts.as_at)
    for n, event in enumerate(facts.form.record.chronology):
        if not event.source and not event.planned and event.for_court(moment):
            yield Hit(
                f"the chronology's entry of {event.date} has no source",
                (CASE, "chronology", n),
                label="no source",
                help="name the evidence and page in `source`, or say in words who can speak to it",
            )


@rule("S06", "hearsay-without-maker", Severity.WARNING, "pd22a-4-3")
def hearsay_without_maker(facts: FormFacts) -> Iterator[Hit]:
    """Something known at second hand does not say from whom.

    Why it matters: a statement must give the source of what its maker did not see or hear. The weight of
    hearsay depends on who first said it and who wrote it down.

    What to do: name the maker in `by`; for something you were told, say `known: told by` and whom.

    Example: `known: record` without `by`, or `known: told by` with nobody after it.
    """
    for key, item in relied_on(facts).items():
        told = _told_by(item)
        nobody = told == ""
        if nobody or (told is None and _is_second_hand(item) and not item.by):
            yield Hit(
                f"“{item.what}” is known at second hand, but not from whom",
                (CASE, "evidence", key, *(("known",) if nobody else ())),
                label="told by whom?" if nobody else "who made it?",
                help="say `known: told by` and the name" if nobody else "name its maker in `by`",
                at_key=not nobody,
            )


def _is_second_hand(item: EvidenceItem) -> bool:
    return (item.known or "own").strip().casefold() != "own"


def _told_by(item: EvidenceItem) -> str | None:
    """Who told it, as typed: empty where nobody is named, None where it was not told to the author."""
    known = " ".join((item.known or "").split())
    return known[7:].strip() if known.casefold().startswith("told by") else None


@rule("S11", "finding-without-order", Severity.WARNING, "own")
def finding_without_order(facts: FormFacts) -> Iterator[Hit]:
    """A fact is recorded as found by the court, without the order or judgment that found it.

    Why it matters: a finding binds the parties, an allegation does not. The reader must be able to look
    it up.

    What to do: give the order or judgment, with its date and paragraph, in `order` beside the status.

    Example: `- {from: 2026-09-30, is: found}` without `order`.
    """
    for key, fact in facts.form.record.threshold.items():
        for n, state in enumerate(fact.status):
            if state.is_ is FactStatus.FOUND and not state.order:
                yield Hit(
                    f"threshold {key.removeprefix('T')} is recorded as found, but not by which order",
                    (CASE, "threshold", key, "status", n, "is"),
                    label="no order or paragraph",
                    help="add `order:` with the order or judgment, its date and paragraph",
                )


@rule("S12", "evidence-undated", Severity.WARNING, "pd22a-4")
def evidence_undated(facts: FormFacts) -> Iterator[Hit]:
    """Something that the document relies on has no date, or nobody who made it.

    Why it matters: a note made the same evening weighs more than one made weeks later, and a reader
    cannot tell one from the other without the date.

    What to do: give `made` (a month will do where the day is not known) and `by`.

    Example: an item `school-log` with `what` and `pages`, cited in the statement, without `made`.
    """
    for key, item in relied_on(facts).items():
        lacks = ["the date on which it was made"] if not item.made else []
        # Who is behind something known at second hand is asked for by S06.
        lacks += ["who made it"] if not item.by and not _is_second_hand(item) else []
        if lacks:
            yield Hit(
                f"“{item.what}” does not say {' or '.join(lacks)}",
                (CASE, "evidence", key),
                label="relied on in this document",
                help="give `made` and `by`; a month or year will do where the day is not known",
                at_key=True,
            )


@rule("S13", "pinpoint-missing", Severity.WARNING, "re-a-2015")
def pinpoint_missing(facts: FormFacts) -> Iterator[Hit]:
    """A threshold fact rests on a document without the page or paragraph.

    Why it matters: the authority must prove each fact. A reference to forty pages proves nothing until
    somebody has found the line.

    What to do: add the page or paragraph: `police-log p2`, `school-log para 12`. A document of one page needs
    none.

    Example: `source: police-14nov` where the log has five pages.
    """
    for path, item, found in facts.cited:
        if not _is_about_threshold(path) or not isinstance(found, Cites):
            continue
        for reference in found.references:
            if _lacks_pinpoint(reference, facts.form):
                what = facts.form.record.evidence[reference.key].what
                yield Hit(
                    f"“{what}” is cited for the threshold without its page",
                    path,
                    label="which page or paragraph?",
                    help=f"add the page or paragraph, such as `{reference.key} p2`",
                    location=_place(facts.form, path, item),
                )


def _is_about_threshold(path: Path) -> bool:
    return path[0] == "threshold" or path[:2] == (CASE, "threshold")


def _lacks_pinpoint(reference: Reference, form: FilledForm) -> bool:
    item = form.record.evidence.get(reference.key)
    return item is not None and not reference.pinpoint and (item.pages or "").strip() != "1"


RULES = (
    reference_unknown,
    entry_without_source,
    hearsay_without_maker,
    allegation_as_fact,
    withdrawn_fact_used,
    finding_without_order,
    evidence_undated,
    pinpoint_missing,
)
