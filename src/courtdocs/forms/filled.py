"""A FilledForm: a form that was read without a reading error, with its record and its positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..case.moment import Moment
from ..case.record import CaseRecord, Confidential
from ..datafile.tree import DataFile
from ..findings import Finding, Location, Path
from ..kinds.base import Form, Kind
from .walk import Value, walk

CASE = "case"
"""Paths that begin with this word and go further are in the case record."""


@dataclass(frozen=True)
class FilledForm:
    """A form, its kind and its case record, with the files they came from.

    Paths into the form are as typed, `("children", "jade", "needs")`; paths into the record begin with
    `"case"`. `files` maps the beginning of a path to the file that holds it: `()` the form itself,
    `("case",)` the record, `("case", "chronology")` a spreadsheet of its own.
    """

    kind: Kind
    form: Form
    record: CaseRecord
    files: Mapping[Path, DataFile]
    confidential: Confidential | None = None
    findings: tuple[Finding, ...] = ()
    """What reading had to say that did not stop it: warnings and notes of family F."""
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    """Files the form names, by the name in the form: the image of a signature."""
    previous: FilledForm | None = None
    """The earlier statement that the form names, read without the one before that."""

    # Reading, composing and most rules look through these, so they are gathered once.
    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every value of the form, then every value of its case record (paths beginning with `case`)."""
        return (*walk(self.form), *walk(self.record, (CASE,)))

    def dated(self, as_at: date) -> date:
        """The document's date: when it was signed, or else dated, or else the as-at date."""
        return self.form.signed or self.form.dated or as_at

    def moment(self, as_at: date) -> Moment:
        """The moment at which this document reads the record."""
        return Moment(self.record, self.dated(as_at))

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """The place of a value (or of its key) in the file that holds it."""
        file, rest = self._file(path)
        return file.locate(rest, key=key)

    def locate_text(self, path: Path, line: int, column: int = 0, length: int = 1) -> Location:
        """The place of some words in a narrative field: line and column from 0 within its text."""
        file, rest = self._file(path)
        return file.locate_text(rest, line, column, length)

    def concerns(self, path: Path) -> bool:
        """Whether a value matters here: one of the form, or of a part of the record that its document reads.

        A row of the chronology that is kept for the case file alone matters to no document, and a threshold
        fact on which a statement does not rely does not matter to that statement.
        """
        if path[:1] != (CASE,):
            return True
        stage = str(getattr(self.form, "stage", ""))
        return self.kind.reads(path[1:], stage) and not self._is_kept_back(path)

    def is_flow(self, path: Path) -> bool:
        """Whether the value was written in brackets, `[a, b]`."""
        file, rest = self._file(path)
        span = file.values.get(rest)
        return span is not None and span.style == "flow"

    @property
    def sources(self) -> dict[str, str]:
        """The text of every file read, by name, for excerpts."""
        return {file.name: file.text for file in self.files.values()}

    def _is_kept_back(self, path: Path) -> bool:
        match path[1:3]:
            case ("chronology", int() as row):
                return row < len(self.record.chronology) and not self.record.chronology[row].is_for_court
            case ("threshold", fact):
                relied_on = getattr(getattr(self.form, "threshold", None), "include", ())
                return bool(relied_on) and fact not in relied_on
        return False

    def _file(self, path: Path) -> tuple[DataFile, Path]:
        prefix = max(
            (p for p in self.files if path[: len(p)] == p and (len(path) > len(p) or not p)), key=len
        )
        return self.files[prefix], path[len(prefix) :]
