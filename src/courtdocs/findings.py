"""What courtdocs says about a file: severities, authorities, places and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Path = tuple[str | int, ...]
"""Where a value stands in a form: mapping keys and row numbers (from 0), outermost first."""


class Severity(StrEnum):
    """How much a finding weighs: an error stops a signed form, a warning is printed, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class HowSeen(StrEnum):
    """How the text behind an authority was seen by the people who wrote it down."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GENERAL = "general knowledge"
    UNCERTAIN = "uncertain"
    PRACTICE = "practice"
    UNKNOWN = "unknown"
    OWN = "own"

    @property
    def bears_an_error(self) -> bool:
        """Whether a rule on this footing may be an error (never uncertain, practice, unknown)."""
        return self in (HowSeen.PRIMARY, HowSeen.SECONDARY, HowSeen.GENERAL, HowSeen.OWN)


@dataclass(frozen=True, slots=True)
class Authority:
    """The law or guidance behind a rule, dated, with how it was seen and whether it awaits checking."""

    key: str
    cite: str
    as_at: date
    how_seen: HowSeen
    open: bool = False
    """Listed among the points that a person must still check in the primary text."""
    note: str = ""

    def __str__(self) -> str:
        return f"{self.cite} (as at {self.as_at.isoformat()})"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: lines and columns count from 1, in characters; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0
    """First column after the place, on the same line; 0 where only its start is known."""
    cell: str = ""
    """Sheet and cell, for a place in a spreadsheet; part and paragraph, for one in a Word file."""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}:{self.cell}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding: the other date, the first use of a key."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a court, or this program, would not accept, and what to do about it."""

    code: str
    severity: Severity
    message: str
    """What is wrong, in one sentence without a full stop."""
    location: Location
    label: str = ""
    """The words beside the caret."""
    help: str = ""
    """How to put it right."""
    authority: Authority | None = None
    related: tuple[Related, ...] = ()
    suggestion: str = ""
    """The mended text, where there is exactly one."""
    name: str = ""
    """The name of the rule: the defect in words joined by hyphens."""
    path: Path = ()
    waived: str = ""
    """The reason or direction that sets this finding aside; empty where it stands."""

    @property
    def stands(self) -> bool:
        """Whether the finding is an error that nobody has waived."""
        return self.severity is Severity.ERROR and not self.waived


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in file order, with the text of the files they point into (for excerpts)."""

    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors that stand."""
        return tuple(f for f in self.findings if f.stands)

    def plus(self, findings: Iterable[Finding], sources: Mapping[str, str] | None = None) -> Report:
        """This report with more findings (and the files they are in), again in file order."""
        every = dict.fromkeys((*self.findings, *findings))
        order = {name: n for n, name in enumerate((*self.sources, *(sources or {})))}
        ranked = sorted(
            every,
            key=lambda f: (
                order.get(f.location.file, len(order)),
                f.location.line,
                f.location.column,
                f.code,
            ),
        )
        return Report(tuple(ranked), {**self.sources, **(sources or {})})
