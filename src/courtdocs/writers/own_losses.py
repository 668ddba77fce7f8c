"""Finds what a filled Word template leaves out of a document, and what it prints that a form lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..content.own_fields import OwnFields
from ..content.values import Absent, lack_of
from ..findings import Finding, Location
from ..forms.filled import FilledForm
from .own_faults import fault


def left_out(form: FilledForm, fields: OwnFields, values: list[Any], file: str) -> Iterator[Finding]:
    """What keeps a template from being used for this form; `values` are those that its tags print."""
    yield from _unsaid(fields, values, file)
    yield from _ungiven(form, values, file)


def _unsaid(fields: OwnFields, values: list[Any], file: str) -> Iterator[Finding]:
    if not (lost := list(fields.lost(values))):
        return
    first, more = lost[0], len(lost) - 1
    where = f"under “{first.heading}”" if first.heading else "before its first heading"
    field = f" ({'.'.join(map(str, first.path))})" if first.path else ""
    others = f", nor for {more} further section{'s' * (more > 1)}" if more else ""
    said = f"the template has no place for what the form says {where}{field}{others}"
    places = ", ".join(f"{{{{p sections.{one.name} }}}}" for one in lost if one.name)
    each = f"; or, each in a paragraph of its own: {places}" if places else ""
    help = f"Write {{{{p body }}}} alone in a paragraph{each}."
    yield fault("H02", Location(file), said, help)


def _ungiven(form: FilledForm, values: list[Any], file: str) -> Iterator[Finding]:
    """What the template prints and a signed form does not give; in a draft it is a visible gap."""
    lacking = [lack_of(value) for value in values if isinstance(value, Absent)]
    for lack in dict.fromkeys(lacking) if not form.form.is_draft else ():
        field = f" ({'.'.join(map(str, lack.path))})" if lack.path else ""
        said = f"the template prints “{lack.label}”{field}, which is not given"
        help = "Fill it in; or write {% if … %} round it in the template."
        yield fault("H02", Location(file), said, help)
