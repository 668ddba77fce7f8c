"""Walks a form or record: every value with its path and the markers of its field, in file order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..fields.text import NotApplicable, Prose
from ..findings import Path

if TYPE_CHECKING:
    from .filled import FilledForm


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a form: where it stands, what it is, and the field it belongs to.

    For an item of a list or mapping, `info` is that of the field that holds the list.
    """

    path: Path
    value: Any
    info: FieldInfo | None

    @property
    def is_absent(self) -> bool:
        """Whether nothing was given; `none: why` is something."""
        return self.value is None or (isinstance(self.value, (tuple, dict)) and not self.value)

    @property
    def extra(self) -> Mapping[str, Any]:
        """The field's markers: `x-required-for-filing`, `x-answers`."""
        extra = self.info.json_schema_extra if self.info else None
        return extra if isinstance(extra, dict) else {}


def walk(record: BaseModel, path: Path = ()) -> Iterator[Value]:
    """Every field of a record and, below it, everything it holds; parents before children."""
    for name, info in type(record).model_fields.items():
        yield from _walk(getattr(record, name), (*path, info.alias or name), info)
    for key, value in (record.__pydantic_extra__ or {}).items():
        yield from _walk(value, (*path, key), None)


def _walk(value: Any, path: Path, info: FieldInfo | None) -> Iterator[Value]:
    yield Value(path, value, info)
    if isinstance(value, BaseModel):
        yield from walk(value, path)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key), info)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _walk(inner, (*path, number), info)


def prose(form: FilledForm, *, record: bool = True) -> Iterator[tuple[Path, Prose]]:
    """Every narrative field with its path; `none: why` counts, at the path of its `none`."""
    for value in form.values if record else walk(form.form):
        match value.value:
            case Prose() as text:
                yield value.path, text
            case NotApplicable(why=why):
                yield (*value.path, "none"), why
