"""What the engine refuses is told as a fault of ours, never as a traceback of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtdocs import resources
from courtdocs.errors import CourtdocsError
from courtdocs.writers import typst_engine

START = '#set document(title: "x", date: auto)\n#set text(lang: "en")\n'


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program beside no other, in a templates folder of its own."""
    monkeypatch.setattr(typst_engine, "templates", lambda: tmp_path)
    return tmp_path / "try.typ"


def compiled(program: Path, source: str) -> bytes:
    program.write_text(START + source, encoding="utf-8")
    return typst_engine.compile_pdf(program, b"{}", date(2026, 11, 25))


def test_a_sound_program_makes_a_pdf(program: Path) -> None:
    assert compiled(program, '#set text(font: "Arimo")\nok').startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('#set text(font: "Arimo")\n#nothing', "unknown variable: nothing"),
        ('#set text(font: "No Such Face")\nwords', "unknown font family"),
        ('#set text(font: "Arimo")\n漢', "could not be displayed"),
        ('#set text(font: "Arimo")\n✓', "could not be displayed"),
        ('#set text(font: "Arimo")\n== Second before first', "heading"),
        ('#read("/etc/hostname")', "file not found"),
    ],
)
def test_what_typst_refuses_or_warns_of_is_our_error(program: Path, source: str, said: str) -> None:
    with pytest.raises(CourtdocsError, match="fault in courtdocs") as caught:
        compiled(program, source)
    assert said in str(caught.value)
    assert "try.typ" in str(caught.value)


def test_a_drawing_of_two_pages_is_refused(program: Path) -> None:
    program.write_text("a #pagebreak() b".replace("a", '#set text(font: "Arimo")\na', 1), encoding="utf-8")
    with pytest.raises(CourtdocsError, match="more than one page"):
        typst_engine.compile_png(program, b"{}", 72)


def test_the_house_programs_are_among_the_templates() -> None:
    assert {"court.typ", "drawing.typ", "shapes.typ"} <= {
        path.name for path in (resources.templates() / "house").glob("*.typ")
    }
