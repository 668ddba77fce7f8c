"""How an item is known and who may see it; what has become of a threshold fact by a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courtdocs.case.events import Event
from courtdocs.case.evidence import EvidenceItem
from courtdocs.case.moment import Moment
from courtdocs.case.threshold import FactStatus, ThresholdFact

from .records import record

AT = Moment(record(), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("own", "own knowledge"),
        ("Record", "the record"),
        ("told by oke", "told by Morwenna Oke"),
        ("told by the school", "told by the school"),
        ("from the file", "from the file"),
        (None, None),
    ],
)
def test_how_an_item_is_known(known: str | None, said: str | None) -> None:
    assert EvidenceItem(what="x", known=known).how_known(AT) == said


@pytest.mark.parametrize(("disclose", "is_open"), [("open", True), (" Open ", True), ("privileged", False)])
def test_who_may_see_an_item(disclose: str, is_open: bool) -> None:
    assert EvidenceItem(what="x", disclose=disclose).is_open is is_open


def fact(status: Any) -> ThresholdFact:
    return ThresholdFact.model_validate({"says": "x", "status": status})


@pytest.mark.parametrize("status", ["alleged", None, "", []])
def test_a_fact_nobody_has_answered_is_alleged(status: Any) -> None:
    assert fact(status).status_on(date(2026, 1, 1)) is FactStatus.ALLEGED


def test_a_fact_is_what_it_has_become_by_the_day() -> None:
    found = fact([{"from": "2026-05-01", "is": "found"}, {"from": "2026-02-01", "is": "denied"}])
    assert found.status_on(date(2026, 1, 31)) is FactStatus.ALLEGED
    assert found.status_on(date(2026, 2, 1)) is FactStatus.DENIED
    assert found.status_on(date(2026, 5, 1)) is FactStatus.FOUND
    assert found.status_now(AT) == "found"


def test_a_status_of_one_word_holds_on_every_day() -> None:
    assert fact("admitted").status_on(date(1900, 1, 1)) is FactStatus.ADMITTED


@pytest.mark.parametrize(
    ("kept", "shown"), [(None, True), ("court", True), ("file and court", True), ("case file", False)]
)
def test_which_rows_the_court_chronology_has(kept: str | None, shown: bool) -> None:
    row = {"date": "2026", "what": "x", **({"in": kept} if kept else {})}
    assert Event.model_validate(row).for_court(AT) is shown
