"""The finished files of the samples, judged by programs that are not ours."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import reading, tools

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[2]
FORMS = ["samples/rook/statement.yaml", "samples/minimal/statement.yaml"]
AS_AT = "2026-11-25"


@dataclass(frozen=True)
class Rendered:
    """One form's two files, and the PDF that LibreOffice makes of the Word file."""

    docx: Path
    pdf: Path
    by_libreoffice: Path


@pytest.fixture(scope="module", params=FORMS)
def rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Render by the command line, as a user does; exit code 1 is a draft with something still to write."""
    folder = tmp_path_factory.mktemp("rendered")
    courtdocs = Path(sys.executable).parent / "courtdocs"
    command = [courtdocs, "render", request.param, "-o", folder, "--format", "docx,pdf", "--as-at", AS_AT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr + done.stdout
    files = [file for ending in ("docx", "pdf") for file in folder.glob(f"*.{ending}")]
    assert len(files) == 2, f"{request.param} became {files}\n{done.stdout}{done.stderr}"
    docx, pdf = files
    return Rendered(docx, pdf, tools.docx_to_pdf(docx, tmp_path_factory.mktemp("libreoffice")))


def test_pdf_is_archivable_and_accessible(rendered: Rendered) -> None:
    verdicts = tools.verapdf([rendered.pdf])
    assert [verdict.profile for verdict in verdicts] == ["PDFA-2A", "PDFUA-1"]
    assert all(verdict.checks > 100 for verdict in verdicts)
    assert [failure for verdict in verdicts for failure in verdict.failures] == []
    assert all(verdict.passed and verdict.failed == 0 for verdict in verdicts)


def test_docx_is_valid(rendered: Rendered) -> None:
    assert tools.validate_docx(rendered.docx) == []


def test_docx_and_pdf_number_the_same_paragraphs(rendered: Rendered) -> None:
    ours = reading.numbered_paragraphs(rendered.pdf)
    assert ours, "no numbered paragraph was found in our PDF"
    assert ours == reading.numbered_paragraphs(rendered.by_libreoffice)


def test_docx_and_pdf_say_the_same(rendered: Rendered) -> None:
    ours = reading.all_letters(rendered.pdf)
    assert len(ours) > 500
    assert reading.first_difference(ours, reading.all_letters(rendered.by_libreoffice)) == ""
