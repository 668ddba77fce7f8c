"""The plain text: how each kind of block reads, 78 columns, and no word lost or broken."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from courtdocs.content.blocks import (
    Block,
    Cell,
    Gap,
    Heading,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Styled,
    Table,
)
from courtdocs.inspection.text import open_text
from courtdocs.prose.blocks import LineBreak, Text
from courtdocs.writers import text as txt
from courtdocs.writers.text_blocks import lines, wrapped

from .contents import (
    CONTENT,
    DRAFT,
    FRONT,
    GENOGRAM,
    HOSTILE,
    LONG,
    PARTICULARS,
    SIGNATURE,
    cell,
    para,
    png,
    text,
    with_blocks,
)
from .samples import SAMPLES, golden, sample
from .test_docx_text import TEXTS

EVERY = {"made up": CONTENT, "draft": DRAFT, **{name: sample(name) for name in SAMPLES}}


def body(*blocks: Block) -> str:
    """What those blocks become."""
    return "\n".join(lines(blocks))


@pytest.fixture(params=EVERY)
def written(request: pytest.FixtureRequest) -> str:
    return txt.write(EVERY[request.param]).decode("utf-8")


def test_same_content_gives_the_same_bytes() -> None:
    assert txt.write(replace(CONTENT)) == txt.write(CONTENT)


def test_lines_are_short_and_clean(written: str) -> None:
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert not written.startswith("\n")
    assert not re.search(r"[\t\r]|[ ]$", written, re.MULTILINE)
    assert "\n\n\n\n" not in written
    long = [line for line in written.split("\n") if len(line) > 78]
    assert [line for line in long if len(line.split()) > 1 and "x" * 90 not in line] == []
    assert len(written.split("\n")) > 50


HEADINGS = """\
Part
====

Section
-------

Point
~~~~~

Detail
......"""
WITH_HEAD = """\
  No. 1
  What happened: A
  Source: [source 3]

  No. 2
  What happened: B

    C
    - D
  Source:"""
NO_HEAD = """\
  Name: Jade Louise Tansley
  Lives: With Michelle Rook, as family"""


def test_headings() -> None:
    made = (
        Heading(level, text(title)) for level, title in enumerate(("Part", "Section", "Point", "Detail"), 1)
    )
    assert body(*made) == HEADINGS


def test_a_long_heading_is_underlined_as_far_as_it_goes() -> None:
    said = body(Heading(1, text(LONG))).split("\n")
    assert len(said) > 3
    assert said[-1] == "=" * max(len(line) for line in said[:-1])


def test_numbers_hang_and_lists_stand_under_their_paragraphs() -> None:
    def ordered(*items: tuple[Block, ...]) -> List:
        return List(items, ordered=True)

    deep = ordered((para("three"),), (para("four"),))
    asked = para("I ask for:", 1), ordered((para("one"),), (para("two"), deep))
    assert body(para("z", 1234)) == "1234.  z"
    assert body(*asked, para("x", 12), para("y", 123)) == (
        "1.    I ask for:\n      (a) one\n      (b) two\n          (i)  three\n          (ii) four\n\n"
        "12.   x\n\n123.  y"
    )


def test_long_paragraphs_hang_from_their_numbers() -> None:
    first, *others = body(para(LONG, 7)).split("\n")
    assert first.startswith("7.    Since I was")
    assert len(others) > 3
    assert all(line.startswith(" " * 6) and line[6] != " " for line in others)


def test_bullets_and_quotations() -> None:
    inner = List(((para("six"),),))
    made = body(
        para("a"), List(((para("five"), inner), (para("b"), para("c")))), Quote((para("d"), para("e")))
    )
    assert made == "a\n- five\n  - six\n- b\n\n  c\n\n    d\n\n    e"


def test_what_belongs_to_a_numbered_paragraph_stands_under_it() -> None:
    bullet = List(((para("x"),),))
    made = body(para("a", 1), bullet, Quote((para("q"),)), bullet, PARTICULARS, bullet)
    assert [line for line in made.split("\n") if line.endswith(("x", "q"))] == [
        *("      - x", "          q", "      - x", "- x")
    ]


def test_the_rows_of_a_table_are_blocks_of_lines() -> None:
    cited = Cell((Paragraph((Styled((Text("["), Link(text("source 3"), "s"), Text("]")), strong=True),)),))
    held = Cell((para("B"), para("C"), List(((para("D"),),))))
    head = (cell("No."), cell("What happened"), cell("Source"))
    rows = ((cell("1"), cell("A"), cited), (cell("2"), held, Cell(())))
    assert body(Table((0.1, 0.6, 0.3), ("left",) * 3, head, rows)) == WITH_HEAD


def test_the_rows_of_a_table_without_a_head_begin_with_theirs() -> None:
    assert body(PARTICULARS) == NO_HEAD
    wide = replace(PARTICULARS, rows=((cell("Name"), cell("a"), cell("b")), (Cell(()), cell("c"), cell("d"))))
    assert body(wide) == "  Name: a\n  b\n  c\n  d"
    assert body(replace(PARTICULARS, rows=((cell("alone"),),))) == "  alone"


def test_tables_that_follow_each_other_are_told_apart() -> None:
    assert body(PARTICULARS, PARTICULARS) == f"{NO_HEAD}\n\n\n{NO_HEAD}"


@pytest.mark.parametrize(
    ("head", "line"),
    [("No.", "  No. 1"), ("Date", "  Date: 1"), ("Why?", "  Why? 1"), ("Reply:", "  Reply: 1"), ("", "  1")],
)
def test_the_head_of_a_column_stands_before_its_value(head: str, line: str) -> None:
    assert body(Table((1.0,), ("left",), (cell(head),), ((cell("1"),),))) == line


def test_a_long_value_goes_on_a_little_in() -> None:
    table = Table((1.0,), ("left",), (cell("What"),), ((cell(LONG),),))
    first, *others = body(table).split("\n")
    assert first.startswith("  What: Since")
    assert len(others) > 3
    assert all(re.match(r" {4}\S", line) for line in others)


def test_gaps_links_breaks_and_emphasis_are_words() -> None:
    children = (Text("a\nb"), LineBreak(), Styled(text("c"), strong=True), Link(text(" d"), "x"), Gap("e"))
    assert body(Paragraph(children, 1)) == "1.    a\n      b\n      c d[not yet given: e]"


def test_a_drawing_is_its_words() -> None:
    assert body(replace(GENOGRAM, alt="The family. A and B.")) == "[Drawing: The family. A and B.]"


def test_a_page_break_is_a_rule() -> None:
    assert body(para("a"), PageBreak(), para("b")) == f"a\n\n{'-' * 78}\n\nb"


def test_signatures() -> None:
    assert body(SIGNATURE) == (
        "Signed: Marianne Oke\nName: Marianne Oke\nPost: Senior social worker, Calder Vale Council\n"
        "Registration: Social Work England SW104422\nPlace: Westhaven\nDate: 25 November 2026"
    )
    ink = replace(SIGNATURE, manner="wet ink", dated="", place="", registration="")
    assert body(ink) == f"Signed: {'_' * 30}\nName: Marianne Oke\nPost: {SIGNATURE.role}\nDate: {'_' * 30}"
    picture = replace(SIGNATURE, manner="image", image=png())
    assert body(picture).startswith("Signed: [Signature of Marianne Oke]\n")


def test_the_head_of_the_document() -> None:
    content = replace(
        DRAFT, blocks=(), notes=(), front=replace(FRONT, children=FRONT.children[:1], subtitle="Sub")
    )
    head, _, foot = txt.write(content).decode().partition("\n" + "=" * 78)
    assert head == (
        "DRAFT\nConfidential: for these proceedings only. Not to be shared without the court’s\nleave.\n\n"
        "On behalf of: Applicant\nStatement of: M. Oke\nNumber: First\nExhibits: MO1 to MO3\n"
        "Dated: 25 November 2026\n\nIN THE FAMILY COURT AT WESTHAVEN\nCase No: WH26C00123\n\n"
        "IN THE MATTER OF THE CHILDREN ACT 1989\n\n"
        "AND IN THE MATTER OF THE ADOPTION AND CHILDREN ACT 2002\n\n"
        "AND IN THE MATTER OF\nJade Louise Tansley (born 3 February 2014)\n\nBETWEEN:\nCalder Vale Council\n"
        "    Applicant\nand\nDanielle Rook\n    First respondent\nCraig Tansley\n    Second respondent\n"
        "Jade, Alfie and Zara (by their children’s guardian)\n    Third to fifth respondents\n"
    )
    title = "\nInitial statement of Marianne Oke\n"
    assert foot.startswith(f"{title}Sub\n{'=' * 78}\n")
    assert f"{title}{'=' * 78}\n" in txt.write(DRAFT).decode()


def test_a_document_that_is_not_the_courts_has_a_title_only() -> None:
    content = replace(
        CONTENT, front=None, marking="For the author only. Not for filing", notes=(), blocks=(para("a"),)
    )
    rule, thin, line = "=" * 78, "-" * 78, "Secret."
    made = txt.write(replace(content, title="A brief", confidentiality=line)).decode()
    assert made == f"{content.marking}\n{line}\n\n{rule}\nA brief\n{rule}\n\na\n\n{thin}\nA brief\n{line}\n"


def test_the_record_of_the_document_closes_it() -> None:
    end = txt.write(CONTENT).decode().partition("Record of this document\n=======================\n\n")[2]
    assert end.startswith(f"{CONTENT.notes[0]}\n\n{'-' * 78}\nCase number: WH26C00123\n")


def test_lines_break_at_spaces_only() -> None:
    said = ["semi-detached " * 12, "no\u00a0break\u00a0here " * 12, "x" * 200, "a/b " * 60]
    for one in said:
        made = list(wrapped(one))
        assert " ".join(made) == " ".join(one.strip(" ").split(" "))
        assert all(len(line) <= 78 or " " not in line for line in made)


WORDS = st.lists(
    st.one_of(TEXTS, st.sampled_from(["12.   x", "1.  ", "====", "----", "- ", "(a) "])), max_size=5
)


@settings(max_examples=150, deadline=None)
@given(WORDS.map("".join))
@example(HOSTILE)
@example("12.   x\n=======\n3.  y")
@example("x " * 300)
@example("\n0\n")
def test_no_word_is_lost_or_broken_and_none_looks_like_a_number(t: str) -> None:
    table = Table((0.5, 0.5), ("left", "left"), (cell(t), cell("b")), ((cell(t), Cell((para(t), para(t)))),))
    item = List(((para(t), List(((para(t),),), ordered=True)),))
    blocks = (Heading(1, text(t)), para(t), item, para(t, 1), item, Quote((para(t),)), para(t, 123), table)
    content = with_blocks(*blocks, front=replace(FRONT, corner=((t, t),), title=t), notes=(t,), title=t)
    made = txt.write(content).decode("utf-8")
    words = re.split("[ \t\n\r\v\f]+", t.strip(" \t\n\r\v\f"))
    assert words_in(made, " ".join(words)) >= (15 if words != [""] else 0)
    due = (1, 123) if words != [""] else ()
    assert open_text(made.encode(), "x.txt").numbers == due


def words_in(made: str, words: str) -> int:
    """How often words stand in the text, however the lines are broken."""
    return " ".join(re.split("[ \n]+", made)).count(words)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_back(name: str) -> None:
    content = sample(name)
    finished = open_text(txt.write(content), "x.txt")
    due = tuple(b.number for b in content.blocks if isinstance(b, Paragraph) and b.number)
    assert finished.numbers == due == tuple(range(1, len(due) + 1))
    headings = [
        "".join(c.text for c in b.children if isinstance(c, Text))
        for b in content.blocks
        if isinstance(b, Heading)
    ]
    assert [said for said in finished.bookmarks if said in headings] == headings


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_as_it_was(name: str) -> None:
    made = txt.write(sample(name)).decode()
    assert made == golden(f"txt/{name}.txt", made)
