"""Finds every key in the fields of a form and its record that names something, with what it should name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from ..case.record import AUTHORITY, ROLES
from ..fields.keys import EVERY, Realm
from ..findings import Path
from ..forms.filled import CASE, FilledForm
from ..prose.references import KEY

_SLIP = 0.8
"""How near to a key words must be before they are taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Named:
    """A key as a field has it: where, what it should name, and whether it stands as a key of a mapping."""

    path: Path
    realm: Realm
    key: str
    at_key: bool = False


def named(form: FilledForm) -> Iterator[Named]:
    """Every key that names something: those of the form, then those of its record, in file order."""
    yield from _record(form.form, ())
    yield from _record(form.record, (CASE,))


def known(form: FilledForm) -> Mapping[Realm, frozenset[str]]:
    """Which keys there are of each sort; words that stand for somebody (`authority`) are among `anyone`."""
    record = form.record
    return {
        "child": frozenset({*record.children, EVERY}),
        "person": frozenset(record.people),
        "anyone": frozenset({*record.children, *record.people, *record.professionals, *ROLES, AUTHORITY}),
        "evidence": frozenset(record.evidence),
        "option": frozenset(getattr(form.form, "options", {})),
        "proposition": frozenset({*record.threshold, *getattr(form.form, "points", {})}),
        "hearing": frozenset(record.hearings),
    }


def slips(form: FilledForm) -> Iterator[tuple[Path, str, str]]:
    """Words where a key or words may stand, which are one slip from a key: path, words, and the key."""
    record = form.record
    who = known(form)["anyone"]
    rows: list[tuple[Path, str | None]] = []
    rows += [((CASE, "evidence", key, "by"), item.by) for key, item in record.evidence.items()]
    rows += [((CASE, "help_given", n, "by"), row.by) for n, row in enumerate(record.help_given)]
    rows += [((CASE, "expected", n, "who"), row.who) for n, row in enumerate(record.expected)]
    for path, said in rows:
        if said and KEY.fullmatch(said) and said not in who and (near := nearest(said, who, _SLIP)):
            yield path, said, near


def nearest(key: str, keys: frozenset[str], cutoff: float = 0.7) -> str:
    """The key that may have been meant; empty where none is near."""
    return next(iter(get_close_matches(key, sorted(keys - {EVERY}), n=1, cutoff=cutoff)), "")


def _record(record: BaseModel, path: Path) -> Iterator[Named]:
    for name, alias, annotation in _fields(type(record)):
        yield from _named(getattr(record, name), annotation, (*path, alias))
    if extra := record.__pydantic_extra__:
        hints = get_type_hints(type(record), include_extras=True)
        yield from _named(dict(extra), hints["__pydantic_extra__"], path)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """Each field of a model: its attribute, its name in forms, and its type with the markers on it."""
    return tuple(
        (
            name,
            info.alias or name,
            Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation,
        )
        for name, info in model.model_fields.items()
    )


def _named(value: Any, annotation: Any, path: Path) -> Iterator[Named]:
    realm = _realm(annotation)
    if isinstance(value, BaseModel):
        yield from _record(value, path)
    elif isinstance(value, str) and realm:
        yield Named(path, realm, value)
    elif isinstance(value, dict):
        of_keys, of_values = get_args(_shape(annotation, dict)) or (None, None)
        for key, inner in value.items():
            if found := _realm(of_keys):
                yield Named((*path, key), found, key, at_key=True)
            yield from _named(inner, of_values, (*path, key))
    elif isinstance(value, tuple) and realm:
        for number, key in enumerate(value):
            yield Named((*path, number), realm, key)
    elif isinstance(value, tuple):
        item = next(iter(get_args(_shape(annotation, tuple))), None)
        for number, inner in enumerate(value):
            yield from _named(inner, item, (*path, number))


def _parts(annotation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Each type of a union, out of its Annotated, with the markers that were on it."""
    if get_origin(annotation) is Annotated:
        inner, *markers = get_args(annotation)
        for part, further in _parts(inner):
            yield part, (*markers, *further)
    elif get_origin(annotation) in (None, dict, tuple):
        yield annotation, ()
    else:
        for part in get_args(annotation):
            yield from _parts(part)


@cache
def _realm(annotation: Any) -> Realm | None:
    markers = (marker for _, found in _parts(annotation) for marker in found)
    return next((marker.to for marker in markers if hasattr(marker, "to")), None)


@cache
def _shape(annotation: Any, origin: type) -> Any:
    return next((part for part, _ in _parts(annotation) if get_origin(part) is origin), None)
