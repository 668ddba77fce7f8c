"""What the body asks of the rest of the file while it is written: list numbers, bookmarks, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...content.blocks import Block, Heading, Paragraph, Table, walk
from .frame import Frame
from .package import Picture

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")
_LONGEST_NAME = 40


@dataclass(slots=True)
class Story:
    """One document while it is being written, on one frame.

    `bookmarks` gives each anchor of the document the name of its bookmark. `page_break` and `here` wait
    for the next paragraph: it begins a page, and it carries those anchors; `after_table` parts it from one.
    """

    frame: Frame
    bookmarks: Mapping[str, str]
    nums: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    marked: int = 0
    page_break: bool = False
    after_table: bool = False
    here: list[str] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    last_number: int = 0
    paragraph_num: int = 0
    """The numbering instance that paragraph numbers are on; 0 while the style's own will do."""

    def mark_next(self, anchor: str) -> None:
        """Make the next paragraph the place that `anchor` names; an empty one asks for nothing."""
        if anchor and anchor not in self.placed:
            self.placed.add(anchor)
            self.here.append(anchor)

    def mark(self) -> str:
        """The bookmarks that wait for this paragraph."""
        if not self.here:
            return ""
        names, self.here = self.here, []
        return "".join(self._bookmark(self.bookmarks[anchor]) for anchor in names)

    def _bookmark(self, name: str) -> str:
        self.marked += 1
        return f'<w:bookmarkStart w:id="{self.marked}" w:name="{name}"/><w:bookmarkEnd w:id="{self.marked}"/>'

    def restarted(self, style: str, level: int, start: int = 1) -> int:
        """A numbering instance of that style's list, which starts anew at `start`."""
        num = self.frame.next_num + len(self.nums)
        self.nums.append(
            f'<w:num w:numId="{num}"><w:abstractNumId w:val="{self.frame.schemes[style].abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return num

    def numbered(self, number: int) -> int:
        """The numbering instance on which Word itself comes to `number`; 0 for the style's own."""
        if number != self.last_number + 1:
            self.paragraph_num = self.restarted("NumberedParagraph", 0, number)
        self.last_number = number
        return self.paragraph_num

    def picture(self, data: bytes, extension: str) -> str:
        """Keep a picture; returns the name of its relationship."""
        number = len(self.pictures) + 1
        self.pictures.append(Picture(f"media/image{number}.{extension}", data))
        return f"rIdPicture{number}"


def bookmark_names(blocks: tuple[Block, ...]) -> dict[str, str]:
    """For each anchor of the document, a bookmark name that Word takes and no other anchor has."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in _anchors(blocks):
        if anchor in names:
            continue
        stem = _NOT_IN_NAMES.sub("_", anchor)[: _LONGEST_NAME - 6]
        stem = stem if stem[0].isalpha() else f"at_{stem}"
        name, turn = stem, 1
        while name.lower() in taken:
            turn += 1
            name = f"{stem}_{turn}"
        taken.add(name.lower())
        names[anchor] = name
    return names


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        match block:
            case Heading(anchor=anchor) | Paragraph(anchor=anchor) if anchor:
                yield anchor
            case Table(head=head, rows=rows):
                yield from (cell.anchor for row in (head, *rows) for cell in row if cell.anchor)
