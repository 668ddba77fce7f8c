"""Family S on rows that contradict each other: one day of the chronology told in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from ..case.events import Event
from ..fields.dates import Precision
from ..findings import Related, Severity
from ..forms.filled import CASE
from .registry import FormFacts, Hit, Rule, rule

_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"\d+(?:[.:]\d+)?")
_ALIKE = 0.6
_FEWEST = 4


@rule("S04", "entries-conflict", Severity.WARNING, "own")
def entries_conflict(facts: FormFacts) -> Iterator[Hit]:
    """Two rows of the chronology tell the same event of the same day with other figures.

    Why it matters: whoever reads both knows that one is wrong, and trusts neither.

    What to do: look both up in their sources. If they are two events, say in each what sets it apart; if one,
    keep the right row.

    Example: on 8 November 2026 "police are called at 21:10" in one row and "at 22:40" in another.
    """
    rows = facts.form.record.chronology
    exact = [(n, row) for n, row in enumerate(rows) if _is_day(row)]
    by_day: dict[object, list[tuple[int, Event]]] = {}
    for n, row in exact:
        by_day.setdefault(row.date, []).append((n, row))
    for same_day in by_day.values():
        for (m, first), (n, second) in combinations(same_day, 2):
            if _conflict(first.what.text, second.what.text):
                yield Hit(
                    f"2 rows of the chronology tell {first.date} with other figures",
                    (CASE, "chronology", n, "what"),
                    label="differs from the other row",
                    help="look both up in their sources; keep the right row, or say what sets the two apart",
                    related=(Related(facts.form.locate((CASE, "chronology", m, "what")), "the other row"),),
                )


def _is_day(row: Event) -> bool:
    return row.date.precision is Precision.DAY and not row.date.spans


def _conflict(one: str, other: str) -> bool:
    """Whether two rows have nearly the same words, and each a figure that the other has not."""
    ours, theirs = ({word.casefold() for word in _WORD.findall(text)} for text in (one, other))
    if min(len(ours), len(theirs)) < _FEWEST or len(ours & theirs) / len(ours | theirs) < _ALIKE:
        return False
    figures, others = set(_FIGURE.findall(one)), set(_FIGURE.findall(other))
    return bool(figures - others and others - figures)


RULES: tuple[Rule, ...] = (entries_conflict,)
