"""Knows the templates that were linted when they were shipped, so that only an edited one is linted again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from ..resources import templates

FILE = "linted.json"
"""In the folder of templates: by kind and template, its digest with the house's macros; generated."""


def digest(texts: Iterable[str]) -> str:
    """What tells the texts of a template and of the macros from any others."""
    return sha256("\0".join(texts).encode()).hexdigest()


def is_linted(slug: str, template: str, texts: Iterable[str]) -> bool:
    """Whether these texts are those that were shipped of a kind's template: they passed the lint then."""
    try:
        known = json.loads((templates() / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    of_kind = known.get(slug) if isinstance(known, dict) else None
    return isinstance(of_kind, dict) and of_kind.get(template) == digest(texts)
