"""Finds the markup of other Markdowns in prose, which here is words: headings, links, tags, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .blocks import Problem
from .rows import Row

_LEAD = r"^(?:(?:>|[-•–])\s+)*"
_KEPT = "It is printed as typed."

_HEADING = re.compile(_LEAD + r"(?P<at>#{1,6}\s+)\S")
_PICTURE = re.compile(r"(?P<at>!\[[^\[\]]*\]\([^)\s]{0,2000}\))")
_LINK = re.compile(r"(?<!!)(?P<at>\[[^\[\]]*\]\([^)\s]{1,2000}\))")
_TAG = re.compile(r"(?P<at></?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>)")
_TABLE = re.compile(_LEAD + r"(?P<at>\|.*\|.*|:?-{3,}:?(?:\s*\|\s*:?-{3,}:?)+)\s*$")


@dataclass(frozen=True, slots=True)
class Markup:
    """Something that looks like markup: what to say and do, and whether to take it out mends the line."""

    pattern: re.Pattern[str]
    sign: str
    """What stands in every one of them."""
    what: str
    help: str
    mends: bool = False
    runs: bool = False
    """Whether lines of it that follow one another are one thing."""


MARKUP = (
    Markup(
        _HEADING,
        "#",
        "a heading can't stand within these words",
        f"{_KEPT} Take out the `#`; put words that must stand out in a paragraph of their own, between `**`.",
        mends=True,
    ),
    Markup(
        _PICTURE,
        "](",
        "a picture can't stand within these words",
        f"{_KEPT} Put the picture into an exhibit and cite that.",
    ),
    Markup(
        _LINK,
        "](",
        "a link can't stand within these words",
        f"{_KEPT} Write the address out where the court needs it.",
    ),
    Markup(
        _TAG,
        "<",
        "a tag of HTML has no effect here",
        f"{_KEPT} Put words that must stand out between `*` or `**`.",
        mends=True,
    ),
    Markup(
        _TABLE,
        "|",
        "a table can't stand within these words",
        f"{_KEPT} Write a list, or put the table into an exhibit and cite that.",
        runs=True,
    ),
)


def unsupported(text: str, lines: Sequence[Row]) -> Iterator[Problem]:
    """A problem (F22) for each place, and one alone for the lines of a table."""
    for markup in MARKUP:
        last = -2
        for row in lines if markup.sign in text else ():
            match = markup.pattern.search(row.text)
            if match is None:
                continue
            if not markup.runs or row.number != last + 1:
                mended = _without(markup, row.text) if markup.mends else ""
                column = row.offset + match.start("at")
                yield Problem("F22", markup.what, markup.help, row.number, column, mended)
            last = row.number


def _without(markup: Markup, line: str) -> str:
    """A line with the markup taken out."""
    for match in reversed(list(markup.pattern.finditer(line))):
        line = line[: match.start("at")] + line[match.end("at") :]
    return line
