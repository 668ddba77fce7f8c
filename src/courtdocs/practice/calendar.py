"""The court calendar of England and Wales: business days, clear days, days of the PLO, the 26 weeks."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
_WEEKS_26 = timedelta(weeks=26)
_SHORT_PERIOD = 7


@cache
def bank_holidays(year: int) -> Container[date]:
    """The bank holidays of England and Wales in a year, Good Friday and Christmas Day included."""
    # Imported here because it takes longer than everything else that most commands need.
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_business_day(day: date) -> bool:
    """Whether courts count the day: no Saturday, Sunday or bank holiday (FPR 2.3(1))."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def after(day: date, business_days: int) -> date:
    """The date a number of business days after a day, which is not itself counted."""
    return _nth(_onwards(day + _DAY), business_days, day)


def before(day: date, business_days: int) -> date:
    """The date a number of business days before a day, such as a hearing, which is not itself counted."""
    return _nth(_backwards(day - _DAY), business_days, day)


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


def end_of_clear_days(start: date, days: int) -> date:
    """The last day of a period of clear days after `start` (FPR 2.9).

    The day it starts with is not counted; in a period of 7 days or less neither are days on which courts
    do not sit.
    """
    if days > _SHORT_PERIOD:
        return start + days * _DAY
    return after(start, days)


def clear_days_between(start: date, event: date) -> int:
    """How many clear days lie between two days, neither of them counted (FPR 2.9(2) and (3)).

    Where 7 or fewer lie between them, only business days count (2.9(4)).
    """
    between = (event - start).days - 1
    if between > _SHORT_PERIOD:
        return between
    return max(0, business_days_between(start, event - _DAY))


def _onwards(day: date, last: date = date.max) -> Iterator[date]:
    while day <= last:
        yield day
        day += _DAY


def _backwards(day: date) -> Iterator[date]:
    while True:
        yield day
        day -= _DAY


def _nth(days: Iterator[date], count: int, start: date) -> date:
    if count <= 0:
        return start
    for day in days:
        count -= is_business_day(day)
        if not count:
            return day
    raise OverflowError("no such day in the calendar")
