"""The error tree: every way in which a command can fail, each with its exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .findings import Finding


class CourtdocsError(Exception):
    """A failure that the user can do something about; `exit_code` is what the command line returns."""

    exit_code = 70


class UsageError(CourtdocsError):
    """The command cannot be carried out as asked: an unknown kind, profile or option."""

    exit_code = 2


class UnreadableError(CourtdocsError):
    """Input that cannot be read; `findings` (family F) say where and why, `sources` hold the files' text."""

    exit_code = 3

    def __init__(self, findings: Sequence[Finding], sources: Mapping[str, str] | None = None) -> None:
        super().__init__("; ".join(f.message for f in findings))
        self.findings = tuple(findings)
        self.sources = dict(sources or {})


class MissingProgramError(CourtdocsError):
    """A program that courtdocs calls is not installed; the message says how to install it."""

    exit_code = 4


class TemplateError(CourtdocsError):
    """A template or guidance note is broken; `findings` (family H) say where, `sources` hold its text."""

    exit_code = 5

    def __init__(self, findings: Sequence[Finding], sources: Mapping[str, str] | None = None) -> None:
        super().__init__("; ".join(f"{f.location}: {f.message}" for f in findings))
        self.findings = tuple(findings)
        self.sources = dict(sources or {})


class WriteError(CourtdocsError):
    """An output could not be written, or would overwrite somebody's edit; nothing was changed."""

    exit_code = 6
