"""The court calendar of England and Wales: business days, clear days, days of the PLO, the 26 weeks."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
_WEEKS_26 = timedelta(weeks=26)


@cache
def bank_holidays(year: int) -> Container[date]:
    """The bank holidays of England and Wales in a year, Good Friday and Christmas Day included."""
    # Imported here because it takes longer than everything else that most commands need.
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_business_day(day: date) -> bool:
    """Whether courts count the day: no Saturday, Sunday or bank holiday (FPR 2.3(1))."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def business_days_between(earlier: date, later: date) -> int:
    """How many business days come after `earlier`, up to and including `later`; 0 if none."""
    return sum(is_business_day(d) for d in _onwards(earlier + _DAY, later))


def day_of_proceedings(issued: date, day: date) -> int:
    """Which day of the Public Law Outline a date is: business days, day 1 the day of issue (PD12A 7.1)."""
    return 1 + business_days_between(issued, day)


def last_day_of_26_weeks(issued: date) -> date:
    """The last of the 26 weeks that begin with the day of issue (Children Act 1989 s32(1)(a))."""
    return issued + _WEEKS_26 - _DAY


def extended(end: date, granted: date, weeks: int) -> date:
    """The end of the time after an extension, which runs from the later of old end and grant (s32(8))."""
    return max(end, granted) + timedelta(weeks=weeks)


def _onwards(day: date, last: date = date.max) -> Iterator[date]:
    while day <= last:
        yield day
        day += _DAY
