"""The judges themselves: each is shown a fault, so that its silence means something."""

import zipfile
from pathlib import Path

import docx
import pytest
import typst

from . import reading, tools

pytestmark = pytest.mark.conformance

SOURCE = b"""#set document(title: "Statement", date: auto)
#set text(lang: "en")
#set page(header: [Not part of the reading])
= Background
+ The child was seen *at home* on Monday.
+ Her mother agrees.
#table(columns: 2, table.header[Who][What], [Ada], [Mother])
"""


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Not part of the reading"
    document.add_heading("Background", 1)
    paragraph = document.add_paragraph("The child was seen ", style="List Number")
    paragraph.add_run("at home").bold = True
    paragraph.add_run(" on Monday.")
    document.add_paragraph("Her mother agrees.", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Who", "What", "Ada", "Mother"), strict=True):
        cell.text = text
    document.save(str(tmp_path / "made.docx"))
    return tmp_path / "made.docx"


def spoil(path: Path, part: str, old: str, new: str) -> Path:
    """Copy a Word file with one string of one part changed."""
    spoilt = path.with_name("spoilt.docx")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(spoilt, "w") as changed:
        for name in whole.namelist():
            data = whole.read(name)
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            changed.writestr(name, data)
    return spoilt


def test_verapdf_tells_a_conforming_pdf_from_a_plain_one(tmp_path: Path) -> None:
    good, plain = tmp_path / "good.pdf", tmp_path / "plain.pdf"
    good.write_bytes(typst.compile(SOURCE, pdf_standards=["a-2a", "ua-1"], timestamp=1_790_000_000))
    plain.write_bytes(typst.compile(SOURCE))
    passed = {(Path(verdict.path).stem, verdict.profile): verdict for verdict in tools.verapdf([good, plain])}
    assert passed["good", "PDFA-2A"].passed
    assert passed["good", "PDFUA-1"].passed
    assert passed["plain", "PDFA-2A"].failed > 0
    assert any("PDF/UA" in failure for failure in passed["plain", "PDFUA-1"].failures)


def test_a_valid_word_file_has_no_errors(word_file: Path) -> None:
    assert tools.validate_docx(word_file) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", "<w:t>at home", "<w:t><w:b/>at home"),
        ("word/document.xml", "<w:r>", "loose<w:r>"),
        ("word/document.xml", '<w:pStyle w:val="Heading1"/>', '<w:jc w:val="middle"/>'),
        ("word/document.xml", "<w:p><w:r><w:t>Ada</w:t></w:r></w:p>", ""),
        ("word/header1.xml", "<w:r>", "<w:bogus/><w:r>"),
        ("word/numbering.xml", "<w:abstractNum ", '<w:num w:numId="99"/><w:abstractNum '),
        ("word/settings.xml", "</w:settings>", '<w:zoom w:percent="100"/></w:settings>'),
        ("word/styles.xml", "<w:name ", "<w:rPr/><w:name "),
    ],
)
def test_a_fault_in_any_part_of_a_word_file_is_found(word_file: Path, part: str, old: str, new: str) -> None:
    errors = tools.validate_docx(spoil(word_file, part, old, new))
    assert any(part in error for error in errors)


def test_two_engines_read_the_same(word_file: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.pdf"
    ours.write_bytes(typst.compile(SOURCE))
    theirs = tools.docx_to_pdf(word_file, tmp_path / "out")
    assert reading.numbered_paragraphs(ours) == ["1. ThechildwasseenathomeonMonday", "2. Hermotheragrees"]
    assert reading.numbered_paragraphs(theirs) == reading.numbered_paragraphs(ours)
    assert reading.first_difference(reading.all_letters(ours), reading.all_letters(theirs)) == ""
    assert "Not part of the reading" in tools.pdf_text(theirs)


def test_a_difference_is_shown_where_it_begins() -> None:
    assert reading.first_difference("abcd", "abXd") == "after 'ab': 'cd' against 'Xd'"
    assert reading.first_difference("abc", "ab") == "after 'ab': 'c' against ''"
