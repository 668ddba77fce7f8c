"""The court calendar, against dates worked out by hand from the bank holidays of England and Wales."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from courtdocs.practice import calendar


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),
        date(2027, 12, 27),
        date(2027, 12, 28),
        date(2028, 1, 3),
        date(2026, 11, 21),
        date(2026, 11, 22),
    ],
)
def test_courts_do_not_sit_on_bank_holidays_and_weekends(day: date) -> None:
    assert not calendar.is_business_day(day)


def test_the_days_between_christmas_and_new_year_are_business_days() -> None:
    assert [d for d in range(24, 32) if calendar.is_business_day(date(2026, 12, d))] == [24, 29, 30, 31]


def test_day_1_is_the_day_of_issue() -> None:
    issued = date(2026, 11, 23)
    assert calendar.day_of_proceedings(issued, issued) == 1
    assert calendar.day_of_proceedings(issued, date(2026, 11, 30)) == 6
    assert calendar.day_of_proceedings(issued, date(2026, 12, 8)) == 12
    assert calendar.day_of_proceedings(issued, date(2026, 12, 16)) == 18


def test_26_weeks_begin_with_the_day_of_issue() -> None:
    assert calendar.last_day_of_26_weeks(date(2026, 11, 23)) == date(2027, 5, 23)


def test_an_extension_runs_from_the_later_of_the_old_end_and_the_day_it_was_granted() -> None:
    end = date(2027, 5, 23)
    assert calendar.extended(end, date(2027, 4, 1), 8) == date(2027, 7, 18)
    assert calendar.extended(end, date(2027, 6, 1), 8) == date(2027, 7, 27)


def test_the_calendar_of_holidays_is_loaded_only_when_a_day_is_asked_for() -> None:
    program = "import sys, courtdocs.practice.calendar; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
