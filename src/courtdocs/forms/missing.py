"""What is still to write: fields required for filing that are absent from a form or its case record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..findings import Path
from .filled import FilledForm
from .walk import Value


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
    for value in form.values:
        if isinstance(value.value, (dict, tuple)):
            holders.add(value.path)
        if not value.is_absent or value.path[:-1] in holders or value.info is None:
            continue
        if not form.concerns(value.path):
            continue
        marker = value.extra.get("x-required-for-filing")
        if isinstance(marker, dict) and form.kind.holds(str(marker["when"]), form.form, form.record):
            yield _absent(value, marker)


def _absent(value: Value, marker: dict[str, Any]) -> Missing:
    assert value.info is not None
    label = value.info.title or str(value.path[-1])
    return Missing(value.path, label, str(marker["code"]), str(marker["authority"]))
