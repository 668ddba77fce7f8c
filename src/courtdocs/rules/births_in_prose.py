"""N01: a date of birth told in prose that is not the one in the case record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.children import Child
from ..fields.dates import Precision, say_day
from ..findings import Location, Path, Related, Severity
from ..forms.filled import CASE, FilledForm
from .cast import Cast, Mention
from .dates_in_prose import DateFound, dates_in
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern

# What may stand between a name and the date, so that the date is certainly that child's:
# "Alfie was born on", "Alfie (born", "Alfie, who is 8, was born at home on", "Alfie's date of birth is".
_HOW = r"(?:\s+(?:early|late|prematurely|(?:at|in)\s+[^\W\d][^\d,;.()]{1,38}?)|,\s+[^,;.]{3,40},)?"
_DATE_OF_BIRTH = r"(?:date of birth|birth date|d\.?o\.?b\.?)"
_BORN = (
    rf"(?:(?:was\s+)?born{_HOW}(?:\s+on)?|birth,?\s+on|birthday\s+is"
    rf"|{_DATE_OF_BIRTH}(?:\s+(?:is|was))?)"
)
_WHO = r"(?:(?:(?:who\s+)?is|the)\s+[\w ]{2,30}?(?:,| and)\s+)?"
# What stands before the first of a name and a date, between them, and after the second.
_NAME_THEN_DATE = (
    ("", rf"(?:['’]s)?[\s,(]*{_WHO}(?:who(?:se)?\s+)?{_BORN}[\s:,(]*"),
    (r"\bgave birth to\s+$", r",?\s+on\s+"),
    # "Before Alfie was born, on 3 June" is another day.
    (r"\bwhen\s+$", r"\s+was born,\s+on\s+"),
)
_DATE_THEN_NAME = (
    (r"[\s,]+", r"\s+was born\b(?!\s+(?:on|at)\b)"),
    (r"\s+(?:is|was)\s+", rf"['’]s\s+{_DATE_OF_BIRTH}\b"),
)
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
    if pattern("told").search(text.replace("gave birth", "")):
        return
    for found in dates_in(text):
        if found.when.precision is not Precision.DAY or found.when.spans:
            continue
        for name in cast.children(text):
            if _is_birth_of(name, found, text):
                yield cast.record.children[name.who], found


def _is_birth_of(name: Mention, found: DateFound, text: str) -> bool:
    """Whether a date is given as the one on which a child was born."""
    if name.end <= found.start:
        return any(
            _search(before, text[: name.start]) and _fullmatch(between, text[name.end : found.start])
            for before, between in _NAME_THEN_DATE
        )
    return any(
        _fullmatch(between, text[found.end : name.start]) and _search(rf"^{after}", text[name.end :])
        for between, after in _DATE_THEN_NAME
    )


def _search(words: str, text: str) -> bool:
    return re.search(words, text, re.IGNORECASE) is not None


def _fullmatch(words: str, text: str) -> bool:
    return re.fullmatch(words, text, re.IGNORECASE) is not None


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
