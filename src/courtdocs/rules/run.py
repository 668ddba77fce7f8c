"""Runs the rules: over a form, over a finished document; and sets aside what the form waives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..findings import Finding
from ..forms.filled import FilledForm
from . import waivers
from .registry import FileFacts, FormFacts, Reads
from .table import BY_CODE, RULES

OF_ANY_FILE = ("X", "W22")
"""What judges a brief or a page for the family too: nothing protected in it, and its tags."""


def judge_form(facts: FormFacts) -> tuple[Finding, ...]:
    """Every finding of the rules that read a form with its record, rule by rule.

    While the form is a draft, what is merely not written yet is no finding.
    """
    return tuple(finding for rule in RULES if rule.reads is Reads.FORM for finding in rule.run(facts))


def judge_file(facts: FileFacts) -> tuple[Finding, ...]:
    """Every finding of the rules that read a finished document, rule by rule."""
    return tuple(finding for rule in RULES if rule.reads is Reads.FILE for finding in rule.run(facts))


def judge_view(facts: FileFacts) -> tuple[Finding, ...]:
    """Every finding of the rules that hold for any file that could be sent, be it filed or not."""
    ours = (rule for rule in RULES if rule.reads is Reads.FILE and rule.code.startswith(OF_ANY_FILE))
    return tuple(finding for rule in ours for finding in rule.run(facts))


def apply_waivers(form: FilledForm, findings: Iterable[Finding], as_at: date) -> tuple[Finding, ...]:
    """The findings, those set aside marked with why, and what is wrong with the waivers (F25 to F27).

    Hand in the findings of form and finished document together: a waiver that meets none is reported.
    """
    return waivers.apply(form, findings, as_at, BY_CODE)
