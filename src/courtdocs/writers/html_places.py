"""The places of one page that links lead to, each with an id of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content.blocks import Block, Heading, Paragraph, Table, walk

TEXT, CONTENTS = "text", "contents"
"""The ids of the page's own places: where its text begins, and the list of its sections."""
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_-]")


class Places:
    """The ids of one document's anchors. An anchor is placed once, and links lead only to anchors it has."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._taken = {TEXT, CONTENTS}
        self._placed: set[str] = set()
        self._ids: dict[str, str] = {}
        for anchor in _anchors(blocks):
            if anchor and anchor not in self._ids:
                self._ids[anchor] = self.new(anchor)

    def new(self, name: str) -> str:
        """An id like `name` that nothing else on the page has."""
        stem = _NOT_IN_IDS.sub("_", name)
        found, turn = stem, 1
        while found in self._taken:
            turn += 1
            found = f"{stem}_{turn}"
        self._taken.add(found)
        return found

    def take(self, anchor: str) -> str:
        """The id of an anchor the first time it comes; nothing for no anchor, and nothing after that."""
        if not anchor or anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return self._ids[anchor]

    def target(self, anchor: str) -> str:
        """The id that links to an anchor lead to; empty where the document has no such place."""
        return self._ids.get(anchor, "")


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        match block:
            case Heading(anchor=anchor) | Paragraph(anchor=anchor):
                yield anchor
            case Table(head=head, rows=rows):
                yield from (cell.anchor for row in (head, *rows) for cell in row)
