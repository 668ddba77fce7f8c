"""N06: a child's age told in prose that is not the age on the date in question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..case.children import Child
from ..fields.dates import When, say_day
from ..findings import Path, Severity
from ..forms.filled import CASE
from .cast import Cast, Mention
from .dates_in_prose import dates_in
from .registry import FormFacts, Hit, rule
from .sentences import Sentence

Manner = Literal["is", "was", "aged"]

_TO_TEN = "one two three four five six seven eight nine ten"
_TO_EIGHTEEN = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
_NUMBERS = {word: n for n, word in enumerate(f"{_TO_TEN} {_TO_EIGHTEEN}".split(), start=1)}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>year|month|week)s?"
_AGE_STOPS = r"(?=\s*(?:$|[.,;:)!?]|and (?!a half)|but |with |who ))"
# Without a unit "one" is hardly ever an age: "Jade is one who likes order".
_OLD = rf"(?:[\s-]+{_UNIT}(?:[\s-]+old|\s+of age)|(?<!one){_AGE_STOPS})"
_AFTER_NAME: dict[Manner, re.Pattern[str]] = {
    "is": re.compile(rf"\s+is\s+(?:now\s+)?{_NUMBER}{_OLD}", re.IGNORECASE),
    "was": re.compile(rf"\s+was\s+{_NUMBER}{_OLD}", re.IGNORECASE),
    "aged": re.compile(
        rf",?\s+\(?(?:then\s+|now\s+)?aged?\s+{_NUMBER}(?:\s+{_UNIT})?{_AGE_STOPS}", re.IGNORECASE
    ),
}
_BEFORE_NAME = re.compile(rf"(?<![\w-]){_NUMBER}[\s-]{_UNIT}[\s-]old\s+$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|went|came|took|began|told|said|saw|left|lost|made|found"
    r"|then|ago|first|when|while|after|\w{3,}ed)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|when|until|by|turns?|once|reach\w*|from|at|if|before|next|soon|future)\b", re.IGNORECASE
)
_LEADING_DATE = re.compile(r"\s*(?:On|In)\s+(?:about\s+|early\s+|late\s+)?$")


@dataclass(frozen=True, slots=True)
class _Age:
    key: str
    number: int
    unit: str
    manner: Manner
    said: str


@rule("N06", "age-wrong", Severity.WARNING, "own")
def age_wrong(facts: FormFacts) -> Iterator[Hit]:
    """A child's age told in the text is not the age on the date in question.

    Why it matters: an age is worked out from the date of birth and the document's date. A wrong one shows
    that a passage was kept from an earlier document, and throws doubt on what else in it is still true.

    What to do: leave the age out where the front page gives it, or put it right. In a sentence about the
    past, give the date, so that a reader can tell at which age something happened.

    Example: "Jade is 11" in a statement made nine months after Jade turned 12.
    """
    for sentence in facts.sentences:
        for age in _ages(facts.cast, sentence.text):
            child = facts.form.record.children[age.key]
            if child.born and (day := _wrong_on(age, child, sentence, facts)):
                yield _hit(facts, age, child, day, sentence)


def _hit(facts: FormFacts, age: _Age, child: Child, day: date, sentence: Sentence) -> Hit:
    assert child.born
    given = _in_words(age.number, age.unit)
    right = _in_words(_count(age.unit, child.born, day), age.unit)
    return Hit(
        f"{child.first_name}'s age is given as {given}, but on {say_day(day)} it was {right}",
        sentence.path,
        label=f"by the date of birth in the case record: {right}",
        help="put the age right, or give the date on which the child was of that age",
        location=sentence.locate(facts.form, age.said),
    )


def _ages(cast: Cast, text: str) -> Iterator[_Age]:
    for name in cast.children(text):
        if (found := _BEFORE_NAME.search(text, 0, name.start)) and found.end() == name.start:
            yield _age(name, "aged", found)
            continue
        for manner, words in _AFTER_NAME.items():
            if found := words.match(text, name.end):
                yield _age(name, manner, found)
                break


def _age(name: Mention, manner: Manner, found: re.Match[str]) -> _Age:
    number = found["number"].casefold()
    return _Age(
        name.who,
        _NUMBERS.get(number) or int(number),
        (found["unit"] or "year").casefold(),
        manner,
        found.group().strip(" ,("),
    )


def _wrong_on(age: _Age, child: Child, sentence: Sentence, facts: FormFacts) -> date | None:
    """The day on which the age is wrong; None where it is right, or the day cannot be known for certain."""
    born, today = child.born, facts.form.dated(facts.as_at)
    assert born
    text, row = sentence.text, _row_date(facts, sentence.path)
    given = [found for found in dates_in(text) if found.when.start != born]
    leads = [found.when for found in given if _LEADING_DATE.match(text[: found.start])]
    if age.manner != "is" and (leads or row):
        dated = [*leads, *([row] if row else [])]
        return None if any(_fits(age, born, when) for when in dated) else dated[0].start
    if any(_fits(age, born, when) for when in (When(today, today), *(found.when for found in given))):
        return None
    if age.manner == "is" and not row and not _AHEAD.search(text):
        return today
    too_old = not given and not row and age.manner == "aged" and _smallest(age) > (today - born).days
    present = not given and not row and age.manner == "aged" and not _PAST.search(text)
    return today if (too_old or present) and not _AHEAD.search(text) else None


def _fits(age: _Age, born: date, when: When) -> bool:
    return any(_count(age.unit, born, day) == age.number for day in (when.start, when.end)) or (
        _count(age.unit, born, when.start) < age.number < _count(age.unit, born, when.end)
    )


def _count(unit: str, born: date, on: date) -> int:
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if unit == "week":
        return (on - born).days // 7
    return months if unit == "month" else months // 12


def _in_words(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _smallest(age: _Age) -> int:
    return age.number * {"year": 365, "month": 30, "week": 7}[age.unit]


def _row_date(facts: FormFacts, path: Path) -> When | None:
    """The date of the row in which a field stands: of an event, or of an occasion of hearing a child."""
    if len(path) < 3 or path[0] != CASE or path[1] not in ("chronology", "voice"):
        return None
    rows = facts.form.record.chronology if path[1] == "chronology" else facts.form.record.voice
    return rows[int(path[2])].date
