"""What parsed prose is made of: blocks of inline pieces, each with its place in the field's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words, exactly as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break inside a paragraph; only plain values with a newline in them make one."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised words: italic, or bold where `strong`."""

    children: tuple[Inline, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """One part of a citation: a key with its pinpoint as typed, such as `hv-letter` and `p4-6`."""

    key: str
    pinpoint: str = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket that may be a citation. `text` is what was typed, brackets included.

    Prose keeps every bracket; forms decide which cite something, once the case record is known.
    """

    text: str
    references: tuple[Reference, ...] = ()
    line: int = 0
    """Line of the field's text, from 0."""
    column: int = 0


Inline = Text | LineBreak | Emphasis | Bracket


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `line` is the first line of the field's text it stands on, from 0."""

    children: tuple[Inline, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, itself made of blocks."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted list, or an ordered one, which documents letter (a), (b), (c)."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set off from the text."""

    children: tuple[Block, ...]
    line: int = 0


Block = Paragraph | List | Quote


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in prose that would be misread or is not supported: a finding without its file yet."""

    code: str
    message: str
    help: str
    line: int
    column: int = 0
    suggestion: str = ""


def inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Every inline piece of the blocks in reading order, emphasis opened up."""
    for block in blocks:
        match block:
            case Paragraph(children=children):
                yield from _flat(children)
            case List(items=items):
                for item in items:
                    yield from inlines(item.children)
            case Quote(children=inner):
                yield from inlines(inner)


def _flat(children: tuple[Inline, ...]) -> Iterator[Inline]:
    for child in children:
        yield child
        if isinstance(child, Emphasis):
            yield from _flat(child.children)


def plain(children: tuple[Inline, ...]) -> str:
    """The words of inline pieces, brackets as typed."""
    out = []
    for child in children:
        match child:
            case Text(text=text) | Bracket(text=text):
                out.append(text)
            case LineBreak():
                out.append("\n")
            case Emphasis(children=inner):
                out.append(plain(inner))
    return "".join(out)
