"""LibreOffice is found, called, ended when it hangs, and its PDF made ours; a stand-in plays its part."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from courtdocs.errors import MissingProgramError, WriteError
from courtdocs.inspection.pdf import open_pdf
from courtdocs.writers import libreoffice, pdf
from courtdocs.writers.libreoffice import LibreOffice, installed, to_pdf
from courtdocs.writers.libreoffice_pdf import tidied

from .contents import CONTENT

ON = date(2026, 11, 25)


def stand_in(folder: Path, script: str, name: str = "soffice") -> LibreOffice:
    """A program that does what `script` (for sh) says instead of LibreOffice."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    return installed({"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "SECRET": "x", "HOME": "/home/jo"})


def libreoffice_like() -> bytes:
    """A PDF with what LibreOffice leaves in one."""
    with pikepdf.open(io.BytesIO(pdf.write(CONTENT))) as made:
        made.docinfo["/Creator"], made.docinfo["/Producer"] = "Writer", "LibreOffice 7.4"
        made.docinfo["/Author"] = "Zebedee Quux"
        made.trailer["/DocChecksum"] = pikepdf.Name("/ABC")
        held = io.BytesIO()
        made.save(held)
        return held.getvalue()


def test_a_missing_program_is_told_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    with pytest.raises(MissingProgramError) as caught:
        installed({"PATH": str(tmp_path)})
    assert caught.value.exit_code == 4
    for words in ("sudo apt install", "winget install", "brew install", "--format docx"):
        assert words in str(caught.value)


def test_it_is_found_where_installers_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "soffice.exe"
    place.touch()
    monkeypatch.setattr(libreoffice, "_PLACES", (tmp_path / "no", place))
    assert installed({"PATH": ""}).program == place


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_it_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    program = tmp_path / name
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    assert installed({"PATH": str(tmp_path)}).program == program


def test_it_is_called_with_a_home_of_its_own_and_no_macros(tmp_path: Path) -> None:
    (tmp_path / "like.pdf").write_bytes(libreoffice_like())
    script = f'env > {tmp_path}/env; echo "$@" > {tmp_path}/args; cp "$HOME/profile/user/registrymodifications.xcu" {tmp_path}/xcu; cp "$HOME/document.docx" {tmp_path}/docx; cp {tmp_path}/like.pdf "$HOME/document.pdf"'  # noqa: E501
    made = to_pdf(stand_in(tmp_path, script), b"a Word file", ON)
    told = dict(line.partition("=")[::2] for line in (tmp_path / "env").read_text().splitlines())
    home = told["HOME"]
    assert (tmp_path / "docx").read_bytes() == b"a Word file"
    assert "SECRET" not in told
    assert {told[name] for name in ("TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")} == {home}
    assert not Path(home).exists()
    args = (tmp_path / "args").read_text()
    assert f"-env:UserInstallation=file://{home}/profile" in args
    assert "--headless" in args
    assert '"UseTaggedPDF":{"type":"boolean","value":"true"}' in args
    xcu = (tmp_path / "xcu").read_text()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in xcu
    assert made.startswith(b"%PDF")


def test_the_pdf_bears_our_day_and_nobody_s_name() -> None:
    found = open_pdf(tidied(libreoffice_like(), ON), "statement.pdf")
    assert found.metadata == {
        "Title": CONTENT.title,
        "Producer": "LibreOffice 7.4",
        "CreationDate": "D:20261125000000Z",
        "pdfaid:part": "2",
        "pdfaid:conformance": "B",
        "dc:title": CONTENT.title,
        "pdf:Producer": "LibreOffice 7.4",
        "xmp:CreateDate": "2026-11-25T00:00:00Z",
    }
    assert found.tagged
    assert found.bookmarks


def test_what_differs_between_two_runs_is_gone() -> None:
    def run(identity: bytes, moment: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(libreoffice_like())) as made:
            made.trailer["/ID"] = pikepdf.Array([identity, identity])
            made.trailer["/DocChecksum"] = pikepdf.Name(f"/{identity.hex()}")
            profile = made.Root.OutputIntents[0].DestOutputProfile
            profile.write(profile.read_bytes()[:24] + moment + profile.read_bytes()[36:])
            held = io.BytesIO()
            made.save(held)
            return held.getvalue()

    first, second = run(b"a" * 16, b"b" * 12), run(b"c" * 16, b"d" * 12)
    assert first != second
    assert tidied(first, ON) == tidied(second, ON)


def test_a_title_with_signs_of_xml_is_kept() -> None:
    with pikepdf.open(io.BytesIO(libreoffice_like())) as made:
        made.docinfo["/Title"] = "A & <B> {0} {title}"
        held = io.BytesIO()
        made.save(held)
    assert open_pdf(tidied(held.getvalue(), ON), "x.pdf").metadata["dc:title"] == "A & <B> {0} {title}"


def test_a_file_that_it_cannot_read_is_told_with_what_it_said(tmp_path: Path) -> None:
    office = stand_in(tmp_path, "echo 'Warning: failed to launch javaldx' >&2; echo 'Error: source file' >&2")
    with pytest.raises(WriteError) as caught:
        to_pdf(office, b"x", ON)
    assert caught.value.exit_code == 6
    assert "It said: Error: source file" in str(caught.value)
    with pytest.raises(WriteError, match=r"to see why\.$"):
        to_pdf(stand_in(tmp_path, "exit 0"), b"x", ON)


def test_one_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    office = stand_in(tmp_path, f"sleep 600 & echo $! > {tmp_path}/child; wait")
    with pytest.raises(WriteError, match="took longer"):
        to_pdf(office, b"x", ON)
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split()[2] in ("Z", "X")
