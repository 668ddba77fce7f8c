"""How well the rules that read prose tell bad passages from good ones: precision and recall by rule."""

from __future__ import annotations

from collections.abc import Iterator

from tests.rules.labelling import PARTS, Score, codes, score

from courtdocs.rules.table import BY_CODE


def table() -> Iterator[str]:
    """A line for each part of each labelled set (see tests/rules/labelled), and at the end one for all."""
    heads = ("good", "bad", "found", "alarms", "precision", "recall")
    yield " ".join([f"{'rule':32} {'part':9}", *(f"{head:>{len(head) + 1}}" for head in heads)])
    every: dict[str, Score] = {}
    for code in codes():
        for part in PARTS:
            reached, so_far = score(code, part), every.get(part, Score(()))
            every[part] = Score((*so_far.outcomes, *reached.outcomes))
            yield _row(f"{code} {BY_CODE[code].name}", part, reached)
    for part, reached in every.items():
        yield _row("all", part, reached)


def _row(name: str, part: str, reached: Score) -> str:
    counts = f"{reached.good:5} {reached.bad:4} {reached.found:6} {reached.alarms:7}"
    return f"{name:32} {part.replace('_', ' '):9} {counts} {reached.precision:10.2f} {reached.recall:7.2f}"
