"""The types of names in templates: what each field, loop and function gives, worked out from the models."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import BaseModel

from ..case.record import CaseRecord
from ..fields.keys import Realm, Source
from ..fields.types import Shape, defined, members
from ..kinds.base import Form
from .earlier import Earlier
from .open_points import OpenFinding, StillToWrite
from .values import Anchored, Awaited, Built, is_lines, is_prose
from .view import PEOPLE

Shapes = tuple[Shape, ...]
"""What an expression may give: usually one shape, several after an inline `if`; none where it is unknown."""
WORDS, NUMBER, TRUTH = Shape("value", str), Shape("value", int), Shape("value", bool)
LOOP = {"index": NUMBER, "length": NUMBER, "first": TRUTH, "last": TRUTH}
FUNCTIONS: dict[str, tuple[Shape, int, int]] = {
    "signature": (Shape("value", Built), 0, 0),
    "statement_of_truth": (Shape("value", Built), 0, 0),
    "genogram": (Shape("value", Built), 0, 0),
    "genogram_page": (Shape("value", Built), 0, 0),
    "paragraphs_for": (Shape("value", Awaited), 1, 2),
}
"""The house's functions: what each gives, and how many values it takes at least and at most."""
_NUMBERED: tuple[Realm, ...] = ("option", "proposition", "evidence")


class Types:
    """The types of one kind of document."""

    def __init__(self, model: type[Form]) -> None:
        self._defined = defined((CaseRecord, model))
        self.names: dict[str, Shape] = {
            "s": Shape("record", model),
            "case": Shape("record", CaseRecord),
            "kind_title": WORDS,
            "dated": Shape("value", date),
            "earlier": Shape("record", Earlier),
            "children": Shape("keys", realm="child"),
            "sources": Shape("keys", realm="evidence"),
            "findings": Shape("rows", item=Shape("record", OpenFinding)),
            "still_to_write": Shape("rows", item=Shape("record", StillToWrite)),
        }

    def members(self, shape: Shape) -> dict[str, Shapes]:
        """Every name that can follow the dot after something of this shape, with what it may give."""
        match shape.sort:
            case "record":
                return _fields(shape.type)
            case "key":
                return self._named(shape.realm)
            case "item" if shape.item is not None:
                return self._entry(shape, shape.item)
        return {}

    def models(self, shape: Shape) -> tuple[type[BaseModel], ...]:
        """The records that something of this shape can be."""
        if shape.sort == "record":
            return (shape.type,)
        if shape.sort == "key" and shape.realm:
            return tuple(model for *_, model in self._defined.get(shape.realm, ()))
        if shape.sort == "item" and shape.item is not None:
            return self.models(shape.item)
        return ()

    def within(self, shape: Shape) -> Shape | None:
        """What a loop over something of this shape gives; None where one cannot go through it."""
        match shape.sort:
            case "rows":
                return None if _is_sources(shape) else shape.item
            case "keys":
                return Shape("key", realm=shape.realm)
            case "mapping" if shape.item is not None:
                return Shape(
                    "item",
                    item=shape.item,
                    realm=shape.realm,
                    defines=shape.defines,
                    none_why=shape.item.none_why and shape.item.sort == "record",
                )
        return None

    def prints(self, shape: Shape) -> bool:
        """Whether something of this shape has words."""
        match shape.sort:
            case "value":
                return shape.type is not bool
            case "rows":
                return _is_sources(shape) or is_lines(shape)
            case "record" | "key" | "item":
                models = self.models(shape)
                return bool(models) and all(model in PEOPLE for model in models)
        return False

    def stands_alone(self, shape: Shape) -> bool:
        """Whether something of this shape cannot stand inside a line of words."""
        return is_prose(shape) or is_lines(shape) or (shape.sort == "value" and shape.type is Built)

    def _named(self, realm: Realm | None) -> dict[str, Shapes]:
        found: dict[str, Shapes] = {}
        for *_, model in self._defined.get(realm, ()) if realm else ():
            for name, shapes in _fields(model).items():
                found[name] = (*found.get(name, ()), *shapes)
        return found | _number(realm)

    def _entry(self, shape: Shape, inner: Shape) -> dict[str, Shapes]:
        if shape.defines:
            return self.members(inner) | _number(shape.realm)
        who = {"who": (Shape("key", realm=shape.realm) if shape.realm else WORDS,)}
        if inner.sort == "record":
            return {**who, **self.members(inner)}
        return {**who, "text": (inner,)}


def _fields(model: type[BaseModel]) -> dict[str, Shapes]:
    return {name: (member.shape,) for name, member in members(model).items()}


def _number(realm: Realm | None) -> dict[str, Shapes]:
    return {"number": (Shape("value", Anchored),)} if realm in _NUMBERED else {}


def filtered(name: str, shapes: Shapes, types: Types) -> Shapes:
    """What a filter gives."""
    match name:
        case "listed" | "upper":
            return (WORDS,)
        case "length":
            return (NUMBER,)
        case "first" | "last":
            return tuple(inner for shape in shapes if (inner := types.within(shape)))
    return shapes


def may_be_none_why(shapes: Iterable[Shape]) -> bool:
    """Whether `{none: why}` may stand for a record that a template wants to look into."""
    return any(shape.none_why and shape.sort in ("record", "item") for shape in shapes)


def _is_sources(shape: Shape) -> bool:
    return shape.item is not None and shape.item.type is Source


def spelled(node: Any) -> str:
    """A name with its dots, as written; empty for any other expression."""
    if hasattr(node, "attr"):
        before = spelled(node.node)
        return f"{before}.{node.attr}" if before else ""
    return str(node.name) if type(node).__name__ == "Name" else ""
