"""Outcomes for programs: a list with one object a form, printed once all are there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from ...findings import Finding, Location
from ..outcome import Judged, Outcome


def tell(outcomes: Iterable[Outcome], quiet: bool) -> int:
    """Print every outcome as JSON; `quiet` makes no difference."""
    every = list(outcomes)
    show_json(
        [
            {**form_fields(outcome), "findings": [finding_fields(f) for f in outcome.report.findings]}
            for outcome in every
        ]
    )
    return max(outcome.code for outcome in every)


def show_json(value: Any) -> None:
    """Print a value as JSON, in ASCII: a console's code page cannot damage it."""
    click.echo(json.dumps(value, indent=2))


def form_fields(outcome: Outcome) -> dict[str, Any]:
    """What is said of a form, besides its findings."""
    if outcome.judged is None:
        fault = {"fault": list(outcome.fault)} if outcome.fault else {}
        return {"form": outcome.form, "failed": outcome.failed, **fault}
    judged = {"form": outcome.form, **_judged(outcome.judged)}
    if outcome.outputs is None:
        return judged
    view = {"view": outcome.judged.view, "remarks": list(outcome.judged.remarks)}
    return {**judged, **view, "outputs": list(outcome.outputs)}


def finding_fields(finding: Finding) -> dict[str, Any]:
    """A finding as the JSON output has it."""
    authority = finding.authority
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "label": finding.label,
        "help": finding.help,
        "suggestion": finding.suggestion,
        "waived": finding.waived,
        "location": _place(finding.location),
        "related": [{"message": r.message, "location": _place(r.location)} for r in finding.related],
        "authority": authority
        and {
            "cite": authority.cite,
            "as_at": authority.as_at.isoformat(),
            "how_seen": authority.how_seen.value,
            "open": authority.open,
        },
    }


def _judged(judged: Judged) -> dict[str, Any]:
    return {
        "kind": judged.kind,
        "draft": judged.draft,
        "still_to_write": [{"path": item.path, "label": item.label} for item in judged.to_write],
        "sections": [
            {"title": part.title, "words": part.words, "page": part.page} for part in judged.sections
        ],
        "pages": judged.pages,
    }


def _place(location: Location) -> dict[str, Any]:
    return {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "end_column": location.end_column,
        "cell": location.cell,
    }
