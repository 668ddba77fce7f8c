"""The page and the plain text by way of the library and of the command line, as they are used."""

from __future__ import annotations

from pathlib import Path

import pytest

import courtdocs
from courtdocs.errors import UsageError

from ..cli.running import ON as AS_AT
from ..cli.running import run
from .samples import ON, ROOT

FORM = ROOT / "samples" / "rook" / "statement.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("rendered")
    rendered = courtdocs.render(FORM, place, ON, formats=("html", "txt"))
    assert [path.name for path in rendered.outputs] == ["statement.html", "statement.txt"]
    assert rendered.checked.report.errors == ()
    return place


def test_the_library_writes_both(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "statement.html",
        "statement.record.json",
        "statement.txt",
    ]
    assert (folder / "statement.html").read_bytes().startswith(b"<!DOCTYPE html>\n")
    assert "1.    I am Morwenna Oke" in (folder / "statement.txt").read_text("utf-8")


def test_the_command_line_writes_the_same(folder: Path, tmp_path: Path) -> None:
    said = run("render", FORM, "-o", tmp_path, "--format", "html,txt", *AS_AT)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-2:] == [
        f"  {tmp_path / 'statement.html'}",
        f"  {tmp_path / 'statement.txt'}",
    ]
    for name in ("statement.html", "statement.txt"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_all_formats_find_the_same_and_only_once(folder: Path) -> None:
    few = courtdocs.check(FORM, ON, formats=("html",)).report.findings
    all_of_them = courtdocs.check(FORM, ON, formats=("docx", "pdf", "html", "txt"))
    assert all_of_them.report.findings == few
    assert list(all_of_them.files) == ["docx", "pdf", "html", "txt"]


def test_a_format_that_there_is_not_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"The formats are: docx, pdf, html, txt\."):
        courtdocs.render(FORM, tmp_path, ON, formats=("htm",))
