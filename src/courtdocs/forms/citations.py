"""Decides which brackets and sources cite something of the record, and numbers the sources relied on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from ..fields.keys import Source
from ..findings import Path
from ..prose.blocks import Bracket, Reference
from .filled import FilledForm
from .walk import prose


@dataclass(frozen=True, slots=True)
class Cites:
    """A bracket or source that cites: every reference is a key of the record or form."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A bracket or source that was meant to cite, but names something that is not there."""

    key: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A bracket or source that is words: [sic], [name withheld]."""


Reading = Cites | Unknown | Words


def citable(form: FilledForm) -> tuple[str, ...]:
    """Every key that can be cited: evidence, threshold facts and points."""
    points = getattr(form.form, "points", {})
    return (*form.record.evidence, *form.record.threshold, *points)


def reading(item: Bracket | Source, form: FilledForm) -> Reading:
    """Whether a bracket in prose, or the source of a row, cites something."""
    known = citable(form)
    references = item.references
    if references and all(r.key in known for r in references):
        return Cites(references)
    for reference in references:
        if reference.key in known:
            continue
        near = get_close_matches(reference.key, known, n=1, cutoff=0.8)
        if near or reference.pinpoint or any(r.key in known for r in references):
            return Unknown(reference.key, near[0] if near else "")
    return Words()


def citations(form: FilledForm) -> Iterator[tuple[Path, Bracket | Source]]:
    """Every bracket in prose and every source of a row, with the path of its field.

    What stands in a part of the record that the kind does not print cites nothing in this document.
    """
    for path, text in prose(form):
        for bracket in text.brackets() if form.concerns(path) else ():
            yield path, bracket
    for value in form.values:
        if isinstance(value.value, Source) and form.concerns(value.path):
            yield value.path, value.value


def numbered_sources(form: FilledForm) -> dict[str, int]:
    """The evidence this document relies on, numbered from 1 in the record's order."""
    cited = {
        reference.key
        for _, item in citations(form)
        if isinstance(found := reading(item, form), Cites)
        for reference in found.references
    }
    return {key: n for n, key in enumerate((k for k in form.record.evidence if k in cited), start=1)}
