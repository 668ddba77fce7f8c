"""Reads the words of a paragraph: emphasis by markdown-it, brackets that may cite, all else as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from .blocks import Bracket, Emphasis, Inline, Text
from .references import read_references
from .rows import Row

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

BRACKET = re.compile(r"\[[^\[\]*]*\]")
"""A bracket that may cite: no key holds an asterisk, so emphasis within brackets stays emphasis."""

_DEEPEST = 20
"""Emphasis within emphasis; what is deeper stays as typed."""


def read_inline(lines: Sequence[Row]) -> tuple[Inline, ...]:
    """The pieces of a paragraph; a line break between its lines is a space."""
    text = " ".join(row.text for row in lines)
    brackets = iter(_brackets(text, lines))
    return _emphasised(text, brackets) if "*" in text else _plain(text, brackets)


def _brackets(text: str, lines: Sequence[Row]) -> list[Bracket]:
    """Every bracket of the text in order, each with the line and column that it begins at."""
    found = [(match.start(), match[0]) for match in BRACKET.finditer(text)] if "[" in text else []
    starts = [0, *accumulate(len(row.text) + 1 for row in lines)] if found else []
    line, brackets = 0, []
    for at, typed in found:
        while starts[line + 1] <= at:
            line += 1
        row = lines[line]
        references = read_references(typed[1:-1])
        brackets.append(Bracket(typed, references, row.number, row.offset + at - starts[line]))
    return brackets


def _plain(text: str, brackets: Iterator[Bracket]) -> tuple[Inline, ...]:
    """The pieces of words without an asterisk: what markdown-it would give, without asking it."""
    pieces: list[Inline] = []
    at = 0
    for match, bracket in zip(BRACKET.finditer(text), brackets, strict=True):
        pieces += [Text(text[at : match.start()])] if match.start() > at else []
        pieces.append(bracket)
        at = match.end()
    return (*pieces, Text(text[at:])) if at < len(text) else tuple(pieces)


def _emphasised(text: str, brackets: Iterator[Bracket]) -> tuple[Inline, ...]:
    """The pieces of words with asterisks in them, those that do not emphasise kept as typed."""
    engine = _engine()
    tokens = engine.inline.parse(text, engine, {}, [])
    levels: list[list[Inline]] = [[]]
    opened: list[bool] = []
    """Whether each emphasis that is open became one, or was too deep and stays as typed."""
    for token in tokens:
        if token.nesting == 1:
            opened.append(len(levels) <= _DEEPEST)
            levels += [[]] if opened[-1] else []
        if token.nesting == -1 and opened.pop():
            inner = levels.pop()
            levels[-1].append(Emphasis(tuple(inner), token.type == "strong_close"))
        elif token.nesting == 1 and opened[-1]:
            continue
        elif token.type == "bracket":
            levels[-1].append(next(brackets))
        else:
            _add_words(levels[-1], token.content or token.markup)
    return tuple(levels[0])


def _add_words(pieces: list[Inline], words: str) -> None:
    if not words:
        return
    last = pieces[-1] if pieces else None
    if isinstance(last, Text):
        pieces[-1] = Text(last.text + words)
    else:
        pieces.append(Text(words))


@cache
def _engine() -> MarkdownIt:
    """markdown-it with emphasis by asterisks and our brackets, and nothing else."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import emphasis

    def by_asterisks(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)

    engine = MarkdownIt("zero").enable("emphasis")
    engine.inline.ruler.at("emphasis", by_asterisks)
    engine.inline.ruler.before("emphasis", "bracket", _bracket)
    return engine


def _bracket(state: StateInline, silent: bool) -> bool:
    match = BRACKET.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if match is None:
        return False
    if not silent:
        state.push("bracket", "", 0).content = match[0]
    state.pos = match.end()
    return True
