"""A drawing as data for the house programs, and as a picture for formats that hold no shapes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ..content.blocks import Drawing
from ..resources import templates
from .typst_engine import compile_png

_LONGEST_ALT = 16_000
"""A string in a PDF/A file has at most 32,767 bytes, and a letter takes 2 of them."""


def drawing_png(drawing: Drawing, dpi: int = 200) -> bytes:
    """The drawing as a PNG of its own size at `dpi`; the same drawing gives the same bytes.

    Raises CourtdocsError as compile_png does.
    """
    data = json.dumps(drawing_data(drawing), ensure_ascii=False).encode()
    return compile_png(templates() / "house" / "drawing.typ", data, dpi)


def drawing_data(drawing: Drawing) -> dict[str, Any]:
    """The drawing as JSON-ready data, as shapes.typ reads it."""
    return {
        "width": drawing.width,
        "height": drawing.height,
        "alt": _shortened(drawing.alt),
        "shapes": [asdict(shape) for shape in drawing.shapes],
    }


def _shortened(alt: str) -> str:
    """The text alternative, cut where no file could hold it: a table beside the drawing has it all."""
    return alt if len(alt) <= _LONGEST_ALT else f"{alt[:_LONGEST_ALT]} … (the rest stands in the tables)"
