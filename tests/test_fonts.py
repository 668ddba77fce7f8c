"""The faces that the build hook makes are four to Typst, and the coverage says what all of them hold."""

import io
import json
import unicodedata
from pathlib import Path

import pikepdf
import typst
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src" / "courtdocs" / "fonts"
SOURCE = b'#set text(font: "Arimo")\nplain *bold* _italic_ *_both_*'


def test_typst_finds_regular_bold_italic_and_both() -> None:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    pdf, warnings = typst.compile_with_warnings(SOURCE, font_paths=fonts)
    assert warnings == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        resources = opened.pages[0].Resources.Font
        embedded = {str(font.BaseFont).partition("+")[2] for font in resources.values()}
    assert embedded == {"Arimo-Regular", "Arimo-Bold", "Arimo-Italic", "Arimo-BoldItalic"}


def test_coverage_is_what_all_four_faces_hold_but_for_private_use() -> None:
    faces = [TTFont(path) for path in sorted(FONTS.glob("*.ttf"))]
    assert len(faces) == 4
    held = set.intersection(*(set(face.getBestCmap()) for face in faces))
    private = {point for point in held if unicodedata.category(chr(point)) == "Co"}
    assert private
    ranges = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    assert {point for first, last in ranges for point in range(first, last + 1)} == held - private
    assert {ord(char) for char in "Aé£€§–“”‘’…•ŵŷ"} <= held
