"""For which children a statement's plan is adoption, special guardianship or care, at which stage."""

from __future__ import annotations

from typing import Any

import pytest

from courtdocs.case.proceedings import OrderKind, orders_named
from courtdocs.case.record import CaseRecord
from courtdocs.kinds.social_work_statement import (
    SocialWorkStatement,
    children_to_be_adopted,
    children_to_be_in_care,
    children_under_guardianship,
)

CHILDREN = {"jade": {"name": "Jade Tansley"}, "zara": {"name": "Zara Shafiq"}}
OPTIONS = {
    "aunt": {"what": "Her aunt", "route": "A special guardianship order, and a supervision order"},
    "adoption": {"what": "Adoption", "route": "Placement order"},
    "ruled-out": {"what": "Adoption", "realistic": {"none": "Too late."}},
}


def _record(*orders: tuple[str, str, str]) -> CaseRecord:
    sought = [{"order": order, "for": child, "stage": stage} for order, child, stage in orders]
    proceedings = {"court": "the Family Court at Westhaven", "authority": "Calder Vale Council"}
    return CaseRecord.model_validate(
        {"proceedings": proceedings, "children": CHILDREN, "orders_sought": sought}
    )


def _form(stage: str, **preferred: str) -> SocialWorkStatement:
    weighing: dict[str, Any] = {child: {"preferred": option} for child, option in preferred.items()}
    given = {"case": "c", "kind": "social-work-statement", "version": "1", "stage": stage, "by": "oke"}
    return SocialWorkStatement.model_validate({**given, "options": OPTIONS, "weighing": weighing})


@pytest.mark.parametrize(("stage", "found"), [("initial", []), ("short-notice", []), ("final", ["zara"])])
def test_a_preferred_option_is_the_plan_at_the_final_hearing(stage: str, found: list[str]) -> None:
    assert children_to_be_adopted(_form(stage, zara="adoption"), _record()) == found
    assert children_under_guardianship(_form(stage, zara="aunt"), _record()) == found


@pytest.mark.parametrize(
    ("stage", "adopted", "guarded", "in_care"),
    [
        ("initial", ["jade"], [], []),
        ("short-notice", [], [], []),
        ("final", ["jade"], ["zara"], ["jade", "zara"]),
    ],
)
def test_an_order_sought_is_the_plan(
    stage: str, adopted: list[str], guarded: list[str], in_care: list[str]
) -> None:
    record = _record(
        ("placement order", "jade", "final"),
        ("special guardianship order", "zara", "final"),
        ("care order", "all", "final"),
        ("care order", "jade", "interim"),
    )
    form = _form(stage)
    assert children_to_be_adopted(form, record) == adopted
    assert children_under_guardianship(form, record) == guarded
    assert children_to_be_in_care(form, record) == in_care


def test_an_option_ruled_out_or_unknown_is_no_plan() -> None:
    assert children_to_be_adopted(_form("final", zara="ruled-out", jade="nothing"), _record()) == []


def test_orders_are_named_whole() -> None:
    found = orders_named("An interim  Care order for Alfie; for Jade a supervision order")
    assert found == {OrderKind.INTERIM_CARE, OrderKind.SUPERVISION}
    assert orders_named("By agreement") == frozenset()
