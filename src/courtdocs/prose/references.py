"""What a citation is made of: a key and, where it has one, a pinpoint into what the key names."""

from __future__ import annotations

import re

from .blocks import Reference

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[TQE][1-9]\d{0,2}")
PINPOINT = re.compile(r"(?:pp?\.?|pages?|paras?\.?|paragraphs?|rows?|lines?)\s*\d[\d\s,–-]*", re.IGNORECASE)

_REFERENCE = re.compile(rf"({KEY.pattern})(?:(?:\s*,\s*|\s+)((?i:{PINPOINT.pattern})))?")


def read_reference(text: str) -> Reference | None:
    """A key with or without a pinpoint, such as `hv-letter p4-6`; None where the text is neither."""
    match = _REFERENCE.fullmatch(text.strip())
    return Reference(match[1], match[2] or "") if match else None


def read_references(text: str) -> tuple[Reference, ...]:
    """The parts of `hv-letter p4; school-log p3`; none at all where one of them is something else."""
    parts = [read_reference(part) for part in text.split(";")]
    return tuple(part for part in parts if part) if all(parts) else ()
