"""What is still to write: fields required for filing that are absent from a form or its case record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..findings import Path
from .filled import CASE, FilledForm
from .walk import Value

NEEDED = ("P02", "pd12a-7-1")
"""The code, and its authority, of a part of the record without which a kind's document says nothing."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An absent field that is required for filing: where, its label, the rule it breaks and its authority."""

    path: Path
    label: str
    code: str
    authority: str


def missing(form: FilledForm) -> tuple[Missing, ...]:
    """Every absent field whose marker's condition holds, in the order of the form and then the record.

    What lies inside an absent section is not listed besides the section.
    """
    return tuple(_missing(form))


def _missing(form: FilledForm) -> Iterator[Missing]:
    holders: set[Path] = set()
    needed = [(CASE, part) for part in form.kind.needs]
    for value in form.values:
        if isinstance(value.value, (dict, tuple)):
            holders.add(value.path)
        if not value.is_absent or value.path[:-1] in holders or value.info is None:
            continue
        if not form.concerns(value.path):
            continue
        marker = value.extra.get("x-required-for-filing")
        if isinstance(marker, dict) and form.kind.holds(str(marker["when"]), form.form, form.record):
            yield _absent(value, str(marker["code"]), str(marker["authority"]))
        elif marker is None and value.path in needed:
            yield _absent(value, *NEEDED)


def _absent(value: Value, code: str, authority: str) -> Missing:
    assert value.info is not None
    return Missing(value.path, value.info.title or str(value.path[-1]), code, authority)
