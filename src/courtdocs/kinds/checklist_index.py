"""The index of checklist documents: what comes with the application, and what is held (PD12A 7.1)."""

from __future__ import annotations

from typing import Annotated

from ..fields.base import Record, filing
from ..fields.choices import Choice
from ..fields.text import NotApplicable, OrNone
from .base import FRONT, Form, Kind, Section


class HowFiled(Choice):
    """How an annex document comes with the application."""

    ATTACHED = "attached"
    INSIDE = "inside the statement"


Annex = Annotated[HowFiled | NotApplicable | None, OrNone()]
"""How it is filed, or why it is not there yet: `{none: why}`."""


class Annexes(Record):
    """The annex documents of the Pre-proceedings Checklist, besides this index itself."""

    chronology: Annex = filing("Social work chronology", authority="pd12a-checklist")
    statement: Annex = filing("Social work statement", authority="pd12a-checklist")
    genogram: Annex = filing("Genogram", authority="pd12a-checklist")
    assessments: Annex = filing("Current assessments relied on", authority="pd12a-checklist")
    care_plan: Annex = filing("Care plan", authority="pd12a-checklist")
    threshold: Annex = filing("Threshold document", authority="pd12a-checklist")


class ChecklistIndex(Form):
    """`checklist-index.yaml`: the checklist documents themselves stand in the case record's evidence."""

    annexes: Annexes | None = filing("Annex documents", authority="pd12a-checklist")


KIND = Kind(
    slug="checklist-index",
    title="Index of checklist documents",
    version=1,
    model=ChecklistIndex,
    file_name="checklist-index.yaml",
    about="Which annex documents come with the application and which follow, and the checklist documents: "
    "Part A, served with the application, and Part B, disclosed on request. Filed with the application; the "
    "documents come from the case record.",
    sections=(Section("annexes", "Annex documents"),),
    draws_on=(*FRONT, "evidence", "evidence.*.checklist"),
    needs=("evidence",),
    is_witness_statement=False,
)
