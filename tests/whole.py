"""A form and a case record with every field of the models filled, for tests that must miss none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from courtdocs.case.record import CaseRecord
from courtdocs.fields.base import Record
from courtdocs.fields.choices import Choice, YesNo
from courtdocs.fields.dates import When
from courtdocs.fields.keys import Source
from courtdocs.fields.shape import free_value
from courtdocs.fields.text import Line, Prose
from courtdocs.fields.types import Shape, shape_of
from courtdocs.findings import Path as Where
from courtdocs.kinds.base import Kind
from courtdocs.kinds.table import KINDS

KIND = KINDS["social-work-statement"]
KEYS = {
    "child": "jade-kk",
    "person": "danielle-kk",
    "anyone": "oke-kk",
    "evidence": "hv-letter-kk",
    "option": "home-mother-kk",
    "hearing": "cmh-kk",
}
_FIXED: dict[str, Any] = {
    "case": "case.yaml",
    "kind": None,
    "version": "1",
    "stage": "initial",
    "previous": None,
    "number.in_proceedings": "3",
    "number.by_me": "2",
    "signed": None,
    "dated": None,
    "signature": "typed",
    "waivers": None,
    "options.*.realistic": "yes",
    "case.version": "1",
    "case.proceedings.profile": None,
    "case.extensions.*.weeks": "8",
    "case.evidence.*.disclose": "open",
    "case.people.*.withheld_from": None,
    "case.people.*.refuge": "no",
    "case.children.*.due": None,
    "case.chronology.*.in": None,
    "case.threshold.*.status": "alleged",
}
"""Fields whose value says what is printed, or which cannot be words; None leaves the field out."""
_EXTRAS = {"case.professionals.*": "oke-kk"}


DAYS = ["2026-11-20", "March 2023"]
"""What stands in every field for a day, and in every field for a time of any precision."""


class Words(str):
    """The words of a field, which stand in the file as a literal block."""

    __slots__ = ()


@dataclass(frozen=True)
class Slot:
    """A field that takes words: its path, and which words it takes."""

    path: Where
    sort: str
    """`plain`, `line`, `prose` or `source`."""

    @property
    def pattern(self) -> str:
        """The field whatever the keys: `children.*.needs`."""
        return pattern(self.path)


Say = Callable[[Slot], str]


def pattern(path: Where) -> str:
    """A path with `*` for every key and row."""
    keys = {*KEYS.values(), "T1", "Q1", "mother"}
    return ".".join("*" if isinstance(step, int) or step in keys else str(step) for step in path)


def trees(say: Say, *, none: bool = False, kind: Kind = KIND) -> tuple[Any, Any]:
    """The form of a kind and the case record with the words that `say` has for each field.

    With `none`, every section and box that can be set aside is, with the words as its reason.
    """
    form = dict(_record(kind.model, (), say, none)) | {"kind": kind.slug}
    case = dict(_record(CaseRecord, ("case",), say, none))
    return form, case


def slots(*, none: bool = False, kind: Kind = KIND) -> list[Slot]:
    """Every field that takes words."""
    found: list[Slot] = []
    trees(lambda slot: found.append(slot) or "x", none=none, kind=kind)
    return found


def write(folder: Path, say: Say, *, none: bool = False, kind: Kind = KIND) -> Path:
    """Write form and record into a folder, as literal blocks; the form's path."""
    form, case = trees(say, none=none, kind=kind)
    (folder / "case.yaml").write_text("\n".join(_yaml(case, 0)) + "\n", "utf-8", newline="\n")
    path = folder / "statement.yaml"
    path.write_text("\n".join(_yaml(form, 0)) + "\n", "utf-8", newline="\n")
    return path


def _record(model: type[BaseModel], path: Where, say: Say, none: bool) -> Iterator[tuple[str, Any]]:
    for own, info in model.model_fields.items():
        name = info.alias or own
        value = _field(info, (*path, name), say, none)
        if value is not None:
            yield name, value
    if issubclass(model, Record) and (free := free_value(model)):
        yield KEYS["option"], _value(shape_of(free), (*path, KEYS["option"]), say, none)


def _field(info: FieldInfo, path: Where, say: Say, none: bool) -> Any:
    if pattern(path) in _FIXED:
        return _FIXED[pattern(path)]
    return _value(shape_of(info.annotation, tuple(info.metadata)), path, say, none)


def _value(shape: Shape, path: Where, say: Say, none: bool) -> Any:
    if none and shape.none_why:
        return {"none": Words(say(Slot((*path, "none"), "prose")))}
    if shape.sort == "record":
        return dict(_record(shape.type, path, say, none))
    if shape.sort in ("key", "keys"):
        return _key(shape, path)
    if shape.sort == "rows" and shape.item:
        return [_value(shape.item, (*path, 0), say, none)]
    if shape.sort == "mapping" and shape.item:
        key = _key(shape, path)
        return {key: _value(shape.item, (*path, key), say, none)}
    return _scalar(shape.type, path, say)


def _key(shape: Shape, path: Where) -> str:
    if shape.realm == "proposition":
        return "Q1" if path[-1] == "points" else "T1"
    return KEYS.get(shape.realm or "", "mother")


def _scalar(kind: Any, path: Where, say: Say) -> str:
    if kind is YesNo:
        return "yes"
    if isinstance(kind, type) and issubclass(kind, Choice):
        return str(next(iter(kind)).value)
    if kind is date:
        return DAYS[0]
    if kind is When:
        return DAYS[1]
    sort = {Line: "line", Prose: "prose", Source: "source"}.get(kind, "plain")
    return Words(say(Slot(path, sort)))


def _yaml(tree: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _entry(f"{pad}{key}:", value, indent)
    else:
        for value in tree:
            if isinstance(value, str):
                yield from _entry(f"{pad}-", value, indent)
            else:
                first, *rest = _yaml(value, indent + 2)
                yield f"{pad}- {first.lstrip()}"
                yield from rest


def _entry(lead: str, value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, Words):
        yield f"{lead} |"
        yield from (f"{' ' * (indent + 2)}{line}" for line in re.split("\n", value))
    elif isinstance(value, str):
        yield f"{lead} {value}"
    else:
        yield lead
        yield from _yaml(value, indent + 2)
