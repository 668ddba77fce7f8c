"""Reads prose: the Markdown subset of form files, into blocks that know their lines.

Paragraphs, lists of two or more items, quotations, emphasis and brackets; all else is words as typed. A sign
that makes no list, such as a single `- item` or a date at the beginning of a line, stays in the words.
Lists and quotations are split here and not by markdown-it, whose lists begin with one item and any number,
know neither `a)` nor `•`, and take in the line below; markdown-it reads the emphasis (see `inline`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Block, List, ListItem, Paragraph, Problem, Quote
from .inline import read_inline
from .rows import STEP, Marker, Row, rows, starts_list
from .unsupported import unsupported

_DEEPEST = 12
"""Lists and quotations one within another; what is deeper stays words."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Prose as read: its blocks, and what in it is unsupported (F22) or would be misread (F29)."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


def parse(text: str) -> Parsed:
    """Parse prose. Never raises: what the subset cannot hold stays as words and becomes a problem."""
    lines = rows(text)
    problems = list(unsupported(text, lines))
    blocks = _blocks(lines, problems, 0)
    # A line below nested lists is swallowed by each of them: the outermost says so.
    once = {(p.code, p.message, p.line): p for p in reversed(problems)}
    return Parsed(blocks, tuple(sorted(once.values(), key=lambda p: (p.line, p.column, p.code))))


def _blocks(lines: Sequence[Row], problems: list[Problem], depth: int) -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if depth < _DEEPEST and lines[at].quoted:
            end = _end_of_quote(lines, at)
            inner = [row.cut(1) for row in lines[at:end]]
            found.append(Quote(_blocks(inner, problems, depth + 1), lines[at].number))
        elif depth < _DEEPEST and starts_list(lines, at):
            end, block = _list(lines, at, problems, depth)
            found.append(block)
        elif not lines[at].blank:
            end = _end_of_paragraph(lines, at, depth)
            found.append(Paragraph(read_inline(lines[at:end]), lines[at].number))
        at = end
    return tuple(found)


def _end_of_quote(lines: Sequence[Row], at: int) -> int:
    while at < len(lines) and lines[at].quoted:
        at += 1
    return at


def _end_of_paragraph(lines: Sequence[Row], at: int, depth: int) -> int:
    at += 1
    while at < len(lines) and not lines[at].blank:
        # `> 50 units` on a line that goes on from the one before is no quotation.
        quotes = lines[at].quoted and not lines[at].text[2:3].isdigit()
        if depth < _DEEPEST and (quotes or starts_list(lines, at)):
            break
        at += 1
    return at


def _list(lines: Sequence[Row], at: int, problems: list[Problem], depth: int) -> tuple[int, List]:
    start, base = at, lines[at].column
    first = lines[at].marker()
    assert first is not None
    items: list[ListItem] = []
    markers: list[tuple[Row, Marker]] = []
    while at < len(lines):
        marker = lines[at].marker()
        if lines[at].column >= base + STEP or marker is None or marker.kind != first.kind:
            break
        markers.append((lines[at], marker))
        end = _end_of_item(lines, at, base, first.kind, problems)
        body = [lines[at].cut(marker.length), *(row.moved(base + STEP) for row in lines[at + 1 : end])]
        items.append(ListItem(_blocks(body, problems, depth + 1)))
        at = end
    problems += _misnumbered(markers)
    return at, List(tuple(items), first.kind != "bullet", lines[start].number)


def _end_of_item(lines: Sequence[Row], at: int, base: int, kind: str, problems: list[Problem]) -> int:
    """The line after an item: at the next sign of the list, or at words that do not belong to it."""
    gap = False
    for end in range(at + 1, len(lines)):
        row = lines[end]
        if row.blank:
            gap = True
            continue
        if row.column < base + STEP:
            marker = row.marker()
            if (marker and marker.kind == kind) or gap or row.quoted or starts_list(lines, end):
                return end
            if row.column <= base:
                problems.append(_swallowed(row, base))
        gap = False
    return len(lines)


def _swallowed(row: Row, base: int) -> Problem:
    belongs = row.text[:1].islower()
    return Problem(
        "F29",
        "this line would become part of the list item above it",
        f"If it belongs to the item, indent it by {STEP} spaces; if not, leave an empty line before it.",
        row.number,
        row.offset,
        suggestion=" " * (base + STEP) + row.text if belongs else "\n" + row.text,
    )


def _misnumbered(markers: Sequence[tuple[Row, Marker]]) -> list[Problem]:
    """A list whose numbers are not 1, 2, 3 (or all alike): printed, it would be numbered otherwise."""
    if markers[0][1].kind == "bullet":
        return []
    places = [marker.stands_for() for _, marker in markers]
    alike = all(1 in place for place in places)
    wrong = next((n for n, place in enumerate(places) if n + 1 not in place), None)
    if wrong is None or alike:
        return []
    row, marker = markers[wrong]
    right = str(wrong + 1) if marker.kind == "number" else chr(ord("a") + wrong % 26)
    return [
        Problem(
            "F29",
            f"this list goes on from `{marker.sign}`, but documents number every list from the beginning",
            "Number the list from 1 (or a) without gaps. If these lines are not a list, join them to the "
            "lines above.",
            row.number,
            row.offset,
            suggestion=f"{right}{marker.sign[-1]} {row.text[marker.length :]}",
        )
    ]
