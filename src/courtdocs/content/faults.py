"""Faults of templates: findings of family H, each with the template's file and line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Literal

from ..findings import Finding, Location, Severity

Code = Literal["H01", "H03", "H04", "H05", "H09", "H28", "H29"]

_NAMES: dict[Code, str] = {
    "H01": "expression-unknown",
    "H03": "filter-unknown",
    "H04": "construct-forbidden",
    "H05": "heading-level-skipped",
    "H09": "block-unbalanced",
    "H28": "template-misread",
    "H29": "prose-inside-text",
}


def fault(code: Code, place: Location, message: str, help: str = "", suggestion: str = "") -> Finding:
    """A finding about a template. No authority stands behind it but our own promise."""
    return Finding(code, Severity.ERROR, message, place, help=help, suggestion=suggestion, name=_NAMES[code])


def nearest(word: str, known: tuple[str, ...] | list[str]) -> str:
    """The known word most like `word`; empty where none is near."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str:
    """The help that names the nearest known word, or all of them where none is near."""
    near = nearest(word, known)
    return f"Did you mean '{near}'?" if near else f"There is: {', '.join(sorted(known))}."
