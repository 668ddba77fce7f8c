"""What is written in any place of a document comes back from its Word file unchanged, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from courtdocs.content.blocks import (
    Cell,
    Content,
    Front,
    Gap,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Signature,
    Styled,
    Table,
)
from courtdocs.inspection.docx import open_docx
from courtdocs.prose.blocks import LineBreak, Text
from courtdocs.writers import docx

from .contents import CONTENT, GENOGRAM, HOSTILE, cell, para, text, with_blocks

LEGAL = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
CODE = [
    "{{ title }}",
    "{%p if x %}",
    "{{p body }}",
    "<w:br/>",
    "]]>",
    "<![CDATA[",
    "&amp;",
    "&#10;",
    "\\1",
    "\\g<0>",
]
TEXTS = st.lists(
    st.one_of(
        st.text(LEGAL, max_size=12),
        st.sampled_from(
            [*"&<>\"'{}%#\\ \t\n\r\u00a0", *CODE, "שלום", "سلام 12", "e\u0301", "👩\u200d👧", "漢"]
        ),
    ),
    max_size=12,
).map("".join)


def everywhere(t: str) -> tuple[Content, list[str]]:
    """A document with `t` in every place where text can stand, and the lines it must read as."""
    front = Front(
        court="the Family Court at Westhaven",
        number=t,
        acts=("Children Act 1989",),
        children=((t, f"born {t}"),),
        parties=((t, t),),
        corner=((t, t),),
        title=t,
        subtitle=t,
    )
    inline: tuple[Inline, ...] = (Text(t), LineBreak(), Styled((Link(text(t), "here"),), strong=True), Gap(t))
    table = Table(
        (0.5, 0.5), ("left", "right"), (cell(t), cell(t)), ((cell(t, "here"), Cell(())),), summary=t
    )
    blocks = (
        Heading(1, text(t)),
        Paragraph(inline, 1),
        List(((para(t), List(((para(t),),), ordered=True)),)),
        Quote((para(t),)),
        table,
        Signature(t, t, t, t, t, "typed"),
    )
    head = [f"{t}:\t{t}", "IN THE FAMILY COURT AT WESTHAVEN", f"Case No: {t or 'not yet issued'}"]
    head += ["IN THE MATTER OF THE CHILDREN ACT 1989", "AND IN THE MATTER OF", f"{t} (born {t})"]
    head += ["BETWEEN:", t, t, f"{t}\n{t}" if t else ""]
    body = [t, f"{t}\n{t}[not yet given: {t}]", t, t, t, t, t, t, ""]
    sign = [
        f"Signed:\t{t}",
        f"Name:\t{t}",
        f"Post:\t{t}",
        *([f"Registration:\t{t}", f"Place:\t{t}"] if t else []),
    ]
    sign += [f"Date:\t{t}" if t else "Date:\t\t"]
    notes = ["Record of this document", t]
    content = Content(t, front, blocks, CONTENT.dated, t, notes=(t,))
    return content, [*head, *body, *sign, *notes]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
@example("")
@example(HOSTILE)
@example("".join(CODE))
@example(" two  spaces ")
@example("a\tb\nc\rd\r\n")
def test_text_comes_back_unchanged(t: str) -> None:
    content, due = everywhere(t)
    finished = open_docx(docx.write(content), "statement.docx")
    assert finished.text == "\n".join(due)
    assert finished.numbers == (1,)
    assert finished.bookmarks == (t, "Record of this document")
    assert finished.alternatives == ((t,) if t else ())
    assert finished.metadata.get("dc:title", "") == (t if t.strip() else "")
    foot = f"Case number: {t or 'not yet issued'}\t{t}\tPage 1 of 1\n{t}"
    assert finished.furniture == (foot,)
    assert finished.revisions == ()


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_the_shape_of_a_document_never_depends_on_its_words(words: list[str]) -> None:
    blocks = tuple(Paragraph(text(one), number) for number, one in enumerate(words, 1))
    finished = open_docx(docx.write(with_blocks(*blocks, notes=())), "statement.docx")
    assert finished.text.endswith("\n".join(("", *words)))
    assert finished.numbers == tuple(range(1, len(words) + 1))


@pytest.mark.parametrize("alt", [HOSTILE, "a\nb\tc", "\"quoted\" & 'so'", "".join(CODE)])
def test_the_text_of_a_drawing_comes_back_unchanged(alt: str) -> None:
    finished = open_docx(docx.write(with_blocks(replace(GENOGRAM, alt=alt))), "statement.docx")
    assert finished.alternatives == (alt,)
