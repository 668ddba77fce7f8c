"""KINDS: every kind of document, in the order in which lists show them."""

from __future__ import annotations

from . import checklist_index, chronology, genogram, social_work_statement, threshold
from .base import Kind

KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        social_work_statement.KIND,
        chronology.KIND,
        genogram.KIND,
        threshold.KIND,
        checklist_index.KIND,
    )
}
