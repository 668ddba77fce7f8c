"""Finds, line by line, where each value of a YAML file begins and ends, also in a file that is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

PAIR = re.compile(
    r"""(?P<lead>\s*(?:-\s+)*)(?P<key>"[^"]*"|'[^']*'|[\w.<][\w.<-]*(?:[ ][\w.-]+){0,2})"""
    r"""\s*:(?:\s+(?P<value>.*))?$"""
)
ITEM = re.compile(r"(?P<lead>\s*(?:-\s+)*-)(?:\s+(?P<value>.*))?$")
BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*|\s*)$")
FIELD = re.compile(r"\s*(?:-\s+)*[a-z][\w-]*:(?:\s|$)")
"""A line that is plainly a field, for finding where quotation marks have run on too far."""
DASHED = re.compile(r"(\s*)[–—•‣·▪●*]\s+(?=[a-z][\w-]*:(?:\s|$))")
"""The beginning of a row with a dash or a dot instead of a hyphen."""
FIELD_NAME = re.compile(r"\s*(?:-\s+)*(?P<name>[A-Za-z][\w-]*):(?:\s|$)")
JOINED = re.compile(r"\s*(?:-\s+)*[a-z][\w-]*:(?![\s/]|$)")
"""A field with no space after its colon."""
ROW = re.compile(r"\{\s*[A-Za-z][\w-]*:\s")
"""The beginning of a row written between braces."""
COMMENT = re.compile(r"\s*#")
_NOT_CONTENT = re.compile(r"\s*(?:#|$)|(?:---|\.\.\.)(?:\s|$)|%")
_LONGEST = 100
"""Lines over which the end of a quotation or row is looked for."""
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'(?!')")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as it stands in a file; lines and columns from 0.

    `last` is the last line that belongs to it. `stray` is the first line of words below it that should be
    indented and are not (-1 where there is none).
    """

    line: int
    column: int
    last: int
    value: str
    inner: int
    """The column from which anything further in belongs to the value."""
    paired: bool
    closed: bool = False
    """Whether it is a quotation, row or list that ends as it should."""
    stray: int = -1


def entries(texts: Sequence[str]) -> Iterator[Entry]:
    """The values of a file in order, block scalars passed over whole."""
    entry: Entry | None = None
    at = 0
    while at < len(texts):
        text = texts[at]
        match = PAIR.match(text) or ITEM.match(text)
        if _NOT_CONTENT.match(text):
            at += 1
        elif match:
            if entry:
                yield entry
            entry = _entry(texts, at, match)
            at = entry.last + 1
        else:
            if entry:
                entry = replace(entry, last=at, stray=entry.stray if entry.stray >= 0 else at)
            elif JOINED.match(text):
                entry = Entry(at, 0, at, text, 0, False, stray=at)
            at += 1
    if entry:
        yield entry


def indent(text: str) -> int:
    """The column of the first character that is not a space."""
    return len(text) - len(text.lstrip(" "))


def closing(texts: Sequence[str], line: int, column: int) -> tuple[int, int] | None:
    """The place after the quotation, row or list that opens at a place; None where it has no end."""
    opener = texts[line][column]
    if opener not in _QUOTED:
        return _closing_bracket(texts, line, column)
    rest = "\n".join((texts[line][column:], *texts[line + 1 : line + _LONGEST]))
    match = _QUOTED[opener].match(rest)
    if match is None:
        return None
    lines = rest.count("\n", 0, match.end())
    start = rest.rfind("\n", 0, match.end()) + 1
    return line + lines, match.end() - start + (0 if lines else column)


def _entry(texts: Sequence[str], line: int, match: re.Match[str]) -> Entry:
    value = match["value"] or ""
    paired = match.re is PAIR
    lead = match["lead"]
    inner = len(lead) if paired else len(lead) - 1
    column = match.start("value") if value else len(texts[line])
    entry = Entry(line, column, line, value, inner, paired)
    if BLOCK.match(value):
        return replace(entry, last=_further_in(texts, line, inner))
    if not value or value.startswith("#"):
        return _on_next_line(texts, entry)
    if value[0] in "\"'[{":
        end = closing(texts, line, column)
        swallowed = end is None or any(FIELD.match(text) for text in texts[line + 1 : end[0] + 1])
        clean = end is not None and re.match(r"\s*$|\s+#", texts[end[0]][end[1] :])
        if end and clean and not (swallowed and value[0] in "\"'"):
            return replace(entry, last=end[0], closed=True)
    return replace(entry, last=_further_in(texts, line, inner))


def _on_next_line(texts: Sequence[str], entry: Entry) -> Entry:
    """A value that begins on the line below its key, if that line is words and not a field or a row."""
    below = next((n for n in range(entry.line + 1, len(texts)) if not _NOT_CONTENT.match(texts[n])), None)
    if below is None or indent(texts[below]) <= entry.inner:
        return entry
    if any(pattern.match(texts[below]) for pattern in (PAIR, ITEM, JOINED, DASHED)):
        return entry
    value, column = texts[below].strip(), indent(texts[below])
    here = replace(entry, line=below, column=column, value=value)
    if value[0] in "\"'[{" and (end := closing(texts, below, column)):
        return replace(here, last=end[0], closed=True)
    return replace(here, last=_further_in(texts, below, entry.inner))


def _further_in(texts: Sequence[str], line: int, inner: int) -> int:
    """The last line of those below `line` that are blank or indented further than `inner`."""
    last = at = line
    while at + 1 < len(texts) and (not texts[at + 1].strip() or indent(texts[at + 1]) > inner):
        at += 1
        last = at if texts[at].strip() else last
    return last


def _closing_bracket(texts: Sequence[str], line: int, column: int) -> tuple[int, int] | None:
    # A quotation mark opens a quotation only where a word may begin: `fresh`.
    depth, fresh, end_of_search = 0, True, min(line + _LONGEST, len(texts))
    while line < end_of_search:
        text = texts[line]
        while column < len(text):
            character = text[column]
            if character == "#" and (column == 0 or text[column - 1].isspace()):
                break
            if character in "\"'" and fresh:
                end = closing(texts, line, column)
                if end is None:
                    return None
                (line, column), fresh, text = end, False, texts[end[0]]
                continue
            depth += (character in "[{") - (character in "]}")
            column += 1
            if depth == 0:
                return line, column
            fresh = character in "[{,:" or (fresh and character.isspace())
        line, column = line + 1, 0
    return None
