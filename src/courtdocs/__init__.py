"""courtdocs: a filled form becomes a document that a family court can accept.

The verbs of the pipeline and their value types are public; nothing else is.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "Checked",
    "FilledForm",
    "Finding",
    "Rendered",
    "Report",
    "Severity",
    "WordTemplate",
    "check",
    "read",
    "render",
]

_HOMES = {
    "Checked": "pipeline",
    "FilledForm": "forms.filled",
    "Finding": "findings",
    "Rendered": "pipeline",
    "Report": "findings",
    "Severity": "findings",
    "WordTemplate": "pipeline",
    "check": "pipeline",
    "read": "pipeline",
    "render": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Find a public name on first use (PEP 562), so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
