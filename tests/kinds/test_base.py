"""Which parts of the case record matter to a kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from courtdocs.findings import Path
from courtdocs.kinds.table import KINDS

STATEMENT, SOME = KINDS["social-work-statement"], KINDS["threshold"]
READ: list[Path] = [
    (),
    ("children",),
    ("children", "jade"),
    ("children", "jade", "name"),
    ("children", "jade", "relevant_date"),
    ("people", "craig", "party"),
    ("threshold", "T1", "source", 0),
    ("evidence", "hv-letter"),
]
NOT_READ: list[Path] = [
    ("chronology",),
    ("chronology", 3, "date"),
    ("children", "jade", "school"),
    ("people", "craig", "carer"),
    ("proceedings", "concludes"),
    ("jurisdiction",),
]


@pytest.mark.parametrize("path", READ, ids=lambda path: ".".join(map(str, path)) or "the record")
def test_what_a_kind_prints_holds_or_is_part_of_matters_to_it(path: Path) -> None:
    assert SOME.reads(path)
    assert STATEMENT.reads(path)


@pytest.mark.parametrize("path", NOT_READ, ids=lambda path: ".".join(map(str, path)))
def test_other_parts_do_not(path: Path) -> None:
    assert not SOME.reads(path)
    assert STATEMENT.reads(path)


def test_a_kind_that_draws_on_nothing_named_reads_everything() -> None:
    assert replace(SOME, draws_on=()).reads(("jurisdiction",))
