"""Says in plain text what a field of a form or of the case record wants."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..fields.shape import ANY
from ..kinds.table import KINDS
from ..practice.authorities import authority
from .notes import CASE, notes
from .parsing import Note


def told(field: str) -> str | None:
    """The notes for a field, named as `children.needs` or `why_now`; None where no form has such a field.

    A section by key has a note of its own and one for each entry: both are told.
    """
    return "\n\n".join(_tell(kinds, note) for note, kinds in _notes().get(_plain(field), {}).items()) or None


def fields_with_notes() -> tuple[str, ...]:
    """Every field that has a note, as `told` takes it."""
    return tuple(_notes())


@cache
def _notes() -> Mapping[str, dict[Note, list[str]]]:
    """By field, each note with the kinds whose forms have it; one that several share is told once."""
    by_field: dict[str, dict[Note, list[str]]] = {}
    for kind in (*KINDS, CASE):
        for pattern, note in notes(kind).items():
            by_field.setdefault(_plain(pattern), {}).setdefault(note, []).append(kind)
    return by_field


def _plain(pattern: str) -> str:
    return ".".join(step for step in pattern.split(".") if step != ANY)


def _tell(kinds: list[str], note: Note) -> str:
    home = ", ".join("the case record" if kind == CASE else kind for kind in kinds)
    lines = [f"{note.title} ({home}: {note.field})", "", note.text.strip(), ""]
    lines += [f"  length     about {note.length} words"] if note.length else []
    lines += [f"  authority  {authority(key)}" for key in note.authorities]
    lines += [f"  note       version {note.version}, {note.owner}, reviewed {note.reviewed}"]
    return "\n".join(lines)
