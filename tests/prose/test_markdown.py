"""Prose is read in its safe subset of Markdown, and no character of it is ever lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.prose import inline
from courtdocs.prose.blocks import (
    Block,
    Bracket,
    Emphasis,
    Inline,
    List,
    Paragraph,
    Quote,
    Reference,
    Text,
    inlines,
)
from courtdocs.prose.inline import read_inline
from courtdocs.prose.markdown import parse
from courtdocs.prose.rows import rows

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "samples.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)


def names(case: dict[str, Any]) -> str:
    return str(case["name"])


def drawn(children: tuple[Inline, ...]) -> str:
    """Inline pieces with signs for what they are."""
    out = []
    for child in children:
        match child:
            case Text(text=text):
                out.append(text)
            case Bracket(text=text):
                out.append(f"<{text}>")
            case Emphasis(children=inner, strong=strong):
                sign = "=" if strong else "_"
                out.append(f"{sign}{drawn(inner)}{sign}")
    return "".join(out)


def outlined(blocks: tuple[Block, ...]) -> list[Any]:
    """Blocks in the shape of the samples."""
    out: list[Any] = []
    for block in blocks:
        match block:
            case Paragraph(children=children):
                out.append({"P": drawn(children)})
            case List(items=items, ordered=ordered):
                out.append({"O" if ordered else "L": [outlined(item.children) for item in items]})
            case Quote(children=inner):
                out.append({"Q": outlined(inner)})
    return out


def test_there_are_cases() -> None:
    assert len(CASES) > 40


@pytest.mark.parametrize("case", CASES, ids=names)
def test_prose_is_read_as_blocks(case: dict[str, Any]) -> None:
    parsed = parse(case["text"])
    assert outlined(parsed.blocks) == case["reads"]
    assert [f"{p.code} {p.line}" for p in parsed.problems] == case.get("problems", [])
    if "literal" in case:
        assert all(isinstance(piece, Text) for piece in inlines(parsed.blocks))


def test_citations_have_their_parts_and_their_place() -> None:
    parsed = parse("Words.\n\n- *One* [hv-letter\n  p4-6; school-log p3]\n- Two [T1] [laughs aloud]\n")
    brackets = [b for b in inlines(parsed.blocks) if isinstance(b, Bracket)]
    assert [b.references for b in brackets] == [
        (Reference("hv-letter", "p4-6"), Reference("school-log", "p3")),
        (Reference("T1"),),
        (),
    ]
    assert [(b.line, b.column) for b in brackets] == [(2, 8), (4, 6), (4, 11)]


def test_blocks_know_their_lines() -> None:
    parsed = parse("\nOne.\n\n- a\n- b\n\n  c\n\n> d\n")
    paragraph, items, quote = parsed.blocks
    assert (paragraph.line, items.line, quote.line) == (1, 3, 8)
    assert isinstance(items, List)
    assert [block.line for block in items.items[1].children] == [4, 6]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("- a\n- b\nSo we ask", "\nSo we ask"),
        ("- a\n- b\nand so on", "  and so on"),
        ("14. a\n15. b", "1. a"),
        ("c) a\nd) b", "a) a"),
        ("## Danger", "Danger"),
        ("a <b>c</b> d", "a c d"),
    ],
)
def test_a_problem_shows_what_to_write_instead(text: str, suggestion: str) -> None:
    (problem,) = parse(text).problems
    assert problem.suggestion == suggestion
    assert problem.help


def test_the_suggested_lines_for_a_swallowed_line_are_read_as_meant() -> None:
    assert parse("- a\n- b\n\nSo we ask").problems == ()
    assert parse("- a\n- b\n  and so on").problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "> " * 5000 + "a",
        "".join("  " * n + "- a\n" for n in range(400)),
        "".join("  " * n + "- a\n" + "  " * n + "- b\n" for n in range(200)),
        "*" * 5000 + "a" + "*" * 5000,
        "*a " * 3000 + "b* " * 3000,
        "[" * 5000,
        "- a\n1. b\n" * 2000,
        "- a\n\n1. b\n\n" * 2000,
        "- a\nb\n" * 2000,
        "<a " * 5000,
        "|" * 5000 + "\n",
        "![" * 5000,
        "[a](" * 3000,
    ],
)
def test_hostile_prose_is_read_all_the_same(text: str) -> None:
    assert said(parse(text).blocks)


def said(blocks: tuple[Block, ...]) -> str:
    """The words of blocks without the spaces, in order."""
    pieces = (p.text for p in inlines(blocks) if isinstance(p, (Text, Bracket)))
    return "".join("".join(piece.split()) for piece in pieces)


def stars(blocks: tuple[Block, ...]) -> int:
    """How many asterisks emphasis has used up."""
    return sum(4 if p.strong else 2 for p in inlines(blocks) if isinstance(p, Emphasis))


def ordered_items(blocks: tuple[Block, ...]) -> int:
    """How many items ordered lists have."""
    count = 0
    for block in blocks:
        if isinstance(block, List):
            count += len(block.items) * block.ordered + sum(
                ordered_items(item.children) for item in block.items
            )
        elif isinstance(block, Quote):
            count += ordered_items(block.children)
    return count


pieces = st.sampled_from(
    [
        *"ab* \n\t>-•–.)[]_#<|&\\",
        "1. ",
        "2. ",
        "a) ",
        "b) ",
        "ii) ",
        "**",
        "\n\n",
        "\n- ",
        "\n  - ",
        "\n> ",
        "[x p4]",
    ]
)
prose = st.lists(pieces, max_size=30).map("".join)


@settings(max_examples=100, deadline=None)
@given(st.text() | prose)
def test_no_character_is_lost_or_moved(text: str) -> None:
    blocks = parse(text).blocks
    typed, kept = "".join(text.split()), said(blocks)
    rest = iter(typed)
    assert all(character in rest for character in kept)
    used = Counter(typed) - Counter(kept)
    assert used.pop("*", 0) == stars(blocks)
    for sign in ">-•–":
        used.pop(sign, 0)
    assert sum(used.values()) <= 5 * ordered_items(blocks)


@settings(max_examples=100, deadline=None)
@given(prose.map(lambda text: text.replace("*", "")))
def test_words_without_asterisks_are_read_as_markdown_it_would(text: str) -> None:
    lines = [row for row in rows(text) if not row.blank]
    words = " ".join(row.text for row in lines)
    if words:
        through_markdown_it = inline._emphasised(words, iter(inline._brackets(words, lines)))
        assert read_inline(lines) == through_markdown_it


@settings(max_examples=50, deadline=None)
@given(st.lists(st.from_regex(r"[A-Za-z*][A-Za-z *]{0,20}", fullmatch=True), min_size=2, max_size=5))
def test_lists_have_the_items_that_were_typed(items: list[str]) -> None:
    (block,) = parse("\n".join(f"- {item}" for item in items)).blocks
    assert isinstance(block, List)
    assert len(block.items) == len(items)
