"""Places the family in three rows, each person a symbol with a name beneath, nothing over anything else."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

from .blocks import Shape
from .family import Family, Relative, Sex

WIDTH = 440.0
"""Points: a little less than the text of a page."""
CHANNEL = 14.0
"""The least space kept free between the words of two neighbours, where lines run."""
_WIDEST = 92.0
_SYMBOL = 22.0
_WIDTHS = {
    0.29: "ijlI '’|.,/\\",
    0.34: "ft()[]-`:;!",
    0.40: "r*{}",
    0.57: 'cksvxyzJaeéà–_0123456789$"',
    0.62: "bdghnopquöñłşğFLTZ?<>=+~^#",
    0.73: "ABCDEHKNPRSUVXY&",
    0.79: "GOQw",
    0.90: "mM%",
}
"""How wide Arial's letters are in bold type, as shares of its size: never too little for other type."""
_EM = {letter: share for share, letters in _WIDTHS.items() for letter in letters}
_WIDEST_EM = 1.02
_LINE = 1.25


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person's symbol is: its centre, half its size, and half the width of its column."""

    x: float
    y: float
    half: float
    column: float
    sex: Sex

    def reach(self, low: float) -> float:
        """How far the symbol reaches to the side, `low` points below its middle."""
        if self.sex == "male":
            return self.half
        return sqrt(self.half**2 - low**2) if self.sex == "female" else self.half - low


@dataclass(slots=True)
class Laid:
    """The rows as laid out: each person's spot, the shapes, and where the space between rows lies."""

    spots: dict[str, Spot] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    above: list[tuple[float, float]] = field(default_factory=list)
    """For each row, the top and bottom of the free space over it."""
    height: float = 0.0


def lay_out(found: Family) -> Laid:
    """Grandparents, parents with their brothers and sisters, children: a row each, left out where empty."""
    laid = Laid()
    parents = _parents_row(found)
    laid.rows = [_grandparents_row(found, parents), parents, _children_row(found, parents)]
    lines = [0, len(found.origins), len(found.unions)]
    top = 4.0
    for row, count in zip(laid.rows, lines, strict=True):
        space = 8.0 * count + 12.0 if count else 0.0
        laid.above.append((top, top + space))
        top = _row(found, row, top + space, laid) if row else top + space
    laid.height = top + 6.0
    return laid


def _parents_row(found: Family) -> list[str]:
    row: list[str] = []
    partners: dict[str, list[str]] = {}
    for union in found.unions:
        for parent in union.parents:
            partners.setdefault(parent, []).extend(p for p in union.parents if p != parent)
    for hub in sorted(partners, key=lambda key: -len(set(partners[key]))):
        if hub not in row:
            row += _around(hub, partners, row)
    beside = {origin.parent: origin.siblings for origin in found.origins}
    half = len(row) / 2
    left = [key for n, parent in enumerate(row) if n + 1 <= half for key in beside.get(parent, ())]
    right = [key for n, parent in enumerate(row) if n + 1 > half for key in beside.get(parent, ())]
    return [*left, *row, *right]


def _around(hub: str, partners: dict[str, list[str]], placed: list[str]) -> list[str]:
    # The one with most partners stands in the middle: first partner on the left, the others on the right.
    others = [key for key in dict.fromkeys(partners[hub]) if key not in placed]
    row = [*others[:1], hub, *others[1:]]
    for other in others:
        further = [key for key in dict.fromkeys(partners[other]) if key not in (*placed, *row)]
        row += further
    return row


def _grandparents_row(found: Family, parents: list[str]) -> list[str]:
    origins = sorted(found.origins, key=lambda origin: parents.index(origin.parent))
    return [key for origin in origins for key in origin.grandparents]


def _children_row(found: Family, parents: list[str]) -> list[str]:
    def middle(keys: tuple[str, ...]) -> float:
        places = [parents.index(key) for key in keys if key in parents]
        return sum(places) / len(places) if places else len(parents)

    unions = sorted(found.unions, key=lambda union: middle(union.parents))
    return [key for union in unions for key in union.children]


def _row(found: Family, row: list[str], top: float, laid: Laid) -> float:
    column = min(_WIDEST, WIDTH / len(row))
    size, labels = _labels([found.people[key] for key in row], column - CHANNEL)
    half = min(_SYMBOL, column - CHANNEL) / 2
    left = (WIDTH - column * len(row)) / 2
    for n, (key, label) in enumerate(zip(row, labels, strict=True)):
        spot = Spot(left + column * (n + 0.5), top + half + 1, half, column / 2, found.people[key].sex)
        laid.spots[key] = spot
        laid.shapes += _symbol(found.people[key], spot)
        laid.shapes += _words(label, spot, size, found.people[key].is_child)
    return top + 2 * half + 4 + size * _LINE * max(len(label) for label in labels) + 2


def _labels(people: list[Relative], room: float) -> tuple[float, list[list[str]]]:
    # The largest type in which every name takes two lines; else short names; else as many lines as it takes.
    for names in ([person.name for person in people], [person.short for person in people]):
        for size in (9.0, 8.0, 7.0, 6.0):
            labels = [_wrapped(name, room, size) for name in names]
            dated = all(_fits(_dates(person), room, size) for person in people)
            if dated and all(len(lines) <= 2 and _fits(lines, room, size) for lines in labels):
                return size, [[*lines, *_dates(p)] for p, lines in zip(people, labels, strict=True)]
    pairs = zip(people, labels, strict=True)
    return size, [[*_broken(lines, room, size), *_broken(_dates(p), room, size)] for p, lines in pairs]


def _wrapped(text: str, room: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in text.replace("-", "- ").split():
        gap = "" if lines and lines[-1].endswith("-") else " "
        if lines and _fits([f"{lines[-1]}{gap}{word}"], room, size):
            lines[-1] = f"{lines[-1]}{gap}{word}"
        else:
            lines.append(word)
    return lines


def _dates(person: Relative) -> list[str]:
    year = [f"b. {person.born.year}"] if person.born else []
    return [*year, *([person.age] if person.age else [])]


def _fits(lines: list[str], room: float, size: float) -> bool:
    return all(width(line, size) <= room for line in lines)


def width(text: str, size: float) -> float:
    """How wide words are taken to be, in points."""
    return sum(_EM.get(letter, _WIDEST_EM) for letter in text) * size


def _broken(lines: list[str], room: float, size: float) -> list[str]:
    """The lines, those too long for the room cut wherever it ends."""
    out: list[str] = []
    for line in lines:
        out.append("")
        for letter in line:
            if out[-1] and not _fits([out[-1] + letter], room, size):
                out.append("")
            out[-1] += letter
    return out


def _symbol(person: Relative, spot: Spot) -> list[Shape]:
    kinds = {"male": "rect", "female": "circle", "": "diamond"}
    left, top = spot.x - spot.half, spot.y - spot.half
    right, bottom = spot.x + spot.half, spot.y + spot.half
    heavy = 2.0 if person.is_child else 1.0
    shapes = [
        Shape(kinds[person.sex], left, top, right, bottom, weight=heavy, filled=person.is_child)  # type: ignore[arg-type]
    ]
    if person.has_died:
        shapes += [Shape("line", left, top, right, bottom), Shape("line", left, bottom, right, top)]
    return shapes


def _words(lines: list[str], spot: Spot, size: float, bold: bool) -> list[Shape]:
    top = spot.y + spot.half + 4 + size * _LINE / 2
    return [
        Shape("text", spot.x, top + n * size * _LINE, text=line, size=size, bold=bold)
        for n, line in enumerate(lines)
    ]


def key_to(found: Family, top: float, size: float) -> list[Shape]:
    """What the signs mean, in lines of the given size from `top` on, at the foot of the drawing."""
    sexes = {person.sex for person in found.people.values()}
    said = [
        words
        for sex, words in (
            ("male", "square: male"),
            ("female", "circle: female"),
            ("", "diamond: sex not recorded"),
        )
        if sex in sexes
    ]
    said.append("grey: child of the case")
    if any(person.has_died for person in found.people.values()):
        said.append("cross: has died")
    if any(union.doubtful for union in found.unions):
        said.append("dashed line: who the father is, is disputed or not known")
    lines = _wrapped(f"Key: {'; '.join(said)}.", WIDTH, size)
    step = size * 10 / 7
    return [Shape("text", WIDTH / 2, top + step * n, text=line, size=size) for n, line in enumerate(lines)]
