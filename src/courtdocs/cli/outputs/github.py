"""Outcomes as GitHub annotations: one workflow command a finding, printed as each form is done."""

from __future__ import annotations

from collections.abc import Iterable

from ...findings import Finding, Severity
from ..outcome import Outcome
from ..report import say

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def tell(outcomes: Iterable[Outcome], quiet: bool) -> int:
    """Print a line for each finding and each form that failed; `quiet` makes no difference."""
    code = 0
    for outcome in outcomes:
        code = max(code, outcome.code)
        for finding in outcome.report.findings:
            say(annotation(finding))
        if outcome.failed and not outcome.report.findings:
            words = "\n".join((outcome.failed, *outcome.fault))
            say(_command("error", words, file=outcome.form, title="courtdocs"))
    return code


def annotation(finding: Finding) -> str:
    """A finding as a workflow command: one line, whatever it says."""
    place = finding.location
    said = [finding.message, finding.label, finding.help, f"waived: {finding.waived}"]
    kept = said if finding.waived else said[:3]
    return _command(
        "notice" if finding.waived else _COMMANDS[finding.severity],
        "\n".join(part for part in kept if part),
        file=place.file,
        line=place.line,
        col=place.column,
        endColumn=place.end_column,
        title=f"{finding.code} {finding.name}" + (f" ({place.cell})" if place.cell else ""),
    )


def _command(name: str, words: str, **properties: str | int) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{name} {told}::{_data(words)}"


def _data(text: str) -> str:
    """Text that GitHub reads back unchanged, on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
