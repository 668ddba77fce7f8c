"""Columns keep the template's widths unless a word would be cut that a wider column could hold."""

from __future__ import annotations

import pytest

from courtdocs.content.blocks import Table
from courtdocs.writers.columns import fitted

from .contents import cell


def table(widths: tuple[float, ...], *rows: tuple[str, ...], head: tuple[str, ...] = ()) -> Table:
    made = tuple(tuple(cell(words) for words in row) for row in rows)
    return Table(widths, ("left",) * len(widths), tuple(cell(words) for words in head), made)


def test_widths_that_will_do_are_left_alone() -> None:
    assert fitted(table((1, 3), ("No", "Words here")), 400, 10, 10) == (100, 300)


def test_a_narrow_column_takes_what_it_lacks_from_those_with_room() -> None:
    widths = fitted(
        table((0.05, 0.45, 0.5), ("1", "a b", "c d"), head=("Exhibit", "What", "Why")), 400, 10, 10
    )
    assert sum(widths) == pytest.approx(400)
    assert 20 + 20 < widths[0] < 60
    assert widths[1] < 180
    assert widths[2] < 200


def test_a_word_no_column_could_hold_widens_none() -> None:
    assert fitted(table((0.1, 0.9), ("x" * 400, "a")), 400, 10, 10) == (40, 360)


def test_a_long_word_does_not_stop_a_shorter_one_from_being_kept() -> None:
    widths = fitted(table((0.05, 0.95), ("x" * 400, "a"), ("Exhibit", "b")), 400, 10, 10)
    assert widths[0] > 40


def test_where_nothing_can_be_spared_the_widths_stand() -> None:
    row = ("Accommodation", "Accommodation", "Accommodation", "Accommodation")
    assert fitted(table((1, 1, 1, 1), row), 200, 10, 10) == (50, 50, 50, 50)


def test_a_table_without_rows_or_widths_of_nothing_is_taken_as_it_is() -> None:
    assert fitted(table((1, 1)), 200, 10, 10) == (100, 100)
