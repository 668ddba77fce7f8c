"""Content as compact text, to compare with the golden files and to read in a diff."""

from __future__ import annotations

from collections.abc import Iterator

from courtdocs.content.blocks import (
    Block,
    Content,
    Drawing,
    Front,
    Gap,
    Heading,
    Inline,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Styled,
    Table,
    words,
)


def dumped(content: Content) -> str:
    """A whole document, a block a line."""
    head = [
        f"title: {content.title}",
        f"marking: {content.marking or 'none'}; dated: {content.dated}",
        *(_front(content.front) if content.front else [f"no front; look: {content.look}"]),
        *(f"note: {note}" for note in content.notes),
    ]
    return "\n".join([*head, "", *_lines(content.blocks, "")]) + "\n"


def _front(front: Front) -> Iterator[str]:
    acts = "; ".join(front.acts)
    yield f"front: {front.court} | {front.number} | {acts} | {front.title} | {front.subtitle}"
    yield from (f"child: {' | '.join(child)}" for child in front.children)
    yield from (f"party: {' | '.join(party)}" for party in front.parties)
    yield from (f"corner: {' | '.join(mark)}" for mark in front.corner)


def _lines(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"{indent}{'#' * (block.level + 1)} {_said(block.children)}{_at(block.anchor)}"
            case Paragraph():
                number = f"{block.number}. " if block.number else ""
                keep = " ↓" if block.keep_with_next else ""
                yield f"{indent}{number}{_said(block.children)}{_at(block.anchor)}{keep}"
            case List():
                for item in block.items:
                    yield f"{indent}{'(a)' if block.ordered else '-'}"
                    yield from _lines(item, indent + "  ")
            case Quote():
                yield from _lines(block.children, indent + "> ")
            case Table():
                yield f"{indent}table {block.widths} {block.summary}"
                for row in (block.head, *block.rows):
                    cells = ["".join(_lines(c.children, "")) + _at(c.anchor) for c in row]
                    yield f"{indent}  {' | '.join(cells)}"
            case Drawing():
                yield f"{indent}drawing {block.width} × {round(block.height)}: {block.alt}"
            case Signature():
                where = f"{block.place}, {block.dated}"
                yield f"{indent}signature {block.manner}: {block.name}, {block.role}, {where}"
            case PageBreak():
                yield f"{indent}page break"


def _at(anchor: str) -> str:
    return f" @{anchor}" if anchor and not anchor.startswith("paragraph-") else ""


def _said(children: tuple[Inline, ...]) -> str:
    out = ""
    for child in children:
        match child:
            case Styled():
                mark = "**" if child.strong else "*"
                out += f"{mark}{_said(child.children)}{mark}"
            case Link():
                out += f"<{_said(child.children)}>"
            case Gap():
                out += f"{{gap: {child.label}}}"
            case _:
                out += words((child,))
    return out
