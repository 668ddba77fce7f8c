"""Draws the family from the recorded relationships, and says the same in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ..case.record import joined
from ..forms.filled import FilledForm
from .blocks import Drawing, Shape
from .family import Family, Origin, Relative, Union, family
from .family_lines import connections
from .family_rows import WIDTH, key_to, lay_out, width

_TALLEST = 520.0
"""The most of a page's height, in points, that a drawing with a page to itself takes without its key."""
_LARGEST = 1.6
"""How many times its size in the text a drawing becomes at most: a small family need not fill a page."""
_KEY, _LARGE_KEY = 7.0, 9.0


def genogram(form: FilledForm, as_at: date) -> Drawing:
    """The family at a date: squares male, circles female, the children of the case in grey, lines of descent.

    People whose relation cannot be placed are named in the text alternative only.
    """
    found = family(form.record, as_at)
    laid = lay_out(found)
    return _drawing(found, (*connections(found, laid), *laid.shapes), laid.height, _KEY)


def genogram_page(form: FilledForm, as_at: date) -> Drawing:
    """The same drawing as large as a page allows, with its key below it."""
    found = family(form.record, as_at)
    laid = lay_out(found)
    shapes = (*connections(found, laid), *laid.shapes)
    reach = max((abs(x - WIDTH / 2) for shape in shapes for x in _sides(shape)), default=WIDTH / 2)
    scale = max(min(WIDTH / 2 / reach, _TALLEST / laid.height, _LARGEST), 1.0)
    return _drawing(found, [_scaled(shape, scale) for shape in shapes], laid.height * scale, _LARGE_KEY)


def _drawing(found: Family, shapes: Iterable[Shape], height: float, key_size: float) -> Drawing:
    signs = key_to(found, height, key_size)
    below = len(signs) * key_size * 10 / 7
    return Drawing((*shapes, *signs), WIDTH, height + below, in_words(found))


def _sides(shape: Shape) -> tuple[float, float]:
    if shape.kind == "text":
        half = width(shape.text, shape.size) / 2
        return shape.x - half, shape.x + half
    return shape.x, shape.x2


def _scaled(shape: Shape, scale: float) -> Shape:
    def across(x: float) -> float:
        return WIDTH / 2 + (x - WIDTH / 2) * scale

    placed = replace(shape, x=across(shape.x), y=shape.y * scale, size=shape.size * scale)
    return placed if shape.kind == "text" else replace(placed, x2=across(shape.x2), y2=shape.y2 * scale)


def in_words(found: Family) -> str:
    """The family in complete sentences, for those who cannot see the drawing."""
    said = ["The family."]
    for union in found.unions:
        said.append(_union(found, union))
    for origin in found.origins:
        said += _origin(found, origin)
    gone = [person.name for person in found.people.values() if person.has_died]
    if gone:
        said.append(f"{joined(gone)} {'has' if len(gone) == 1 else 'have'} died.")
    return " ".join([*said, *found.unplaced])


def _union(found: Family, union: Union) -> str:
    children = _named(found, union.children)
    if not union.parents:
        return f"No parent of {children} is recorded."
    father = found.people[union.father].name if union.doubtful else ""
    doubt = f" Whether {father} is the father is disputed or not known."
    parents = tuple(key for key in union.parents if not (union.doubtful and key == union.father))
    if not parents:
        return f"No mother of {children} is recorded.{doubt}"
    said = f"{_named(found, parents)} {_are(parents, 'the recorded parent', 'the parents')} of {children}."
    return f"{said}{doubt}" if union.doubtful else said


def _origin(found: Family, origin: Origin) -> Iterator[str]:
    parent, above, beside = found.people[origin.parent].name, origin.grandparents, origin.siblings
    if above:
        yield f"{_named(found, above)} {_are(above, 'a parent', 'parents')} of {parent}."
    for key in beside:
        kin = {"male": "a brother", "female": "a sister", "": "a brother or sister"}[found.people[key].sex]
        yield f"{_named(found, (key,))} is {kin} of {parent}."


def _are(keys: tuple[str, ...], one: str, several: str) -> str:
    return f"is {one}" if len(keys) == 1 else f"are {several}"


def _named(found: Family, keys: tuple[str, ...]) -> str:
    return joined([_described(found.people[key]) for key in keys])


def _described(person: Relative) -> str:
    details = [person.age] if person.age else [f"born {person.born.year}"] if person.born else []
    return f"{person.name} ({', '.join(details)})" if details else person.name
