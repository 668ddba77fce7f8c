"""N01: a date of birth told in prose that is not the one in the case record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.children import Child
from ..fields.dates import Precision, say_day
from ..findings import Location, Path, Related, Severity
from ..forms.filled import CASE, FilledForm
from .cast import Cast
from .dates_in_prose import DateFound, dates_in
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern

# What may stand between a name and the date, so that the date is certainly that child's:
# "Alfie was born on", "Alfie (born", "Alfie, who is 8, was born at home on", "Alfie's date of birth is".
_BORN = (
    r"(?:born(?:\s+(?:at|in)\s+[\w’' ]{2,40}?)?(?:\s+on)?"
    r"|(?:date of birth|birth date|d\.?o\.?b\.?)(?:\s+(?:is|was))?)"
)
_NAME_TO_DATE = re.compile(
    rf"(?:['’]s)?[\s,(]*(?:who is [\w ]+, )?(?:(?:who )?was )?{_BORN}[\s:,(]*", re.IGNORECASE
)
_WAS_BORN = re.compile(r"\s+was born\b(?!\s+(?:on|at)\b)", re.IGNORECASE)
_ROW_OF_BIRTH = re.compile(r"\s+(?:was )?born\b")


@rule("N01", "birth-date-differs", Severity.WARNING, "own")
def birth_date_differs(facts: FormFacts) -> Iterator[Hit]:
    """A date of birth told in the text is not the one in the case record.

    Why it matters: an order is made for the child whom the front page names. Two dates of birth in one
    document make a reader ask whether another child's papers were used.

    What to do: leave the date out, because the front page prints it from the case record; or put the
    record right, if the record is what is wrong. Other people's births and what somebody is quoted as
    saying are not read.

    Example: "Alfie was born on 19 August 2019" when the case record has 19 August 2018.
    """
    yield from _births_in_chronology(facts.form, facts.cast)
    for sentence in facts.sentences:
        for child, found in _births(facts.cast, sentence):
            if child.born != found.day:
                said = sentence.text[found.start : found.end]
                place = sentence.locate(facts.form, said)
                yield _hit(facts.form, facts.cast, child, say_day(found.when.start), sentence.path, place)


def _births(cast: Cast, sentence: Sentence) -> Iterator[tuple[Child, DateFound]]:
    text = sentence.text
    if pattern("told").search(text):
        return
    for found in dates_in(text):
        if found.when.precision is not Precision.DAY or found.when.spans:
            continue
        for name in cast.children(text):
            before = name.end <= found.start and _NAME_TO_DATE.fullmatch(text, name.end, found.start)
            after = text[found.end : name.start].strip(" ,") == "" and found.end <= name.start
            if before or (after and _WAS_BORN.match(text, name.end)):
                yield cast.record.children[name.who], found


def _births_in_chronology(form: FilledForm, cast: Cast) -> Iterator[Hit]:
    for number, event in enumerate(form.record.chronology):
        text = event.what.text
        name = next(iter(cast.children(text)), None)
        if name is None or name.start or not _ROW_OF_BIRTH.match(text, name.end):
            continue
        child = cast.record.children[name.who]
        if child.born and not event.date.start <= child.born <= event.date.end:
            yield _hit(form, cast, child, str(event.date), (CASE, "chronology", number, "date"), None)


def _hit(
    form: FilledForm, cast: Cast, child: Child, given: str, path: Path, location: Location | None
) -> Hit:
    born = f"{say_day(child.born)}" if child.born else "no date"
    key = next(key for key, one in cast.record.children.items() if one is child)
    recorded = form.locate((CASE, "children", key, "born"))
    return Hit(
        f"{child.first_name}'s date of birth is given as {given}; the case record has {born}",
        path,
        label="not the date in the case record",
        help="leave the date out, because the front page prints it, or put the case record right",
        location=location,
        related=(Related(recorded, f"{child.first_name}'s date of birth"),),
    )
