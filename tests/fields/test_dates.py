"""Dates as people write them, with their precision kept and slips refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from courtdocs.fields.dates import FIRST_YEAR, LAST_YEAR, Precision, read_day, read_when, say_day


@pytest.mark.parametrize(
    "text",
    ["2026-11-14", "2026-11-4", "14/11/2026", "4.11.2026", "14 November 2026", "14 nov 2026",
     "14th November 2026",
     "  14 November 2026\n", "1st Sept 2026", "14 NOVEMBER 2026"],
)  # fmt: skip
def test_a_day_in_every_spelling(text: str) -> None:
    when = read_when(text)
    assert when.precision is Precision.DAY
    assert when.start == when.end == read_day(text)
    assert (when.start.year, when.start.month in (9, 11)) == (2026, True)


@pytest.mark.parametrize(
    ("text", "said", "days"),
    [
        ("March 2023", "March 2023", 31),
        ("2023-02", "February 2023", 28),
        ("2024", "2024", 366),
        ("2026-11-14", "14 November 2026", 1),
        ("2026-01-05..2026-03-12", "5 January 2026 to 12 March 2026", 67),
        ("2022 .. 2023", "2022 to 2023", 730),
        ("5 January 2026 to 12 March 2026", "5 January 2026 to 12 March 2026", 67),
        ("January 2026 to 12 March 2026", "January 2026 to March 2026", 71),
    ],
)
def test_a_time_is_said_as_exactly_as_it_is_known(text: str, said: str, days: int) -> None:
    when = read_when(text)
    assert str(when) == said
    assert (when.end - when.start).days + 1 == days


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("30 February 2026", "there is no such date"),
        ("2026-13-01", "there is no such date"),
        ("31/11/2026", "there is no such date"),
        ("29 February 2026", "there is no such date"),
        ("14 Novembre 2026", "there is no such date"),
        ("0 May 2026", "there is no such date"),
        ("14/11/26", "not a date"),
        ("yesterday", "not a date"),
        ("", "not a date"),
        ("2026-11-14 10:30", "not a date"),
        ("2026-11-14T10:30", "not a date"),
        ("2023..2022", "the end comes before the beginning"),
        ("2023..", "not a date"),
        ("..2023", "not a date"),
        ("1799-12-31", "the year cannot be right"),
        ("1 May 2201", "the year cannot be right"),
        ("0000", "the year cannot be right"),
    ],
)
def test_what_is_no_date(text: str, why: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_when(text)
    assert caught.value.type == "date_unreadable"
    assert why in caught.value.message_template


@pytest.mark.parametrize("text", ["March 2023", "2023", "2023-03"])
def test_a_day_is_wanted(text: str) -> None:
    with pytest.raises(PydanticCustomError, match="the day is missing"):
        read_day(text)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_a_day_said_is_read_again(day: date) -> None:
    assert read_day(say_day(day)) == read_day(day.isoformat()) == read_day(f"{day:%d/%m/%Y}") == day


@settings(max_examples=200)
@given(st.text("0123456789-/. tofNnovemberMay", max_size=24))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        when = read_when(text)
    except PydanticCustomError:
        return
    assert when.start <= when.end
    assert read_when(str(when)) == when
