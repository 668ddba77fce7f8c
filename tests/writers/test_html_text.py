"""What is written in any place of a document comes back from its page unchanged, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from courtdocs.content.blocks import (
    Cell,
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
    Shape,
    Signature,
    Styled,
    Table,
)
from courtdocs.inspection.html import open_html
from courtdocs.prose.blocks import LineBreak, Text
from courtdocs.writers import html

from .contents import CONTENT, HOSTILE, cell, para, text, with_blocks
from .samples import SAMPLES, sample
from .strict_html import page
from .test_docx_text import TEXTS

CODE = [
    "</p><script>alert(1)</script>",
    "</style></title></svg></desc></textarea>",
    '" onload="x" \' onfocus=\'y',
    "<!-- --> <![CDATA[ ]]> <?php ?>",
    "&amp; &lt &#60; &nbsp; &notit; &#xZ;",
    "javascript:x",
    "\\u003c",
]
PLACES = ["text", "contents", "paragraph-1", "section", "drawing", "table"]
HTML_TEXTS = st.lists(st.one_of(TEXTS, st.sampled_from([*CODE, *PLACES])), max_size=4).map("".join)


def seen(t: str) -> list[str]:
    """The lines that a text is read as: empty ones are not told from none."""
    return [line for line in t.split("\n") if line.strip()]


def everywhere(t: str) -> tuple[Content, list[str]]:
    """A document with `t` in every place where text can stand, and the lines it must read as."""
    front = Front(
        "the Family Court at Westhaven",
        t,
        ("Children Act 1989",),
        ((t, f"born {t}"),),
        ((t, t),),
        ((t, t),),
        t,
        t,
    )
    inline: tuple[Inline, ...] = (Text(t), LineBreak(), Styled((Link(text(t), t),), strong=True), Gap(t))
    table = Table(
        (0.4, 0.3, 0.3), ("left", "right", "center"), (cell(t),) * 3, ((cell(t, t), Cell(()), cell(t)),), t
    )
    blocks = (
        Heading(1, text(t)),
        Paragraph(inline, 1),
        List(((para(t), List(((para(t),),), ordered=True)),)),
        Quote((para(t),)),
        table,
        PageBreak(),
        Drawing((Shape("text", 1, 1, text=t.replace("\n", " ")),), 10, 10, t),
        Signature(t, t, t, t, t, "typed"),
    )
    top = ["Skip to the text", t, t]
    head = [f"{t}:", t, "IN THE FAMILY COURT AT WESTHAVEN", f"Case No: {t or 'not yet issued'}"]
    head += ["IN THE MATTER OF THE CHILDREN ACT 1989", "AND IN THE MATTER OF", f"{t} (born {t})"]
    head += ["BETWEEN:", t, t, t, t, "Contents", t, "Record of this document"]
    line = t.replace("\n", " ")
    body = [t, f"1. {t}\n{t}[not yet given: {t}]", t, f"(a) {t}", t, t, t, t, t, t, line]
    signed = [f"Signed:\n{t}\nName:\n{t}\nPost:\n{t}\n", f"Registration:\n{t}\nPlace:\n{t}\n" if t else ""]
    foot = ["Record of this document", t, f"Case number: {t or 'not yet issued'}", t, t]
    drawn = ["The drawing in words", t]
    date = [f"Date:\n{t or 'to be written by hand'}"]
    said = "\n".join([*top, *head, *body, *drawn, *signed, *date, *foot])
    return Content(t, front, blocks, CONTENT.dated, t, marking=t, notes=(t,)), seen(said)


@settings(max_examples=150, deadline=None)
@given(HTML_TEXTS)
@example("")
@example(HOSTILE)
@example("".join(CODE))
@example("text")
@example(" two  spaces ")
@example("a\tb\nc\rd\r\n")
def test_text_comes_back_unchanged(t: str) -> None:
    content, due = everywhere(t)
    data = html.write(content)
    finished = open_html(data, "statement.html")
    assert finished.text.split("\n") == due
    assert finished.numbers == (1,)
    assert finished.metadata["title"] == t
    described = (t, "Drawing", t) if t else ("Table", "Drawing")
    assert tuple(filter(None, finished.alternatives)) == described
    assert finished.revisions == ()


@settings(max_examples=60, deadline=None)
@given(HTML_TEXTS)
@example("".join(CODE))
def test_the_shape_of_a_page_never_depends_on_its_words(t: str) -> None:
    written, plain = (page(html.write(everywhere(words)[0])) for words in (f"x{t}", "x"))
    shapes = [[one.tag for one in root.iter() if one.tag != "br"] for root in (written, plain)]
    assert shapes[0] == shapes[1]
    names = [[sorted(one.attributes) for one in root.iter() if one.tag != "br"] for root in (written, plain)]
    assert names[0] == names[1]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_back(name: str) -> None:
    content = sample(name)
    finished = open_html(html.write(content), "x.html")
    due = tuple(b.number for b in content.blocks if isinstance(b, Paragraph) and b.number)
    assert finished.numbers == due == tuple(range(1, len(due) + 1))
    assert finished.language == "en-GB"
    assert finished.revisions == ()
    assert all(content.confidentiality in said for said in finished.furniture)


def test_the_picture_of_a_signature_is_described_and_not_read() -> None:
    block = Signature("A & B", "Social worker", manner="image", image=b"\x89PNG/home/someone")
    finished = open_html(html.write(with_blocks(block, notes=())), "x.html")
    assert finished.alternatives == ("Signature of A & B",)
    assert "src" not in finished.metadata
