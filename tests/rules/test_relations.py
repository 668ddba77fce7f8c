"""Kinship: what words for relations say, and what the record says against them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from courtdocs.case.children import Pronouns
from courtdocs.case.record import CaseRecord
from courtdocs.rules.relations import Relation, contradicts, pronoun_of, recorded_as, relations_in

from .building import build


def _record(folder: Path, **people: Any) -> CaseRecord:
    return build(folder, {"people": people}).record


@pytest.mark.parametrize(
    ("text", "said", "relation"),
    [
        ("her maternal great-aunt Nora", "maternal great-aunt", Relation("aunt", "maternal", "great")),
        ("his Stepdad", "Stepdad", Relation("father", kind="step")),
        ("Jade's elder half-brother", "elder half-brother", Relation("brother", kind="half", age=1)),
        ("Jade's twin brother", "twin brother", Relation("brother", is_twin=True)),
        ("Jade's twin Alfie", "twin", Relation("sibling", is_twin=True)),
        ("her late grandmother's house", "late grandmother", Relation("grandmother")),
    ],
)
def test_what_words_say(text: str, said: str, relation: Relation) -> None:
    (found,) = relations_in(text)
    assert (text[found.start : found.end], found.relation) == (said, relation)


@pytest.mark.parametrize("text", ["mother-in-law", "a grandstand", "stepped", "the sisterhood", ""])
def test_what_is_no_relation(text: str) -> None:
    assert list(relations_in(text)) == []


def test_he_or_she_by_sex_or_by_relation(tmp_path: Path) -> None:
    people = _record(
        tmp_path,
        ann={"name": "Ann Dunn", "is": {"maternal aunt": ["nell"], "half-sister": ["sami"]}},
        bob={"name": "Bob Dunn", "sex": "Male", "is": {"neighbour": ["nell"]}},
        con={"name": "Con Dunn", "is": {"cousin": ["nell"]}},
    ).people
    assert [pronoun_of(people[key]) for key in ("ann", "bob", "con")] == [Pronouns.SHE, Pronouns.HE, None]


def test_whom_the_record_has_as_a_mother(tmp_path: Path) -> None:
    record = _record(tmp_path, ann={"name": "Ann Dunn", "is": {"stepmother": ["nell"]}})
    assert recorded_as(record, "mother", "nell") == {"kim"}


@pytest.mark.parametrize(
    ("who", "child", "said", "expected"),
    [
        ("ruth", "nell", Relation("grandmother"), False),
        ("ruth", "nell", Relation("grandmother", "maternal"), True),
        ("ruth", "nell", Relation("aunt"), True),
        ("nell", "sami", Relation("sister", kind="full"), False),
        ("nell", "sami", Relation("sister", age=-1), True),
        ("nell", "sami", Relation("sibling", is_twin=True), True),
        ("nell", "sami", Relation("cousin"), True),
        ("sami", "nell", Relation("sister"), True),
        ("mistry", "nell", Relation("aunt"), False),
    ],
)
def test_what_the_record_says_against(
    tmp_path: Path, who: str, child: str, said: Relation, expected: bool
) -> None:
    assert contradicts(_record(tmp_path), who, child, said) is expected
