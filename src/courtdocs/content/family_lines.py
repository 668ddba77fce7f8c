"""Draws the lines of descent: between parents, and down to their children, each on a level of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .blocks import Shape
from .family import Family
from .family_rows import WIDTH, Laid, Spot


@dataclass(slots=True)
class _Routes:
    """The places already taken by lines that run down between two columns."""

    taken: list[float] = field(default_factory=list)
    left: dict[float, int] = field(default_factory=dict)
    """How many lines leave the side of the symbol whose middle is here."""

    def free(self, x: float) -> float:
        """A place near `x`, and in the drawing, where no other line runs down."""
        for step in (0.0, 3.5, -3.5, 6.0, -6.0, 2.0, -2.0, 5.0, -5.0):
            if 0 <= x + step <= WIDTH and all(abs(x + step - other) >= 3.4 for other in self.taken):
                x += step
                break
        self.taken.append(x)
        return x

    def lower(self, spot: Spot) -> float:
        """How far below its middle the next line leaves a symbol: never on the line to a neighbour."""
        self.left[spot.x] = self.left.get(spot.x, 0) + 1
        return spot.half * (0.2 + 0.2 * min(self.left[spot.x], 3))


def connections(found: Family, laid: Laid) -> list[Shape]:
    """Every line of the drawing: families of origin above the parents, unions below them."""
    shapes: list[Shape] = []
    top, bottom = laid.above[1]
    for n, origin in enumerate(found.origins):
        y = _height(top, bottom, n, len(found.origins))
        routes = _Routes([laid.spots[key].x for key in laid.rows[1]])
        below = [laid.spots[key] for key in (origin.parent, *origin.siblings)]
        shapes += _joined([laid.spots[key] for key in origin.grandparents], below, y, routes)
    top, bottom = laid.above[2]
    routes = _Routes([laid.spots[key].x for key in laid.rows[2]])
    for n, union in enumerate(found.unions):
        y = _height(top, bottom, n, len(found.unions))
        below = [laid.spots[key] for key in union.children]
        parents = [laid.spots[key] for key in union.parents]
        if parents:
            doubtful = laid.spots[union.father] if union.doubtful else None
            shapes += _joined(parents, below, y, routes, doubtful)
    return shapes


def _height(top: float, bottom: float, number: int, count: int) -> float:
    return top + (bottom - top) * (number + 1) / (count + 1)


def _joined(
    above: list[Spot], below: list[Spot], y: float, routes: _Routes, doubtful: Spot | None = None
) -> Iterator[Shape]:
    above = sorted(above, key=lambda spot: spot.x)
    ends = [spot.x for spot in below]
    if len(above) == 2 and _are_neighbours(*above):
        first, second = above
        middle = routes.free((first.x + second.x) / 2)
        left, right = first.x + first.half, second.x - second.half
        yield Shape("line", left, first.y, right, second.y, dashed=doubtful is not None)
        yield Shape("line", middle, first.y, middle, y)
        ends.append(middle)
    else:
        for n, spot in enumerate(above):
            side, dashed = (1 if n == 0 else -1), spot is doubtful
            edge = routes.free(spot.x + side * spot.column)
            low = routes.lower(spot)
            yield Shape(
                "line", spot.x + side * spot.reach(low), spot.y + low, edge, spot.y + low, dashed=dashed
            )
            yield Shape("line", edge, spot.y + low, edge, y, dashed=dashed)
            ends.append(edge)
    if max(ends) - min(ends) > 0.1:
        yield Shape("line", min(ends), y, max(ends), y)
    for spot in below:
        yield Shape("line", spot.x, y, spot.x, spot.y - spot.half)


def _are_neighbours(first: Spot, second: Spot) -> bool:
    return abs(second.x - first.x - first.column - second.column) < 0.1
