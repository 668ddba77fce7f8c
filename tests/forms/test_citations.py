"""Which brackets and sources cite something, and the numbers of the sources relied on."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtdocs.fields.keys import Source
from courtdocs.fields.text import Prose
from courtdocs.forms.citations import Cites, Unknown, Words, citable, citations, numbered_sources, reading
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form

from .test_reader import laid

CASE = """evidence:
  school-log: {what: School log}
  hv-letter: {what: Letter}
  police-14nov: {what: Police log}
threshold:
  T1:
    says: |
      He was alone [police-14nov p2].
    source: police-14nov p3
"""
FORM = """summary: |
  She said so [hv-letter p4], [sic], [T1] and [Q1].
points:
  Q1:
    about: x
    says: |
      y
"""


@pytest.fixture
def form(tmp_path: Path) -> FilledForm:
    laid(tmp_path, {"case": CASE, "form": FORM})
    return read_form(tmp_path / "statement.yaml")


def test_what_can_be_cited(form: FilledForm) -> None:
    assert citable(form) == ("school-log", "hv-letter", "police-14nov", "T1", "Q1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[hv-letter]", Cites),
        ("[hv-letter p4]", Cites),
        ("[hv-letter p4-6; school-log para 3]", Cites),
        ("[T1]", Cites),
        ("[Q1]", Cites),
        ("[sic]", Words),
        ("[name withheld]", Words),
        ("[laughs]", Words),
        ("[2026]", Words),
        ("[]", Words),
        ("[T7]", Words),
    ],
)
def test_a_bracket(text: str, expected: type, form: FilledForm) -> None:
    found = [reading(bracket, form) for bracket in Prose.read(f"He {text}.").brackets()]
    assert all(isinstance(each, expected) for each in found)
    assert found or expected is Words


@pytest.mark.parametrize(
    ("text", "key", "meant"),
    [
        ("[hv-leter]", "hv-leter", "hv-letter"),
        ("[police-14nove p2]", "police-14nove", "police-14nov"),
        ("[gp-notes p2]", "gp-notes", ""),
        ("[hv-letter p4; gp-notes]", "gp-notes", ""),
        ("[T9 p1]", "T9", ""),
    ],
)
def test_a_bracket_that_was_meant_to_cite(text: str, key: str, meant: str, form: FilledForm) -> None:
    (bracket,) = Prose.read(f"He {text}.").brackets()
    assert reading(bracket, form) == Unknown(key, meant)


def test_a_source_of_a_row(form: FilledForm) -> None:
    assert isinstance(reading(Source.read("hv-letter p4"), form), Cites)
    assert isinstance(reading(Source.read("what the neighbour said"), form), Words)
    assert reading(Source.read("hv-lettr"), form) == Unknown("hv-lettr", "hv-letter")


def test_every_bracket_and_source_is_found(form: FilledForm) -> None:
    assert [path for path, _ in citations(form)] == [
        ("summary",),
        ("summary",),
        ("summary",),
        ("summary",),
        ("case", "threshold", "T1", "says"),
        ("case", "threshold", "T1", "source", 0),
    ]


def test_sources_are_numbered_in_the_records_order(form: FilledForm) -> None:
    assert numbered_sources(form) == {"hv-letter": 1, "police-14nov": 2}
