"""The brief and the page for the family of the sample, judged by programs that are not ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from courtdocs.inspection.read import open_finished

from . import reading, tools

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("option", "stem", "pages"), [
    ("--brief", "statement-brief", 1),
    ("--for-family", "statement-for-family", 2),
])  # fmt: skip
def test_a_view_is_valid_and_keeps_to_its_pages_in_word_too(
    option: str, stem: str, pages: int, tmp_path: Path
) -> None:
    courtdocs = Path(sys.executable).parent / "courtdocs"
    form = "samples/rook/statement.yaml"
    command = [courtdocs, "render", form, option, "-o", tmp_path, "--as-at", "2026-11-25"]
    subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    docx, pdf = tmp_path / f"{stem}.docx", tmp_path / f"{stem}.pdf"
    verdicts = tools.verapdf([pdf])
    assert [verdict.profile for verdict in verdicts] == ["PDFA-2A", "PDFUA-1"]
    assert all(verdict.passed and verdict.checks > 100 for verdict in verdicts)
    assert tools.validate_docx(docx) == []
    converted = tools.docx_to_pdf(docx, tmp_path / "libreoffice")
    assert len(open_finished(converted.read_bytes(), "pdf", converted.name).pages) == pages
    ours = reading.all_letters(pdf)
    assert len(ours) > 500
    assert reading.first_difference(ours, reading.all_letters(converted)) == ""
