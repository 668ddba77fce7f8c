"""The guidance notes of each kind and of the case record, found by the field they help to fill."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ..case.record import CaseRecord
from ..errors import TemplateError
from ..fields.shape import patterns
from ..kinds.table import KINDS
from ..resources import templates
from .parsing import Note, parse_notes

CASE = "case"
"""What the notes for the case record are called."""


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


def lengths(kind: str) -> Mapping[str, int]:
    """Suggested words by field pattern, for the fields that have a suggestion."""
    return {pattern: note.length for pattern, note in notes(kind).items() if note.length is not None}
