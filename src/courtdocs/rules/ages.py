"""Finds in a sentence the ages that it gives to children of the case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .cast import Mention

Manner = Literal["is", "was", "aged", "aside", "will", "turned"]
"""How an age is told; `aside` is a bare number between commas or in brackets."""

_TO_TEN = "one two three four five six seven eight nine ten"
_TO_EIGHTEEN = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
_NUMBERS = {word: n for n, word in enumerate(f"{_TO_TEN} {_TO_EIGHTEEN}".split(), start=1)}
_N = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>year|month|week)s?"
_STOPS = r"(?=\s*(?:$|[.,;:)!?]|and (?!a half)|but |with |who ))"
# Without a unit "one" is hardly ever an age: "Jade is one who likes order".
_OLD = rf"(?:[\s-]+{_UNIT}(?:[\s-]+old|\s+of age|{_STOPS})|(?<!one){_STOPS})"
_ON = r"(?=\s+(?:on|in|by|when|at)\s)"
_A = r"\s+an?\s+(?:[\w-]+\s+){0,2}?"
_YEAR_OLD = rf"{_A}{_N}[\s-]{_UNIT}[\s-]old\b"
_CHILD_OF = rf"{_A}(?:boy|girl|child|person|toddler)\s+of\s+{_N}{_STOPS}"
_NOW = r"(?:(?:now|only|just|still)\s+)?"
_THEN = r"(?:(?:then|only|just)\s+)?"

_WORDS_AFTER_NAME: tuple[tuple[Manner, str], ...] = (
    ("is", rf"(?:,?\s+who)?\s+is\s+{_NOW}{_N}{_OLD}"),
    ("is", rf"\s+is{_YEAR_OLD}"),
    ("is", rf"\s+is{_CHILD_OF}"),
    ("is", rf",\s+now\s+{_N},"),
    ("was", rf"(?:,?\s+who)?\s+was\s+{_THEN}{_N}(?:{_OLD}|{_ON})"),
    ("aged", rf",?\s+\(?(?:then\s+|now\s+)?aged?\s+{_N}(?:\s+{_UNIT})?{_STOPS}"),
    ("aged", rf",\s+then\s+{_N},"),
    ("aged", rf",{_YEAR_OLD}"),
    ("aged", rf",{_CHILD_OF}"),
    ("aside", rf",\s+{_N},"),
    ("aside", rf"\s+\({_N}\)"),
    ("will", rf"\s+will\s+be\s+{_N}(?:{_OLD}|{_ON})"),
    ("turned", rf"\s+(?:(?:has|had|just|recently|only)\s+)*turned\s+{_N}\b"),
)
_AFTER_NAME = tuple((manner, re.compile(words, re.IGNORECASE)) for manner, words in _WORDS_AFTER_NAME)
_BEFORE_NAME = re.compile(rf"(?<![\w-]){_N}[\s-]{_UNIT}[\s-]old\s+$", re.IGNORECASE)
_AT_BEFORE_NAME = re.compile(rf"\bAt\s+(?:the\s+age\s+of\s+)?{_N},?\s+$")
_PRESENT_VERB = re.compile(r"\s+(?:has never|needs|still|does not|should not)\b")
# Of a second child: "Jade is 12 and Alfie 8".
_ALSO = re.compile(rf"\s+{_N}{_STOPS}", re.IGNORECASE)
_JOINED = re.compile(r",?\s+(?:and\s+)?")
_NO_SUBJECT = re.compile(r"\b(?:for|of|to|by|with|from|than|in|on)\s+$")


@dataclass(frozen=True, slots=True)
class Age:
    """An age told of a child."""

    who: str
    number: int
    unit: str
    manner: Manner
    said: str
    start: int
    end: int
    """Where the name and the age begin and end."""

    @property
    def in_words(self) -> str:
        """The age as a finding says it: `8 years`."""
        return in_words(self.number, self.unit)


def in_words(number: int, unit: str) -> str:
    """A number of years, months or weeks."""
    return f"{number} {unit}{'' if number == 1 else 's'}"


def ages(names: Iterable[Mention], text: str) -> Iterator[Age]:
    """The ages that a text gives to those who are named in it at these places."""
    last: Age | None = None
    for name in names:
        is_second = last and last.manner == "is" and _JOINED.fullmatch(text, last.end, name.start)
        last = _before(name, text) or _after(name, text) or (_second(name, text) if is_second else None)
        if last:
            yield last


def _before(name: Mention, text: str) -> Age | None:
    if found := _BEFORE_NAME.search(text, 0, name.start):
        return _age(name, "aged", found)
    found = _AT_BEFORE_NAME.search(text, 0, name.start)
    return _age(name, "is", found) if found and _PRESENT_VERB.match(text, name.end) else None


def _after(name: Mention, text: str) -> Age | None:
    for manner, words in _AFTER_NAME:
        if found := words.match(text, name.end):
            # "The limit for Bram is 9" gives no age.
            is_other = manner in ("is", "was") and _NO_SUBJECT.search(text, 0, name.start)
            return None if is_other and "old" not in found.group() else _age(name, manner, found)
    return None


def _second(name: Mention, text: str) -> Age | None:
    found = _ALSO.match(text, name.end)
    return _age(name, "is", found) if found else None


def _age(name: Mention, manner: Manner, found: re.Match[str]) -> Age:
    number = found["number"].casefold()
    unit = found.groupdict().get("unit") or "year"
    count = _NUMBERS.get(number) or int(number)
    start, end = min(name.start, found.start()), max(name.end, found.end())
    return Age(name.who, count, unit.casefold(), manner, found.group().strip(" ,("), start, end)
