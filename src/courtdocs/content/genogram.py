"""Draws the family from the recorded relationships."""

from __future__ import annotations

from datetime import date

from ..forms.filled import FilledForm
from .blocks import Drawing


def genogram(form: FilledForm, as_at: date) -> Drawing:
    """The family as a drawing."""
    return Drawing((), 10, 10, "x")
