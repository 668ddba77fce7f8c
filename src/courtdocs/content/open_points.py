"""What is still open in a form, as a brief prints it: what is to be written, and what was found."""

from __future__ import annotations

from collections.abc import Iterable

from ..fields.base import Record, optional, rows
from ..fields.text import Plain
from ..findings import Finding, Severity
from ..forms.filled import FilledForm
from ..forms.missing import Missing
from ..forms.places import where
from .view import View, World

_GRAVEST_FIRST = tuple(Severity)


class OpenFinding(Record):
    """A finding that stands: its code, how grave it is, its words, and where in which file."""

    code: Plain
    severity: Plain
    message: Plain
    place: Plain


class StillToWrite(Record):
    """A section, or a person or row of one, and what in it is still to be written."""

    place: Plain | None = optional("Section")
    """None for the sections themselves."""
    labels: tuple[Plain, ...] = rows("What is missing")


def open_points(
    world: World, findings: Iterable[Finding], absent: Iterable[Missing]
) -> dict[str, tuple[View, ...]]:
    """The names `findings` and `still_to_write` of templates: the gravest first, and section by section."""
    standing = sorted(
        (found for found in findings if not found.waived), key=lambda f: _GRAVEST_FIRST.index(f.severity)
    )
    held: dict[str, tuple[Record, ...]] = {
        "findings": tuple(_finding(found) for found in standing),
        "still_to_write": tuple(_still_to_write(world.form, absent)),
    }
    return {name: tuple(world.view(row, ()) for row in rows_of_it) for name, rows_of_it in held.items()}


def _finding(found: Finding) -> OpenFinding:
    place = found.location
    file = place.file.replace("\\", "/").rpartition("/")[2]
    line = f"line {place.line} of {file}" if place.line else file
    return OpenFinding(
        code=found.code,
        severity=found.severity.value,
        message=found.message,
        place=f"{place.cell} of {file}" if place.cell else line,
    )


def _still_to_write(form: FilledForm, absent: Iterable[Missing]) -> list[StillToWrite]:
    by_place: dict[str, list[str]] = {}
    for item in absent:
        by_place.setdefault(where(form, item.path), []).append(item.label)
    return [StillToWrite(place=place or None, labels=tuple(labels)) for place, labels in by_place.items()]
