"""The lines of a prose field, and the signs at their beginning that make lists and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

STEP = 2
"""Columns by which what belongs to a list item is indented."""

_MARKER = re.compile(r"(?P<sign>[-•–]|\d{1,4}[.)]|[a-z]\)|[ivx]{2,4}\))(?P<space>\s+)(?=\S)")
_QUOTE = re.compile(r">(?: |$)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its words without indentation, the column they begin at, and its number in the field.

    `column` counts from the edge of what the line stands in (field, item or quotation), tabs to the next
    fourth column; `offset` counts the characters from the beginning of the line.
    """

    text: str
    column: int
    number: int
    offset: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text

    @property
    def quoted(self) -> bool:
        """Whether the line belongs to a quotation."""
        return bool(_QUOTE.match(self.text))

    def marker(self) -> Marker | None:
        """The sign of a list at the beginning of the line."""
        match = _MARKER.match(self.text)
        if match is None:
            return None
        sign = match["sign"]
        kind = "bullet" if sign in "-•–" else "number" if sign[0].isdigit() else "letter"
        return Marker(kind, sign, match.end())

    def cut(self, length: int) -> Row:
        """The line from `length` characters on."""
        words = self.text[length:].lstrip()
        return Row(words, 0, self.number, self.offset + len(self.text) - len(words))

    def moved(self, columns: int) -> Row:
        """The line with its column counted from further in."""
        return replace(self, column=max(self.column - columns, 0))


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign of a list item: a bullet, a number or a letter, with the space after it."""

    kind: str
    sign: str
    length: int

    def stands_for(self) -> tuple[int, ...]:
        """The places in a list that the sign can mean: `i)` is the ninth letter or the first number."""
        value = self.sign[:-1]
        if self.kind == "number":
            return (int(value),)
        letters = (ord(value) - ord("a") + 1,) if len(value) == 1 else ()
        return letters + ((_ROMAN.index(value) + 1,) if value in _ROMAN else ())


def rows(text: str) -> list[Row]:
    """The lines of a field's text."""
    found = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text)):
        words = line.lstrip()
        offset = len(line) - len(words)
        found.append(Row(words.rstrip(), len(line[:offset].expandtabs(4)), number, offset))
    return found


def starts_list(lines: Sequence[Row], at: int) -> bool:
    """Whether a list of two or more items of one kind begins at a line."""
    first = lines[at].marker()
    if first is None:
        return False
    gap = False
    for below in range(at + 1, len(lines)):
        row = lines[below]
        if row.blank:
            gap = True
            continue
        if row.column < lines[at].column + STEP:
            marker = row.marker()
            if marker is not None or gap or row.quoted:
                return marker is not None and marker.kind == first.kind
        gap = False
    return False
