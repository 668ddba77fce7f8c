"""Look-ups that documents and rules share: names, children, joined words."""

from __future__ import annotations

import pytest

from courtdocs.case.record import joined

from .records import record


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_as_a_sentence_has_them(names: list[str], said: str) -> None:
    assert joined(names) == said


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("all",), "Jay, Zara and Baby"),
        (("zara", "jade"), "Jay and Zara"),
        (("zara", "all"), "Jay, Zara and Baby"),
        (("nobody",), ""),
        ((), ""),
    ],
)
def test_children_by_first_name_in_the_records_order(keys: tuple[str, ...], said: str) -> None:
    assert record().first_names(keys) == said


@pytest.mark.parametrize(
    ("key", "full", "called"),
    [
        ("jade", "Jade Louise Tansley", "Jay"),
        ("danielle", "Danielle Rook", "Ms Rook"),
        ("michelle", "Michelle Rook", "Michelle Rook"),
        ("oke", "Morwenna Oke", "Morwenna Oke"),
        ("authority", "Calder Vale Council", "Calder Vale Council"),
        ("guardian", "the children's guardian", "the children's guardian"),
        ("Dr Iyer", "Dr Iyer", "Dr Iyer"),
    ],
)
def test_a_key_or_words_as_a_name(key: str, full: str, called: str) -> None:
    assert record().name_of(key) == full
    assert record().called(key) == called
