"""Content becomes a tagged, archival PDF: PDF/A-2a and PDF/UA-1, the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import asdict

from ..content.blocks import Content
from ..prose.blocks import Text
from ..resources import templates
from .looks import LOOKS, Measures
from .typst_data import Data, Place, Setter
from .typst_engine import compile_pdf
from .wording import body, case_number, head, title_lines

_HALF = Place(200, 10)
"""Where a label or a value stands in the corner of the first page."""


def write(content: Content) -> bytes:
    """The bytes of the PDF. The content goes to the fixed program court.typ as data, never as its source.

    Raises CourtdocsError where the engine refuses, which reading the form has already ruled out.
    """
    data = json.dumps(document_data(content), ensure_ascii=False).encode()
    return compile_pdf(templates() / "house" / "court.typ", data, content.dated)


def document_data(content: Content) -> Data:
    """The whole document as JSON-ready data."""
    language, _, region = content.language.partition("-")
    measures = LOOKS[content.look]
    setter = Setter(content.blocks, measures)
    return {
        "title": content.title,
        "language": language,
        "region": region,
        "look": asdict(measures),
        "marking": content.marking,
        "number": case_number(content),
        "confidentiality": content.confidentiality,
        "front": _front(content, setter, measures),
        "blocks": setter.blocks(body(content)),
    }


def _front(content: Content, setter: Setter, measures: Measures) -> Data:
    front = head(content)

    def words(text: str, place: Place | None = None) -> list[object]:
        return setter.words((Text(text),), place)

    return {
        "corner": [
            {"label": words(f"{label}:", _HALF), "words": words(value, _HALF)}
            for label, value in front.corner
        ],
        "lines": [{"role": line.role, "words": words(line.text)} for line in title_lines(front)],
        "title": words(front.title, Place(measures.width, 15 * measures.scale)),
        "subtitle": words(front.subtitle) if front.subtitle else [],
    }
