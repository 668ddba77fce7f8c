"""The machinery of the labelled sets: what counts as found, as missed and as a false alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from . import labelling as subject
from .labelling import Score, score

SET: dict[str, Any] = {
    "floors": {},
    "held_out": {"good": [], "bad": []},
    "tuned": {
        "good": ["Bram's father, Mr Haddow, came.", "Bram's father, Mr Quillon, came."],
        "bad": [
            "He came late.\nBram's «father», Mr Quillon, came.",
            "Bram's father, Mr Quillon, saw «Tilda».",
            {"at": "children.bram.needs", "text": "He misses his «uncle», Mr Haddow."},
            {"form": {"summary": "Nothing."}, "beyond": "Nothing is there."},
        ],
    },
}


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> Score:
    monkeypatch.setattr(subject, "_set", lambda code: SET)
    return score.__wrapped__("N09", "tuned")


def test_what_counts(reached: Score) -> None:
    assert [(one.is_found, len(one.alarms)) for one in reached.outcomes] == [
        (False, 0),
        (True, 1),
        (True, 0),
        (False, 1),
        (True, 0),
        (False, 0),
    ]
    assert [one.is_right for one in reached.outcomes] == [True, False, True, False, True, False]
    assert (reached.good, reached.bad, reached.found, reached.alarms) == (2, 4, 2, 2)
    assert (reached.precision, reached.recall) == (0.5, 0.5)


def test_nothing_found_is_precise() -> None:
    assert Score(()).precision == 1


def test_a_good_passage_has_no_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = {**SET, "tuned": {"good": ["A «mark»."], "bad": []}}
    monkeypatch.setattr(subject, "_set", lambda code: marked)
    with pytest.raises(AssertionError, match="nothing to mark"):
        subject.passages("N09", "tuned")


def test_the_shared_family_reads_clean(tmp_path: Path) -> None:
    passage = subject.Passage("", False, "", (), (), ())
    assert subject._read(passage, tmp_path).findings == ()
