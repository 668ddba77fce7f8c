"""The shape of forms: which model, field and words a path leads to, read off the models' annotations."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..fields.keys import Names
from ..fields.shape import bare, free_value, inner, model_of
from ..fields.text import Prose
from ..findings import Path


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
