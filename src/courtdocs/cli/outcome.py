"""What came of one form, in plain values that pass between processes: all that any output prints of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..findings import Report

FAULT = 70
"""The exit code of a failure of our own."""
NOT_BEGUN = 130
"""The exit code of a form that Ctrl-C came before."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the document: its heading, its words, the page it begins on."""

    title: str
    words: int
    page: int


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Something that the court will need and that is not there yet: its path, its label, where it belongs."""

    path: str
    label: str
    place: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A form that could be read, as it was judged: the view that was asked for, and what to say of that."""

    kind: str
    title: str
    draft: bool
    view: str
    remarks: tuple[str, ...]
    to_write: tuple[ToWrite, ...]
    sections: tuple[Section, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a form: findings either way, then how it was judged, or why it `failed`.

    `outputs` are the documents written; None where the form was only checked, empty where it was refused.
    `fault` is what to send to whoever looks after courtdocs, where the failure is our own.
    """

    form: str
    code: int
    report: Report = field(default_factory=Report)
    judged: Judged | None = None
    outputs: tuple[str, ...] | None = None
    failed: str = ""
    fault: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the form was to be rendered and its findings stand against it."""
        return self.judged is not None and self.outputs == ()


def not_begun(form: str) -> Outcome:
    """What came of a form that Ctrl-C came before."""
    return Outcome(form, NOT_BEGUN, failed="It was not begun: Ctrl-C was pressed.")
