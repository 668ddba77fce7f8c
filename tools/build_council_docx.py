"""Builds samples/council/statement.docx: a made-up council's letterhead and logo round our document.

`python tools/build_council_docx.py` writes it anew. Whoever keeps a template of their own edits it in Word.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw

from courtdocs.writers.wordml.package import zipped

TARGET = Path(__file__).resolve().parents[1] / "samples" / "council" / "statement.docx"
GREEN, GREY = RGBColor(0x1F, 0x5A, 0x52), RGBColor(0x46, 0x46, 0x46)
NAME = "Calder Vale Council"
OFFICE = ("Children’s Services, Court Team", "Mill Lane, Westhaven WX1 2YZ", "courtteam@caldervale.example")
WIDTH = Cm(15.5)
HEARING = "{% if s.for_hearing %}{{ s.for_hearing.type }}, {{ s.for_hearing.date }}{% else %}none{% endif %}"


def logo() -> bytes:
    """A hill, a sun and a river in a shield: nobody's arms."""
    size = 1200
    picture = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((60, 60, 1140, 1140), 200, fill=(31, 90, 82))
    draw.ellipse((690, 210, 930, 450), fill=(242, 201, 76))
    draw.polygon(
        [(60, 860), (420, 380), (700, 740), (860, 560), (1140, 900), (1140, 940), (60, 940)], "white"
    )
    for step in range(3):
        top = 840 + 85 * step
        points = [(x, top + (22 if (x // 135) % 2 else -22)) for x in range(60, 1141, 135)]
        draw.line(points, fill=(96, 168, 186), width=34, joint="curve")
    held = io.BytesIO()
    picture.resize((300, 300), Image.Resampling.LANCZOS).save(held, "PNG", optimize=True)
    return held.getvalue()


def built() -> bytes:
    """The template; the same bytes whenever it is built with the same libraries."""
    word = Document()
    _set_styles(word)
    _set_page(word)
    word.core_properties.author = "A. Maintainer"
    word.core_properties.title = "Statement (template)"
    _write_letterhead(word)
    _write_body(word)
    held = io.BytesIO()
    word.save(held)
    with zipfile.ZipFile(held) as package:
        return zipped({name: package.read(name) for name in package.namelist()})


def _set_styles(word: Word) -> None:
    for name, size, before, after, lines in (
        ("Normal", 12, 0, 0, 1.0),
        ("Body Text", 12, 0, 4, 1.5),
        ("List Bullet", 12, 0, 4, 1.5),
        ("List Continue", 12, 0, 4, 1.5),
        ("Quote", 12, 0, 4, 1.5),
        ("Heading 1", 15, 18, 8, 1.0),
        ("Heading 2", 13, 14, 6, 1.0),
        ("Heading 3", 12, 12, 6, 1.0),
        ("Header", 9, 0, 0, 1.0),
        ("Footer", 9, 0, 0, 1.0),
    ):
        style: Any = word.styles[name]
        style.font.size, style.font.name = Pt(size), "Arial"
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), "Arial")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = lines
        style.paragraph_format.tab_stops.clear_all()
        if name.startswith("Heading"):
            style.font.color.rgb = GREEN
        elif name == "Quote":
            style.paragraph_format.left_indent, style.paragraph_format.right_indent = Cm(2.1), Cm(0.8)
        elif name in ("Header", "Footer"):
            style.font.color.rgb = GREY


def _set_page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.4)
    section.header_distance, section.footer_distance = Cm(1), Cm(1)
    section.different_first_page_header_footer = True


def _write_letterhead(word: Word) -> None:
    section = word.sections[0]
    table = section.first_page_header.add_table(1, 2, WIDTH)
    table.autofit = False
    left, right = table.rows[0].cells
    for cell, column, width in zip((left, right), table.columns, (Cm(2.6), WIDTH - Cm(2.6)), strict=True):
        cell.width = column.width = width
    picture = left.paragraphs[0].add_run().add_picture(io.BytesIO(logo()), width=Cm(2.1))
    picture._inline.docPr.set("descr", f"{NAME}: logo")
    name = right.paragraphs[0].add_run(NAME)
    name.font.size, name.font.bold, name.font.color.rgb = Pt(18), True, GREEN
    for line in OFFICE:
        right.add_paragraph(line, style="Header")
    first = section.first_page_header.paragraphs[0]
    first._p.getparent().remove(first._p)
    section.first_page_header.add_paragraph(style="Header")
    head = section.header.paragraphs[0]
    head.text = f"{NAME}\t{{{{ case_number }}}}"
    head.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for footer in (section.first_page_footer, section.footer):
        _write_footer(footer.paragraphs[0])


def _write_footer(paragraph: Any) -> None:
    paragraph.style = "Footer"
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{{ title }}\tPage ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")
    line = paragraph.insert_paragraph_before("{{ confidentiality }}", style="Footer")
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(4)


def _add_field(paragraph: Any, name: str) -> None:
    for sort, words in (("begin", ""), ("", f" {name} "), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(words if sort == "text" else "")
        if sort == "text":
            continue
        made = OxmlElement("w:fldChar" if sort else "w:instrText")
        if sort:
            made.set(qn("w:fldCharType"), sort)
        else:
            made.text = words
            made.set(qn("xml:space"), "preserve")
        run._r.append(made)


def _write_body(word: Word) -> None:
    word.add_paragraph("{{p front }}")
    table = word.add_table(0, 2, style="Table Grid")
    for label, said in (
        ("Social worker", "{{ s.by.name }}, {{ s.by.role }}"),
        ("Registration", "{% if s.by.registration %}{{ s.by.registration }}{% else %}none{% endif %}"),
        ("Hearing", HEARING),
    ):
        _add_row(table, label, said)
    word.add_paragraph(style="Header")
    children = word.add_table(0, 3, style="Table Grid")
    _add_row(children, "Child", "Born", "Legal status now", bold=True)
    head = OxmlElement("w:tblHeader")
    children.rows[0]._tr.get_or_add_trPr().append(head)
    _add_row(children, "{%tr for child in children %}", "", "")
    _add_row(
        children,
        "{{ child.name }}",
        "{% if child.born %}{{ child.born }} ({{ child.age }}){% else %}expected{% endif %}",
        "{{ child.legal_status_now }}",
    )
    _add_row(children, "{%tr endfor %}", "", "")
    _set_widths(table, Cm(3.5), WIDTH - Cm(3.5))
    _set_widths(children, Cm(4), Cm(5), WIDTH - Cm(9))
    word.add_paragraph("{{p body }}")


def _set_widths(table: Any, *widths: int) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _add_row(table: Any, *words: str, bold: bool = False) -> None:
    for cell, said in zip(table.add_row().cells, words, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(said)
        run.font.size, run.font.bold = Pt(10), bold or None
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = True


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(built())
