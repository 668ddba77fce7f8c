"""Times two ways of doing something in turn, so that a slow moment of the machine falls on both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[int], object]
"""What is timed; it is given the number of the round, for input that differs each time."""


@dataclass(frozen=True)
class Ratio:
    """Our median time in seconds against the yardstick's, and the ratio that we want to stay under."""

    name: str
    yardstick: str
    ours: float
    theirs: float
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def verdict(self) -> str:
        return "met" if self.ratio <= self.goal else "missed"


def compare(name: str, yardstick: str, ours: Work, theirs: Work, goal: float, rounds: int) -> Ratio:
    """Run both in turn, one round of each unmeasured first; what they raise is not caught."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(-1, rounds):
        for work, taken in zip((ours, theirs), times, strict=True):
            start = perf_counter()
            work(number)
            if number >= 0:
                taken.append(perf_counter() - start)
    return Ratio(name, yardstick, median(times[0]), median(times[1]), goal)
