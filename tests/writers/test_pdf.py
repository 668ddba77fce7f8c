"""The PDF: reproducible, tagged, clean, and set so that nothing is parted that belongs together."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from courtdocs.content.blocks import (
    Block,
    Cell,
    Content,
    Gap,
    Heading,
    Link,
    List,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.pdf import open_pdf
from courtdocs.writers import pdf

from .contents import CONTENT, DRAFT, LONG, SIGNATURE, cell, para, png, text, with_blocks


@pytest.fixture(scope="module")
def written() -> bytes:
    return pdf.write(CONTENT)


@pytest.fixture(scope="module")
def finished(written: bytes) -> Finished:
    return open_pdf(written, "statement.pdf")


def opened(*blocks: Block, **more: object) -> Finished:
    return open_pdf(pdf.write(with_blocks(*blocks, **more)), "statement.pdf")


def roles(data: bytes) -> list[str]:
    """The role of every element of the structure tree, in reading order."""
    found = []

    def below(element: pikepdf.Object) -> None:
        found.append(str(element.S))
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                below(kid)

    with pikepdf.open(io.BytesIO(data)) as pdf_file:
        below(pdf_file.Root.StructTreeRoot.K[0])
    assert len(found) > 5
    return found


def test_the_same_content_gives_the_same_bytes(written: bytes) -> None:
    assert pdf.write(CONTENT) == written
    assert pdf.write(replace(CONTENT, dated=date(2026, 11, 26))) != written


def test_it_is_tagged_archival_and_in_british_english(finished: Finished) -> None:
    assert finished.tagged
    assert finished.language == "en-GB"
    claims = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert claims.items() <= finished.metadata.items()
    assert finished.fonts == ("Arimo-Bold", "Arimo-BoldItalic", "Arimo-Italic", "Arimo-Regular")


def test_the_metadata_holds_the_title_and_the_date_and_nobody(finished: Finished) -> None:
    assert finished.metadata["Title"] == "Initial statement of Marianne Oke"
    assert finished.metadata["CreationDate"] == "D:20261125000000Z"
    assert {"Author", "Company", "Subject", "Keywords", "dc:creator"}.isdisjoint(finished.metadata)
    said = " ".join(finished.metadata.values())
    assert all(name not in said for name in ("Tansley", "Jade", "Calder", "/work", "court.typ"))


def test_headings_are_bookmarks(finished: Finished) -> None:
    assert finished.bookmarks[:4] == ("About me", "The children", "Jade", "Daily life")
    assert ("About me", 1) in finished.outline
    assert "Jade" not in dict(finished.outline)


def test_paragraph_numbers_are_those_of_the_content(finished: Finished) -> None:
    assert finished.numbers == tuple(range(1, 11))
    page = opened(Heading(1, text("A")), para("seventh", 7), para("twelfth", 12))
    assert page.numbers == (7, 12)


def test_every_page_carries_number_title_count_and_confidentiality(finished: Finished) -> None:
    count = len(finished.pages)
    assert count > 3
    for number, furniture in enumerate(finished.furniture, 1):
        assert "Case number: WH26C00123" in furniture
        assert CONTENT.title in furniture
        assert f"Page {number} of {count}" in furniture
        assert CONTENT.confidentiality in furniture
        assert "DRAFT" not in furniture


def test_a_draft_says_so_on_every_page() -> None:
    draft = open_pdf(pdf.write(DRAFT), "draft.pdf")
    assert all(furniture.count("DRAFT") == 2 for furniture in draft.furniture)
    assert "Case number: not yet issued" in draft.furniture[0]
    assert "Case No: not yet issued" in draft.pages[0]


def test_each_block_has_its_tag(written: bytes) -> None:
    found = set(roles(written))
    assert {
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/BlockQuote",
        "/Figure",
        "/Link",
    } <= found
    assert {"/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"} <= found


def test_a_drawing_says_in_words_what_it_shows(finished: Finished) -> None:
    assert finished.alternatives == (
        "Family diagram. Danielle Rook and Craig Tansley, now apart, are the parents of Jade.",
    )


def links(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf_file:
        return sum(note.Subtype == "/Link" for page in pdf_file.pages for note in page.get("/Annots", ()))


def test_links_lead_to_what_is_there_and_are_plain_words_elsewhere() -> None:
    link = Paragraph(
        (Link(text("there"), "place"), Link(text(" gone"), "nowhere"), Link(text(" for good"), "")), 1
    )
    twice = (para("one", anchor="place"), para("two", anchor="place"))
    assert links(pdf.write(with_blocks(Heading(1, text("A")), link))) == 0
    data = pdf.write(with_blocks(Heading(1, text("A")), link, *twice))
    assert links(data) == 1
    assert "there gone for good" in open_pdf(data, "x.pdf").text


@pytest.mark.parametrize("kind", ["heading", "paragraph", "numbered", "cell"])
def test_any_block_with_an_anchor_can_be_linked_to(kind: str) -> None:
    place: Block = {
        "heading": Heading(2, text("Here"), "place"),
        "paragraph": para("here", anchor="place"),
        "numbered": para("here", 2, anchor="place"),
        "cell": Table((1.0,), ("left",), (), ((cell("here", "place"),),)),
    }[kind]
    assert links(pdf.write(with_blocks(Heading(1, text("A")), para("x"), LINK, place))) == 1


LINK = Paragraph((Link(text("go"), "place"),), 1)


def long_table(rows: int) -> Table:
    head = (cell("Serial"), cell("What happened"))
    return Table(
        (0.2, 0.8), ("right", "left"), head, tuple((cell(f"r{n}"), cell("An event.")) for n in range(rows))
    )


def test_the_head_of_a_table_repeats_on_each_page() -> None:
    pages = opened(Heading(1, text("Chronology")), long_table(120)).pages
    assert len(pages) > 2
    assert all("Serial What happened" in page for page in pages if "An event." in page)


def test_a_table_of_2000_rows_is_whole() -> None:
    said = opened(Heading(1, text("Chronology")), long_table(2000)).text
    assert re.findall(r"^r(\d+) An event\.$", said, re.M) == [str(n) for n in range(2000)]


def test_a_short_row_is_not_parted_and_a_long_one_loses_nothing() -> None:
    filler = tuple((cell(f"f{n}"), cell(LONG)) for n in range(20))
    pages = opened(Heading(1, text("A")), Table((0.2, 0.8), ("left", "left"), (), filler)).pages
    assert all(page.count("Since I was allocated") == page.count("rests on it.") for page in pages)
    lines = Cell(tuple(para(f"line{n}") for n in range(200)))
    said = opened(Heading(1, text("A")), Table((1.0,), ("left",), (), ((lines,),))).text
    assert all(f"line{n}\n" in said for n in range(200))


@pytest.mark.parametrize("filler", range(18, 34))
def test_a_heading_and_a_paragraph_that_keeps_are_never_last_on_a_page(filler: int) -> None:
    lines = (para(f"line {n}") for n in range(filler))
    pages = opened(
        Heading(1, text("A")),
        *lines,
        Heading(2, text("Held heading")),
        para("Held words", 1, keep_with_next=True),
        long_table(3),
    ).pages
    (page,) = [page for page in pages if "Held heading" in page]
    assert "Held words" in page
    assert "r0" in page


@pytest.mark.parametrize("filler", range(12, 26))
def test_a_paragraph_that_keeps_is_on_the_page_of_its_list(filler: int) -> None:
    lines = (para(f"line {n}", n + 1) for n in range(filler))
    asked = para("Asked for:", filler + 1, keep_with_next=True)
    pages = opened(Heading(1, text("A")), PageBreak(), *lines, asked, List(((para("first"),),), True)).pages
    (page,) = [page for page in pages if "Asked for:" in page]
    assert "(a) first" in page


@pytest.mark.parametrize("filler", range(12, 26))
def test_the_statement_of_truth_stays_with_the_signature(filler: int) -> None:
    lines = (para(f"line {n}") for n in range(filler))
    truth = [para("I understand. " * 20, keep_with_next=True), para("I believe. ", keep_with_next=True)]
    pages = opened(Heading(1, text("A")), PageBreak(), *lines, *truth, SIGNATURE, notes=()).pages
    (page,) = [page for page in pages if "Signed:" in page]
    assert "I understand" in page
    assert "I believe" in page
    assert "Date: 25 November 2026" in page


def test_a_page_break_begins_a_page() -> None:
    pages = opened(Heading(1, text("A")), PageBreak(), Heading(1, text("B")), PageBreak(), notes=()).pages
    assert len(pages) == 2
    assert pages[1].startswith("B")


@pytest.mark.parametrize("manner", ["typed", "wet ink", "image", "none"])
def test_each_manner_of_signing(manner: str) -> None:
    signature = Signature("Marianne Oke", "Social worker", manner=manner, image=png())  # type: ignore[arg-type]
    finished = opened(Heading(1, text("Truth")), signature)
    assert finished.text.count("Marianne Oke\n") >= 1 + (manner == "typed")
    assert ("Signature of Marianne Oke" in finished.alternatives) == (manner == "image")


def test_lists_are_lettered_by_depth_and_stand_under_their_paragraph() -> None:
    inner = List(((para("inner"), List(((para("innermost"),),), ordered=True)),), ordered=True)
    bullets = List(((para("bullet"), List(((para("dash"),),))),))
    lettered = List(((para("outer"), inner),), ordered=True)
    said = opened(Heading(1, text("A")), PageBreak(), para("Asked for:", 1), lettered, bullets).pages[1]
    assert said.startswith("1. Asked for:\n(a) outer\n(i) inner\n(A) innermost\n• bullet\n– dash")


def test_a_gap_is_marked(written: bytes) -> None:
    marked = pdf.write(with_blocks(Heading(1, text("A")), Paragraph((Gap("Why now"),), 1)))
    plain = pdf.write(with_blocks(Heading(1, text("A")), para("[not yet given: Why now]", 1)))
    assert "[not yet given: Why now]" in open_pdf(marked, "x.pdf").text
    assert shapes(marked) == shapes(plain) + 1


def shapes(data: bytes) -> int:
    """How many filled or stroked shapes the first page has."""
    document = pypdfium2.PdfDocument(data)
    count = sum(1 for _ in document[0].get_objects(filter=[2]))
    document.close()
    return count


def test_user_text_reaches_the_program_as_data_only() -> None:
    data = pdf.document_data(with_blocks(Heading(1, text("A")), para("#import", 1)))
    assert json.loads(json.dumps(data))["blocks"][1]["items"][0]["words"] == ["#import"]


def test_a_document_needs_no_title_lines_beyond_the_court() -> None:
    front = replace(CONTENT.front, acts=(), children=(), parties=(), corner=(), subtitle="", number="")
    content: Content = replace(CONTENT, front=front, notes=())
    page = open_pdf(pdf.write(content), "x.pdf").pages[0]
    assert page.startswith("IN THE FAMILY COURT AT WESTHAVEN\nCase No: not yet issued\nInitial statement of")
