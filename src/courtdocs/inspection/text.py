"""Opens a finished text file and says what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finished import Finished

# Only after the number of a paragraph do two spaces stand behind what a line begins with.
_NUMBER = re.compile(r"^(\d+)\. {2}", re.MULTILINE)
_UNDERLINE = re.compile(r"([=\-~.])\1*")


def open_text(data: bytes, name: str) -> Finished:
    """What the text file holds: it is one page, and has no properties.

    Raises ValueError for bytes that are not UTF-8.
    """
    text = data.decode("utf-8")
    return Finished(
        format="txt",
        name=name,
        pages=(text,),
        numbers=tuple(int(number) for number in _NUMBER.findall(text)),
        bookmarks=tuple(_headings(text.split("\n"))),
    )


def _headings(lines: list[str]) -> Iterator[str]:
    """The headings: underlined as far as their longest line goes."""
    said: list[str] = []
    for line in lines:
        ruled = _UNDERLINE.fullmatch(line) is not None
        if ruled and said and len(line) == max(map(len, said)):
            yield " ".join(said)
        said = [*said, line] if line and not ruled else []
