"""Whatever a user types comes out as typed, and cannot change the shape of the document."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.content.blocks import Block, Heading, List, Paragraph, Quote, Table, walk, words
from courtdocs.prose.blocks import List as ProseList
from courtdocs.prose.blocks import Paragraph as ProseParagraph
from courtdocs.prose.blocks import plain as plain_words

from .conftest import Composer, compose_text, filled

HOSTILE = [
    "    x", "a\n\n# b", "C:\\", "(a)", "2019. He", "1) x", "# h", "- x", "* x", "> q", "| a | b |", "a|b",
    "**b**", "*i*", "_u_", "`c`", "```", "~~~", "<b>x</b>", "&amp; & <", "{{ s.name }}", "{% if %}",
    "{# x #}", "{unnumbered}", "X {new page}", "[T1]", "[a](b)", "![a](b)", "a\nb", "\\*", "\\", "---", "===",
    ":::",
    "<w:br/> ]]>", "#let x = 1", "$x$ @y", "\U000f0000", "\U00100000 \U0010ffff", "Smith & Sons (a) *x*", "é́",
    "שלום", "‎1.", "\t x", " x ", "x  \ny", "https://x.y/a_b_c", "%", "~", "a" * 5000,
]  # fmt: skip
TEMPLATE = """## Head {{ s.place }} tail

{{ s.place }}

{{ s.place }} begins. **{{ s.place }}**s and *{{ s.place }}* and ends with {{ s.place }}

- {{ s.place }}
- item {{ s.place }}

> {{ s.place }}

| {{ s.place }} | B |
|---|--:|
| {{ s.place }} | x{{ s.place }}y |
|{{ s.place }}|**{{ s.place }}**|

### {{ s.place }}

1. {{ s.place }}
2. last
"""


def shape(blocks: tuple[Block, ...]) -> list[Any]:
    """What the blocks are, without their words."""
    found: list[Any] = []
    for block in walk(blocks):
        match block:
            case Heading():
                found.append(("heading", block.level))
            case Paragraph():
                found.append(("paragraph", block.number, [type(c).__name__ for c in block.children][:1]))
            case List():
                found.append(("list", block.ordered, len(block.items)))
            case Table():
                found.append(("table", block.widths, [len(row) for row in block.rows]))
            case Quote():
                found.append("quote")
    return found


def _texts(blocks: tuple[Block, ...]) -> str:
    return "\n".join(words(b.children) for b in walk(blocks) if isinstance(b, (Heading, Paragraph)))


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_values_keep_the_shape(text: str, composed: Composer) -> None:
    blocks = composed(TEMPLATE, {"place": text}).content.blocks
    plain = composed(TEMPLATE, {"place": "harmless"}).content.blocks
    assert _kinds(blocks) == _kinds(plain)
    assert _texts(blocks) == _texts(plain).replace("harmless", text)


def _kinds(blocks: tuple[Block, ...]) -> list[Any]:
    return [found[:2] if isinstance(found, tuple) else found for found in shape(blocks)]


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_plain_value_comes_out_as_typed(text: str) -> None:
    kept = text.removesuffix("\n")
    if not kept.strip():
        return
    with tempfile.TemporaryDirectory() as folder:
        blocks = compose_text(Path(folder), TEMPLATE, filled({"place": text})).content.blocks
        plain = compose_text(Path(folder), TEMPLATE, filled({"place": "harmless"})).content.blocks
    assert _kinds(blocks) == _kinds(plain)
    assert _texts(blocks) == _texts(plain).replace("harmless", kept)


PROSE = """## Part

{{ s.summary }}

| A |
|---|
| {{ s.summary }} |

- {{ s.summary }}

## Next

End.
"""


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_prose_keeps_its_words_and_the_document_around_it(text: str) -> None:
    form = filled({"summary": text})
    prose = form.form.summary  # type: ignore[attr-defined]
    if prose is None or not prose.blocks:
        return
    with tempfile.TemporaryDirectory() as folder:
        blocks = compose_text(Path(folder), PROSE, form).content.blocks
    headings = [words(b.children) for b in blocks if isinstance(b, Heading)]
    assert headings == ["Part", "Next"]
    assert sum(isinstance(b, Table) for b in blocks) == 1
    assert words(blocks[-1].children) == "End."  # type: ignore[union-attr]
    once = [b for b in blocks if not isinstance(b, (Heading, Table))][: len(prose.blocks)]
    assert "".join(_texts(tuple(once)).split()) == "".join(_prose_words(prose.blocks).split())


def _prose_words(blocks: Any) -> str:
    out = ""
    for block in blocks:
        if isinstance(block, ProseParagraph):
            out += plain_words(block.children)
        elif isinstance(block, ProseList):
            out += "".join(_prose_words(item.children) for item in block.items)
        else:
            out += _prose_words(block.children)
    return out


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_line_stays_inside_its_sentence(text: str) -> None:
    words_only = " ".join(text.split())
    point = {"about": "x", "says": f"x{words_only}"}
    form = filled({"points": {"Q1": point}})
    template = "## A\n\n{% for p in s.points %}\nSaid: **{{ p.says }}** end.\n{% endfor %}\n"
    with tempfile.TemporaryDirectory() as folder:
        blocks = compose_text(Path(folder), template, form).content.blocks
    said = words(blocks[1].children)  # type: ignore[union-attr]
    assert len(blocks) == 2
    assert said.startswith("Said: x")
    assert said.endswith(" end.")
