"""The Word file: what is in its parts, read with nothing but zipfile and lxml."""

import io
import zipfile
from collections import Counter
from dataclasses import replace

import pytest
from lxml import etree

from courtdocs.content.blocks import (
    Cell,
    Drawing,
    Heading,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Styled,
    Table,
)
from courtdocs.errors import CourtdocsError
from courtdocs.inspection.docx import open_docx
from courtdocs.prose.blocks import Text
from courtdocs.writers import docx
from courtdocs.writers.wordml.frame import frame

from .contents import (
    BODY,
    CONTENT,
    DRAFT,
    GENOGRAM,
    PARTICULARS,
    SIGNATURE,
    cell,
    para,
    png,
    text,
    with_blocks,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of the file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def document(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def val(element: etree._Element, path: str) -> str | None:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def said(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def styled(data: bytes) -> list[tuple[str | None, str]]:
    """Each paragraph's style and words, after the head of the first page."""
    every = [(val(p, "pPr/pStyle"), said(p)) for p in document(data).iter(f"{W}p")]
    title = next(place for place, (style, _) in enumerate(every) if style == "CourtTitle")
    return every[title + 1 :]


def test_same_content_gives_the_same_bytes() -> None:
    first = docx.write(CONTENT)
    frame.cache_clear()
    assert docx.write(CONTENT) == first


def test_the_package_carries_no_time_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(CONTENT))) as package:
        members = package.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.external_attr) for member in members} == {(0, 0o600 << 16)}
    names = [member.filename for member in members]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_a_file_without_drawings_is_small() -> None:
    plain = tuple(block for block in BODY if not isinstance(block, Drawing))
    assert len(docx.write(with_blocks(*plain * 8))) < 40_000


def test_properties_name_nobody() -> None:
    found = parts(docx.write(CONTENT))
    assert {name for name in found if name.startswith("docProps/")} == {
        "docProps/core.xml",
        "docProps/app.xml",
    }
    core = {etree.QName(one).localname: one.text for one in etree.fromstring(found["docProps/core.xml"])}
    assert core == {
        "title": CONTENT.title,
        "language": "en-GB",
        "created": "2026-11-25T00:00:00Z",
        "modified": "2026-11-25T00:00:00Z",
    }
    app = [(etree.QName(one).localname, one.text) for one in etree.fromstring(found["docProps/app.xml"])]
    assert app == [("Application", "courtdocs")]


def test_every_relation_has_its_part_and_every_part_its_type() -> None:
    found = parts(docx.write(with_blocks(GENOGRAM, replace(SIGNATURE, manner="image", image=png()))))
    targets = [one.get("Target") for one in etree.fromstring(found["word/_rels/document.xml.rels"])]
    assert {f"word/{target}" for target in targets} <= set(found)
    assert sum(str(target).startswith("media/") for target in targets) == 2
    types = etree.fromstring(found["[Content_Types].xml"])
    named = {one.get("PartName") for one in types} | {one.get("Extension") for one in types}
    for name in found:
        assert f"/{name}" in named or name.rpartition(".")[2] in named, name


def test_numbers_are_words_own_and_run_through_the_document() -> None:
    data = docx.write(CONTENT)
    due = [block.number for block in BODY if isinstance(block, Paragraph) and block.number]
    assert list(open_docx(data, "x.docx").numbers) == due == list(range(1, 11))
    numbered = [p for p in document(data).iter(f"{W}p") if val(p, "pPr/pStyle") == "NumberedParagraph"]
    assert len(numbered) == len(due)
    assert all(p.find(f"{W}pPr/{W}numPr") is None for p in numbered), "the style's own numbering will do"
    assert not any(said(p)[:1].isdigit() for p in numbered)


def test_numbers_that_jump_are_counted_by_word_all_the_same() -> None:
    blocks = [para("a", 3), para("b", 4), Heading(1, text("h")), para("c", 9), para("d", 10), para("e", 2)]
    assert open_docx(docx.write(with_blocks(*blocks)), "x.docx").numbers == (3, 4, 9, 10, 2)


def test_each_ordered_list_counts_by_itself() -> None:
    def letters(*words: str) -> List:
        return List(tuple((para(word),) for word in words), ordered=True)

    inner = List(((para("x"), letters("y", "z")),), ordered=True)
    data = docx.write(with_blocks(letters("a", "b"), para("between"), letters("c"), inner))
    on_list = [
        (val(p, "pPr/numPr/numId"), val(p, "pPr/numPr/ilvl"), said(p))
        for p in document(data).iter(f"{W}p")
        if val(p, "pPr/pStyle") == "ListLetter"
    ]
    numbers = Counter(num for num, _, _ in on_list)
    assert [level for _, level, _ in on_list] == ["0", "0", "0", "0", "1", "1"]
    assert sorted(numbers.values()) == [1, 1, 2, 2]
    numbering = etree.fromstring(parts(data)["word/numbering.xml"])
    for num in numbering.iterfind(f"{W}num"):
        if num.get(f"{W}numId") in numbers:
            override = num.find(f"{W}lvlOverride")
            assert override is not None
            assert val(num, "lvlOverride/startOverride") == "1"
    formats = {
        val(level, "pStyle"): [val(one, "numFmt") for one in list(abstract.iterfind(f"{W}lvl"))[:2]]
        for abstract in numbering.iterfind(f"{W}abstractNum")
        for level in abstract.iterfind(f"{W}lvl")
        if val(level, "pStyle")
    }
    assert formats["ListLetter"] == ["lowerLetter", "lowerRoman"]
    assert formats["NumberedParagraph"][0] == "decimal"


def test_lists_stand_under_numbered_paragraphs_and_at_the_margin_elsewhere() -> None:
    bullets = List(((para("one"), para("more")),))
    quote = Quote((bullets, para("quoted")))
    blocks = (para("a", 1), bullets, para("plain"), bullets, quote, List(((para("item"), quote),)))
    data = docx.write(with_blocks(*blocks))
    lefts = [
        None if (ind := p.find(f"{W}pPr/{W}ind")) is None else ind.get(f"{W}left")
        for p in document(data).iter(f"{W}p")
        if val(p, "pPr/pStyle") in ("ListBullet", "ListContinue", "Quote")
    ]
    assert lefts[:4] == [None, "1078", "454", "454"], "the first as the numbering says, which is 1078"
    assert lefts[4:7] == ["1645", "1645", None], (
        "the last as the style says, which is 1191: where bullets stand"
    )
    assert lefts[7:] == ["454", "1362", "1362", "908"], "each further in than what it stands in"


def test_blocks_have_their_styles() -> None:
    data = docx.write(
        with_blocks(
            *(Heading(level, text(f"h{level}")) for level in (1, 2, 3, 4)),
            para("plain"),
            Quote((para("quoted"),)),
            List(((para("bullet"), para("more")),)),
            List((), ordered=True),
            Paragraph(()),
            notes=(),
        )
    )
    assert styled(data) == [
        *((f"Heading{level}", f"h{level}") for level in (1, 2, 3, 4)),
        ("BodyText", "plain"),
        ("Quote", "quoted"),
        ("ListBullet", "bullet"),
        ("ListContinue", "more"),
        ("BodyText", ""),
    ]


def test_an_item_that_begins_with_a_list_keeps_its_own_bullet() -> None:
    data = docx.write(with_blocks(List(((List(((para("inner"),),)),),)), notes=()))
    assert styled(data) == [("ListBullet", ""), ("ListBullet", "inner")]


def test_headings_have_outline_levels_and_stay_with_what_follows() -> None:
    styles = etree.fromstring(parts(docx.write(CONTENT))["word/styles.xml"])
    by_id = {style.get(f"{W}styleId"): style for style in styles.iterfind(f"{W}style")}
    for level in (1, 2, 3, 4):
        heading = by_id[f"Heading{level}"]
        assert val(heading, "name") == f"heading {level}"
        assert val(heading, "pPr/outlineLvl") == str(level - 1)
        assert heading.find(f"{W}pPr/{W}keepNext") is not None


def test_keep_with_next() -> None:
    data = docx.write(with_blocks(para("kept", keep_with_next=True), para("not"), notes=()))
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in document(data).iter(f"{W}p")]
    assert kept[-2:] == [True, False]


def test_tables_repeat_their_head_and_say_what_they_hold() -> None:
    long = Table((1.0,), ("right",), (cell("Head"),), ((cell("x" * 2000),), (cell("y"),)), 'a "b" & c')
    (table,) = document(docx.write(with_blocks(long))).iter(f"{W}tbl")
    rows = list(table.iterfind(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False, True]
    assert val(table, "tblPr/tblDescription") == 'a "b" & c'
    assert [val(p, "pPr/jc") for p in table.iter(f"{W}p")] == ["right"] * 3
    assert [val(p, "pPr/pStyle") for p in table.iter(f"{W}p")] == ["TableHead", "TableText", "TableText"]


def test_a_table_without_a_head_has_its_heads_in_the_first_column() -> None:
    (table,) = document(docx.write(with_blocks(PARTICULARS))).iter(f"{W}tbl")
    assert table.find(f".//{W}tblHeader") is None
    assert [val(p, "pPr/pStyle") for p in table.iter(f"{W}p")] == [
        *("TableRowKept", "TableText"),
        *("TableRowHead", "TableText"),
    ]


def test_columns_share_the_page() -> None:
    (table,) = document(docx.write(with_blocks(PARTICULARS))).iter(f"{W}tbl")
    widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 1985 - 1134
    assert widths[0] / sum(widths) == pytest.approx(0.3, abs=0.001)


def test_tables_never_touch_and_every_cell_ends_with_a_paragraph() -> None:
    nested = Table((1.0,), ("left",), (), ((Cell((PARTICULARS,), "deep"),), (Cell(()),)))
    root = document(docx.write(with_blocks(nested, nested, PageBreak(), nested, notes=())))
    for table in root.iter(f"{W}tbl"):
        after = table.getnext()
        assert after is not None
        assert after.tag == f"{W}p"
    assert all(one[-1].tag == f"{W}p" for one in root.iter(f"{W}tc"))


def test_links_lead_to_bookmarks() -> None:
    anchors = ["source-1", "Source_1", "9 lives", "x" * 60, "x" * 60 + "y", "-"]
    blocks = [Paragraph(text("here"), anchor=anchor) for anchor in anchors]
    links = [Paragraph((Link(text(anchor), anchor),)) for anchor in anchors]
    root = document(docx.write(with_blocks(*links, *blocks, Paragraph((Link(text("lost"), "nowhere"),)))))
    names = [str(mark.get(f"{W}name")) for mark in root.iter(f"{W}bookmarkStart")]
    assert [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")] == names
    assert len({name.lower() for name in names}) == len(anchors)
    assert all(name.isascii() and name.isidentifier() and len(name) <= 40 for name in names)
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(ids)) == len(ids)
    assert "lost" in said(root)


def test_an_anchor_that_comes_twice_is_placed_once_and_a_cells_anchor_in_its_cell() -> None:
    table = Table((1.0,), ("left",), (), ((cell("first", "a"),), (Cell((), "b"),)))
    root = document(docx.write(with_blocks(table, Paragraph(text("second"), anchor="a"))))
    marks = list(root.iter(f"{W}bookmarkStart"))
    assert [mark.get(f"{W}name") for mark in marks] == ["a", "b"]
    assert all(any(one.tag == f"{W}tc" for one in mark.iterancestors()) for mark in marks)


def test_a_link_inside_a_link_is_one_link() -> None:
    inner = Link((Styled(text("in"), strong=True),), "a")
    root = document(docx.write(with_blocks(Paragraph((Link((inner, Text("out")), "a"),), anchor="a"))))
    (link,) = root.iter(f"{W}hyperlink")
    assert said(link) == "inout"


def test_emphasis_is_set_for_every_script() -> None:
    held = Styled((Text("a"), Styled(text("b"))), strong=True)
    root = document(docx.write(with_blocks(Paragraph((held,)), notes=())))
    looks = [
        [etree.QName(one).localname for one in run.find(f"{W}rPr")] for run in list(root.iter(f"{W}r"))[-2:]
    ]
    assert looks == [["b", "bCs"], ["b", "bCs", "i", "iCs"]]


def test_right_to_left_words_are_marked() -> None:
    held = Styled(text("Greeting: שלום, עולם 12 (سلام)."), strong=True)
    root = document(docx.write(with_blocks(Paragraph((held,)), notes=())))
    runs = [
        (said(run), run.find(f"{W}rPr/{W}rtl") is not None, run.find(f"{W}rPr/{W}bCs") is not None)
        for run in list(root.iter(f"{W}r"))[-5:]
    ]
    assert runs == [
        ("Greeting: ", False, True),
        ("שלום, עולם", True, True),
        (" 12 (", False, True),
        ("سلام", True, True),
        (").", False, True),
    ]


def test_gaps_are_set_off() -> None:
    root = document(docx.write(CONTENT))
    gaps = [said(run) for run in root.iter(f"{W}r") if val(run, "rPr/rStyle") == "Gap"]
    assert gaps == ["[not yet given: Why the order is needed now]", "[not yet given: Source]"]


def test_a_page_break_goes_to_the_next_paragraph() -> None:
    data = docx.write(with_blocks(para("a"), PageBreak(), Heading(1, text("b")), para("c"), notes=()))
    broken = [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in document(data).iter(f"{W}p")]
    assert broken[-3:] == [False, True, False]
    table = docx.write(with_blocks(PageBreak(), PARTICULARS, notes=()))
    (before,) = [p for p in document(table).iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert before.getnext().tag == f"{W}tbl"  # type: ignore[union-attr]


def test_drawings_are_pictures_with_their_text() -> None:
    alt = 'Family "diagram" <of> & for\nJade'
    wide = replace(GENOGRAM, width=2000, height=100, alt=alt)
    data = docx.write(with_blocks(replace(GENOGRAM, alt="small"), wide))
    described = [one.get("descr") for one in document(data).iter(f"{WP}docPr")]
    assert described == ["small", alt]
    sizes = [(int(one.get("cx", "0")), int(one.get("cy", "0"))) for one in document(data).iter(f"{WP}extent")]
    assert sizes[0] == (320 * 12700, 150 * 12700)
    assert sizes[1][0] == pytest.approx(8787 * 635, rel=1e-5)
    assert sizes[1][0] / sizes[1][1] == pytest.approx(20, rel=1e-3)
    assert parts(data)["word/media/image1.png"].startswith(b"\x89PNG")


def jpeg(width: int, height: int) -> bytes:
    """The beginning of a JPEG, which is all that a writer looks at."""
    size = height.to_bytes(2) + width.to_bytes(2)
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + size + b"\x01\x01\x11\x00\xff\xd9"


@pytest.mark.parametrize(("image", "ending"), [(png(60, 24), "png"), (jpeg(60, 24), "jpeg")])
def test_a_signature_may_be_a_picture(image: bytes, ending: str) -> None:
    data = docx.write(with_blocks(replace(SIGNATURE, manner="image", image=image)))
    (extent,) = document(data).iter(f"{WP}extent")
    assert int(extent.get("cx", "0")) / int(extent.get("cy", "0")) == pytest.approx(60 / 24, rel=1e-3)
    (described,) = document(data).iter(f"{WP}docPr")
    assert described.get("descr") == "Signature of Marianne Oke"
    assert parts(data)[f"word/media/image1.{ending}"] == image


@pytest.mark.parametrize("image", [b"GIF89a", b"\xff\xd8\xff\xe0\x00\x04ab"])
def test_other_pictures_are_refused(image: bytes) -> None:
    with pytest.raises(ValueError, match=r"PNG nor JPEG|how big"):
        docx.write(with_blocks(replace(SIGNATURE, manner="image", image=image)))


def test_a_signature_in_ink_has_a_ruled_space_and_stays_together() -> None:
    block = Signature("A. Name", "Social worker", manner="wet ink")
    lines = styled(docx.write(with_blocks(block, notes=())))
    assert lines == [
        ("SignatureInk", "Signed:"),
        ("SignatureLine", "Name:A. Name"),
        ("SignatureLine", "Post:Social worker"),
        ("SignatureInk", "Date:"),
    ]
    styles = etree.fromstring(parts(docx.write(CONTENT))["word/styles.xml"])
    (style,) = (one for one in styles if one.get(f"{W}styleId") == "SignatureLine")
    assert style.find(f"{W}pPr/{W}keepNext") is not None
    leaders = [tab.get(f"{W}leader") for tab in style.iter(f"{W}tab")]
    assert leaders == [None, "underscore"]


def test_every_page_says_what_it_belongs_to() -> None:
    signed, draft = open_docx(docx.write(CONTENT), "x.docx"), open_docx(docx.write(DRAFT), "x.docx")
    assert signed.furniture == (
        f"Case number: WH26C00123\t{CONTENT.title}\tPage 1 of 1\n{CONTENT.confidentiality}",
    )
    assert draft.furniture[0] == "DRAFT"
    assert draft.furniture[1].startswith("Case number: not yet issued\t")
    assert b"DRAFT" not in b"".join(parts(docx.write(CONTENT)).values())
    footer = parts(docx.write(CONTENT))["word/footer1.xml"]
    assert b" PAGE " in footer
    assert b" NUMPAGES " in footer


def test_the_record_of_the_document_closes_it() -> None:
    assert styled(docx.write(CONTENT))[-2:] == [
        ("Heading1", "Record of this document"),
        ("BodyText", CONTENT.notes[0]),
    ]


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_refused(bad: str) -> None:
    with pytest.raises(CourtdocsError, match=f"U\\+{ord(bad):04X}"):
        docx.write(with_blocks(para(f"a{bad}b")))
    with pytest.raises(CourtdocsError, match=f"U\\+{ord(bad):04X}"):
        docx.write(replace(CONTENT, title=f"a{bad}b"))
