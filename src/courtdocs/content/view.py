"""What templates see of a form and its record: fields by their names, keys replaced by what they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from ..case.children import Child
from ..case.people import Person, Professional
from ..case.record import AUTHORITY
from ..fields.keys import EVERY, Realm, Source
from ..fields.text import NotApplicable, Prose
from ..fields.types import Member, Shape, defined, members
from ..findings import Path
from ..forms.filled import CASE, FilledForm
from ..prose.references import KEY
from .citing import anchors
from .values import Absent, Anchored, Lack, Narrative, NoneWhy, Sourced

_ROLES = {
    "guardian": "The children's guardian",
    "iro": "The independent reviewing officer",
}
"""Those who have a part in every case and may be named by it before the record knows who they are."""
_UNKNOWN = {
    "child": "which child",
    "person": "who this is",
    "anyone": "who this is",
    "option": "which option",
}
PEOPLE = (Child, Person, Professional)
"""The records that print as a name: the one by which documents call the person."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view shows: a record at a path, with what its key names and its number."""

    world: World
    record: BaseModel
    path: Path
    beside: Mapping[str, Any] = field(default_factory=dict)


class View:
    """A record as templates see it. Only its fields and what it works out can be reached."""

    __slots__ = ("_seen",)

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def __getattr__(self, name: str) -> Any:
        seen = self._seen
        member = members(type(seen.record)).get(name)
        if member is not None:
            return seen.world.member(seen, name, member)
        if name in seen.beside:
            return seen.beside[name]
        return seen.world.lacking(seen, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._seen.record is other._seen.record

    def __hash__(self) -> int:
        return id(self._seen.record)


def seen_by(view: View) -> Seen:
    """What a view shows, for code: templates reach no name that begins with an underscore."""
    return view._seen


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a mapping whose values are no records: what its key names, and the value."""

    who: Any
    text: Any


class World:
    """A form and its record at the document's date, with the numbers of what can be cited."""

    def __init__(self, form: FilledForm, as_at: date) -> None:
        self.form = form
        self.at = form.moment(as_at)
        self.anchors: Mapping[str, Anchored] = anchors(form)
        self._defined = defined((type(form.record), type(form.form)))

    def view(self, record: BaseModel, path: Path, beside: Mapping[str, Any] | None = None) -> View:
        """A record as templates see it; `beside` are further names: `who`, `number`."""
        return View(Seen(self, record, path, beside or {}))

    @property
    def statement(self) -> View:
        """The form itself, `s` in templates."""
        return self.view(self.form.form, ())

    @property
    def case(self) -> View:
        """The case record, `case` in templates."""
        return self.view(self.form.record, (CASE,))

    @property
    def sources(self) -> tuple[View, ...]:
        """The evidence relied on, in the order of its numbers."""
        evidence = self.form.record.evidence
        return tuple(self.named("evidence", key) for key in evidence if key in self.anchors)

    def named(self, realm: Realm | None, key: str) -> Any:
        """What a key names: a view, words that are no key, or a gap where nothing has the key."""
        if realm == "anyone" and (role := self._role(key)):
            return self.view(Professional(name=role), (CASE, "professionals"))
        for root, name, _ in self._defined.get(realm, ()) if realm else ():
            table, path = self._table(root, name)
            if key in table:
                return self.view(table[key], (*path, key), self._beside(realm, key))
        if KEY.fullmatch(key):
            return Absent(
                Lack(_UNKNOWN.get(realm or "", "what is meant here"), (), Shape("key", realm=realm))
            )
        return key

    def _role(self, key: str) -> str:
        if key in self.at.record.professionals:
            return ""
        return self.at.record.proceedings.authority if key == AUTHORITY else _ROLES.get(key, "")

    def member(self, seen: Seen, name: str, member: Member) -> Any:
        """The value of one field of a record, as templates see it."""
        path = (*seen.path, name)
        value = getattr(seen.record, member.attribute)
        if member.worked_out:
            value = value(self.at)
        if value is None or (isinstance(value, (tuple, list, dict)) and not value):
            return Absent(Lack(member.label, path, member.shape, self._is_due(member)))
        return self._wrap(value, member.shape, seen.path if member.further else path)

    def lacking(self, seen: Seen, name: str) -> Absent:
        """A name that another record of the same realm has: a gap here. AttributeError where none has it."""
        for choices in self._defined.values():
            if any(isinstance(seen.record, model) for *_, model in choices):
                for *_, model in choices:
                    if name in members(model):
                        return Absent(Lack(members(model)[name].label, seen.path, Shape("value")))
        raise AttributeError(name)

    def _table(self, root: type[BaseModel], name: str) -> tuple[Mapping[str, BaseModel], Path]:
        in_form = isinstance(self.form.form, root)
        owner: BaseModel = self.form.form if in_form else self.form.record
        return getattr(owner, members(root)[name].attribute), (name,) if in_form else (CASE, name)

    def _beside(self, realm: Realm | None, key: str) -> dict[str, Any]:
        if realm == "option":
            options = [k for root, name, _ in self._defined["option"] for k in self._table(root, name)[0]]
            number = options.index(key) + 1
            return {"number": Anchored(str(number), f"option-{number}")}
        found = self.anchors.get(key) if realm in ("evidence", "proposition") else None
        if realm == "evidence" and found is None:
            return {"number": Absent(Lack("source number", (), Shape("value")))}
        return {"number": found} if found else {}

    def _is_due(self, member: Member) -> bool:
        marker = member.markers.get("x-required-for-filing")
        if marker is None:
            return False
        return self.form.kind.holds(str(marker["when"]), self.form.form, self.form.record)

    def _wrap(self, value: Any, shape: Shape, path: Path, who: Any = None) -> Any:
        match value:
            case NotApplicable():
                return NoneWhy(Narrative(value.why, (*path, "none")), who)
            case Prose():
                return Narrative(value, path)
            case BaseModel():
                return self.view(value, path)
        return _WRAP[shape.sort](self, value, shape, path) if shape.sort in _WRAP else value

    def _key(self, value: str, shape: Shape, path: Path) -> Any:
        return self.named(shape.realm, value)

    def _keys(self, value: Iterable[str], shape: Shape, path: Path) -> tuple[Any, ...]:
        if shape.realm == "child":
            return tuple(self.named("child", key) for key in self._children(value))
        return tuple(self.named(shape.realm, key) for key in value)

    def _children(self, keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            yield from self.at.record.children if key == EVERY else (key,)

    def _rows(self, value: Iterable[Any], shape: Shape, path: Path) -> Any:
        rows = tuple(value)
        if rows and all(isinstance(row, Source) for row in rows):
            return Sourced(rows)
        assert shape.item is not None
        return tuple(self._wrap(row, shape.item, (*path, n)) for n, row in enumerate(rows))

    def _mapping(self, value: Mapping[str, Any], shape: Shape, path: Path) -> tuple[Any, ...]:
        return tuple(self._entry(key, inner, shape, (*path, key)) for key, inner in value.items())

    def _entry(self, key: str, inner: Any, shape: Shape, path: Path) -> Any:
        assert shape.item is not None
        if shape.defines:
            return self.view(inner, path, self._beside(shape.realm, key))
        who = self.named(shape.realm, key) if shape.realm else key
        if isinstance(inner, BaseModel):
            return self.view(inner, path, {"who": who})
        wrapped = self._wrap(inner, shape.item, path, who)
        is_record = shape.item.sort == "record"
        return wrapped if is_record else Entry(who, wrapped)


_WRAP: dict[str, Callable[[World, Any, Shape, Path], Any]] = {
    "key": World._key,
    "keys": World._keys,
    "rows": World._rows,
    "mapping": World._mapping,
}


def called(view: View) -> str | None:
    """How documents call the person a view shows; None where it shows no person."""
    seen = seen_by(view)
    if not isinstance(seen.record, PEOPLE):
        return None
    if isinstance(seen.record, Child):
        return seen.record.first_name
    return (seen.record.called if isinstance(seen.record, Person) else None) or seen.record.name
