"""The evidence: each thing a statement rests on, who made it, when, and how its content is known."""

from __future__ import annotations

from pydantic import Field

from ..fields.base import Record, optional, shown
from ..fields.choices import Choice
from ..fields.dates import When
from ..fields.text import Plain
from .moment import CONFIDENTIAL, Moment


class Checklist(Choice):
    """Which part of the index of checklist documents lists the item (PD12A 3.1)."""

    A = "a"
    B = "b"


class EvidenceItem(Record):
    """One item of evidence, with its maker, its date and how it is known."""

    what: Plain
    by: Plain | None = optional("Maker: a key, or a name in words")
    made: When | None = optional("Date made")
    about: When | None = optional("Date of what it is about")
    known: Plain | None = optional("How known: own, record, or told by whom")
    exhibit: Plain | None = optional("Exhibit mark")
    file: Plain | None = optional("File")
    pages: Plain | None = optional("Pages")
    checklist: Checklist | None = optional("Checklist part")
    still_matters: Plain | None = optional("Why it still matters, if more than 2 years old")
    disclose: Plain = Field(default="open", title="Who may see it")

    @property
    def is_open(self) -> bool:
        """Whether every party may see the item."""
        return self.disclose.strip().casefold() == "open"

    @shown
    def printed_what(self, at: Moment) -> str:
        """What the item is, if every party may see it; otherwise the word Confidential."""
        return self.what if self.is_open else CONFIDENTIAL

    @shown
    def printed_still_matters(self, at: Moment) -> str | None:
        """Why an old item is relied on, if every party may see the item."""
        return self.still_matters if self.is_open else None

    @shown
    def in_part_a(self, at: Moment) -> bool:
        """Whether Part A of the index of checklist documents lists it."""
        return self.checklist is Checklist.A

    @shown
    def in_part_b(self, at: Moment) -> bool:
        """Whether Part B of the index of checklist documents lists it."""
        return self.checklist is Checklist.B

    @shown
    def maker(self, at: Moment) -> str | None:
        """Who made the item, in words; Confidential where not every party may see it."""
        if not self.is_open:
            return CONFIDENTIAL
        return at.record.name_of(self.by) if self.by else None

    @shown
    def named(self, at: Moment) -> str:
        """What the item is, who made it and when: Viability assessment, Rowena Sayle, 16 October 2026."""
        maker = self.maker(at) if self.is_open else None
        return ", ".join(str(part) for part in (self.printed_what(at), maker, self.made) if part)

    @shown
    def how_known(self, at: Moment) -> str | None:
        """How the author knows it, in words; Confidential where not every party may see the item."""
        if not self.is_open:
            return CONFIDENTIAL
        known = (self.known or "").strip()
        if known.casefold() == "own":
            return "own knowledge"
        if known.casefold() == "record":
            return "the record"
        if known.casefold().startswith("told by "):
            return f"told by {at.record.name_of(known[8:].strip())}"
        return known or None
