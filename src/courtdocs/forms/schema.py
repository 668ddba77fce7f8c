"""The JSON Schema of a form or case record, with the guidance notes that editors show beside a field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..case.record import CaseRecord
from ..fields.choices import Choice, YesNo
from ..fields.dates import When
from ..fields.keys import Source
from ..fields.shape import ANY, free_value, inner
from ..fields.types import Shape, shape_of
from ..guidance.notes import CASE, notes
from ..guidance.parsing import Note
from ..kinds.base import Condition, Kind
from ..practice.authorities import authority
from ..prose.references import KEY
from .comments import needed
from .reader import LIST_FILES

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SCALAR = ["string", "number", "boolean"]
"""What words may look like to an editor, which reads `12` as a number and `yes` as true."""
_WITH_PINPOINT = "A key of the evidence with its page, such as hv-letter p4, or words."


def schema(kind: Kind) -> Schema:
    """The schema of a kind's form: names, choices, keys and, on every field, its guidance note."""
    return _Writer(notes(kind.slug), kind.conditions).whole(kind.model, kind.title)


def case_schema() -> Schema:
    """The schema of a case record. A big list may be the name of a file instead."""
    whole = _Writer(notes(CASE), {}).whole(CaseRecord, "Case record")
    endings = "|".join(ending.removeprefix(".") for ending in LIST_FILES)
    file = {"type": "string", "pattern": rf"\.({endings})$", "description": "A file that holds the list."}
    for name, info in CaseRecord.model_fields.items():
        if shape_of(info.annotation, tuple(info.metadata)).item:
            whole["properties"][name] = _or(whole["properties"][name], file)
    return whole


class _Writer:
    """Writes the schema of one form; `pattern` is that of the field being described."""

    def __init__(self, notes: Mapping[str, Note], conditions: Mapping[str, Condition]) -> None:
        self._notes, self._conditions = notes, conditions

    def whole(self, model: type[BaseModel], title: str) -> Schema:
        """The schema of the file."""
        return {"$schema": _DRAFT, "title": title} | self._record(model, "")

    def _record(self, model: type[BaseModel], prefix: str) -> Schema:
        fields = {info.alias or own: (own, info) for own, info in model.model_fields.items()}
        free = free_value(model)
        found: Schema = {
            "type": "object",
            "properties": {
                name: self._field(model, own, info, f"{prefix}{name}") for name, (own, info) in fields.items()
            },
            "additionalProperties": self._value(free, f"{prefix}{ANY}") if free else False,
        }
        if required := [name for name, (_, info) in fields.items() if info.is_required()]:
            found["required"] = required
        return found

    def _field(self, model: type[BaseModel], own: str, info: FieldInfo, pattern: str) -> Schema:
        found = self._value(info.annotation, pattern, tuple(info.metadata))
        if own in _one_word_too(model):
            found = _or(found, {"type": "string"})
        if not info.is_required():
            found = _or_empty(found)
        extra = info.json_schema_extra
        return self._described(pattern, info) | found | (extra if isinstance(extra, dict) else {})

    def _value(self, annotation: Any, pattern: str, metadata: tuple[Any, ...] = ()) -> Schema:
        shape = shape_of(annotation, metadata)
        found = self._of_sort(shape, annotation, pattern, metadata)
        return _or(found, _none()) if shape.none_why else found

    def _of_sort(self, shape: Shape, annotation: Any, pattern: str, metadata: tuple[Any, ...]) -> Schema:
        match shape.sort:
            case "record":
                return self._record(shape.type, f"{pattern}.")
            case "mapping":
                return self._mapping(shape, annotation, pattern)
            case "rows":
                items = self._value(inner(annotation), f"{pattern}.{ANY}")
                rows = {"type": "array", "items": items}
                return _or(items, rows) if shape.item and shape.item.type is Source else rows
            case "key":
                return {"type": "string"}
            case "keys":
                return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        return _scalar(shape.type, annotation, metadata)

    def _mapping(self, shape: Shape, annotation: Any, pattern: str) -> Schema:
        each = self._value(inner(annotation), f"{pattern}.{ANY}")
        if shape.item and shape.item.sort != "record":
            each = _or_empty(each)
        if note := self._notes.get(f"{pattern}.{ANY}"):
            each = _said(note) | each
        keys = {"propertyNames": {"pattern": f"^(?:{KEY.pattern})$"}} if shape.realm else {}
        return {"type": "object", "additionalProperties": each} | keys

    def _described(self, pattern: str, info: FieldInfo) -> Schema:
        title = info.title or pattern.rpartition(".")[2].replace("_", " ").capitalize()
        note = self._notes.get(pattern)
        return {"title": title} | (_said(note, needed(info, self._conditions)) if note else {})


def _said(note: Note, when: str = "") -> Schema:
    """A note as an editor shows it: one sentence in lists, the whole on hover."""
    foot = [f"*{when.capitalize()}.*"] if when else []
    foot += [f"About {note.length} words."] if note.length else []
    cites = "; ".join(str(authority(key)) for key in note.authorities)
    whole = [note.text, " ".join(foot), f"Authority: {cites}" if cites else ""]
    said: Schema = {
        "description": note.first_sentence,
        "markdownDescription": "\n\n".join(part for part in whole if part),
    }
    return said | ({"x-suggested-words": note.length} if note.length else {})


def _scalar(kind: Any, annotation: Any, metadata: tuple[Any, ...]) -> Schema:
    if kind is YesNo:
        return {"enum": ["yes", "no", True, False]}
    if isinstance(kind, type) and issubclass(kind, Choice):
        words = [str(word.value) for word in kind]
        return {"enum": [*words, True, False] if {"yes", "no"} <= {*words} else words}
    if kind is date:
        return {"type": "string", "examples": ["14 November 2026"]}
    if kind is When:
        return {"type": ["string", "number"], "examples": ["14 November 2026", "March 2023", "2023"]}
    if kind is Source:
        return {"type": _SCALAR, "description": _WITH_PINPOINT}
    return {"type": _SCALAR} | _pattern(annotation, metadata)


def _pattern(annotation: Any, metadata: tuple[Any, ...]) -> Schema:
    """The pattern that a plain value must match, if there is one."""
    for mark in (*metadata, *_marks(annotation)):
        if pattern := getattr(mark, "pattern", None):
            return {"pattern": pattern}
    return {}


def _marks(annotation: Any) -> Iterator[Any]:
    """What pydantic keeps beside a type, also where the type is one of several."""
    if get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _marks(each)


def _none() -> Schema:
    why = {"type": "string", "description": "Why this does not apply."}
    return {
        "type": "object",
        "properties": {"none": why},
        "required": ["none"],
        "additionalProperties": False,
    }


def _or(one: Schema, other: Schema) -> Schema:
    """Either schema; what describes the first stays outside."""
    outside = ("title", "description", "markdownDescription")
    said = {k: v for k, v in one.items() if k in outside or k.startswith("x-")}
    bare = {k: v for k, v in one.items() if k not in said}
    alternatives = bare["anyOf"] if list(bare) == ["anyOf"] else [bare]
    return said | {"anyOf": [*alternatives, other]}


def _or_empty(found: Schema) -> Schema:
    """The same, and nothing at all: an empty value is one left out."""
    if "enum" in found:
        return found | {"enum": [*found["enum"], None]}
    if "anyOf" in found:
        return _or(found, {"type": "null"})
    types = found["type"] if isinstance(found["type"], list) else [found["type"]]
    return found | {"type": [*types, "null"]}


def _one_word_too(model: type[BaseModel]) -> set[str]:
    """The lists that may also be a single word, which the model makes into a list before it reads it."""
    validators = model.__pydantic_decorators__.field_validators.values()
    return {name for v in validators if v.info.mode == "before" for name in v.info.fields}
