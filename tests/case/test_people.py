"""People and professionals: what may be printed of an address, relations, short names, allocation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courtdocs.case.moment import Moment
from courtdocs.case.people import CarerStage, Person, Professional

from .records import record

AT = Moment(record(), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({}, None),
        ({"address": "1 Mill Lane"}, "1 Mill Lane"),
        ({"address": "withheld"}, "Confidential"),
        ({"address": " WITHHELD\n"}, "Confidential"),
        ({"address": "1 Mill Lane", "withheld_from": "craig"}, "Confidential"),
        ({"address": "1 Mill Lane", "refuge": "yes"}, "Confidential"),
        ({"address": "1 Mill Lane", "refuge": "no"}, "1 Mill Lane"),
    ],
)
def test_an_address_is_printed_only_where_every_party_may_see_it(
    fields: dict[str, Any], printed: str | None
) -> None:
    person = Person.model_validate({"name": "A", **fields})
    assert person.printed_address(AT) == printed
    assert person.address_is_open is (printed not in (None, "Confidential"))


def test_relations() -> None:
    people = AT.record.people
    assert people["danielle"].relations(AT) == ["mother of Jay, Zara and Baby"]
    assert people["michelle"].relations(AT) == ["aunt of Jay and Zara"]


@pytest.mark.parametrize(
    ("name", "short", "initials"),
    [("Morwenna Oke", "M Oke", "MO"), ("Anne-Marie de la Cruz", "A D L Cruz", "AMDLC"), ("Oke", "Oke", "O")],
)
def test_short_names(name: str, short: str, initials: str) -> None:
    professional = Professional(name=name)
    assert (professional.short_name, professional.initials) == (short, initials)


@pytest.mark.parametrize(
    ("day", "held"),
    [("2026-05-10", False), ("2026-05-11", True), ("2026-10-01", False)],
)
def test_allocation(day: str, held: bool) -> None:
    assert AT.record.professionals["oke"].allocated_on(date.fromisoformat(day)) is held


def test_stages_of_an_assessment_read_as_words() -> None:
    assert CarerStage.VIABILITY_POSITIVE.label == "viability assessment positive"
    assert CarerStage.PROPOSED.label == "proposed"
