"""The guidance notes of each kind and of the case record, found by the field they help to fill."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ..case.record import CaseRecord
from ..errors import TemplateError
from ..fields.base import Record
from ..fields.shape import patterns
from ..kinds.base import Form
from ..kinds.table import KINDS
from ..resources import templates
from .parsing import Note, parse_notes

CASE = "case"
"""What the notes for the case record are called."""
FORM = "form"
"""What the notes for the fields that every form has are called."""


@cache
def notes(kind: str) -> Mapping[str, Note]:
    """The notes for a kind of document (its slug), or for the case record (`case`), by field pattern.

    A kind's own note goes before that for the same field of every form. Raises TemplateError with every
    finding (H19, H21, H22) where a file of notes is broken.
    """
    if kind == CASE:
        return MappingProxyType(_read(CASE, f"guidance/{CASE}.md", CaseRecord))
    own = _read(kind, f"{kind}/guidance.md", KINDS[kind].model)
    return MappingProxyType(_of_every_form() | own)


@cache
def _of_every_form() -> dict[str, Note]:
    return _read(FORM, f"guidance/{FORM}.md", Form)


def _read(name: str, file_name: str, model: type[Record]) -> dict[str, Note]:
    path = templates() / file_name
    text = path.read_text("utf-8")
    file = parse_notes(str(path), text, name, patterns(model))
    if file.findings:
        raise TemplateError(file.findings, {file.name: text})
    return file.notes


def lengths(kind: str) -> Mapping[str, int]:
    """Suggested words by field pattern, for the fields that have a suggestion."""
    return {pattern: note.length for pattern, note in notes(kind).items() if note.length is not None}
