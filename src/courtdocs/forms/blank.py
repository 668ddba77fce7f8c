"""Writes a blank form or case record: every field in print order, with its guidance note as a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..case.record import CaseRecord
from ..fields.shape import ANY, free_value, patterns
from ..fields.types import Shape, shape_of
from ..guidance.notes import CASE, notes
from ..guidance.parsing import Note
from ..kinds.base import Condition, Kind, StatementForm
from .comments import comment, condition_of, heading, is_prose, said

_RULE = "# " + "-" * 98
_INDENT = 2
_LONGER = (
    "- Write longer text on the lines below `name: |`, 2 spaces further in than the name. "
    "An empty line begins a new paragraph. *One star* on each side makes words italic."
)
_SET_ASIDE = (
    "- What does not apply is set aside with the reason. In place of `name: |` write `name:`, "
    "on the next line, 2 spaces further in, `none: |`, and below that, 4 spaces further in, the reason."
)
_CITE = (
    "- Cite the evidence of the case record by its key and page, [hv-letter p4], and threshold facts "
    "and points by theirs, [T1] or [Q1]. The document prints a number in place of the key."
)
_HOW = (
    "- Lines that begin with # are guidance. They are never printed; leave them or delete them.",
    _LONGER,
    "- Write short values on the same line: `place: Westhaven`. If the check refuses one, "
    "put `|` after the name and the value on the next line.",
    "- Empty rows and entries stand as comments. Copy them without the `# ` in front, as often as you need "
    "them, and give each entry your own key in place of the example's.",
    "- Leave empty what is not written yet. `courtdocs check` lists what is still needed.",
)
_HOW_FORM = (
    _SET_ASIDE,
    _CITE,
    "- What stands in the case record is not typed again here: names, dates of birth, addresses, "
    "chronology, contact, help given.",
)
_HOW_CASE = (
    "- What happened or is stands here. What you make of it stands in the statement.",
    "- Children, people, professionals, hearings and evidence each have a key, which you choose: a short "
    "name in lower case, such as noor or hv-letter. Other fields refer to it; it is never printed.",
)
_KEYS = {
    "children": "first-child",
    "people": "first-parent",
    "professionals": "author",
    "wider_family": "grandmother",
    "options": "home-mother",
    "points": "Q1",
    "threshold": "T1",
    "evidence": "hv-letter",
    "hearings": "cmh",
    "is": "mother",
}
"""The key with which an empty entry stands, for fields whose name says more than what their keys name."""
_KEYS_BY_REALM = {"child": "first-child", "option": "home-mother"}
_CASE_ENTRIES = {"children": ("first-child",), "people": ("first-parent",), "professionals": ("author",)}


def blank(
    kind: Kind, record: CaseRecord | None = None, case: str = "case.yaml", stage: str | None = None
) -> str:
    """A blank form of a kind, which names `case` as its case record.

    With a case record, sections by key have an empty entry for each key of it. With a stage, one of
    `kind.stages`, what is asked for at other stages alone is left out.
    """
    entries = {name: tuple(keys(record)) for name, keys in kind.entries.items()} if record else {}
    values = _values(kind, record, case) | ({"stage": stage} if stage else {})
    page = _Page(notes(kind.slug), entries, values, kind.conditions, stage)
    return page.text(kind.model, kind.slug, f"{kind.title}: a blank form.", _how(kind.model))


def _how(model: type[BaseModel]) -> list[str]:
    """How to fill a form in, as far as its fields ask for it."""
    shapes = [_shape(info) for info in patterns(model).values()]
    needless = [] if any(is_prose(shape) for shape in shapes) else [_LONGER, _CITE]
    needless += [] if any(shape.none_why for shape in shapes) else [_SET_ASIDE]
    return [line for line in (*_HOW, *_HOW_FORM) if line not in needless]


def blank_case() -> str:
    """A blank case record, with an empty entry for one child, one parent and the author."""
    page = _Page(notes(CASE), _CASE_ENTRIES, {}, {})
    return page.text(CaseRecord, CASE, "Case record: a blank file.", (*_HOW, *_HOW_CASE))


def _values(kind: Kind, record: CaseRecord | None, case: str) -> dict[str, str]:
    values = {"case": case, "kind": kind.slug, "version": str(kind.version)}
    if kind.stages:
        values["stage"] = kind.stages[0]
    if record and len(record.professionals) == 1:
        values["by"] = next(iter(record.professionals))
    return values


class _Page:
    """One blank file. Each method gives lines; `pattern` is the field's, `indent` how far in it stands."""

    def __init__(
        self,
        notes: Mapping[str, Note],
        entries: Mapping[str, Iterable[str]],
        values: Mapping[str, str],
        conditions: Mapping[str, Condition],
        stage: str | None = None,
    ) -> None:
        self._notes, self._entries, self._values = notes, entries, values
        self._conditions, self._stage = conditions, stage

    def text(self, model: type[BaseModel], slug: str, title: str, how: Iterable[str]) -> str:
        """The whole file."""
        lines = [f"# yaml-language-server: $schema={slug}.schema.json", "#", *comment([title], 0), "#"]
        lines += comment(["How to fill it in:", *how], 0)
        for own, info in model.model_fields.items():
            if not self._is_asked_for(info):
                continue
            name = info.alias or own
            rule = [] if own in StatementForm.model_fields else [_RULE]
            lines += ["", *rule, *self._field(name, info, name, 0)]
        return "\n".join(lines) + "\n"

    def _is_asked_for(self, info: FieldInfo) -> bool:
        """Whether a section belongs into this form: not one that other stages alone ask for."""
        found = self._conditions.get(condition_of(info))
        return not (found and self._stage and found.stages) or self._stage in found.stages

    def _field(self, name: str, info: FieldInfo, pattern: str, indent: int) -> Iterator[str]:
        """A field with its guidance above it and, below, what belongs to it."""
        shape, note = _shape(info), self._notes.get(pattern)
        title = heading(_title(name, info, note), info, note, shape, self._conditions)
        yield from comment([title, *said(note, shape)], indent)
        if shape.sort == "record":
            yield f"{' ' * indent}{name}:"
            for own, inner in shape.type.model_fields.items():
                below = inner.alias or own
                yield from ("", *self._field(below, inner, f"{pattern}.{below}", indent + _INDENT))
            return
        if shape.item:
            yield from self._about(shape.item, f"{pattern}.{ANY}", indent, _INDENT)
        yield from self._with_entries(name, shape, indent)

    def _about(self, item: Shape, pattern: str, indent: int, inset: int) -> Iterator[str]:
        """The guidance for what stands in each row or entry, so that it need not be repeated in each."""
        if note := self._notes.get(pattern):
            length = f" About {note.length} words." if note.length else ""
            yield from comment([f"Each: {' '.join(said(note, item))}{length}"], indent, inset)
        if item.sort == "record":
            yield from self._about_fields(item.type, pattern, indent, inset)

    def _about_fields(self, model: type[BaseModel], pattern: str, indent: int, inset: int) -> Iterator[str]:
        for own, info in model.model_fields.items():
            name = info.alias or own
            path, shape = f"{pattern}.{name}", _shape(info)
            note = self._notes.get(path)
            yield from comment([f"{heading(name, info, note, shape, self._conditions)}:"], indent, inset)
            yield from comment(said(note, shape) or _label(name, info), indent, inset + _INDENT)
            if shape.sort == "record":
                yield from self._about_fields(shape.type, path, indent, inset + _INDENT)
            elif shape.item:
                yield from self._about(shape.item, f"{path}.{ANY}", indent, inset + _INDENT)
        if free := free_value(model):
            yield from comment([f"{_KEYS_BY_REALM['option']}, and each further key:"], indent, inset)
            yield from self._about(shape_of(free), f"{pattern}.{ANY}", indent, inset + _INDENT)

    def _with_entries(self, name: str, shape: Shape, indent: int) -> Iterator[str]:
        """A field's own line and an empty entry for each key known; otherwise one to copy, as a comment."""
        keys = tuple(self._entries.get(name, ())) if indent == 0 else ()
        if not keys or shape.item is None:
            yield from _empty(name, shape, indent, self._values.get(name, "") if indent == 0 else "")
            return
        yield f"{name}:"
        for key in keys:
            yield from _empty(key, shape.item, indent + _INDENT)


def _empty(name: str, shape: Shape, indent: int, value: str = "", *, live: bool = True) -> Iterator[str]:
    """A field without a value and what stands below it; rows and entries as comments where `live`."""
    before = " " * indent
    if shape.sort == "record":
        yield f"{before}{name}:"
        yield from _fields(shape.type, indent + _INDENT, live)
        return
    yield f"{before}{name}:" + (" |" if is_prose(shape) else f" {value}" if value else "")
    item = shape.item
    if item is None or (shape.sort == "rows" and item.sort == "value" and not is_prose(item)):
        return
    pattern = _row(item, indent + _INDENT) if shape.sort == "rows" else _entry(name, shape, indent + _INDENT)
    yield from _commented(pattern) if live else pattern


def _fields(model: type[BaseModel], indent: int, live: bool) -> Iterator[str]:
    if free := free_value(model):
        option = _empty(_KEYS_BY_REALM["option"], shape_of(free), indent, live=False)
        yield from _commented(option) if live else option
    for own, info in model.model_fields.items():
        yield from _empty(info.alias or own, _shape(info), indent, live=live)


def _row(item: Shape, indent: int) -> Iterator[str]:
    """One row of a list."""
    before = " " * indent
    if item.sort != "record":
        yield f"{before}- |" if is_prose(item) else f"{before}-"
        return
    first = True
    for line in _fields(item.type, indent + _INDENT, False):
        yield f"{before}- {line.strip()}" if first else line
        first = False


def _entry(name: str, shape: Shape, indent: int) -> Iterator[str]:
    """One entry of a mapping, under a key to be replaced."""
    assert shape.item is not None
    key = _KEYS.get(name) or _KEYS_BY_REALM.get(shape.realm or "", "first-parent")
    yield from _empty(key, shape.item, indent, live=False)


def _commented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"# {line}"


def _shape(info: FieldInfo) -> Shape:
    return shape_of(info.annotation, tuple(info.metadata))


def _title(name: str, info: FieldInfo, note: Note | None) -> str:
    return info.title or (note.title if note else name.replace("_", " ").capitalize())


def _label(name: str, info: FieldInfo) -> list[str]:
    """A field's label as a sentence, where it says more than the name."""
    told = info.title and info.title.casefold() != name.replace("_", " ")
    return [f"{info.title}."] if told else []
