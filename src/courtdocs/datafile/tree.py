"""The value that reading a data file gives: plain text in lists and mappings, and where each piece stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..findings import Finding, Location, Path

Tree = str | None | list["Tree"] | dict[str, "Tree"]
"""Every scalar is the text as typed; None is an empty value. The field decides what the text means."""

Style = Literal["plain", "quoted", "literal", "folded", "flow", "block", "cell"]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key or value stands: lines and columns from 1, end exclusive; and how it was written.

    For a literal block, line `k` (from 0) of the value is file line `body_line + k`, from column `indent`.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    style: Style = "plain"
    body_line: int = 0
    indent: int = 0
    cell: str = ""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file as read: its name as the user gave it, its text, its tree and its positions.

    `findings` (family F) is everything that reading the text alone had to say; errors in it mean that
    the tree must not be used for a document.
    """

    name: str
    text: str
    tree: Tree
    values: Mapping[Path, Span] = field(default_factory=dict)
    keys: Mapping[Path, Span] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    is_table: bool = False
    """Whether the keys are the headings of a table, far from the values."""

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """The place of the value at `path`, or of its key; of the nearest parent where `path` is absent."""
        here = path
        while here:
            by_key = key or (here != path and not self.is_table)
            span = self.keys.get(here) if by_key else self.values.get(here)
            span = span or self.keys.get(here) or self.values.get(here)
            if span:
                end = span.end_column if span.end_line == span.line else 0
                return Location(self.name, span.line, span.column, end, span.cell)
            here = here[:-1]
        return Location(self.name, 1 if self.text else 0, 1 if self.text else 0)

    def locate_text(self, path: Path, line: int, column: int = 0, length: int = 1) -> Location:
        """The place `line` lines (from 0) and `column` characters into the value at `path`."""
        span = self.values.get(path)
        if span is None or span.cell:
            return self.locate(path)
        if span.style in ("literal", "folded"):
            start = span.indent + column
            return Location(self.name, span.body_line + line, start, start + length)
        if line == 0 and span.style in ("plain", "quoted"):
            start = span.column + column + (span.style == "quoted")
            return Location(self.name, span.line, start, start + length)
        if span.line + line > span.end_line:
            return self.locate(path)
        return Location(self.name, span.line + line, max(span.indent, 1))
