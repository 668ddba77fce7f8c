"""N06: a child's age told in prose that is not the age on the date in question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..case.children import Child
from ..fields.dates import When, say_day
from ..findings import Path, Severity
from ..forms.filled import CASE
from .ages import Age, ages, in_words
from .cast import Cast, Mention
from .dates_in_prose import DateFound, dates_in
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .speech import is_reported
from .words import pattern

_NOT_NOW = re.compile(
    r"\b(?:will|was|were|had|did|went|came|took|began|told|said|saw|left|lost|made|found"
    r"|then|ago|first|when|while|after|\w{3,}ed)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|when|until|by|once|if|unless|before|as soon as|suppose|imagine|next|future)\b",
    re.IGNORECASE,
)
_SOON = re.compile(r"\s+(?:next|on|in|at|by|from|tomorrow|soon|this)\b")
_RECENTLY = re.compile(r"\b(?:has|just|recently)\b")
_LEADING_DATE = re.compile(r"\s*(?:On|In)\s+(?:about\s+|early\s+|late\s+)?$")
_TO_DATE = re.compile(r"(?:\s+when\s+[^;.]{3,60}?)?,?\s+(?:on|in)\s+(?:about\s+|early\s+|late\s+)?")
_NEXT_BIRTHDAY = re.compile(r"\s+(?:on|at)\s+(?:his|her|their|the)\s+next\s+birthday\b")
_PRONOUN = re.compile(r"(?:He|She)(?=\s+is\s)")


@rule("N06", "age-wrong", Severity.WARNING, "own")
def age_wrong(facts: FormFacts) -> Iterator[Hit]:
    """A child's age told in the text is not the age on the date in question.

    Why it matters: an age is worked out from the date of birth and the document's date. A wrong one shows
    that a passage was kept from an earlier document, and throws doubt on what else in it is still true.

    What to do: leave the age out where the front page gives it, or put it right. In a sentence about the
    past, give the date, so that a reader can tell at which age something happened.

    Example: "Jade is 11" in a statement made nine months after Jade turned 12.
    """
    before = None
    for sentence in facts.sentences:
        names = [*_by_pronoun(facts.cast, before, sentence), *facts.cast.children(sentence.text)]
        for age in ages(names, sentence.text):
            child = facts.form.record.children[age.who]
            if child.born and (day := _wrong_on(age, child.born, sentence, facts)):
                yield _hit(facts, age, child, day, sentence)
        before = sentence


def _hit(facts: FormFacts, age: Age, child: Child, day: date, sentence: Sentence) -> Hit:
    assert child.born
    right = in_words(_count(age.unit, child.born, day), age.unit)
    was = "was" if day <= facts.form.dated(facts.as_at) else "will be"
    return Hit(
        f"{child.first_name}'s age is given as {age.in_words}, but on {say_day(day)} it {was} {right}",
        sentence.path,
        label=f"by the date of birth in the case record: {right}",
        help="put the age right, or give the date on which the child was of that age",
        location=sentence.locate(facts.form, age.said),
    )


def _by_pronoun(cast: Cast, before: Sentence | None, sentence: Sentence) -> Iterator[Mention]:
    """The pronoun with which a sentence begins, where it can mean only the child of the sentence before."""
    found = _PRONOUN.match(sentence.text)
    if not found or before is None or (before.path, before.paragraph) != (sentence.path, sentence.paragraph):
        return
    who = next((name.who for name in cast.children(before.text)), "")
    is_alone = who and not before.quotes and not cast.has_somebody_else(before.text, who)
    if is_alone and cast.record.children[who].pronouns == found.group().casefold():
        yield Mention(who, *found.span())


def _wrong_on(age: Age, born: date, sentence: Sentence, facts: FormFacts) -> date | None:
    """The day on which the age is wrong; None where it is right, or the day cannot be known for certain."""
    text, today, row = sentence.text, facts.form.dated(facts.as_at), _row_date(facts, sentence.path)
    is_somebody_elses = age.manner in ("is", "was") and is_reported(text, age.start)
    if is_somebody_elses or pattern("mistaken").search(text):
        return None
    given = [found for found in dates_in(text) if found.when.start != born]
    if age.manner == "will":
        return _wrong_ahead(age, born, today, text, given)
    dated = [found.when for found in given if _is_of(age, found, text)] + ([row] if row else [])
    if dated and age.manner != "is":
        # In a sentence about the past "Jade (12)" may be Jade's age now.
        also = [When(today, today)] if age.manner == "aside" else []
        return None if any(_fits(age, born, when) for when in (*dated, *also)) else dated[0].start
    if any(_fits(age, born, when) for when in (When(today, today), *(found.when for found in given))):
        return None
    return today if not row and _is_of_today(age, born, today, text, is_dated=bool(given)) else None


def _is_of(age: Age, found: DateFound, text: str) -> bool:
    """Whether an age is told for a date: one at the head of the sentence, or after the age."""
    return bool(
        _LEADING_DATE.match(text[: found.start])
        or (age.end <= found.start and _TO_DATE.fullmatch(text, age.end, found.start))
    )


def _is_of_today(age: Age, born: date, today: date, text: str, *, is_dated: bool) -> bool:
    """Whether an age that is wrong today is told for today, or is one that the child has never been."""
    if _AHEAD.search(text, 0, age.start):
        return False
    if age.manner == "is":
        return not _SOON.match(text, age.end)
    if is_dated or (age.manner == "aside" and pattern("counted").search(text)):
        return False
    is_present = age.manner in ("aged", "aside") and not _NOT_NOW.search(text)
    is_recent = age.manner == "turned" and _RECENTLY.search(age.said)
    too_old = age.number * {"year": 365, "month": 30, "week": 7}[age.unit] > (today - born).days
    return bool(is_present or is_recent or too_old)


def _wrong_ahead(age: Age, born: date, today: date, text: str, given: list[DateFound]) -> date | None:
    """The day to come on which an age that a child "will be" is wrong."""
    if not given and _NEXT_BIRTHDAY.match(text, age.end):
        number = _count("year", born, today) + 1
        return None if age.number == number else _birthday(born, number)
    for found in given:
        leads = " be " not in text[: found.start] and not text[found.end : age.start].strip(" ,")
        if ((leads and found.end <= age.start) or _is_of(age, found, text)) and found.when.end > today:
            return None if _fits(age, born, found.when) else found.when.start
    return None


def _birthday(born: date, number: int) -> date:
    is_leap_day = (born.month, born.day) == (2, 29)
    year = born.year + number
    return date(year, 3, 1) if is_leap_day else born.replace(year=year)


def _fits(age: Age, born: date, when: When) -> bool:
    return any(_count(age.unit, born, day) == age.number for day in (when.start, when.end)) or (
        _count(age.unit, born, when.start) < age.number < _count(age.unit, born, when.end)
    )


def _count(unit: str, born: date, on: date) -> int:
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if unit == "week":
        return (on - born).days // 7
    return months if unit == "month" else months // 12


def _row_date(facts: FormFacts, path: Path) -> When | None:
    """The date of the row in which a field stands: of an event, or of an occasion of hearing a child."""
    if len(path) < 3 or path[0] != CASE or path[1] not in ("chronology", "voice"):
        return None
    rows = facts.form.record.chronology if path[1] == "chronology" else facts.form.record.voice
    return rows[int(path[2])].date
