"""References: every key in a field is found, with what it should name."""

from __future__ import annotations

from pathlib import Path

from courtdocs.rules.references import known, named

from .building import build


def test_every_sort_of_field_is_walked(tmp_path: Path) -> None:
    found = {(one.path, one.realm, one.at_key) for one in named(build(tmp_path))}
    assert {
        (("by",), "anyone", False),
        (("for_hearing",), "hearing", False),
        (("orders", "nell"), "child", True),
        (("threshold", "include", 0), "proposition", False),
        (("risks", 0, "for", 1), "child", False),
        (("before_proceedings", "family_meeting", "accepted_by", 1), "person", False),
        (("parents", "kim"), "person", True),
        (("wider_family", "ruth"), "person", True),
        (("options", "home", "carer", 0), "person", False),
        (("weighing", "nell"), "child", True),
        (("weighing", "nell", "foster"), "option", True),
        (("weighing", "nell", "preferred"), "option", False),
        (("views", "guardian"), "anyone", True),
        (("fairness", 0, "who"), "anyone", False),
        (("points", "Q1", "for", 0), "child", False),
        (("case", "orders_sought", 0, "for", 0), "child", False),
        (("case", "children", "nell", "parents", 0), "person", False),
        (("case", "children", "nell", "parental_responsibility", "kim"), "anyone", True),
        (("case", "children", "nell", "lives", 0, "with", 1), "person", False),
        (("case", "people", "ruth", "is", "paternal grandmother", 0), "child", False),
        (("case", "people", "ruth", "carer", "for", 0), "child", False),
        (("case", "voice", 0, "child"), "child", False),
        (("case", "contact", 0, "with", 1), "anyone", False),
        (("case", "threshold", "T1", "by", 0), "person", False),
    } <= found


def test_keys_that_are_defined_name_nothing(tmp_path: Path) -> None:
    paths = {one.path for one in named(build(tmp_path))}
    assert not {("options", "home"), ("points", "Q1"), ("case", "children", "nell")} & paths


def test_every_key_of_the_base_is_known(tmp_path: Path) -> None:
    form = build(tmp_path)
    there = known(form)
    found = list(named(form))
    assert len(found) > 40
    assert [one for one in found if one.key not in there[one.realm]] == []
