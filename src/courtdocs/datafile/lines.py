"""The lines of a file while it is read: as typed, or mended, each knowing where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a mended copy: its text, the user's line it stands for (from 0) and how far it moved.

    `shift` is what to add to a column of this text to get the user's column.
    """

    text: str
    line: int
    shift: int = 0


class Lines:
    """The lines of a file in order, each with its place in the user's file."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self.texts = tuple(row.text for row in rows)

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a text as typed."""
        return cls([Row(line, number) for number, line in enumerate(text.split("\n"))])

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.texts)

    def place(self, line: int, column: int) -> tuple[int, int]:
        """The user's line and column, both from 1, of a line and column of this copy, both from 0."""
        if line >= len(self.rows):
            line, column = len(self.rows) - 1, len(self.texts[-1])
        row = self.rows[line]
        return row.line + 1, max(column + row.shift, 0) + 1

    def row(self, line: int, start: int, text: str, at: int) -> Row:
        """A new row that holds `text` at column `at`, taken from column `start` of line `line`."""
        old = self.rows[line]
        return Row(" " * at + text, old.line, old.shift + start - at)

    def replaced(self, parts: Sequence[tuple[int, int, Sequence[Row]]]) -> Lines:
        """These lines with others in place of each part: its first line, its last, and what it becomes.

        The parts are in order and none of them overlap.
        """
        rows = list(self.rows)
        for first, last, others in reversed(parts):
            rows[first : last + 1] = others
        return Lines(rows)
