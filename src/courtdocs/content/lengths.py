"""How many words each section of a document has."""

from __future__ import annotations

from .blocks import Block, Content, Heading, Paragraph, walk, words


def words_by_section(content: Content) -> tuple[tuple[str, int], ...]:
    """Each heading of the first level with the words beneath it, tables and lists included."""
    counts: list[tuple[str, int]] = []
    for block in content.blocks:
        if isinstance(block, Heading) and block.level == 1:
            counts.append((words(block.children), 0))
        elif counts:
            title, so_far = counts[-1]
            counts[-1] = (title, so_far + _words(block))
    return tuple(counts)


def _words(block: Block) -> int:
    inner = (b for b in walk((block,)) if isinstance(b, (Paragraph, Heading)))
    return sum(len(words(b.children).split()) for b in inner)
