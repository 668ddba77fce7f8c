"""Prints findings for people: each with an excerpt, a caret, what to do and on what authority."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

import click

from ..datafile.characters import readable
from ..errors import CourtdocsError, TemplateError, UnreadableError
from ..findings import Finding, Location, Report, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDTH = 110


def say(text: str = "", *, err: bool = False) -> None:
    """Print a line; colour only on a terminal, and never with NO_COLOR."""
    # Named here, because click would write UTF-8 to a stream that says it is ASCII.
    stream = sys.stderr if err else sys.stdout
    click.echo(text, file=stream, color=False if os.environ.get("NO_COLOR") else None)


def show_findings(report: Report, *, err: bool = False) -> None:
    """Print every finding, each with its excerpt, in file order."""
    for finding in report.findings:
        say(_finding(finding, report.sources), err=err)
        say(err=err)


def show_error(error: CourtdocsError) -> None:
    """Print a failure: its findings where it has some, its words otherwise."""
    if isinstance(error, (UnreadableError, TemplateError)):
        report = Report().plus(error.findings, error.sources)
        show_findings(report, err=True)
        say(summary(report), err=True)
    else:
        say(f"courtdocs: {error}", err=True)


def summary(report: Report) -> str:
    """The last line: how many errors, warnings and notes there are."""
    standing = [f for f in report.findings if not f.waived]
    counts = [(sum(f.severity is severity for f in standing), severity.value) for severity in Severity]
    said = ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts)
    waived = len(report.findings) - len(standing)
    return f"{said}, {waived} waived." if waived else f"{said}."


def _finding(finding: Finding, sources: Mapping[str, str]) -> str:
    colour = _COLOURS[finding.severity]
    head = click.style(f"{finding.severity.value}[{finding.code}]", fg=colour, bold=True)
    lines = [f"{finding.location}: {head}: {click.style(finding.message, bold=True)}"]
    margin = len(str(finding.location.line)) if finding.location.line else 2
    lines += _excerpt(finding.location, finding.label, sources, margin, colour)
    for related in finding.related:
        lines.append(f"{' ' * margin} ::: {related.location}: {related.message}")
        lines += _excerpt(related.location, "", sources, margin, "cyan")
    lines += [f"{' ' * margin} = {line}" for line in _notes(finding)]
    return "\n".join(lines)


def _excerpt(
    place: Location, label: str, sources: Mapping[str, str], margin: int, colour: str
) -> Iterable[str]:
    text = sources.get(place.file, "").split("\n")
    if not place.line or place.line > len(text) or place.cell or _is_whole(place):
        return [f"{' ' * margin} = {label}"] if label else []
    line, column = _window(_shown(text[place.line - 1]), max(place.column, 1))
    length = max(1, min((place.end_column or place.column + 1) - place.column, len(line) - column + 1))
    caret = click.style(f"{' ' * (column - 1)}{'^' * length} {label}".rstrip(), fg=colour)
    number = str(place.line).rjust(margin)
    return [f"{' ' * margin} |", f"{number} | {line}", f"{' ' * margin} | {caret}", f"{' ' * margin} |"]


def _is_whole(place: Location) -> bool:
    """Whether a place is the file as a whole: what is missing in it stands nowhere."""
    return (place.line, place.column, place.end_column) == (1, 1, 0)


def _shown(line: str) -> str:
    """A line of a file as a terminal may show it: a hidden or control character has no effect there."""
    return readable(line).replace("\t", " ")


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line round a column, and where the column is in it."""
    if len(line) <= _WIDTH:
        return line, column
    start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    part = line[start : start + _WIDTH]
    return f"{'…' if start else ''}{part}{'…' if start + _WIDTH < len(line) else ''}", column - start + bool(
        start
    )


def _notes(finding: Finding) -> list[str]:
    notes = [f"help: {finding.help}"] if finding.help else []
    if finding.suggestion:
        first, *rest = finding.suggestion.splitlines()
        notes += [f"instead: {first}", *(f"         {line}" for line in rest)]
    if finding.authority:
        notes.append(f"authority: {finding.authority}")
    if finding.waived:
        notes.append(f"waived: {finding.waived}")
    return [*notes, f"more: courtdocs explain {finding.code}"]
