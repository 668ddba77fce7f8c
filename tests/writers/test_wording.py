"""The words round the body, which every format prints alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from courtdocs.content.blocks import Front, Signature
from courtdocs.writers.wording import body, case_number, gap_words, signature_lines, title_lines

from .contents import CONTENT, FRONT


def test_the_title_of_the_proceedings_in_order() -> None:
    assert [line.text for line in title_lines(FRONT)] == [
        "IN THE FAMILY COURT AT WESTHAVEN",
        "Case No: WH26C00123",
        "IN THE MATTER OF THE CHILDREN ACT 1989",
        "AND IN THE MATTER OF THE ADOPTION AND CHILDREN ACT 2002",
        "AND IN THE MATTER OF",
        "Jade Louise Tansley (born 3 February 2014)",
        "Alfie James Tansley (born 19 August 2019)",
        "Zara Khan (born 2 January 2025)",
        "BETWEEN:",
        "Calder Vale Council",
        "Applicant",
        "and",
        "Danielle Rook",
        "First respondent",
        "Craig Tansley",
        "Second respondent",
        "Jade, Alfie and Zara (by their children’s guardian)",
        "Third to fifth respondents",
    ]


@pytest.mark.parametrize(
    "court", ["Family Court at Leeds", "the Family Court at Leeds", "In the Family Court at Leeds"]
)
def test_the_court_is_named_once_however_it_was_typed(court: str) -> None:
    assert next(title_lines(replace(FRONT, court=court))).text == "IN THE FAMILY COURT AT LEEDS"


def test_a_child_without_acts_and_two_applicants() -> None:
    parties = (("A Council", "First applicant"), ("B", "Second applicant"), ("C", "Respondent"))
    front = Front("X", "", (), (("Unborn child", ""),), parties, (), "T")
    assert [line.text for line in title_lines(front)][1:] == [
        *("Case No: not yet issued", "IN THE MATTER OF", "Unborn child", "BETWEEN:"),
        *("A Council", "First applicant", "B", "Second applicant", "and", "C", "Respondent"),
    ]


def test_the_record_closes_the_body_where_there_is_one() -> None:
    assert body(CONTENT)[: len(CONTENT.blocks)] == CONTENT.blocks
    assert len(body(CONTENT)) == len(CONTENT.blocks) + 2
    assert body(replace(CONTENT, notes=())) == CONTENT.blocks


@pytest.mark.parametrize(
    ("manner", "typed", "ink"),
    [("typed", "A B", False), ("wet ink", "", True), ("image", "", False), ("none", "", True)],
)
def test_the_place_to_sign_depends_on_the_manner(manner: str, typed: str, ink: bool) -> None:
    signed, *_, dated = signature_lines(Signature("A B", "Social worker", manner=manner))  # type: ignore[arg-type]
    assert (signed.text, signed.ink) == (typed, ink)
    assert dated.ink


def test_lines_without_words_are_left_out_but_for_the_date() -> None:
    lines = list(signature_lines(Signature("A B", "Social worker", "SW1", "Leeds", "1 May 2026", "typed")))
    assert [line.label for line in lines] == ["Signed", "Name", "Post", "Registration", "Place", "Date"]
    assert not lines[-1].ink
    bare = signature_lines(Signature("A B", "Social worker"))
    assert [line.label for line in bare] == ["Signed", "Name", "Post", "Date"]


def test_a_case_without_a_number_says_so() -> None:
    assert case_number(CONTENT) == "Case number: WH26C00123"
    assert case_number(replace(CONTENT, front=replace(FRONT, number=""))) == "Case number: not yet issued"


def test_a_gap_names_what_is_missing() -> None:
    assert gap_words("Why now") == "[not yet given: Why now]"
