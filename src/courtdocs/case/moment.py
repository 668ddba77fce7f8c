"""The moment at which a document reads the record: facts that change are read at the document's own date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .record import CaseRecord

CONFIDENTIAL = "Confidential"
"""What documents print in place of a detail that not every party may see."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The record and the date on which a document reads it."""

    record: CaseRecord
    on: date


def age_in_words(born: date, on: date) -> str:
    """An age as documents print it: years, from 2 up; months below that; weeks in the first 2 months."""
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if on < born:
        return "not yet born"
    if months >= 24:
        return f"{months // 12} years"
    if months >= 2:
        return f"{months} months"
    weeks = (on - born).days // 7
    return f"{weeks} week{'' if weeks == 1 else 's'}"
