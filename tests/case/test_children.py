"""What the record says of a child on a day."""

from __future__ import annotations

from datetime import date

import pytest

from courtdocs.case.moment import Moment, age_in_words

from .records import record


def moment(day: str) -> Moment:
    return Moment(record(), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "age"),
    [
        ("2014-02-03", "0 weeks"),
        ("2014-02-10", "1 week"),
        ("2014-04-02", "8 weeks"),
        ("2014-04-03", "2 months"),
        ("2016-02-02", "23 months"),
        ("2016-02-03", "2 years"),
        ("2026-02-02", "11 years"),
        ("2026-02-03", "12 years"),
        ("2014-02-02", "not yet born"),
    ],
)
def test_age(day: str, age: str) -> None:
    assert age_in_words(date(2014, 2, 3), date.fromisoformat(day)) == age


def test_age_of_a_child_born_on_a_leap_day() -> None:
    assert age_in_words(date(2020, 2, 29), date(2026, 2, 28)) == "5 years"
    assert age_in_words(date(2020, 2, 29), date(2026, 3, 1)) == "6 years"


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-02-28", None),
        ("2026-03-01", "accommodated under section 20 of the Children Act 1989"),
        ("2026-05-31", "accommodated under section 20 of the Children Act 1989"),
        ("2026-06-01", "interim care order"),
    ],
)
def test_legal_status_changes_on_its_day(day: str, status: str | None) -> None:
    at = moment(day)
    assert at.record.children["jade"].legal_status_now(at) == status


@pytest.mark.parametrize(
    ("day", "home"),
    [
        ("2014-02-02", None),
        ("2026-02-28", "at home with Danielle Rook"),
        ("2026-03-01", "with Michelle Rook"),
        ("2026-06-01", "local authority foster carer"),
    ],
)
def test_home_changes_on_its_day(day: str, home: str | None) -> None:
    at = moment(day)
    assert at.record.children["jade"].home_now(at) == home


def test_the_order_of_rows_does_not_matter() -> None:
    child = record().children["jade"]
    turned = child.model_copy(update={"lives": child.lives[::-1], "legal_status": child.legal_status[::-1]})
    at = moment("2026-04-01")
    assert turned.home_now(at) == child.home_now(at)
    assert turned.legal_status_now(at) == child.legal_status_now(at)


def test_who_is_responsible() -> None:
    at = moment("2026-06-01")
    assert at.record.children["jade"].responsible(at) == [
        "Danielle Rook (mother)",
        "Calder Vale Council (interim care order)",
    ]


def test_a_child_without_a_date_of_birth_has_no_age() -> None:
    at = moment("2026-06-01")
    assert at.record.children["unborn"].age(at) is None
    assert at.record.children["zara"].age(at) == "not yet born"
