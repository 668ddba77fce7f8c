"""Reads YAML: what would be misread is mended in memory and read again, so that all of it is reported."""

from __future__ import annotations

import re

from ..findings import Finding, Location, Related
from .catalogue import finding
from .entries import entries
from .lines import Lines, Row
from .mending import Hit, mend
from .traps import BRACE, TAB, diagnose
from .tree import DataFile
from .yaml_events import BrokenError, Mark
from .yaml_problems import explain
from .yaml_tree import DEEPEST, Built, TooDeepError, build

_MOST_MENDS = 50
_MOST_READ = 20_000_000
"""Characters: how much is read again after mending before we stop, where a file is large."""
_TABBED = re.compile(r"[ ]*\t\s*\S")


def read_yaml(text: str, name: str) -> DataFile:
    """The tree of a YAML text, with positions and findings; the tree is None where it could not be mended."""
    lines, found = Lines.of(text), list[Finding]()
    built: Built | None = None
    attempts = max(3, _MOST_READ // len(text))
    while len(found) < _MOST_MENDS and attempts:
        attempts -= 1
        try:
            built = build(lines, name)
        except TooDeepError as error:
            return DataFile(name, text, None, findings=(*found, _too_deep(lines, name, error)))
        except BrokenError as error:
            hits = _tabs(lines) or _certain(lines) or _near(lines, error)
            if not hits:
                return DataFile(name, text, None, findings=(*found, *_unmended(found, lines, name, error)))
        else:
            hits = built.hits or (_certain(lines) if built.runs_on else [])
            if not hits:
                return DataFile(name, text, built.tree, built.values, built.keys, (*found, *built.findings))
        for hit in reversed(hits):
            found.append(hit.report(lines, name))
            lines = lines.replaced(hit.first, hit.last, hit.rows)
    return DataFile(name, text, None, findings=tuple(found))


def _certain(lines: Lines) -> list[Hit]:
    """Every value that has certainly fallen into a trap, in file order, none of them overlapping."""
    hits: list[Hit] = []
    for entry in entries(lines.texts):
        words = (lines.texts[entry.line][entry.column :], *lines.texts[entry.line + 1 : entry.last + 1])
        trap = diagnose(entry, words)
        if trap:
            hit = mend(lines, trap, entry)
            hits += [hit] if not hits or hit.first > hits[-1].last else []
        if len(hits) == _MOST_MENDS:
            break
    return hits


def _near(lines: Lines, error: BrokenError) -> list[Hit]:
    """The row between braces that libyaml stumbled in."""
    line = error.mark.line if error.mark else -1
    for entry in entries(lines.texts):
        if entry.line <= line <= entry.last and entry.value.startswith("{"):
            return [mend(lines, BRACE, entry)]
    return []


def _tabs(lines: Lines) -> list[Hit]:
    """Lines indented with tabs, as one hit at the first of them that mends them all."""
    tabbed = [n for n, text in enumerate(lines.texts) if _TABBED.match(text)]
    within = (
        {n for entry in entries(lines.texts) for n in range(entry.line + 1, entry.last + 1)}
        if tabbed
        else set()
    )
    tabbed = [n for n in tabbed if n not in within]
    if not tabbed:
        return []
    first, last = tabbed[0], tabbed[-1]
    rows = [_without_tabs(row) for row in lines.rows[first : last + 1]]
    return [Hit(TAB, first, 0, first, last, tuple(rows))]


def _without_tabs(row: Row) -> Row:
    words = row.text.lstrip(" \t")
    lead = row.text[: len(row.text) - len(words)]
    spaces = lead.replace("\t", "  ")
    return Row(spaces + words, row.line, row.shift + len(lead) - len(spaces))


def _unmended(found: list[Finding], lines: Lines, name: str, error: BrokenError) -> list[Finding]:
    """What stopped libyaml; nothing where it may be our own way of taking the tabs out."""
    if any(f.message == TAB.message for f in found):
        return []
    message, help = explain(error.problem)
    mark, context = error.mark or Mark(0, 0, 0), error.context
    related: tuple[Related, ...] = ()
    if context and context.line != mark.line:
        begun = Location(name, *lines.place(context.line, context.column))
        related = (Related(begun, "it begins here"),)
    place = Location(name, *lines.place(mark.line, mark.column))
    return [finding("F07", message, place, help=help, related=related)]


def _too_deep(lines: Lines, name: str, error: TooDeepError) -> Finding:
    return finding(
        "F08",
        f"fields stand one within another more than {DEEPEST} deep",
        Location(name, *lines.place(error.mark.line, error.mark.column)),
        help="Check the indentation and the brackets above this place.",
    )
