"""Reads the Markdown of a rendered template: rows of words and marks become blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from ..findings import Finding
from .blocks import Block, Cell, Heading, Inline, LineBreak, List, Paragraph, Quote, Styled, Text, words
from .faults import Code, did_you_mean, fault
from .marks import MARK, Place, Row, number_of
from .placing import Placer, origin_of, tidy
from .tables import Grid, grid, stretches
from .values import Anchored, Built, is_block

_BLOCKS = MarkdownIt("zero").enable(["heading", "list", "blockquote"]).disable("inline")
_INLINE = MarkdownIt("zero").enable(["emphasis", "newline", "escape"])
_SPECIAL = re.compile(r"[*\\\n]")
_OPTIONS = re.compile(r"(#{1,6}\s.*?)\s*\{([^{}]*)\}\s*")
_MARKUP = re.compile(r"\||#|[-*+]\s|>|\d{1,9}[.)]\s|```|~~~|---|===|:::|<[a-z!/?]", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:>\s?)*(?:[-*+]|\d{1,9}[.)])\s")
UNNUMBERED, NEW_PAGE = "unnumbered", "new page"
_LABELLED = re.compile(r"(\*\*[^*]+\*\*)?\s*([\U000f0000-\U000ffffd])")
_NARRATIVE = re.compile(r"(?:(?:\*\*[^*]+\*\*)?\s*[\U000f0000-\U000ffffd]\s*)+")
_KNOWN = [UNNUMBERED, NEW_PAGE]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block at the top of the document, the options of its heading, and whether it may be numbered."""

    block: Block
    options: frozenset[str] = frozenset()
    built: bool = False
    """Whether the house made it: its paragraphs have no numbers."""


class Reader:
    """Reads one document's rows. What would be misread is collected in `faults`, not raised."""

    def __init__(
        self, rows: Sequence[Row], values: Sequence[Any], marked: dict[int, Place], placer: Placer
    ) -> None:
        self._values, self._marked, self._placer = values, marked, placer
        self._options: dict[int, frozenset[str]] = {}
        self.faults: list[Finding] = []
        self._rows = self._prepared(rows)
        self._start = 0
        self._level = 0
        self._title = ""
        self._anchor = ""

    def pieces(self) -> Iterator[Piece]:
        """The blocks of the document, in order."""
        for start, end, is_table in stretches([row.text for row in self._rows]):
            self._start = start
            if is_table:
                yield from (Piece(block) for block in grid(self._grid(start, end)))
            else:
                yield from self._read(start, end)

    def _read(self, start: int, end: int) -> Iterator[Piece]:
        tree = SyntaxTreeNode(_BLOCKS.parse("\n".join(row.text for row in self._rows[start:end])))
        for node in tree.children:
            is_heading = node.type == "heading"
            options = self._options.get(self._line(node), frozenset()) if is_heading else frozenset()
            built = isinstance(self._alone(_content(node)), Built)
            for block in self._blocks(node, None):
                yield Piece(block, options, built)

    def _prepared(self, rows: Sequence[Row]) -> list[Row]:
        # Prose may stand alone on a line without blank lines round it, so that line is set apart here.
        out: list[Row] = []
        for row in rows:
            if options := _OPTIONS.fullmatch(row.text):
                self._options[len(out)] = self._read_options(options.group(2), row.place)
                out.append(Row(options.group(1), row.place))
            elif self._is_block_row(row.text.strip()):
                out += [Row("", row.place), row, Row("", row.place)]
            else:
                out.append(row)
        return out

    def _is_block_row(self, text: str) -> bool:
        values = [self._values[number_of(c)] for _, c in _LABELLED.findall(text)]
        return _NARRATIVE.fullmatch(text) is not None and all(is_block(value) for value in values)

    def _read_options(self, text: str, place: Place) -> frozenset[str]:
        options = frozenset(part.strip() for part in text.split(","))
        for unknown in options.difference(_KNOWN):
            self._fault("H28", place, f"A heading has no option '{unknown}'", did_you_mean(unknown, _KNOWN))
        return options

    def _fault(self, code: Code, place: Place, message: str, help: str = "") -> None:
        self.faults.append(fault(code, place.location, message, help))

    def _place(self, line: int) -> Place:
        return self._rows[min(line, len(self._rows) - 1)].place

    def _line(self, node: SyntaxTreeNode) -> int:
        return self._start + (node.map[0] if node.map else 0)

    def _blocks(self, node: SyntaxTreeNode, within: SyntaxTreeNode | None) -> tuple[Block, ...]:
        match node.type:
            case "heading":
                return self._heading(node)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return (Quote(tuple(b for child in node.children for b in self._blocks(child, node))),)
        return self._paragraph(node, within)

    def _heading(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        place = self._place(self._line(node))
        level = int(node.tag[1]) - 1
        if level == 0:
            help = "Begin the document's parts with ##; its title is the house's."
            self._fault("H05", place, "A heading has a single #", help)
        elif level > self._level + 1:
            help = f"Use {'#' * (self._level + 2)} here, or put the heading between in."
            self._fault("H05", place, f"A heading goes from level {self._level + 1} to {level + 1}", help)
        self._level = level
        children = self._inline(_content(node))
        self._title = words(children).strip()
        if not _content(node):
            self._fault("H28", place, "A heading has no words", "Write the heading, or take the signs out.")
        return (Heading(max(level, 1), children, self._taken_anchor()),)

    def _paragraph(self, node: SyntaxTreeNode, within: SyntaxTreeNode | None) -> tuple[Block, ...]:
        content = _content(node)
        if narrative := self._narrative(content):
            return narrative
        self._check_words(node, within)
        children = self._inline(content)
        return (Paragraph(children, anchor=self._taken_anchor(), origin=origin_of(self._alone(content))),)

    def _alone(self, content: str) -> Any:
        return self._values[number_of(content)] if MARK.fullmatch(content) else None

    def _narrative(self, content: str) -> tuple[Block, ...]:
        """Narrative fields that stand alone, each with a label in bold where it has one; else nothing.

        A label runs into the field's first paragraph: **Needs.** {{ child.needs }}
        """
        if not _NARRATIVE.fullmatch(content):
            return ()
        found = [(label, self._values[number_of(c)]) for label, c in _LABELLED.findall(content)]
        if not all(is_block(value) for _, value in found):
            return ()
        return tuple(block for label, value in found for block in self._labelled(label, value))

    def _labelled(self, words: str, value: Any) -> tuple[Block, ...]:
        blocks = self._placer.blocks(value)
        if not words:
            return blocks
        label = tidy([*self._inline(words), Text(" ")])
        if blocks and isinstance(blocks[0], Paragraph):
            return (replace(blocks[0], children=tidy([*label, *blocks[0].children])), *blocks[1:])
        return (Paragraph(label, keep_with_next=True), *blocks)

    def _check_words(self, node: SyntaxTreeNode, within: SyntaxTreeNode | None) -> None:
        start = self._line(node)
        for n, line in enumerate(_content(node).split("\n")):
            place = self._place(start + n)
            if _MARKUP.match(line.lstrip()):
                said = "This looks like a heading, list or table but is read as words"
                help = "Put an empty line before it, and at most 3 spaces; none between rows of a table."
                self._fault("H28", place, said, help)
            elif n and within is not None and not self._continues(within, start + n):
                help = "Put an empty line before it, or indent it if it belongs to the item."
                self._fault("H28", place, "This line is swallowed by the list or quotation above it", help)

    def _continues(self, within: SyntaxTreeNode, line: int) -> bool:
        text = self._rows[line].text
        if within.type == "blockquote":
            return text.lstrip().startswith(">")
        first = _ITEM.match(self._rows[self._line(within)].text)
        return first is None or len(text) - len(text.lstrip()) >= first.end()

    def _list(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        start = node.attrs.get("start", 1)
        if start != 1:
            help = f"If it is no list, write {start}\\. with the backslash."
            said = f"This is read as a list that starts at {start}"
            self._fault("H28", self._place(self._line(node)), said, help)
        items = (
            tuple(b for child in item.children for b in self._blocks(child, item)) for item in node.children
        )
        return (List(tuple(items), node.type == "ordered_list"),)

    def _grid(self, start: int, end: int) -> Grid:
        return Grid(
            [self._rows[line].text for line in range(start, end)],
            self._title,
            lambda line, message, help: self._fault("H28", self._place(start + line), message, help),
            self._cell,
        )

    def _cell(self, content: str) -> Cell:
        if narrative := self._narrative(content):
            return Cell(narrative, self._taken_anchor())
        children = self._inline(content)
        paragraph = Paragraph(children, origin=origin_of(self._alone(content)))
        return Cell((paragraph,) if children else (), self._taken_anchor())

    def _taken_anchor(self) -> str:
        anchor, self._anchor = self._anchor, ""
        return anchor

    def _inline(self, content: str) -> tuple[Inline, ...]:
        if not _SPECIAL.search(content):
            return tidy(list(self._words(content)))
        tree = SyntaxTreeNode(_INLINE.parseInline(content))
        return tidy(list(self._pieces(tree.children[0].children)))

    def _pieces(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Inline]:
        for node in nodes:
            match node.type:
                case "strong" | "em":
                    yield Styled(tidy(list(self._pieces(node.children))), node.type == "strong")
                case "softbreak":
                    yield Text(" ")
                case "hardbreak":
                    yield LineBreak()
                case _:
                    yield from self._words(node.content)

    def _words(self, text: str) -> Iterator[Inline]:
        end = 0
        for match in MARK.finditer(text):
            yield Text(text[end : match.start()])
            end = match.end()
            yield from self._value(number_of(match.group()))
        yield Text(text[end:])

    def _value(self, number: int) -> tuple[Inline, ...]:
        value = self._values[number]
        if is_block(value):
            help = "Put it alone on a line, in a list item or in a cell of a table."
            self._fault("H29", self._marked[number], "A narrative field stands inside a line of words", help)
            return ()
        if isinstance(value, Anchored):
            self._anchor = self._anchor or value.anchor
        return self._placer.inline(value)


def _content(node: SyntaxTreeNode) -> str:
    return node.children[0].content.strip() if node.children else ""
