"""A finished document as read back from its bytes: the evidence that rules on the finished file judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finished:
    """What a finished file holds. `pages` is the text page by page; a docx has one entry for its whole body.

    `furniture` is the text of headers, footers and comments; `alternatives` the text alternatives of
    drawings; `metadata` every property as name and value, XMP and custom properties included; `numbers` the
    paragraph numbers in order of appearance.
    """

    format: Literal["pdf", "docx", "html", "txt"]
    name: str
    """The file's name, as it would be written."""
    pages: tuple[str, ...]
    furniture: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    numbers: tuple[int, ...] = ()
    bookmarks: tuple[str, ...] = ()
    outline: tuple[tuple[str, int], ...] = ()
    """Each bookmark of the first level with the page (from 1) it leads to; only a PDF has pages."""
    tagged: bool = False
    language: str = ""
    fonts: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()
    """Tracked changes, comments and hidden text found; empty in a clean file."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.pages)
