"""The front: the title of the proceedings, the five marks of PD22A 3.2, the signature, the waivers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from courtdocs.content.blocks import Signature
from courtdocs.content.front import front, signature, waivers
from courtdocs.kinds.table import KINDS

from .conftest import filled

PARTIES = {
    "imran": {"name": "Imran Shafiq", "is": {"father": ["zara"]}, "party": "second respondent"},
    "danielle": {"party": "first respondent"},
    "pauline": {"name": "Pauline Tansley", "party": "intervener"},
}


def test_parties_stand_in_order_and_the_children_last() -> None:
    found = front(filled(case={"people": PARTIES}), ()).parties
    assert found == (
        ("Calder Vale Council", "Applicant"),
        ("Danielle Rook", "First respondent"),
        ("Imran Shafiq", "Second respondent"),
        ("Pauline Tansley", "Intervener"),
        ("Jade Tansley and Zara Shafiq (by the children's guardian)", "Third to fourth respondents"),
    )


def test_guardian_is_named_once_known() -> None:
    people = {"fell": {"name": "Ann Fell", "role": "Children's guardian"}}
    found = front(filled(case={"professionals": people}), ()).parties[-1]
    assert found == ("Jade Tansley and Zara Shafiq (by the children's guardian, Ann Fell)", "Respondents")


def test_corner_has_the_five_marks() -> None:
    evidence = {
        "b": {"what": "B", "exhibit": "MO10"},
        "a": {"what": "A", "exhibit": "MO2"},
        "c": {"what": "C", "exhibit": "MO3"},
    }
    form = {"number": {"in_proceedings": "4", "by_me": "2"}, "signed": "2026-11-25"}
    assert front(filled(form, {"evidence": evidence}), {"a", "b"}).corner == (
        ("On behalf of", "the applicant, Calder Vale Council"),
        ("Witness", "M Oke"),
        ("Statement", "2 (4 in the proceedings)"),
        ("Exhibits", "MO2 and MO10"),
        ("Dated", "25 November 2026"),
    )


BY = {
    "oke": "Morwenna Oke",
    "danielle": "Danielle Rook",
    "authority": "Calder Vale Council",
    "nobody": "not yet given",
}


@pytest.mark.parametrize("by", BY)
def test_corner_of_a_document_that_is_nobodys_evidence_says_who_prepared_it(by: str) -> None:
    kind = KINDS["genogram"]
    form = kind.model.model_validate({"case": "case.yaml", "kind": kind.slug, "version": "1", "by": by})
    found = front(replace(filled(), kind=kind, form=form), ())
    assert found.title == "Genogram"
    assert found.subtitle == ""
    assert found.corner == (
        ("On behalf of", "the applicant, Calder Vale Council"),
        ("Prepared by", BY[by]),
        ("Dated", "not yet given"),
    )


def test_corner_of_an_empty_form_says_what_lacks() -> None:
    corner = dict(front(filled(), ()).corner)
    assert corner["Statement"] == corner["Dated"] == "not yet given"
    assert corner["Exhibits"] == "none"


def test_subtitle_names_the_hearing() -> None:
    hearings = {"cmh": {"type": "case management hearing", "date": "2026-12-18"}}
    found = front(filled({"for_hearing": "cmh"}, {"hearings": hearings}), ())
    assert found.subtitle == "Initial statement for the case management hearing on 18 December 2026"
    assert found.children == (
        ("Jade Tansley", "born 3 February 2014"),
        ("Zara Shafiq", "born 2 October 2025"),
    )


SIGNED = [
    ({}, ("none", "")),
    ({"signature": "typed"}, ("typed", "")),
    ({"signature": "typed", "signed": "2026-11-25"}, ("typed", "25 November 2026")),
    ({"signature": "wet ink", "signed": "2026-11-25"}, ("wet ink", "")),
    ({"signature": "me.png", "signed": "2026-11-25"}, ("image", "25 November 2026")),
]


@pytest.mark.parametrize(("form", "expected"), SIGNED)
def test_signature(form: dict[str, Any], expected: tuple[str, str]) -> None:
    found = signature(replace(filled(form), attachments={"me.png": b"PNG"}))
    assert isinstance(found, Signature)
    assert (found.manner, found.dated) == expected
    assert (found.name, found.role) == ("Morwenna Oke", "Social worker")


def test_waivers_are_told_without_a_code() -> None:
    rows = [
        {"code": "P09", "reason": "Only one home is possible."},
        {"code": "W08", "order_date": "2026-11-20", "judge": "District Judge Pell", "text": "30 pages"},
    ]
    assert waivers(filled({"waivers": rows})) == (
        "A check of this document is set aside for this reason: Only one home is possible.",
        "A check of this document is set aside by the direction of District Judge Pell of "
        "20 November 2026: 30 pages",
    )
