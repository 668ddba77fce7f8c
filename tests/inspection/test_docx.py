"""Reading a Word file back: made-up packages with what other programs leave in theirs."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.inspection import docx_package
from courtdocs.inspection.docx import open_docx
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.read import open_finished

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def part(name: str, held: str) -> bytes:
    return f"<w:{name} {NAMESPACES}>{held}</w:{name}>".encode()


def package(body: str = "", **others: bytes) -> bytes:
    """A Word file with that body; other parts by name, dots and slashes written `__`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, data in others.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


def read(body: str = "", **others: bytes) -> Finished:
    return open_docx(package(body, **others), "x.docx")


def p(held: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{held}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_the_dispatcher_opens_word_files() -> None:
    finished = open_finished(package(p(r("a"))), "docx", "x.docx")
    assert (finished.format, finished.name, finished.pages) == ("docx", "x.docx", ("a",))


def test_text_is_in_reading_order_with_its_signs() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(r('c1'))}</w:tc><w:tc>{p(r('c2'))}</w:tc></w:tr></w:tbl>"
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/></w:r>"
    link = f'<w:hyperlink w:anchor="x">{r("linked")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{p(r('in a control'))}</w:sdtContent></w:sdt>"
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r>" + r("1")
    tabs = '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'
    finished = read(p(signs, tabs) + table + p(r("see ") + link) + control + p(field))
    assert finished.text == "a\tb\nc\n\u2011\nc1\nc2\nsee linked\nin a control\n1"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p(r('boxed'))}</w:txbxContent>"
    held = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert read(p(f"{r('before')}<w:r>{held}</w:r>{r(' after')}")).text == "before after\nboxed"


def test_furniture_is_headers_footers_notes_and_comments() -> None:
    finished = read(
        p(r("body")),
        word__header1=part("hdr", p(r("head"))),
        word__footer2=part("ftr", p(r("foot"))),
        word__footnotes=part("footnotes", f"<w:footnote>{p(r('note'))}</w:footnote>"),
        word__comments=part("comments", f"<w:comment>{p(r('a comment'))}</w:comment>"),
        word__header3=part("hdr", p("")),
    )
    assert finished.text == "body"
    assert finished.furniture == ("head", "foot", "note", "a comment")
    assert finished.revisions == ("comment: a comment",)


def test_revisions_and_hidden_words_are_found() -> None:
    body = (
        p(f"{r('kept ')}<w:ins>{r('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>")
        + p(f"<w:moveFrom>{r('here')}</w:moveFrom><w:moveTo>{r('there')}</w:moveTo>")
        + p(r("secret", "<w:vanish/>") + r("open", '<w:vanish w:val="0"/>'))
        + p("", "<w:rPr><w:ins/></w:rPr>")
        + p(r("x", "<w:rPrChange><w:rPr/></w:rPrChange>"))
    )
    finished = read(body)
    assert finished.text == "kept new\nthere\nsecretopen\n\nx"
    assert finished.revisions == (
        "inserted: new",
        "deleted: old",
        "moved from here: here",
        "moved to here: there",
        "inserted a paragraph or cell",
        "a tracked change of formatting",
        "hidden: secret",
    )


def test_alternatives_are_those_of_drawings_and_tables() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr descr="a &amp; b" title="t"/></wp:inline></w:drawing></w:r>'
    )
    table = '<w:tbl><w:tblPr><w:tblCaption w:val="c"/><w:tblDescription w:val="d"/></w:tblPr></w:tbl>'
    assert read(p(drawing) + table).alternatives == ("t", "a & b", "c", "d")


def test_every_property_is_read() -> None:
    core = (
        b'<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>A. Name</dc:creator>'
        b"<cp:lastModifiedBy>B. Name</cp:lastModifiedBy><dc:subject/></cp:coreProperties>"
    )
    app = b'<Properties xmlns="urn:app"><Company>C. Ltd</Company></Properties>'
    custom = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="urn:vt"><property name="Client"><vt:lpwstr>D. Name</vt:lpwstr></property></Properties>'
    )
    finished = read("", docProps__core=core, docProps__app=app, docProps__custom=custom)
    assert finished.metadata == {
        "dc:creator": "A. Name",
        "cp:lastModifiedBy": "B. Name",
        "Company": "C. Ltd",
        "Client": "D. Name",
    }


def test_what_lies_outside_the_file_is_named() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="urn:x/attachedTemplate" Target="file:///C:/a.dotx" '
        b'TargetMode="External"/>'
        b'<Relationship Id="b" Type="urn:x/styles" Target="styles.xml"/></Relationships>'
    )
    made = io.BytesIO(package())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/_rels/settings.xml.rels", relations)
    assert open_docx(made.getvalue(), "x").metadata == {"attachedTemplate 1": "file:///C:/a.dotx"}


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>'
    "</w:lvlOverride></w:num>",
)
STYLES = part(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    '<w:lang w:val="cy-GB"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    '<w:style w:styleId="Numbered"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Part"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
)


def numbered(num: int | None = None, level: int = 0) -> str:
    own = "" if num is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(r("x"), f'<w:pStyle w:val="Numbered"/>{own}')


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ([numbered(), numbered(), p(r("x")), numbered()], (1, 2, 3)),
        ([numbered(), numbered(1), numbered(3), numbered(3), numbered()], (1, 2, 9, 10, 11)),
        ([numbered(), numbered(1, 1), numbered(2), numbered()], (1, 2)),
        ([numbered(0), numbered()], (1,)),
    ],
)
def test_numbers_are_counted_as_word_counts(body: list[str], due: tuple[int, ...]) -> None:
    assert read("".join(body), word__numbering=NUMBERING, word__styles=STYLES).numbers == due


def test_headings_language_and_fonts() -> None:
    body = (
        p(r("One", '<w:rFonts w:cs="David" w:asciiTheme="minor"/>'), '<w:pStyle w:val="Part"/>')
        + p(r("Two"), '<w:outlineLvl w:val="1"/>')
        + p(r("Three"))
    )
    finished = read(body, word__styles=STYLES)
    assert finished.bookmarks == ("One", "Two")
    assert finished.language == "cy-GB"
    assert finished.fonts == ("Arial", "David")


def broken_part() -> bytes:
    data = bytearray(package(p(r("a" * 200))))
    at = data.index(b"aaaa")
    data[at : at + 4] = b"bbbb"
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        package()[:-30],
        broken_part(),
        package("<w:p>"),
        package(word__styles=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        package(word__styles=b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="Word document"):
        open_docx(data, "x.docx")


def test_a_zip_without_a_document_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(ValueError, match="not a Word document"):
        open_docx(made.getvalue(), "x.docx")


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "_MOST", 1000)
    with pytest.raises(ValueError, match="unpacks to more"):
        read(p(r("a" * 1000)))


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_damage_is_refused_or_read_never_a_crash(noise: bytes, at: int) -> None:
    data = package(p(r("words")), word__numbering=NUMBERING, word__styles=STYLES)
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        open_docx(damaged, "x.docx")
    except ValueError:
        return
