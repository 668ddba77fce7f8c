"""Zips parts into a Word file that is the same, byte for byte, whenever the parts are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

_FIRST = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes and its part's name."""

    part: str
    data: bytes


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The package that holds `parts` (name to bytes), with fixed times and one order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            package.writestr(_member(name), parts[name])
    return held.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    # Pictures are compressed already.
    info.compress_type = zipfile.ZIP_STORED if name.startswith("word/media/") else zipfile.ZIP_DEFLATED
    info.create_system = 0
    return info
