"""Signs that are not what they look like to YAML: tabs, no-break spaces, dashes and dots for hyphens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from .entries import DASHED, ITEM, PAIR, entries
from .lines import Lines, Row
from .mending import Hit
from .traps import DASHES, NO_BREAK, TAB, Trap

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_TABBED = re.compile(r"[ ]*\t\s*\S")


def lookalikes(lines: Lines) -> list[Hit]:
    """No-break spaces where spaces count, or rows that begin with a dash: one hit that mends them all."""
    return _all_mended(lines, NO_BREAK, _ODD_SPACE, _with_plain_spaces) or _all_mended(
        lines, DASHES, DASHED, _with_hyphen
    )


def tabs(lines: Lines) -> list[Hit]:
    """Lines indented with tabs: one hit that mends them all."""
    return _all_mended(lines, TAB, _TABBED, _without_tabs)


def _all_mended(lines: Lines, trap: Trap, pattern: re.Pattern[str], mend: Callable[[Row], Row]) -> list[Hit]:
    """The lines outside words that hold the pattern and that a mend changes: one hit, at the first."""
    suspects = [n for n, text in enumerate(lines.texts) if pattern.search(text)]
    words = set(_words(lines)) if suspects else set()
    rows = {n: mend(lines.rows[n]) for n in suspects if n not in words}
    rows = {n: row for n, row in rows.items() if row.text != lines.texts[n]}
    if not rows:
        return []
    first, last, more = min(rows), max(rows), len(rows) - 1
    same = f"; {more} more line{' has' if more == 1 else 's have'} the same fault" if more else ""
    told = replace(trap, message=trap.message + same)
    between = tuple(rows.get(n, lines.rows[n]) for n in range(first, last + 1))
    return [Hit(told, first, 0, first, last, between)]


def _words(lines: Lines) -> Iterator[int]:
    """The lines that go on with the words of the line above them."""
    for entry in entries(lines.texts):
        yield from range(entry.line + 1, entry.last + 1 if entry.stray < 0 else entry.stray)


def _with_plain_spaces(row: Row) -> Row:
    """A field or row with plain spaces wherever YAML goes by them: before it, after its sign, at its end."""
    text = row.text
    match = PAIR.match(text) or ITEM.match(text)
    if match is None:
        return row
    sign = match.end("key" if match.re is PAIR else "lead")
    value = match.start("value") if match["value"] else len(text)
    end = max(value, len(text.rstrip()))
    parts = (text[: match.end("lead")], text[match.end("lead") : sign], text[sign:value], text[value:end])
    lead, name, gap, words = parts
    return replace(row, text=f"{_plain(lead)}{name}{_plain(gap)}{words}{_plain(text[end:])}")


def _plain(text: str) -> str:
    return _ODD_SPACE.sub(" ", text)


def _with_hyphen(row: Row) -> Row:
    mended = DASHED.sub(r"\1- ", row.text, count=1)
    return Row(mended, row.line, row.shift + len(row.text) - len(mended))


def _without_tabs(row: Row) -> Row:
    words = row.text.lstrip(" \t")
    lead = row.text[: len(row.text) - len(words)]
    spaces = lead.replace("\t", "  ")
    return Row(spaces + words, row.line, row.shift + len(lead) - len(spaces))
