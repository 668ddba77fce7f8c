"""Runs a command over several forms: one that fails does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..errors import CourtdocsError, TemplateError, UnreadableError
from .report import as_json, show_error


def each(forms: Sequence[str], one: Callable[[str], int], results: list[Any] | None) -> int:
    """Run `one` for each form; the highest exit code wins.

    A form that cannot be read or written is told about and the next one goes on. With `results` (JSON
    output) its failure joins them instead of being printed.
    """
    codes = []
    for form in forms:
        try:
            codes.append(one(form))
        except CourtdocsError as error:
            codes.append(error.exit_code)
            if results is None:
                show_error(error)
            else:
                results.append({"form": form, "failed": str(error), "findings": _findings(error)})
    return max(codes)


def _findings(error: CourtdocsError) -> list[dict[str, Any]]:
    if isinstance(error, (UnreadableError, TemplateError)):
        return [as_json(finding) for finding in error.findings]
    return []
