"""Faults of an authority's Word template: findings of family H, placed by part, paragraph and words."""

from __future__ import annotations

from typing import Literal

from ..findings import Finding, Location, Severity

Code = Literal["H01", "H02", "H04", "H08", "H09", "H10", "H16", "H17", "H18", "H29"]

NAMES: dict[Code, str] = {
    "H01": "expression-unknown",
    "H02": "field-not-rendered",
    "H04": "construct-forbidden",
    "H08": "tag-split",
    "H09": "block-unbalanced",
    "H10": "text-lost-around-tag",
    "H16": "external-link",
    "H17": "template-unreadable",
    "H18": "template-limit-passed",
    "H29": "prose-inside-text",
}
_ROUND = 40
"""How many characters of a paragraph are shown on either side of the place."""


def fault(code: Code, place: Location, message: str, help: str, words: str = "") -> Finding:
    """A finding about a Word template; `words` are those round the place, as `excerpt` gives them."""
    return Finding(code, Severity.ERROR, message, place, label=words, help=help, name=NAMES[code])


def place(file: str, part: str, paragraph: int) -> Location:
    """A paragraph (from 1) of a part: Word shows no lines, and headers and tables have paragraphs too."""
    return Location(file, cell=f"{part}, paragraph {paragraph}")


def excerpt(words: str, column: int = 1) -> str:
    """The words of a paragraph round a column (from 1), by which Word finds the place."""
    start = max(0, column - 1 - _ROUND)
    held = words[start : column - 1 + _ROUND]
    before, after = "…" if start else "", "…" if len(words) > start + len(held) else ""
    return f"in “{before}{held.strip()}{after}”" if held.strip() else ""
