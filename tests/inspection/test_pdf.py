"""A PDF read back: its text, tags and metadata, and what somebody may have left in it."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from tests.writers.contents import CONTENT, LONG, cell, para, text, with_blocks

from courtdocs.content.blocks import Drawing, Heading, Paragraph, Shape, Table
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.pdf import open_pdf
from courtdocs.inspection.read import open_finished
from courtdocs.writers import pdf


@pytest.fixture(scope="module")
def written() -> bytes:
    return pdf.write(CONTENT)


@pytest.fixture(scope="module")
def finished(written: bytes) -> Finished:
    return open_finished(written, "pdf", "statement.pdf")


def altered(data: bytes, change: object) -> Finished:
    """The file read back after `change` was done to it."""
    assert callable(change)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(out)
    return open_pdf(out.getvalue(), "x.pdf")


def test_text_is_read_line_by_line_and_page_by_page(finished: Finished) -> None:
    assert (finished.format, finished.name) == ("pdf", "statement.pdf")
    assert "Case No: WH26C00123\n" in finished.pages[0]
    assert not any("\r" in page or " \n" in page or "\ufffe" in page for page in finished.pages)
    assert finished.text == "\n".join(finished.pages)


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen() -> None:
    words = " ".join(["mother-in-law’s"] * 25)
    said = open_pdf(pdf.write(with_blocks(Heading(1, text("A")), para(words, 1), notes=())), "x.pdf").text
    assert said.count("mother-in-law’s") == 25


def test_letters_that_print_as_one_are_read_as_typed() -> None:
    said = open_pdf(
        pdf.write(with_blocks(Heading(1, text("A")), para("office findings, flat"), notes=())), "x.pdf"
    )
    assert "office findings, flat" in said.text


def test_furniture_is_what_stands_outside_the_reading(finished: Finished) -> None:
    assert len(finished.furniture) == len(finished.pages)
    assert "Page 1 of" in finished.furniture[0]
    assert "Since I was allocated" not in " ".join(finished.furniture)


def test_numbers_come_from_labels_not_from_text_that_looks_like_one() -> None:
    content = with_blocks(
        Heading(1, text("A")), para("1. not a number"), para("real", 5), Paragraph(text("12"), 6), notes=()
    )
    assert open_pdf(pdf.write(content), "x.pdf").numbers == (5, 6)


def test_bookmarks_have_their_pages(finished: Finished) -> None:
    outline = dict(finished.outline)
    assert finished.bookmarks[0] == "About me"
    assert set(outline) <= set(finished.bookmarks)
    for title, page in finished.outline:
        assert title in finished.pages[page - 1]
    assert outline["Sources"] > outline["About me"]


def test_language_and_tags_are_missed_when_they_are_gone(written: bytes, finished: Finished) -> None:
    assert (finished.language, finished.tagged) == ("en-GB", True)

    def strip(file: pikepdf.Pdf) -> None:
        del file.Root["/Lang"]
        del file.Root["/StructTreeRoot"]

    bare = altered(written, strip)
    assert (bare.language, bare.tagged) == ("", False)
    assert bare.numbers == ()


def test_metadata_of_both_kinds_is_read(written: bytes) -> None:
    def sign(file: pikepdf.Pdf) -> None:
        file.docinfo["/Author"] = "Q. Clerk"
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["dc:creator"] = ["Q. Clerk", "R. Typist"]
            xmp["xmp:Nickname"] = "C:\\Users\\clerk"

    found = altered(written, sign).metadata
    assert found["Author"] == "Q. Clerk"
    assert found["dc:creator"] == "Q. Clerk; R. Typist"
    assert found["xmp:Nickname"] == "C:\\Users\\clerk"


def test_a_file_without_metadata_has_none(written: bytes) -> None:
    def strip(file: pikepdf.Pdf) -> None:
        del file.Root["/Metadata"]

    assert not any(":" in name for name in altered(written, strip).metadata)


def test_notes_on_the_page_are_found_and_links_are_none(written: bytes, finished: Finished) -> None:
    assert finished.revisions == ()

    def comment(file: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[10, 10, 30, 30],
            Contents="ask the police",
        )
        file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])

    assert altered(written, comment).revisions == ("Text: ask the police",)


def test_fonts_are_named_without_the_tag_of_their_subset(finished: Finished) -> None:
    assert finished.fonts == ("Arimo-Bold", "Arimo-BoldItalic", "Arimo-Italic", "Arimo-Regular")


def test_threads_may_read_at_once(written: bytes, finished: Finished) -> None:
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda _: open_pdf(written, "statement.pdf"), range(8)))
    assert all(one == finished for one in read)


def test_a_table_is_read_row_by_row() -> None:
    table = Table(
        (0.5, 0.5), ("left", "left"), (cell("Head one"), cell("Head two")), ((cell("a b"), cell("c d")),)
    )
    said = open_pdf(pdf.write(with_blocks(Heading(1, text("A")), table, para(LONG), notes=())), "x.pdf").text
    assert "Head one Head two\na b c d\n" in said


def test_a_long_alternative_is_read_to_its_end() -> None:
    words = "Jade’s parents parted in 2021. " * 200
    drawing = Drawing((Shape("circle", 0, 0, 20, 20),), 40, 40, words)
    assert open_pdf(pdf.write(with_blocks(Heading(1, text("A")), drawing)), "x.pdf").alternatives == (words,)
