"""What is written in any place of a document comes back from its PDF letter by letter, and nothing else."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from courtdocs.content.blocks import (
    Content,
    Drawing,
    Front,
    Gap,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    Shape,
    Signature,
    Styled,
    Table,
)
from courtdocs.inspection.pdf import open_pdf
from courtdocs.prose.blocks import LineBreak, Text
from courtdocs.resources import fonts
from courtdocs.writers import pdf
from courtdocs.writers.wording import capitals

from .contents import CONTENT, FRONT, HOSTILE, cell, para, text, with_blocks

FOOT = "The foot of the page"


def printable() -> list[str]:
    """What the fonts hold and a line of text may hold.

    Left out: right-to-left letters, whose order on the page is not that of the text; combining marks and
    ligatures, which readers give back in another spelling; control and format characters, refused on reading.
    """
    ranges = json.loads((fonts() / "coverage.json").read_text("utf-8"))
    every = (chr(point) for first, last in ranges for point in range(first, last + 1))
    return [
        char
        for char in every
        if unicodedata.category(char) not in ("Cc", "Cf", "Cn", "Mn", "Me", "Zl", "Zp")
        and unicodedata.bidirectional(char) not in ("R", "AL", "AN")
        and "LIGATURE F" not in unicodedata.name(char, "")
    ]


CHARS = printable()
COMPOSED = [unicodedata.normalize("NFD", char) for char in "áèîõüçÅñŵž"]
WORDS = st.lists(
    st.one_of(
        st.sampled_from(CHARS),
        st.sampled_from(list("  -–/()[]{}<>&#$@*_`~\\\"'=+%;:,.!?0123456789")),
        st.sampled_from(COMPOSED),
        st.sampled_from(["{{ s }}", "{% if %}", "#let x", "$x$", "<w:br/>", "]]>", "//", "/*", "\\u{41}"]),
        st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=60),
    ),
    min_size=1,
    max_size=30,
).map("".join)
TEXTS = WORDS.filter(lambda words: words.strip() != "")


def letters(words: str) -> str:
    return re.sub(r"\s", "", words)


def read_back(content: Content) -> str:
    """All letters of the pages in order, without the foot of each page, of which the last line is fixed."""
    finished = open_pdf(pdf.write(content), "statement.pdf")
    out = []
    for number, page in enumerate(finished.pages, 1):
        whole = letters(page)
        foot = letters(
            f"Case number: {content.front.number}{content.title}Page {number} of {len(finished.pages)}{FOOT}"
        )
        assert whole.endswith(foot)
        out.append(whole.removesuffix(foot))
    return "".join(out)


def everywhere(t: str) -> tuple[Content, str]:
    """A document with `t` in every place that holds words, and what its pages must say."""
    front = Front(t, "WH26C00123", (t,), ((t, t),), ((t, f"Applicant {t}"), (t, t)), (("Witness", t),), t, t)
    cells = (cell(t), cell(t, "place"))
    styled = Paragraph((Styled((Styled(text(t)), Link(text(t), "place")), strong=True), Gap(t)), 7)
    blocks = (
        Heading(1, text(t)),
        Heading(2, text(t)),
        para(t, 1),
        List(((para(t),), (para(t), List(((para(t),),))))),
        Quote((para(t),)),
        styled,
        para(t),
        Table((0.5, 0.5), ("left", "right"), cells, ((cell(t), cell(t)),), t),
        Table((0.2, 0.8), ("left", "center"), (), ((cell(t), cell(t)),), t),
        Signature(t, t, t, t, t, "typed"),
    )
    gap = f"[not yet given: {t}]"
    said = (
        f"Witness:{t} IN THE {capitals(t)} Case No: WH26C00123 IN THE MATTER OF THE {capitals(t)} AND IN THE "
        f"MATTER OF {t}({t}) BETWEEN: {t} Applicant {t} and {t}{t} {t}{t}"
        f"{t}{t} 1.{t} •{t} •{t} –{t} {t} 7.{t}{t}{gap} {t} {t}{t} {t}{t} {t}{t}"
        f"Signed:{t} Name:{t} Post:{t} Registration:{t} Place:{t} Date:{t} Record of this document {t}"
    )
    return Content("Title", front, blocks, date(2026, 11, 25), FOOT, notes=(t,)), letters(said)


def starts_as_court_does(words: str) -> bool:
    return words.lower().startswith(("in ", "the "))


@given(TEXTS.filter(lambda words: not starts_as_court_does(words)))
@example(HOSTILE)
@example("x" * 5000)
@example("Smith & Sons (a) *x*")
@settings(max_examples=60, deadline=None)
def test_text_comes_back_from_every_place(words: str) -> None:
    content, said = everywhere(words)
    assert read_back(content) == said


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_titles_drawings_and_alternatives_are_kept_to_the_letter(words: str) -> None:
    drawing = Drawing((Shape("text", 60, 20, text=words[:30]),), 120, 40, words)
    finished = open_pdf(pdf.write(with_blocks(Heading(1, text("A")), drawing, title=words)), "x.pdf")
    assert finished.alternatives == (words,)
    assert letters(words[:30]) in letters(finished.text)
    assert finished.metadata["Title"] == words


def test_a_line_break_and_a_newline_break_the_line() -> None:
    content = with_blocks(
        Heading(1, text("A")), Paragraph((Text("one"), LineBreak(), Text("two\nthree\tfour")), 1), notes=()
    )
    page = open_pdf(pdf.write(content), "x.pdf").text
    assert "1. one\ntwo\nthree four\n" in page


def test_hebrew_words_are_on_the_page_whole() -> None:
    content = with_blocks(Heading(1, text("A")), para("The name is שלום עולם in her passport.", 1), notes=())
    page = open_pdf(pdf.write(content), "x.pdf").text
    assert "שלום" in page
    assert "עולם" in page


@pytest.mark.parametrize("width", [0.04, 0.1, 0.5])
def test_no_word_runs_out_of_its_cell(width: float) -> None:
    word = "Unaccommodated" * 40
    table = Table((width, 1 - width), ("left", "left"), (cell(word), cell("b")), ((cell(word), cell("b")),))
    content = with_blocks(Heading(1, text("A")), table, para(word, 1), para(word), notes=())
    assert stands_within_margins(pdf.write(content))
    assert letters(word) * 2 in read_back(with_blocks(*content.blocks, confidentiality=FOOT, notes=()))


@pytest.mark.parametrize("words", ["x" * 5000, "word " * 1000, "\n".join("abcdefghij" * 8)])
def test_however_long_a_text_is_it_stays_on_the_pages(words: str) -> None:
    content, _ = everywhere(words)
    assert stands_within_margins(pdf.write(content))


def test_a_cell_of_many_short_lines_stays_on_the_pages() -> None:
    row = (cell("\n".join("x" * 200)), cell(""))
    content = with_blocks(Heading(1, text("A")), Table((0.5, 0.5), ("left", "left"), (), (row,)))
    assert stands_within_margins(pdf.write(content))


def stands_within_margins(data: bytes) -> bool:
    """Whether all text is on the paper, give or take a space at the end of a line or the tail of a j."""
    document = pypdfium2.PdfDocument(data)
    pages = [document[number] for number in range(len(document))]
    boxes = [item.get_bounds() for page in pages for item in page.get_objects(filter=[1])]
    assert boxes
    document.close()
    return all(
        left >= 97 and bottom >= 20 and right <= 540 and top <= 815 for left, bottom, right, top in boxes
    )


def test_the_fixture_comes_back_whole() -> None:
    content = with_blocks(*CONTENT.blocks, confidentiality=FOOT, front=FRONT)
    assert letters(HOSTILE) in read_back(content)
