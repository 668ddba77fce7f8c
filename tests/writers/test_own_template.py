"""A form in an authority's own Word template: what is placed, how it looks, and what may not be left out."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from courtdocs.content.blocks import Content, Gap, Heading, Origin, Paragraph, Signature, Text
from courtdocs.content.compose import compose
from courtdocs.errors import TemplateError
from courtdocs.inspection.docx import open_docx
from courtdocs.inspection.docx_package import W
from courtdocs.inspection.finished import Finished
from courtdocs.pipeline import read
from courtdocs.practice.profiles import profile
from courtdocs.prose.blocks import LineBreak
from courtdocs.writers import docx, own_template

from ..content.conftest import ON, filled
from .contents import CONTENT, HOSTILE, para, text, with_blocks
from .word_files import BODY, DOCUMENT, SIGNED, edited, packed, parts, saved, table, word, written

ROOT = Path(__file__).parents[2]
COUNCIL = ROOT / "samples" / "council" / "statement.docx"
DRAFT = replace(CONTENT, marking="DRAFT")


def finished(folder: Path, data: bytes, content: Content = CONTENT, **form: object) -> Finished:
    """What a template becomes, read back."""
    return open_docx(written(folder, data, filled({**SIGNED, **form}), content), "statement.docx")


def lines(folder: Path, *paragraphs: str, content: Content = CONTENT, **form: object) -> list[str]:
    """What paragraphs of a template become, those of the body left out."""
    said = finished(folder, word(BODY, "START", *paragraphs), content, **form).text.split("\n")
    return said[said.index("START") + 1 :]


def test_the_whole_body_is_that_of_our_own_word_file(tmp_path: Path) -> None:
    ours = open_docx(docx.write(CONTENT), "statement.docx")
    theirs = finished(tmp_path, word("{{p front }}", BODY))
    assert len(ours.text) > 2000
    assert theirs.text == ours.text
    assert theirs.numbers == ours.numbers
    assert theirs.bookmarks == ours.bookmarks
    assert theirs.alternatives == ours.alternatives
    assert theirs.language == "en-GB"
    assert theirs.metadata == ours.metadata
    assert theirs.revisions == ()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path, word(BODY)) == written(tmp_path, word(BODY))


def test_a_template_is_read_once_for_many_forms(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(table(("{%tr for c in children %}",), ("{{ c.name }}",), ("{%tr endfor %}",)))
    form = filled(SIGNED)
    template = own_template.read(path, form.kind)
    first = own_template.write(template, form, DRAFT, ON, profile())
    other = own_template.write(
        template, filled(SIGNED, {"children": {"jade": {"name": "X"}}}), CONTENT, ON, profile()
    )
    assert "DRAFT" not in " ".join(open_docx(other, "x.docx").furniture)
    assert own_template.write(template, form, DRAFT, ON, profile()) == first


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("Dear {{ s.by.name }}, hello", "Dear Morwenna Oke, hello"),
        ("{{ children | listed }}", "Jade and Zara"),
        ("{{ title }}; {{ case_number }}", f"{CONTENT.title}; Case number: WH26C00123"),
        ("[{{ marking }}]", "[]"),
        ("{{ confidentiality }}", CONTENT.confidentiality),
        ("{% if s.place %}at {{ s.place }}{% else %}nowhere{% endif %}", "nowhere"),
        ("{% for c in children %}{{ c.called }}{% if loop.first %}; {% endif %}{% endfor %}", "Jade; Zara"),
        ("{{ “x” if s.place else ‘y’ }}", "y"),
        ("{{ case.proceedings.court }}{# a note to ourselves #}", "the Family Court at Westhaven"),
        ("{{p s.summary }}", "One.\nTwo."),
        ("{{ s.summary }}", "One.\nTwo."),
        ("{{p s.protective }}", "They love them."),
        ("{{p sections.summary }}", ""),
        ("{{ paragraphs_for('ca:c') }}", "None of them."),
    ],
)  # fmt: skip
def test_what_a_tag_becomes(tmp_path: Path, tag: str, said: str) -> None:
    form = {
        "summary": "One.\n\nTwo.",
        "protective": "They *love* them.",
        "checklist": {"c": "None of them."},
    }
    found = "\n".join(lines(tmp_path, tag, **form))
    assert found == said


def test_a_tag_that_word_has_cut_up_is_filled(tmp_path: Path) -> None:
    run = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>'
    for cut in (f"{{{run}{{ s.by.name }}}}", f"{{{{ s.{run}by{run}.name {run}}}{run}}}", "{{ s.by.name }}"):
        data = edited(word(BODY, "START", "XX"), "XX", cut)
        assert finished(tmp_path, data).text.endswith("\nMorwenna Oke")


def test_rows_and_paragraphs_repeat(tmp_path: Path) -> None:
    rows = (("{%tr for c in children %}", ""), ("{{ c.name }}", "{{ c.born }}"), ("{%tr endfor %}", ""))
    said = finished(tmp_path, table(*rows)).text.split("\n")
    assert said[-4:] == ["Jade Tansley", "3 February 2014", "Zara Shafiq", "2 October 2025"]
    block = (
        "{%p for c in children %}",
        "Child: {{ c.called }}",
        "{%p endfor %}",
        "{%p if s.place %}",
        "x",
        "{%p endif %}",
    )
    assert lines(tmp_path, *block) == ["Child: Jade", "Child: Zara"]


def test_the_words_of_a_value_take_the_look_of_their_run(tmp_path: Path) -> None:
    look = "<w:rPr><w:i/><w:color w:val='112233'/></w:rPr>"
    data = edited(word(BODY, "XX"), "<w:r><w:t>XX</w:t>", f"<w:r>{look}<w:t>a {{{{ s.by.name }}}} b</w:t>")
    root = etree.fromstring(parts(written(tmp_path, data))[DOCUMENT])
    runs = [run for run in root.iter(f"{W}r") if "".join(run.itertext()) in ("a ", "Morwenna Oke", " b")]
    assert len(runs) == 3
    assert all(run.find(f"{W}rPr/{W}color").get(f"{W}val") == "112233" for run in runs)  # type: ignore[union-attr]


def test_prose_takes_the_look_of_its_paragraph_and_keeps_its_own_emphasis(tmp_path: Path) -> None:
    look = '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>'
    data = edited(word(BODY, "XX"), "<w:p><w:r><w:t>XX", f"{look}{{{{p s.summary }}}}")
    root = etree.fromstring(
        parts(written(tmp_path, data, filled({**SIGNED, "summary": "It is *so*."})))[DOCUMENT]
    )
    (made,) = [one for one in root.iter(f"{W}p") if "".join(one.itertext()) == "It is so."]
    assert made.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Quote"  # type: ignore[union-attr]
    sizes = [run.find(f"{W}rPr/{W}sz") is not None for run in made.iter(f"{W}r")]
    slanted = ["".join(run.itertext()) for run in made.iter(f"{W}r") if run.find(f"{W}rPr/{W}i") is not None]
    assert (sizes, slanted) == ([True, True, True], ["so"])


def test_a_section_break_or_picture_in_the_paragraph_of_the_body_stays(tmp_path: Path) -> None:
    section = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr><w:r><w:t>{{p body }}'
    )
    data = edited(word(BODY), "<w:p><w:r><w:t>{{p body }}", section)
    root = etree.fromstring(parts(written(tmp_path, data))[DOCUMENT])
    assert [one.get(f"{W}w") for one in root.iter(f"{W}pgSz")] == ["16838", "12240"]


def test_tables_fit_where_they_stand(tmp_path: Path) -> None:
    def width(data: bytes) -> int:
        root = etree.fromstring(parts(written(tmp_path, data))[DOCUMENT])
        found = [one for one in root.iter(f"{W}tbl") if one.find(f"{W}tblPr/{W}tblDescription") is not None]
        return int(found[0].find(f"{W}tblPr/{W}tblW").get(f"{W}w"))  # type: ignore[union-attr, arg-type]

    whole, cell = width(word(BODY)), width(table((BODY, "x"), before=()))
    assert whole == pytest.approx(12240 - 2 * 1800, abs=5)
    assert cell < whole / 2


def test_the_template_s_own_styles_stay_and_ours_are_added(tmp_path: Path) -> None:
    data = edited(word(BODY), 'w:val="heading 1"', 'w:val="Heading 1"', "word/styles.xml")
    data = edited(data, 'w:styleId="Heading1"', 'w:styleId="Titre1"', "word/styles.xml")
    held = parts(written(tmp_path, data))
    before, after = (etree.fromstring(one["word/styles.xml"]) for one in (parts(data), held))
    ids = [one.get(f"{W}styleId") for one in after.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    assert {"NumberedParagraph", "TableText", "CourtTable", "Titre1"} <= set(ids)
    assert "Heading1" not in ids
    assert b'w:val="Titre1"' in held[DOCUMENT]
    theirs, still = (one.find(f"{W}style[@{W}styleId='Titre1']") for one in (before, after))
    assert theirs is not None
    theirs.remove(theirs.find(f"{W}rsid"))  # type: ignore[arg-type]
    assert etree.tostring(theirs, method="c14n") == etree.tostring(still, method="c14n")


def test_our_lists_do_not_run_into_those_of_the_template(tmp_path: Path) -> None:
    held = parts(written(tmp_path, word(BODY)))
    numbering = etree.fromstring(held["word/numbering.xml"])
    for name, number in (("abstractNum", "abstractNumId"), ("num", "numId")):
        ids = [one.get(f"{W}{number}") for one in numbering.iterfind(f"{W}{name}")]
        assert len(ids) == len(set(ids)) > 5
    tags = [etree.QName(one).localname for one in numbering]
    assert tags == sorted(tags)  # every definition before any use
    used = {one.get(f"{W}val") for one in etree.fromstring(held[DOCUMENT]).iter(f"{W}numId")}
    assert used <= {one.get(f"{W}numId") for one in numbering.iterfind(f"{W}num")}


def test_a_numbered_paragraph_of_the_template_s_own_look_keeps_our_numbers(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="Theirs"><w:name w:val="Numbered Paragraph"/>'
    data = edited(word(BODY), "</w:styles>", f"{style}</w:style></w:styles>", "word/styles.xml")
    found = written(tmp_path, data)
    assert b'w:val="Theirs"' in parts(found)[DOCUMENT]
    assert b"NumberedParagraph" not in parts(found)[DOCUMENT]
    assert open_docx(found, "x.docx").numbers == open_docx(docx.write(CONTENT), "x.docx").numbers


def test_a_cell_in_which_nothing_is_printed_stays_a_cell(tmp_path: Path) -> None:
    rows = (("{{p tables.summary }}", "x"), ("{{p signature() }}", "{{p tables.chronology }}"))
    root = etree.fromstring(parts(written(tmp_path, table(*rows)))[DOCUMENT])
    cells = list(root.iter(f"{W}tc"))
    assert len(cells) > 4
    assert all(cell[-1].tag == f"{W}p" for cell in cells)


def test_no_style_is_tied_to_two_lists(tmp_path: Path) -> None:
    held = parts(written(tmp_path, word(BODY)))
    numbering, styles = (etree.fromstring(held[f"word/{name}.xml"]) for name in ("numbering", "styles"))
    tied = [one.get(f"{W}val") for one in numbering.iter(f"{W}pStyle")]
    assert {"ListBullet", "NumberedParagraph", "TableLetter"} <= set(tied)
    assert len(tied) == len(set(tied))
    lists = {one.get(f"{W}numId"): one.find(f"{W}abstractNumId") for one in numbering.iterfind(f"{W}num")}
    for style in styles.iterfind(f"{W}style[@{W}customStyle='1']"):
        used = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if used is not None:
            of = lists[used.get(f"{W}val")]
            (definition,) = numbering.findall(
                f"{W}abstractNum[@{W}abstractNumId='{of.get(f'{W}val')}']"  # type: ignore[union-attr]
            )
            assert style.get(f"{W}styleId") in [one.get(f"{W}val") for one in definition.iter(f"{W}pStyle")]


def test_a_template_without_styles_lists_settings_or_page_is_completed(tmp_path: Path) -> None:
    held = {
        name: data
        for name, data in parts(word(BODY)).items()
        if name.startswith(("[", "_rels", "word/document"))
    }
    document = (
        '<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>{{p body }}</w:t></w:r></w:p></w:body></w:document>'
    )
    held[DOCUMENT] = (document % W[1:-1]).encode()

    found = open_docx(written(tmp_path, packed(held), content=DRAFT), "statement.docx")
    assert (
        found.text
        == open_docx(docx.write(with_blocks(*CONTENT.blocks)), "x.docx").text.partition(
            "support of interim care orders\n"
        )[2]
    )
    assert found.furniture == ("DRAFT",)
    assert found.language == "en-GB"


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("even", [False, True])
def test_a_draft_is_marked_on_every_page(tmp_path: Path, first: bool, even: bool) -> None:
    made = Document()
    made.add_paragraph(BODY)
    made.settings.odd_and_even_pages_header_footer = even
    made.sections[0].different_first_page_header_footer = first
    made.sections[0].header.paragraphs[0].text = "Council"
    made.add_section()
    held = parts(written(tmp_path, saved(made), content=DRAFT))
    headers = [data.decode() for name, data in held.items() if name.startswith("word/header")]
    assert len(headers) == 1 + first + even
    assert all(header.count("DRAFT") == 1 for header in headers)
    unmarked = parts(written(tmp_path, saved(made)))
    assert not any(b"DRAFT" in data for name, data in unmarked.items() if name.startswith("word/header"))


def test_a_template_that_prints_the_marking_itself_gets_no_second_one(tmp_path: Path) -> None:
    found = finished(tmp_path, word(BODY, header="{{ marking }} of a statement"), DRAFT)
    assert found.furniture == ("DRAFT of a statement",)


def test_headers_and_footers_are_filled(tmp_path: Path) -> None:
    data = word(BODY, header="{{ case_number }}", footer="{{ confidentiality }} {{ s.by.name }}")
    found = finished(tmp_path, data)
    assert found.furniture == ("Case number: WH26C00123", f"{CONTENT.confidentiality} Morwenna Oke")


def sections(*more: object) -> Content:
    """A content of two sections with prose of the form, and what a test adds."""
    return with_blocks(
        Heading(1, text("Summary")),
        para("Our own words about it.", 1),
        para("One.", 2, origin=Origin(("summary",))),
        Heading(1, text("Annex A: family time")),
        para("Two.", 3, origin=Origin(("family_time",))),
        *more,
        notes=(),
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tags", "lost"),
    [
        (("{{p body }}",), ""),
        (("{{p sections.summary }}", "{{p sections.family_time }}"), ""),
        (("{{p s.summary }}", "{{p sections.family_time }}"), ""),
        (("{{p sections.summary }}", "{{p s.family_time }}"), ""),
        (("{{p sections.summary }}",), "“Annex A: family time” (family_time)"),
        (("{{p s.family_time }}", "{{ title }}"), "“Summary” (summary)"),
        (("{{p tables.summary }}",), "“Summary” (summary), nor for 1 further section"),
    ],
)
def test_what_was_written_is_placed_or_the_template_refused(
    tmp_path: Path, tags: tuple[str, ...], lost: str
) -> None:
    form = filled({**SIGNED, "summary": "One.", "family_time": "Two."})
    data = word(*tags)
    if not lost:
        assert "One." in open_docx(written(tmp_path, data, form, sections()), "x.docx").text
        return
    with pytest.raises(TemplateError) as caught:
        written(tmp_path, data, form, sections())
    (finding,) = caught.value.findings
    assert finding.code == "H02"
    assert lost in finding.message
    assert "{{p body }}" in finding.help


@pytest.mark.parametrize(
    "block", [Signature("A", "B"), Paragraph((Gap("x"),)), Paragraph((Text("Ours."), LineBreak()))]
)
def test_a_signature_may_not_be_left_out_and_our_own_wording_may(tmp_path: Path, block: object) -> None:
    content = with_blocks(Heading(1, text("End")), block, notes=())  # type: ignore[arg-type]
    data = word("x")
    if isinstance(block, Signature):
        with pytest.raises(TemplateError, match="“End”"):
            written(tmp_path, data, content=content)
        data = word("{{p signature() }}")
    assert written(tmp_path, data, content=content)


def test_the_record_of_waivers_may_not_be_left_out(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="Record of this document"):
        written(tmp_path, word("x"), content=replace(CONTENT, blocks=()))


def test_what_is_not_given_is_a_gap_in_a_draft_and_refused_once_signed(tmp_path: Path) -> None:
    data = word(BODY, "Judge: {{ case.proceedings.judge }}")
    draft = open_docx(written(tmp_path, data, filled(), DRAFT), "x.docx")
    assert draft.text.endswith("Judge: [not yet given: Judge]")
    with pytest.raises(TemplateError) as caught:
        written(tmp_path, data)
    (finding,) = caught.value.findings
    assert (finding.code, finding.message) == (
        "H02",
        "the template prints “Judge” (case.proceedings.judge), which is not given",
    )


def test_links_to_what_the_template_does_not_print_become_words(tmp_path: Path) -> None:
    form = filled({**SIGNED, "summary": "She said so."})
    found = parts(written(tmp_path, word(BODY), form))[DOCUMENT]
    assert found.count(b"<w:hyperlink") > 2
    data = word("{{p sections.about_me }}", "{{p signature() }}")
    blocks = (replace(b, origin=None) if isinstance(b, Paragraph) else b for b in CONTENT.blocks)
    only = replace(CONTENT, notes=(), blocks=tuple(blocks))
    alone = parts(written(tmp_path, data, content=only))[DOCUMENT]
    assert b"source 3, pages 4 to 6" in alone
    names = set(etree.fromstring(alone).xpath("//@w:name", namespaces={"w": W[1:-1]}))
    for link in etree.fromstring(alone).iter(f"{W}hyperlink"):
        assert link.get(f"{W}anchor") in names


def test_the_council_s_template_takes_the_sample(tmp_path: Path) -> None:
    form = read(ROOT / "samples" / "rook" / "statement.yaml")
    on = date(2026, 11, 25)
    content = compose(form, on, profile()).content
    template = own_template.read(COUNCIL, form.kind)
    found = open_docx(own_template.write(template, form, content, on, profile()), "statement.docx")
    assert found.text.split("\n").count("Jade Louise Tansley") == 1
    assert open_docx(docx.write(content), "x.docx").numbers == found.numbers
    assert len(found.numbers) > 50
    assert any("Calder Vale Council\nChildren’s Services" in one for one in found.furniture)
    assert "Calder Vale Council: logo" in found.alternatives
    assert "A. Maintainer" not in repr(found.metadata)


def test_docxtpl_is_imported_for_a_template_alone() -> None:
    for module, is_imported in (("pipeline", "False"), ("writers.own_template", "True")):
        code = f"import sys, courtdocs.{module}; print('docxtpl' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == is_imported


def test_hostile_words_in_the_body(tmp_path: Path) -> None:
    content = with_blocks(para(HOSTILE, 1), notes=())
    assert open_docx(written(tmp_path, word(BODY), content=content), "x.docx").text == HOSTILE


def test_a_section_has_its_heading_and_a_table_stands_alone(tmp_path: Path) -> None:
    tags = ("{{p sections.chronology }}", "END", "{{p tables.chronology }}")
    said = lines(tmp_path, *tags)
    assert said[:3] == ["Chronology", "No", "Date"]
    assert said[said.index("END") + 1 :][:2] == ["No", "Date"]
