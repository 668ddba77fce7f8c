"""Writes a document as a Word file: escaped WordprocessingML in the house template, the same bytes always."""

from __future__ import annotations

from typing import Any

from ..content.blocks import Content
from ..resources import templates
from . import wording
from .wordml.body import body
from .wordml.frame import Frame, frame
from .wordml.markup import encoded
from .wordml.package import zipped
from .wordml.properties import properties, related
from .wordml.story import Story, bookmark_names
from .wordml.tagged import Raw, rendered

_NUMBERING = "word/numbering.xml"
_RELATIONS = "word/_rels/document.xml.rels"


def write(content: Content) -> bytes:
    """The Word file of `content`; the same content and house template give the same bytes.

    Raises TemplateError where the house template cannot be used, CourtdocsError where the text holds a
    character that XML cannot.
    """
    house = frame(templates() / "house" / "court.docx", content.look)
    blocks = wording.body(content)
    story = Story(house, bookmark_names(blocks))
    held = house_values(content, Raw(body(blocks, story)))
    parts = {**house.parts, **properties(content)}
    for name, template in house.tagged.items():
        parts[name] = encoded(rendered(name, template, held))
    parts[_NUMBERING] = _with_lists(house, story)
    parts[_RELATIONS] = related(parts[_RELATIONS], story.pictures)
    parts.update({f"word/{picture.part}": picture.data for picture in story.pictures})
    return zipped(parts)


def house_values(content: Content, body: Raw) -> dict[str, Any]:
    """What the house template can print."""
    head = wording.head(content)
    return {
        "body": body,
        "case_number": wording.case_number(content),
        "confidentiality": content.confidentiality,
        "front": head,
        "heading": tuple(wording.title_lines(head)),
        "marking": content.marking,
        "title": content.title,
    }


def _with_lists(house: Frame, story: Story) -> bytes:
    nums = "".join(story.nums).encode()
    return house.parts[_NUMBERING].replace(b"</w:numbering>", nums + b"</w:numbering>")
