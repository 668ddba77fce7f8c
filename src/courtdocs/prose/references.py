"""What a citation is made of: a key and, where it has one, a pinpoint into what the key names."""

from __future__ import annotations

import re

from .blocks import Reference

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[TQE][1-9]\d{0,2}")
PINPOINT = re.compile(r"(?:pp?\.?|pages?|paras?\.?|paragraphs?|rows?|lines?)\s*\d[\d\s,–-]*", re.IGNORECASE)


def read_reference(text: str) -> Reference | None:
    """A key with or without a pinpoint, such as `hv-letter p4-6`; None where the text is neither."""
    key, _, pinpoint = text.strip().partition(" ")
    pinpoint = pinpoint.strip().lstrip(",").strip()
    if not KEY.fullmatch(key) or (pinpoint and not PINPOINT.fullmatch(pinpoint)):
        return None
    return Reference(key, pinpoint)


def read_references(text: str) -> tuple[Reference, ...]:
    """The parts of `hv-letter p4; school-log p3`; none at all where one of them is something else."""
    parts = [read_reference(part) for part in text.split(";")]
    return tuple(part for part in parts if part) if all(parts) else ()
