"""Labelled sets: how well each rule that reads prose tells bad passages from good ones."""

from __future__ import annotations

import pytest

from courtdocs.rules.table import BY_CODE

from .labelling import PARTS, Part, Score, codes, floors, passages, score

ENOUGH = 40
"""Of good passages, and of bad ones, in a set."""
HELD_OUT = 0.25
"""The least share of a set that must have been written before the rule was tuned."""
WITH_A_SET = ("J17", "N09", "N11", "W19", "W20")
IN_FULL = [(code, part) for code in codes() for part in PARTS]


def test_the_rules_that_must_have_a_set_have_one_and_every_set_a_rule() -> None:
    assert [code for code in WITH_A_SET if code not in codes()] == []
    assert [code for code in codes() if code not in BY_CODE] == []


@pytest.mark.parametrize("code", codes())
def test_a_set_is_large_enough_and_part_of_it_held_out(code: str) -> None:
    whole = {part: passages(code, part) for part in PARTS}
    for is_bad in (False, True):
        counts = {part: sum(one.is_bad is is_bad for one in those) for part, those in whole.items()}
        assert sum(counts.values()) >= ENOUGH
        assert counts["held_out"] >= HELD_OUT * sum(counts.values())
    texts = [(one.form, one.case) for those in whole.values() for one in those]
    assert not [text for n, text in enumerate(texts) if text in texts[:n]]


@pytest.mark.parametrize(("code", "part"), IN_FULL)
def test_precision_and_recall_do_not_fall(code: str, part: Part) -> None:
    reached, (precision, recall) = score(code, part), floors(code, part)
    assert reached.precision >= precision, _wrong(reached)
    assert reached.recall >= recall, _wrong(reached)


@pytest.mark.parametrize(("code", "part"), IN_FULL)
def test_what_is_beyond_a_rule_still_is(code: str, part: Part) -> None:
    """Once a rule has learned to read such a passage, its `beyond` is taken away."""
    known = [one for one in score(code, part).outcomes if one.passage.beyond]
    assert [one.passage.name for one in known if one.is_right] == []


def _wrong(reached: Score) -> list[str]:
    return [f"{one.passage.name}: {one.alarms or 'missed'}" for one in reached.outcomes if not one.is_right]
