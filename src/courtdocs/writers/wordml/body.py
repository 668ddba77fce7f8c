"""Blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...content.blocks import (
    Block,
    Drawing,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Table,
)
from .paragraphs import paragraph
from .pictures import drawing
from .runs import runs
from .signature import signature
from .story import Story
from .tables import table

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the style of plain paragraphs there, and the lists round them.

    `depth` counts the lists; `left` is the indent of text within a list, in twips; `width` is what a table
    may take; `back` is how far lists move towards the margin (where no numbered paragraph stands before them)
    or, below 0, away from it (in a quotation).
    """

    style: str
    width: int
    depth: int = 0
    left: int = 0
    align: str = ""
    back: int = 0

    @property
    def in_table(self) -> bool:
        """Whether this is a table's cell, where everything is set smaller."""
        return self.style.startswith("Table")


def body(blocks: tuple[Block, ...], story: Story, style: str = "BodyText") -> str:
    """The body of the document as WordprocessingML, its plain paragraphs in a style."""
    held = "".join(_written(blocks, Place(style, story.frame.width), story))
    return held + paragraph(story, "TableEnd", "") if story.after_table else held


def _written(blocks: tuple[Block, ...], place: Place, story: Story) -> Iterator[str]:
    for block in blocks:
        place = _settled(block, place, story)
        match block:
            case Heading():
                story.mark_next(block.anchor)
                yield paragraph(story, f"Heading{block.level}", runs(block.children, story.bookmarks))
            case Paragraph():
                yield _paragraph(block, place, story)
            case List():
                yield from _list(block, place, story)
            case Quote(children=children):
                yield from _written(children, _quoted(place, story), story)
            case Table():
                yield table(block, place.width, story, _cell)
            case Drawing():
                yield drawing(block, story)
            case Signature():
                yield signature(block, story)
            case PageBreak():
                story.page_break = True


def _settled(block: Block, place: Place, story: Story) -> Place:
    """The place with its lists under the numbered paragraph before them, or at the margin."""
    if place.depth or place.style != "BodyText" or isinstance(block, (List, Quote)):
        return place
    numbered = isinstance(block, Paragraph) and block.number is not None
    back = 0 if numbered else story.frame.schemes["NumberedParagraph"].lefts[0]
    return place if back == place.back else replace(place, back=back)


def _quoted(place: Place, story: Story) -> Place:
    """The place inside a quotation: further in than the text round it, its lists too."""
    if place.in_table:
        return place
    scheme = story.frame.schemes["ListBullet"]
    if place.depth:
        step = scheme.hangs[0]
        return replace(place, style="Quote", left=place.left + step, back=place.back - step)
    return replace(place, style="Quote", back=scheme.lefts[0] - scheme.hangs[0] - story.frame.quote)


def _paragraph(block: Paragraph, place: Place, story: Story) -> str:
    story.mark_next(block.anchor)
    held = runs(block.children, story.bookmarks)
    if block.number is not None:
        num = story.numbered(block.number)
        return paragraph(story, "NumberedParagraph", held, keep=block.keep_with_next, num=num)
    style = "ListContinue" if place.depth and place.style == "BodyText" else place.style
    return paragraph(story, style, held, keep=block.keep_with_next, left=place.left, align=place.align)


def _list(block: List, place: Place, story: Story) -> Iterator[str]:
    style = ("Table" if place.in_table else "List") + ("Letter" if block.ordered else "Bullet")
    level = min(place.depth, _DEEPEST)
    scheme = story.frame.schemes[style]
    num = story.restarted(style, level) if block.ordered else scheme.num
    left = scheme.lefts[level] - place.back
    inner = replace(place, depth=place.depth + 1, left=left)
    moved, hanging = (left, scheme.hangs[level]) if place.back else (0, 0)
    for item in block.items:
        first, rest = _opening(item)
        story.mark_next(first.anchor)
        held = runs(first.children, story.bookmarks)
        yield paragraph(
            story, style, held, keep=first.keep_with_next, num=num, level=level, left=moved, hanging=hanging
        )
        yield from _written(rest, inner, story)


def _opening(item: tuple[Block, ...]) -> tuple[Paragraph, tuple[Block, ...]]:
    """The paragraph that carries an item's bullet or letter (an empty one if need be), and the rest."""
    match item:
        case (Paragraph() as first, *_):
            return first, item[1:]
    return Paragraph(()), item


def _cell(blocks: tuple[Block, ...], style: str, width: int, align: str, story: Story) -> str:
    return "".join(_written(blocks, Place(style, width, align=align), story))
