"""Marks and stamps: what an expression leaves in rendered text, and which template line a row came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..findings import Location

_FIRST_MARK, _FIRST_STAMP = 0xF0000, 0x100000
LIMIT = 0xFFFD
"""How many values one document, and how many places one template, can have."""
MARK = re.compile("[\U000f0000-\U000ffffd]")
RESERVED = re.compile("[\U000f0000-\U0010ffff]")
"""Characters that a template's source must not hold: they would be taken for marks or stamps."""
_PIECE = re.compile("[\U000f0000-\U000ffffd]|[\U00100000-\U0010fffd]|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template; `ordinal` counts the expressions of a line from 1, and is 0 for its text."""

    file: str
    line: int
    column: int = 1
    blank: bool = False
    """Whether the line has nothing on it, not even a tag."""
    ordinal: int = 0

    @property
    def location(self) -> Location:
        """The place as findings give it."""
        return Location(self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of rendered template: words and marks, and where it came from."""

    text: str
    place: Place


def mark(number: int) -> str:
    """The character that stands for the value with this number."""
    return chr(_FIRST_MARK + number)


def number_of(character: str) -> int:
    """The number of the value for which a mark stands."""
    return ord(character) - _FIRST_MARK


def stamp(number: int) -> str:
    """The character that stands for the place with this number."""
    return chr(_FIRST_STAMP + number)


def rows(rendered: str, places: list[Place]) -> tuple[list[Row], dict[int, Place]]:
    """Take the stamps out of rendered text: its rows, and the place of each mark.

    A line that has something on it in the template but printed nothing is left out; an empty line stays.
    """
    kept: list[Row] = []
    marked: dict[int, Place] = {}
    for line in rendered.split("\n"):
        row = _row(line, places, marked)
        if row is not None:
            kept.append(row)
    return kept, marked


def _row(line: str, places: list[Place], marked: dict[int, Place]) -> Row | None:
    words: list[str] = []
    here: Place | None = None
    place: Place | None = None
    blank = True
    end = 0
    for match in _PIECE.finditer(line):
        before, character = line[end : match.start()], match.group()
        end = match.end()
        words.append(before)
        if place is None and before.strip():
            place = here
        if ord(character) >= _FIRST_STAMP:
            here = places[ord(character) - _FIRST_STAMP]
            blank = blank and here.blank
            continue
        words.append(character)
        place = place or here
        if here is not None:
            marked[number_of(character)] = here
    words.append(line[end:])
    text = "".join(words)
    if here is None or (not text.strip() and not blank):
        return None
    return Row(text if text.strip() else "", place or here)
