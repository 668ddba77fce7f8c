"""The codes that reading a data file can give, with their names and severities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

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
MOST_FINDINGS = 50
"""A file that is broken from end to end is not reported line by line beyond this."""
_MORE = "; there is more further on, which is told once this is put right"


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


def at_most(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings up to the most that are told; no error is left out for a note, and the last says so."""
    kept, counts, last = list[Finding](), Counter[Severity](), -1
    for f in found:
        counts[f.severity] += 1
        if counts[f.severity] <= MOST_FINDINGS:
            last = len(kept) if f.severity is Severity.ERROR else last
            kept.append(f)
    if counts[Severity.ERROR] > MOST_FINDINGS:
        kept[last] = replace(kept[last], message=kept[last].message.removesuffix(_MORE) + _MORE)
    return tuple(kept)
