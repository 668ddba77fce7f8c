"""The shape of models: the type behind an annotation, what a path leads to, and every field by pattern."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..findings import Path
from .keys import Names
from .text import NotApplicable, Prose

ANY = "*"
"""In a pattern: any key of a mapping, any row of a list."""


def bare(annotation: Any) -> Any:
    """The type behind Annotated, None and `none: why`; the first of several others."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        kept = [a for a in get_args(annotation) if a not in (NoneType, NotApplicable)]
        return bare(kept[0]) if kept else NoneType
    return annotation


def inner(annotation: Any) -> Any:
    """The type of a list's items or a mapping's values; None for anything else."""
    kind, args = get_origin(bare(annotation)), get_args(bare(annotation))
    return args[0] if kind is tuple else args[1] if kind is dict else None


def free_value(model: type[BaseModel]) -> Any:
    """The type of the values under a model's further keys; None where it has named fields only."""
    if model.model_config.get("extra") != "allow":
        return None
    return inner(get_type_hints(model, include_extras=True)["__pydantic_extra__"])


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation stands for; None for a list, a mapping by key or a single value."""
    target = bare(annotation)
    return target if isinstance(target, type) and issubclass(target, BaseModel) else None


def field_named(model: type[BaseModel], name: str) -> FieldInfo | None:
    """The field that forms call `name`."""
    for own, info in model.model_fields.items():
        if (info.alias or own) == name:
            return info
    return None


def field_names(model: type[BaseModel]) -> list[str]:
    """The names of a model's fields, as forms have them."""
    return [info.alias or own for own, info in model.model_fields.items()]


def type_at(model: type[BaseModel], path: Path) -> Any:
    """The annotation at a path; None where the path leads nowhere."""
    here: Any = model
    for step in path:
        target = bare(here)
        if isinstance(target, type) and issubclass(target, BaseModel):
            info = field_named(target, str(step))
            here = info.annotation if info else free_value(target)
        else:
            here = inner(target)
        if here is None:
            return None
    return here


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping at a path; None where there is no mapping with fields of its own."""
    return model_of(type_at(model, path))


def is_words(annotation: Any) -> bool:
    """Whether values of the type are narrative words."""
    target = bare(annotation)
    return isinstance(target, type) and issubclass(target, Prose)


def defines(info: FieldInfo) -> str:
    """What the keys of a mapping give names to: `child`, `evidence`; empty where they name nothing new."""
    target = bare(info.annotation)
    if get_origin(target) is dict:
        for mark in getattr(get_args(target)[0], "__metadata__", ()):
            if isinstance(mark, Names):
                return mark.what
    return ""


def patterns(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Every field of a model and of what it holds, as forms name it: `children.*.needs`, `orders.*`.

    A pattern that ends in `*` carries the field that holds the list or mapping.
    """
    return dict(_below(model, ""))


def _below(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, FieldInfo]]:
    for own, info in model.model_fields.items():
        name = f"{prefix}{info.alias or own}"
        yield name, info
        yield from _inside(info.annotation, name, info)
    if free := model_of(free_value(model)):
        yield from _below(free, f"{prefix}{ANY}.")


def _inside(annotation: Any, name: str, info: FieldInfo) -> Iterator[tuple[str, FieldInfo]]:
    if target := model_of(annotation):
        yield from _below(target, f"{name}.")
    elif (item := inner(annotation)) is not None:
        yield f"{name}.{ANY}", info
        yield from _inside(item, f"{name}.{ANY}", info)
