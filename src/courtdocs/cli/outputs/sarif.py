"""Outcomes as SARIF 2.1.0 (OASIS standard, 2020): one run with the rules that found something."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ...findings import Finding, Location
from ...practice.authorities import authority
from ...rules.describe import sections
from ...rules.registry import Rule
from ...rules.table import BY_CODE
from ..outcome import Outcome
from .json import finding_fields, form_fields, show_json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ELSEWHERE = ("code", "name", "severity", "message", "waived", "location", "related")
"""The fields of a finding for which SARIF has a place of its own; the others go into its properties."""


def tell(outcomes: Iterable[Outcome], quiet: bool) -> int:
    """Print one SARIF log of every outcome, in ASCII; `quiet` makes no difference."""
    every = list(outcomes)
    code = max(outcome.code for outcome in every)
    show_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(every, code)]})
    return code


def _run(outcomes: Sequence[Outcome], code: int) -> dict[str, Any]:
    used = dict.fromkeys(finding.code for outcome in outcomes for finding in outcome.report.findings)
    numbers = {rule: number for number, rule in enumerate(used)}
    rules = [_rule(BY_CODE[code]) for code in used]
    return {
        "tool": {"driver": {"name": "courtdocs", "version": version("courtdocs"), "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(outcomes, code)],
        "results": [
            _result(finding, numbers, outcome.form)
            for outcome in outcomes
            for finding in outcome.report.findings
        ],
        "properties": {"forms": [form_fields(outcome) for outcome in outcomes]},
    }


def _rule(rule: Rule) -> dict[str, Any]:
    parts = sections(rule)
    first = parts.pop("What it finds")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": first},
        "fullDescription": {"text": f"{first} Why it matters: {parts.pop('Why it matters')}"},
        "help": {"text": "\n".join(f"{heading}: {text}" for heading, text in parts.items())},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"waivable": rule.waivable, "authority": str(authority(rule.authority_key))},
    }


def _invocation(outcomes: Sequence[Outcome], code: int) -> dict[str, Any]:
    """How the run went: what failed without a finding of its own is told here."""
    told = [
        {
            "level": "error",
            "message": {"text": "\n".join((outcome.failed, *outcome.fault))},
            "locations": [{"physicalLocation": _file(outcome.form)}],
        }
        for outcome in outcomes
        if outcome.failed and not outcome.report.findings
    ]
    return {"executionSuccessful": code < 2, "exitCode": code, "toolExecutionNotifications": told}


def _result(finding: Finding, numbers: Mapping[str, int], form: str) -> dict[str, Any]:
    fields = finding_fields(finding)
    result = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": finding.severity.value,
        "message": {"text": finding.message},
        "locations": [_location(finding.location)],
        "relatedLocations": [
            {"id": number, "message": {"text": related.message}, **_location(related.location)}
            for number, related in enumerate(finding.related)
        ],
        "partialFingerprints": {"courtdocs/v1": _fingerprint(finding)},
        "properties": {
            "form": form,
            **{name: value for name, value in fields.items() if name not in _ELSEWHERE},
        },
    }
    if finding.waived:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.waived}]
    return result


def _fingerprint(finding: Finding) -> str:
    """The same for the same finding after lines were added above it."""
    said = "\0".join((finding.code, finding.location.file, *map(str, finding.path), finding.message))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _location(place: Location) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column}
    known = {name: value for name, value in region.items() if value}
    file = {**_file(place.file), "region": known} if place.line else _file(place.file)
    cell = {"logicalLocations": [{"fullyQualifiedName": place.cell}]} if place.cell else {}
    return {"physicalLocation": file, **cell}


def _file(name: str) -> dict[str, Any]:
    path = PurePath(name)
    uri = path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
    return {"artifactLocation": {"uri": uri}}
