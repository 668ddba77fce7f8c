"""The codes that reading a data file can give, with their names and severities."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Finding, Location, Related, Severity

NAMES = {
    "F01": "file-not-found",
    "F02": "not-a-file",
    "F03": "file-too-large",
    "F04": "file-empty",
    "F05": "encoding-not-utf8",
    "F06": "character-forbidden",
    "F07": "syntax-broken",
    "F08": "nesting-too-deep",
    "F09": "alias-or-tag",
    "F10": "field-twice",
    "F24": "prose-folded",
    "F28": "words-after-hash",
    "F30": "words-in-flow-list",
    "F31": "spreadsheet-unreadable",
}
MOST_FINDINGS = 200
"""A file that is broken from end to end is not reported line by line beyond this."""


def finding(
    code: str,
    message: str,
    location: Location,
    *,
    help: str,
    label: str = "",
    suggestion: str = "",
    related: Sequence[Related] = (),
) -> Finding:
    """A finding of family F: a note for F24, otherwise an error."""
    severity = Severity.NOTE if code == "F24" else Severity.ERROR
    return Finding(
        code,
        severity,
        message,
        location,
        label=label,
        help=help,
        related=tuple(related),
        suggestion=suggestion,
        name=NAMES[code],
    )
