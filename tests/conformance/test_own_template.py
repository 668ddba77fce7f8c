"""A form in an authority's own template, as Word and LibreOffice have it, judged by programs not ours."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from courtdocs.content.compose import compose
from courtdocs.inspection.docx import open_docx
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.pdf import open_pdf
from courtdocs.pipeline import read
from courtdocs.practice.profiles import profile
from courtdocs.writers import libreoffice, own_template

from ..content.conftest import filled
from ..writers.word_files import BODY, SIGNED, edited, saved, word, written
from . import tools

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[2]
COUNCIL = ROOT / "samples" / "council" / "statement.docx"
AS_AT = date(2026, 11, 25)


@dataclass(frozen=True)
class Made:
    """The sample in the council's template."""

    docx: Path
    pdf: Path


@pytest.fixture(scope="module", params=["rook", "minimal"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    form = read(ROOT / "samples" / request.param / "statement.yaml")
    practice = profile()
    content = compose(form, AS_AT, practice).content
    template = own_template.read(COUNCIL, form.kind)
    folder = tmp_path_factory.mktemp("council")
    docx, pdf = folder / "statement.docx", folder / "statement.pdf"
    docx.write_bytes(own_template.write(template, form, content, AS_AT, practice))
    pdf.write_bytes(libreoffice.to_pdf(libreoffice.installed(os.environ), docx.read_bytes(), AS_AT))
    return Made(docx, pdf)


def test_the_template_itself_is_a_word_file() -> None:
    assert tools.validate_docx(COUNCIL) == []


def test_the_docx_is_valid(made: Made) -> None:
    assert tools.validate_docx(made.docx) == []


def test_the_pdf_is_pdf_a_2b_and_claims_no_more(made: Made) -> None:
    archive, access = tools.verapdf([made.pdf])
    assert (archive.profile, access.profile) == ("PDFA-2A", "PDFUA-1")
    assert archive.checks > 100
    # Judged as 2a, it fails in nothing but that it says 2b.
    assert [re.match(r"[\d.-]+", failure)[0] for failure in archive.failures] == ["6.6.4-3"]  # type: ignore[index]


def test_the_pdf_says_what_the_docx_says(made: Made) -> None:
    word_file, pdf = (
        open_docx(made.docx.read_bytes(), "statement.docx"),
        open_pdf(made.pdf.read_bytes(), "statement.pdf"),
    )
    printed = _letters(" ".join(pdf.pages))
    lines = [line for line in word_file.text.split("\n") if line.strip()]
    assert len(lines) > 20
    assert [line for line in lines if _letters(line)[:40] not in printed] == []
    assert pdf.bookmarks == word_file.bookmarks
    assert pdf.tagged
    assert pdf.language == "en-GB"
    assert pdf.revisions == ()
    assert all("Confidential" in one for one in pdf.furniture)


def _letters(words: str) -> str:
    return re.sub(r"\W", "", words.casefold())


def test_the_same_docx_gives_the_same_pdf(made: Made) -> None:
    office = libreoffice.installed(os.environ)
    assert libreoffice.to_pdf(office, made.docx.read_bytes(), AS_AT) == made.pdf.read_bytes()


def converted(folder: Path, data: bytes, **form: object) -> Finished:
    """A small template's PDF, read back."""
    docx = written(folder, data, filled({**SIGNED, **form}))
    return open_pdf(libreoffice.to_pdf(libreoffice.installed(os.environ), docx, AS_AT), "statement.pdf")


def test_hostile_words_are_words_in_the_pdf_too(tmp_path: Path) -> None:
    words = "{{ 7*7 }} <w:br/> & ]]> {% if x %} {_{ \\1 =HYPERLINK(x)"
    pdf = converted(tmp_path, word("{{ s.place }}", BODY, header="{{ s.place }}"), place=words)
    assert _letters(words) in _letters(pdf.pages[0])
    assert words.replace("  ", " ") in re.sub(r"\s+", " ", pdf.text)


def test_every_sort_of_template_opens_in_word_and_libreoffice(tmp_path: Path) -> None:
    made = Document()
    made.sections[0].different_first_page_header_footer = True
    made.add_paragraph("{{p front }}")
    grid = made.add_table(1, 2)
    grid.rows[0].cells[0].text, grid.rows[0].cells[1].text = "{{p s.summary }}", "{{p sections.about_me }}"
    made.add_section()
    for words in ("{%p for c in children %}", "{{ c.name }}", "{%p endfor %}", BODY):
        made.add_paragraph(words)
    data = edited(saved(made), "<w:body>", '<w:body><w:p><w:ins w:id="1" w:author="x"/></w:p>')
    docx = tmp_path / "made.docx"
    docx.write_bytes(written(tmp_path, data, filled({**SIGNED, "summary": "- a\n- b"})))
    assert tools.validate_docx(docx) == []
    assert libreoffice.to_pdf(libreoffice.installed(os.environ), docx.read_bytes(), AS_AT)
