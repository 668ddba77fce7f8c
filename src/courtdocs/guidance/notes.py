"""The guidance notes of each kind and of the case record, found by the field they help to fill."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ..case.record import CaseRecord
from ..errors import TemplateError
from ..fields.shape import ANY, patterns
from ..findings import Path
from ..kinds.table import KINDS
from ..resources import templates
from .parsing import Note, parse_notes

CASE = "case"
"""The notes for the case record; a path that begins with this word and goes further is in the record."""


@cache
def notes(kind: str) -> Mapping[str, Note]:
    """The notes for a kind of document (its slug), or for the case record (`case`), by field pattern.

    Raises TemplateError with every finding (H19, H21, H22) where the file of notes is broken.
    """
    path = templates() / (f"guidance/{CASE}.md" if kind == CASE else f"{kind}/guidance.md")
    model = CaseRecord if kind == CASE else KINDS[kind].model
    text = path.read_text("utf-8")
    file = parse_notes(str(path), text, kind, patterns(model))
    if file.findings:
        raise TemplateError(file.findings, {file.name: text})
    return MappingProxyType(file.notes)


def note_for(kind: str, path: Path) -> Note | None:
    """The note for the field at a path of a form, or of its case record; None where there is none."""
    if len(path) > 1 and path[0] == CASE:
        kind, path = CASE, path[1:]
    return next((note for pattern, note in notes(kind).items() if _fits(pattern, path)), None)


def lengths(kind: str) -> Mapping[str, int]:
    """Suggested words by field pattern, for the fields that have a suggestion."""
    return {pattern: note.length for pattern, note in notes(kind).items() if note.length is not None}


def _fits(pattern: str, path: Path) -> bool:
    steps = pattern.split(".")
    return len(steps) == len(path) and all(
        step in (ANY, str(own)) for step, own in zip(steps, path, strict=True)
    )
