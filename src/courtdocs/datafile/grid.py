"""A table as it stands in a file: rows of cells, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..findings import Finding
from .tree import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, as text, and where it is."""

    text: str
    span: Span


@dataclass(slots=True)
class Grid:
    """Rows of cells as they stand in a file, with what was found in them."""

    rows: list[Sequence[Cell]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
