"""The looks of a document: dense for one page, large for easy reading, and the court's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pypdfium2
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from lxml import etree

from courtdocs.content.blocks import Content, Heading, Look
from courtdocs.inspection.docx import open_docx
from courtdocs.inspection.pdf import open_pdf
from courtdocs.resources import templates
from courtdocs.writers import docx, pdf
from courtdocs.writers.looks import LOOKS
from courtdocs.writers.wordml.frame import frame

from .contents import CONTENT, PARTICULARS, para, text
from .test_pdf_text import TEXTS

HOUSE = templates() / "house" / "court.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKING = "For the author only. Not for filing"
OTHERS: tuple[Look, ...] = ("dense", "large")
POINTS = {"court": 12, "dense": 9, "large": 14}
BLOCKS = (Heading(1, text("A part")), para("Some words of a paragraph."), PARTICULARS)


def plain(look: Look, **more: object) -> Content:
    """A document that is not the court's, in a look."""
    return replace(CONTENT, front=None, look=look, blocks=BLOCKS, notes=(), **more)


def sizes(data: bytes) -> dict[float, int]:
    """How many letters of the first page are of which size."""
    found: dict[float, int] = {}
    with pypdfium2.PdfDocument(data) as file:
        page = file[0].get_textpage()
        for at in range(page.count_chars()):
            if page.get_text_range(at, 1).strip():
                size = round(raw.FPDFText_GetFontSize(page, at), 1)
                found[size] = found.get(size, 0) + 1
    assert sum(found.values()) > 200
    return found


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def styles(data: bytes) -> dict[str, etree._Element]:
    return {one.get(f"{W}styleId", ""): one for one in part(data, "word/styles.xml").iter(f"{W}style")}


def value(style: etree._Element, path: str, name: str = "val") -> str | None:
    found = style.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def test_every_look_has_its_measures() -> None:
    assert tuple(LOOKS) == get_args(Look)
    assert LOOKS["court"].scale == LOOKS["court"].gap == 1
    assert LOOKS["court"].width == pytest.approx(439, abs=0.5)


@pytest.mark.parametrize("look", LOOKS)
def test_type_in_pdf(look: Look) -> None:
    found = sizes(pdf.write(plain(look)))
    assert POINTS[look] in found
    assert max(found) == pytest.approx(15 * LOOKS[look].scale, abs=0.06)  # the title
    # What stands at the foot of a page is small, but never too small to read.
    assert min(found) >= 7


@pytest.mark.parametrize("look", LOOKS)
def test_type_in_word(look: Look) -> None:
    data = docx.write(plain(look))
    (defaults,) = part(data, "word/styles.xml").iter(f"{W}rPrDefault")
    assert value(defaults, "rPr/sz") == str(2 * POINTS[look])
    found = styles(data)
    assert value(found["Heading1"], "rPr/sz") == str(round(28 * LOOKS[look].scale))
    assert value(found["BodyText"], "pPr/spacing", "line") == str(round(240 * LOOKS[look].lines))
    assert value(found["Footer"], "rPr/sz") == "17"


@pytest.mark.parametrize("look", OTHERS)
def test_the_margins_of_word_are_those_of_pdf(look: Look) -> None:
    data = docx.write(plain(look))
    (margins,) = part(data, "word/document.xml").iter(f"{W}pgMar")
    width = 11906 - int(margins.get(f"{W}left", "0")) - int(margins.get(f"{W}right", "0"))
    assert width == pytest.approx(20 * LOOKS[look].width, abs=3)
    (table,) = part(data, "word/document.xml").iter(f"{W}tblGrid")
    assert sum(int(column.get(f"{W}w", "0")) for column in table) == pytest.approx(width, abs=4)
    ends = [int(tab.get(f"{W}pos", "0")) for tab in styles(data)["Footer"].iter(f"{W}tab")]
    assert ends == pytest.approx([width / 2, width], abs=3)


@pytest.mark.parametrize("look", OTHERS)
def test_lists_in_word_are_measured_with_their_type(look: Look) -> None:
    ours, house = frame(HOUSE, look).schemes, frame(HOUSE).schemes
    assert len(house) > 4
    for style, scheme in house.items():
        assert ours[style].lefts == tuple(round(left * LOOKS[look].scale) for left in scheme.lefts)


@pytest.mark.parametrize("look", OTHERS)
def test_the_title_stands_plain_at_the_margin(look: Look) -> None:
    title = styles(docx.write(plain(look)))["CourtTitle"]
    assert value(title, "pPr/jc") is None
    assert title.find(f"{W}pPr/{W}pBdr") is None
    assert value(styles(docx.write(CONTENT))["CourtTitle"], "pPr/jc") == "center"


def test_the_look_of_the_court_is_the_house_as_it_is() -> None:
    with zipfile.ZipFile(HOUSE) as package:
        assert frame(HOUSE).parts["word/styles.xml"] == package.read("word/styles.xml")
        assert frame(HOUSE).parts["word/numbering.xml"] == package.read("word/numbering.xml")


def both(content: Content) -> Iterator[str]:
    """The document in both formats, each as all that a page of it says."""
    yield " ".join(
        (*open_docx(docx.write(content), "a.docx").furniture, open_docx(docx.write(content), "a").text)
    )
    finished = open_pdf(pdf.write(content), "a.pdf")
    yield " ".join((*finished.furniture, finished.text))


@pytest.mark.parametrize("look", OTHERS)
def test_what_is_not_the_courts_says_what_it_is_and_nothing_of_the_court(look: Look) -> None:
    for said in both(plain(look, marking=MARKING, title="Brief, not for filing")):
        words = " ".join(said.split())
        assert MARKING in words
        assert words.count("Brief, not for filing") >= 2
        assert CONTENT.confidentiality in words
        assert not re.search(r"Case (?:No|number)|IN THE|BETWEEN|Record of this document|DRAFT", words)


@pytest.mark.parametrize("look", OTHERS)
def test_a_view_is_tagged_and_the_same_every_time(look: Look) -> None:
    content = plain(look, marking=MARKING)
    data = pdf.write(content)
    finished = open_pdf(data, "brief.pdf")
    assert finished.tagged
    assert finished.language == "en-GB"
    assert finished.metadata["Title"] == content.title
    assert data == pdf.write(content)
    assert docx.write(content) == docx.write(content)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_any_text_is_kept_in_every_look(words: str) -> None:
    for look in OTHERS:
        content = plain(look)
        content = replace(content, blocks=(Heading(1, text("A")), para(words), para("end")))
        said = open_pdf(pdf.write(content), "a.pdf").text
        assert "".join(words.split()) in "".join(said.split())


@pytest.mark.parametrize("look", OTHERS)
def test_a_long_word_does_not_leave_the_page(look: Look) -> None:
    words = (para("w" * letters) for letters in range(30, 110, 4))
    content = replace(plain(look), blocks=(Heading(1, text("A")), *words))
    with pypdfium2.PdfDocument(pdf.write(content)) as file:
        page = file[0].get_textpage()
        edges = [page.get_charbox(at)[2] for at in range(page.count_chars())]
    assert max(edges) <= 595.3 - LOOKS[look].right * 28.35 + 1
