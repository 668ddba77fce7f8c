"""Dates as people write them: a day, a month, a year, or a span of time, with its precision kept."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\.?\s+(\d{4})")
_YEAR = re.compile(r"(\d{4})")

FIRST_YEAR, LAST_YEAR = 1800, 2200
"""A year outside these is a slip of the hand; within them weeks can be added without leaving the calendar."""
NOT_A_DATE = "not a date that can be read"
"""What is wrong with words that are no date at all."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def say_day(day: date) -> str:
    """A date in the house format: 14 November 2026."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A time in the past or future: its first and last day, and how exactly it is known."""

    start: date
    end: date
    precision: Precision = Precision.DAY
    spans: bool = False
    """Whether it was written as a span, `from..to`."""

    def __str__(self) -> str:
        return f"{self._say(self.start)} to {self._say(self.end)}" if self.spans else self._say(self.start)

    def _say(self, day: date) -> str:
        if self.precision is Precision.YEAR:
            return str(day.year)
        if self.precision is Precision.MONTH:
            return f"{calendar.month_name[day.month]} {day.year}"
        return say_day(day)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(read_when, core_schema.str_schema())


def read_when(text: str) -> When:
    """Read `2026-11-14`, `14/11/2026`, `14 November 2026`, `March 2023`, `2023` or `from..to`.

    Raises PydanticCustomError (type `date_unreadable`) for anything else, 30 February included.
    """
    first, dots, last = (part.strip() for part in text.strip().partition(".."))
    if not dots:
        first, dots, last = (part.strip() for part in text.strip().partition(" to "))
    start = _read_one(first)
    if not dots:
        return start
    end = _read_one(last)
    if end.end < start.start:
        raise PydanticCustomError("date_unreadable", "the end comes before the beginning", {"text": text})
    return When(start.start, end.end, _coarser(start.precision, end.precision), spans=True)


def read_day(text: str) -> date:
    """Read a full date. Raises PydanticCustomError (type `date_unreadable`) where a day is missing."""
    when = _read_one(text.strip())
    if when.precision is not Precision.DAY:
        raise PydanticCustomError("date_unreadable", "the day is missing", {"text": text})
    return when.start


def _coarser(one: Precision, other: Precision) -> Precision:
    order = list(Precision)
    return order[max(order.index(one), order.index(other))]


def _read_one(text: str) -> When:
    for pattern, order in ((_ISO, "ymd"), (_SLASHED, "dmy"), (_WORDS, "dmy"), (_YEAR, "y")):
        if match := pattern.fullmatch(text):
            parts = dict(zip(order, match.groups(), strict=True))
            return _when(text, parts["y"], parts.get("m"), parts.get("d"))
    raise PydanticCustomError("date_unreadable", NOT_A_DATE, {"text": text})


def _when(text: str, year: str, month: str | None, day: str | None) -> When:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise PydanticCustomError("date_unreadable", "the year cannot be right", {"text": text})
    number = None if month is None else int(month) if month.isdigit() else _MONTHS.get(month.lower())
    try:
        if month is None:
            return When(date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR)
        if number is None:
            raise ValueError(f"no month is called {month}")
        if day is None:
            last = calendar.monthrange(int(year), number)[1]
            return When(date(int(year), number, 1), date(int(year), number, last), Precision.MONTH)
        exact = date(int(year), number, int(day))
    except ValueError as error:
        raise PydanticCustomError("date_unreadable", "there is no such date", {"text": text}) from error
    return When(exact, exact)


class _ReadsDay:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(read_day, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string"}


Day = Annotated[date, _ReadsDay()]
"""A date with its day."""
