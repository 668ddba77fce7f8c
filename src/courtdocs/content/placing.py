"""Places values in the document: what each becomes inside a line, and what stands alone as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..fields.text import Line
from ..findings import Path
from ..prose import blocks as b
from .blocks import Block, Gap, Inline, LineBreak, List, Origin, Paragraph, Quote, Text
from .citing import Citer
from .values import Absent, Anchored, Awaited, Built, Lettered, Narrative, NoneWhy, Sourced, lack_of


class Placer:
    """Turns values into inline pieces and blocks, with citations resolved."""

    def __init__(self, citer: Citer, *, letters: bool = True) -> None:
        """With `letters`, by which somebody may refer to them, rows of one paragraph print as a list."""
        self._citer, self._letters = citer, letters

    def inline(self, value: Any) -> tuple[Inline, ...]:
        """What a value becomes inside a line."""
        match value:
            case Narrative():
                return self._citer.inline(value.prose.children) if isinstance(value.prose, Line) else ()
            case Absent():
                return (Gap(lack_of(value).label),)
            case Anchored():
                return (Text(value.text),)
            case Sourced():
                return self._citer.sources(value.sources)
            case Awaited():
                return (value,)
        return literal(str(value))

    def blocks(self, value: Any) -> tuple[Block, ...]:
        """What a value becomes where it stands alone."""
        match value:
            case Narrative():
                return tuple(self._prose(value.prose.blocks, value.path))
            case NoneWhy():
                return self.blocks(value.why)
            case Built():
                return value.blocks
            case Lettered():
                return (self._lettered(value.rows),) if self._letters else self._one_by_one(value.rows)
        return (Paragraph(self.inline(value), origin=origin_of(value)),)

    def _lettered(self, rows: tuple[Narrative, ...]) -> List:
        items = tuple((paragraph,) for paragraph in self._one_by_one(rows))
        return List(items, ordered=True, origin=Origin(rows[0].path[:-1]))

    def _one_by_one(self, rows: tuple[Narrative, ...]) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(self.inline(row), origin=Origin(row.path)) for row in rows)

    def _prose(self, blocks: tuple[b.Block, ...], path: Path) -> Iterator[Block]:
        for block in blocks:
            origin = Origin(path, getattr(block, "line", 0))
            match block:
                case b.Paragraph():
                    yield Paragraph(self._citer.inline(block.children), origin=origin)
                case b.List():
                    items = tuple(tuple(self._prose(item.children, path)) for item in block.items)
                    yield List(items, block.ordered, origin)
                case b.Quote():
                    yield Quote(tuple(self._prose(block.children, path)), origin)


def literal(text: str) -> tuple[Inline, ...]:
    """A plain value as it was typed, each newline a line break."""
    first, *others = text.split("\n")
    out: list[Inline] = [Text(first)]
    for other in others:
        out += [LineBreak(), Text(other)]
    return tuple(piece for piece in out if piece != Text(""))


def origin_of(value: Any) -> Origin | None:
    """The field that a value comes from, where it is known."""
    match value:
        case Narrative():
            return Origin(value.path)
        case Absent():
            return Origin(lack_of(value).path) if lack_of(value).path else None
    return None


def tidy(children: list[Inline]) -> tuple[Inline, ...]:
    """Inline pieces with neighbouring words joined and empty ones left out."""
    out: list[Inline] = []
    for child in children:
        if type(child) is Text:
            if not child.text:
                continue
            if out and type(out[-1]) is Text:
                out[-1] = Text(out[-1].text + child.text)
                continue
        out.append(child)
    return tuple(out)
