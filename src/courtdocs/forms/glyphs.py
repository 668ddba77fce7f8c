"""Finds the characters that the court fonts cannot print (F23), each at its place in the file."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from ..datafile.catalogue import MOST_FINDINGS
from ..datafile.tree import DataFile, Tree
from ..findings import Finding, Location, Path, Severity
from ..resources import fonts
from .filled import FilledForm

_SPACES = "\n\t"
"""Not in any font; a document makes a line break or a space of them."""
_JOINER = "\u200d"
"""Joins several emoji into one picture."""


def unprintable(form: FilledForm) -> tuple[Finding, ...]:
    """One finding for each run of characters without a glyph in a value of the form or its case record.

    A run that comes again in the same value is told once. The confidential record, which is never printed,
    is not among the form's files.
    """
    return tuple(
        finding
        for prefix, file in form.files.items()
        for finding in _in_file(prefix, file)
        if not any(_stands_in(finding.path, other) and len(other) > len(prefix) for other in form.files)
    )


def _stands_in(path: Path, prefix: Path) -> bool:
    """Whether a value stands in the file of a list: the record's own file holds only the file's name."""
    return len(path) > len(prefix) and path[: len(prefix)] == prefix


@cache
def _missing() -> re.Pattern[str]:
    """Matches a run of characters that at least one of the four faces lacks."""
    ranges = json.loads((fonts() / "coverage.json").read_text("utf-8"))
    held = "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in ranges)
    lacking = f"[^{held}{_SPACES}]+"
    return re.compile(f"{lacking}(?:{_JOINER}{lacking})*")


def _in_file(prefix: Path, file: DataFile) -> Iterator[Finding]:
    lines = file.text.split("\n")
    for path, value in _scalars(file.tree, ()):
        runs = dict.fromkeys(match[0] for match in _missing().finditer(value))
        for run in islice(runs, MOST_FINDINGS):
            mended = value.replace(run, _plain(run)) if len(runs) == 1 and _plain(run) else ""
            yield Finding(
                code="F23",
                severity=Severity.ERROR,
                message=_message(run),
                location=_place(file, lines, path, value, run),
                label="not in the court fonts",
                help=_help(run),
                suggestion=mended,
                name="character-not-printable",
                path=(*prefix, *path),
            )


def _scalars(tree: Tree, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, dict):
        for key, inner in tree.items():
            yield from _scalars(inner, (*path, key))
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from _scalars(inner, (*path, number))


def _place(file: DataFile, lines: Sequence[str], path: Path, value: str, run: str) -> Location:
    """Where the run first stands; found in the file's own text, so that folding cannot shift it."""
    span = file.values.get(path)
    if span is None or span.cell:
        return file.locate(path)
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else None
        column = lines[number - 1].find(run, start, end)
        if column >= 0:
            return Location(file.name, number, column + 1, column + 1 + len(run))
    before = value[: value.index(run)]
    return file.locate_text(path, before.count("\n"), len(before) - before.rfind("\n") - 1)


def _message(run: str) -> str:
    name = unicodedata.name(run[0], f"U+{ord(run[0]):04X}").lower()
    if len(run) == 1:
        return f"the character “{run}” ({name}) cannot be printed: the court fonts do not have it"
    return (
        f"“{run}” cannot be printed: the court fonts do not have its characters, of which the first is {name}"
    )


def _plain(run: str) -> str:
    """The same written in characters that the fonts have, where Unicode itself says what that is."""
    plain = unicodedata.normalize("NFKC", run)
    return "" if plain == run or _missing().search(plain) else plain


def _help(run: str) -> str:
    if plain := _plain(run):
        return f"Write “{plain}” instead."
    if any(unicodedata.category(char).startswith("L") for char in run):
        return "Write the words in the Latin alphabet, and say which language they are in."
    return "Say in words what it shows, or leave it out."
