"""What the types of fields say: which are records, rows, mappings by key, keys, and under which names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import FunctionType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from .base import Record
from .keys import Names, Realm, Refers, _ListOf
from .text import NotApplicable

Sort = Literal["value", "record", "rows", "mapping", "item", "key", "keys"]
"""`item` is an entry of a mapping, together with what its key names."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field can hold, as far as templates are concerned."""

    sort: Sort
    type: Any = str
    """The class of a value or record."""
    item: Shape | None = None
    """What rows, a mapping or an item hold."""
    realm: Realm | None = None
    """What a key, or the keys of a mapping, name."""
    defines: bool = False
    """Whether a mapping's keys are defined there."""
    none_why: bool = False
    """Whether `{none: why}` may stand instead."""


@dataclass(frozen=True, slots=True)
class Member:
    """One name under which a template reaches something of a record."""

    attribute: str
    shape: Shape
    label: str
    markers: Mapping[str, Any] = field(default_factory=dict)
    worked_out: bool = False
    """Whether it is a method marked @shown."""
    further: bool = False
    """Whether it is the record's further keys, named by `extras_as`."""


def shape_of(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    """The shape of an annotation, and of the metadata that pydantic keeps beside it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0], (*metadata, *annotation.__metadata__))
    for mark in metadata:
        if isinstance(mark, Refers):
            return Shape("key", realm=mark.to)
        if isinstance(mark, _ListOf):
            return Shape("keys", realm=mark.to)
    if origin in (Union, UnionType):
        first = next(a for a in arguments if a not in (NoneType, NotApplicable))
        shape = shape_of(first)
        return replace(shape, none_why=shape.none_why or NotApplicable in arguments)
    if origin in (tuple, list):
        return Shape("rows", item=shape_of(arguments[0]))
    if origin is dict:
        return _mapping(*arguments)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("record", annotation)
    return Shape("value", annotation)


def _mapping(key: Any, value: Any) -> Shape:
    marks = getattr(key, "__metadata__", ())
    defined = next((m.what for m in marks if isinstance(m, Names)), None)
    return Shape("mapping", item=shape_of(value), realm=defined or shape_of(key).realm, defines=bool(defined))


@cache
def members(model: type[BaseModel]) -> Mapping[str, Member]:
    """Every name under which templates reach something of a record.

    Fields have their names in the form. A field `x` with a method `printed_x` is reached only through that
    method, which knows what may be printed.
    """
    worked_out = _worked_out(model)
    hidden = {name.removeprefix("printed_") for name in worked_out if name.startswith("printed_")}
    found = {
        info.alias or name: Member(
            name,
            shape_of(info.annotation, tuple(info.metadata)),
            info.title or (info.alias or name).replace("_", " "),
            info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {},
        )
        for name, info in model.model_fields.items()
        if name not in hidden
    }
    if issubclass(model, Record) and model.extras_as:
        hints = get_type_hints(model, include_extras=True)
        shape = shape_of(hints["__pydantic_extra__"])
        found[model.extras_as] = Member(model.extras_as, shape, model.extras_as, further=True)
    return found | worked_out


def _worked_out(model: type[BaseModel]) -> dict[str, Member]:
    return {
        name: Member(
            name, shape_of(get_type_hints(method)["return"]), name.replace("_", " "), worked_out=True
        )
        for owner in reversed(model.__mro__)
        for name, method in tuple(vars(owner).items())
        # Asked of functions only: to look into pydantic's own attributes makes it build the model's schema.
        if isinstance(method, FunctionType) and getattr(method, "__shown__", False)
    }


def defined(roots: tuple[type[BaseModel], ...]) -> dict[Realm, tuple[tuple[type[BaseModel], str, Any], ...]]:
    """For each realm, where its keys are defined: the record, the name there, and what they name."""
    found: dict[Realm, tuple[tuple[type[BaseModel], str, Any], ...]] = {}
    for root in roots:
        for name, member in members(root).items():
            shape = member.shape
            if shape.defines and shape.realm and shape.item:
                found[shape.realm] = (*found.get(shape.realm, ()), (root, name, shape.item.type))
    every = (*found.get("child", ()), *found.get("person", ()), *found.get("anyone", ()))
    return found | {"anyone": every}
