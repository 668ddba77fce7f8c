"""Nothing that tells of the people who made a Word template, or of what they took out, reaches a document."""

# ruff: noqa: E501 (WordprocessingML as data)
from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from PIL import Image, PngImagePlugin

from courtdocs.inspection.docx import open_docx
from courtdocs.practice.profiles import profile
from courtdocs.rules.confidentiality import metadata_left
from courtdocs.rules.registry import FileFacts
from courtdocs.writers.own_pictures import bare

from ..content.conftest import ON, filled
from .contents import png
from .word_files import (
    BODY,
    CORE,
    DOCUMENT,
    RELATIONS,
    SIGNED,
    TYPES,
    edited,
    packed,
    parts,
    saved,
    word,
    written,
)

WHO = "Zebedee Quux"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def lived_in() -> bytes:
    """A template that many hands have been at: every trace that Word leaves of them, with one name."""
    made = Document()
    for words in (BODY, "XX", "Last words"):
        made.add_paragraph(words)
    made.core_properties.author = made.core_properties.last_modified_by = WHO
    made.core_properties.comments = made.core_properties.keywords = made.core_properties.category = WHO
    held = edited(saved(made), "<w:p><w:r><w:t>XX</w:t></w:r></w:p>", TRACES.replace("WHO", WHO))
    kinds = {
        "comments": "comments",
        "people": "people",
        "customXml": "item",
        "webSettings": "web",
        "glossaryDocument": "glossary",
    }
    relations = "".join(
        f'<Relationship Id="rT{n}" Type="{OFFICE}/{kind}" Target="traces/{name}.xml"/>'
        for n, (kind, name) in enumerate(kinds.items())
    )
    held = edited(held, "</Relationships>", f"{relations}</Relationships>", RELATIONS)
    settings = f'<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="who" w:val="{WHO}"/></w:docVars><w:trackRevisions/>'
    held = edited(held, "<w:compat>", f"{settings}<w:compat>", "word/settings.xml")
    trace = f"<x>{WHO}</x>".encode()
    return packed({
        **parts(held),
        **{f"word/traces/{name}.xml": trace for name in kinds.values()},
        "docProps/app.xml": parts(held)["docProps/app.xml"].replace(b"<Company>", b"<Company>" + WHO.encode()),
        "docProps/custom.xml": trace,
        "customXml/item1.xml": trace,
    })  # fmt: skip


TRACES = """
<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">
<w:commentRangeStart w:id="1"/><w:r><w:t>kept</w:t></w:r><w:commentRangeEnd w:id="1"/>
<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="1"/></w:r>
<w:ins w:id="2" w:author="WHO" w:date="2026-01-01T00:00:00Z"><w:r><w:t xml:space="preserve"> put in</w:t></w:r></w:ins>
<w:del w:id="3" w:author="WHO" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>TAKEN OUT</w:delText></w:r></w:del>
<w:moveFrom w:id="4" w:author="WHO"><w:r><w:t>TAKEN AWAY</w:t></w:r></w:moveFrom>
<w:moveTo w:id="5" w:author="WHO"><w:r><w:t xml:space="preserve"> moved here</w:t></w:r></w:moveTo>
<w:r><w:rPr><w:b/><w:rPrChange w:id="6" w:author="WHO"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve"> bold</w:t></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r>
<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve"> shown</w:t></w:r>
<w:bookmarkStart w:id="7" w:name="WHO"/><w:bookmarkEnd w:id="7"/>
<w:hyperlink w:anchor="WHO"><w:r><w:t xml:space="preserve"> linked</w:t></w:r></w:hyperlink>
<w:sdt><w:sdtPr><w:alias w:val="WHO"/><w:dataBinding w:xpath="/WHO" w:storeItemID="x"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve"> boxed</w:t></w:r></w:sdtContent></w:sdt>
</w:p>
<w:p><w:pPr><w:rPr><w:del w:id="8" w:author="WHO"/></w:rPr></w:pPr><w:r><w:t>first half, </w:t></w:r></w:p>
<w:p><w:r><w:t>second half</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>
<w:tr><w:trPr><w:del w:id="9" w:author="WHO"/></w:trPr><w:tc><w:p><w:r><w:t>LOST ROW</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:ins w:id="10" w:author="WHO"/></w:trPr><w:tc><w:p><w:r><w:t>new row</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:cellDel w:id="11" w:author="WHO"/></w:tcPr><w:p><w:r><w:t>LOST CELL</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>
</w:tbl>
""".replace("\n", "")


def test_what_people_left_is_not_in_the_document(tmp_path: Path) -> None:
    template = lived_in()
    assert sum(WHO.encode() in data for data in parts(template).values()) > 6
    done = written(tmp_path, template)
    for name, data in parts(done).items():
        for trace in (WHO, "TAKEN", "HIDDEN", "LOST", "00AB12CD", "rsid", "docVar", "python-docx"):
            assert trace.encode() not in data, f"{trace} in {name}"
    found = open_docx(done, "statement.docx")
    assert found.text.endswith(
        "\nkept put in moved here bold shown linked boxed\nfirst half, second half\nnew row\n\nLast words"
    )
    assert found.revisions == ()
    assert list(metadata_left.check(FileFacts(found, filled(SIGNED), profile(), ON))) == []  # type: ignore[misc]


def test_the_parts_are_those_of_a_document_and_no_more(tmp_path: Path) -> None:
    held = parts(written(tmp_path, lived_in()))
    assert {re.sub(r"\d+", "", name) for name in held} == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml"),
        *("word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml"),
        *("word/settings.xml", "word/fontTable.xml", "word/theme.xml", "word/media/image.png"),
    }


def test_hidden_styles_hide_in_the_document_too(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    style += style.replace("Secret", "SecretWords").replace("paragraph", "character")
    data = edited(word(BODY, "XX", "end"), "</w:styles>", f"{style}</w:styles>", "word/styles.xml")
    secret = '<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:t>HUSH</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val="SecretWords"/></w:rPr><w:t>HUSH</w:t></w:r>'
    done = parts(written(tmp_path, edited(data, "<w:p><w:r><w:t>XX</w:t></w:r>", secret)))
    assert b"HUSH" not in done[DOCUMENT]


def test_a_text_box_is_kept_once(tmp_path: Path) -> None:
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
        "<w:p><w:r><w:t>{{ s.by.name }}</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>old {{ s.by.name }}</w:t></w:r></w:p>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    data = edited(word(BODY, "XX"), "<w:t>XX</w:t>", box)
    assert parts(written(tmp_path, data))[DOCUMENT].count(b"Morwenna Oke") == 1


def test_a_footnote_and_an_endnote_are_filled(tmp_path: Path) -> None:
    data = word(BODY)
    for name in ("footnote", "endnote"):
        notes = f'<w:{name}s xmlns:w="{W}"><w:{name} w:id="1"><w:p><w:r><w:t>{{{{ s.by.name }}}}</w:t></w:r></w:p></w:{name}></w:{name}s>'
        relation = (
            f'<Relationship Id="r{name}" Type="{OFFICE}/{name}s" Target="{name}s.xml"/></Relationships>'
        )
        data = edited(data, "</Relationships>", relation, RELATIONS, **{f"word__{name}s.xml": notes.encode()})
    done = written(tmp_path, data)
    assert open_docx(done, "x.docx").furniture == ("Morwenna Oke", "Morwenna Oke")
    assert b'PartName="/word/endnotes.xml"' in parts(done)[TYPES]


def with_picture(data: bytes, ending: str) -> bytes:
    """A template with a picture in its header, drawn by somebody with a name and a path."""
    made = Document()
    made.add_paragraph(BODY)
    made.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(data))
    held = parts(saved(made))
    (header,) = (name for name in held if re.fullmatch(r"word/header\d\.xml", name))
    held[header] = held[header].replace(
        b'name="Picture 1"', rf'name="{WHO}" descr="C:\Users\{WHO}\logo.{ending}"'.encode()
    )
    return packed(held)


def comment(picture: Image.Image, ending: str) -> bytes:
    """A picture that says whose it is."""
    held = io.BytesIO()
    if ending == "png":
        said = PngImagePlugin.PngInfo()
        said.add_text("Author", WHO)
        picture.save(held, "PNG", pnginfo=said)
    else:
        exif = Image.Exif()
        exif[0x013B] = WHO
        picture.save(held, "JPEG", exif=exif, comment=WHO.encode(), quality=95)
    return held.getvalue()


@pytest.mark.parametrize("ending", ["png", "jpeg"])
def test_a_logo_is_kept_without_what_it_says_of_its_maker(tmp_path: Path, ending: str) -> None:
    picture = Image.open(io.BytesIO(png(40, 20))).convert("RGB")
    data = comment(picture, ending)
    assert WHO.encode() in data
    done = parts(written(tmp_path, with_picture(data, ending)))
    for name, part in done.items():
        assert WHO.encode() not in part, name
    (logo,) = (part for name, part in done.items() if name.startswith("word/media/letterhead"))
    kept = Image.open(io.BytesIO(logo))
    assert kept.tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_pictures_are_numbered_once_over_the_whole_document(tmp_path: Path) -> None:
    done = parts(written(tmp_path, with_picture(png(), "png")))
    ids = [i for part in done.values() for i in re.findall(rb'docPr[^>]* id="(\d+)"|docPr id="(\d+)"', part)]
    numbers = [a or b for a, b in ids]
    assert len(numbers) > 1
    assert len(numbers) == len(set(numbers))


def test_a_description_in_words_is_kept(tmp_path: Path) -> None:
    data = with_picture(png(), "png")
    (header,) = (name for name in parts(data) if re.fullmatch(r"word/header\d\.xml", name))
    words = parts(data)[header].replace(rf"C:\Users\{WHO}\logo.png".encode(), b"The council / its logo")
    done = open_docx(written(tmp_path, packed({**parts(data), header: words})), "x.docx")
    assert "The council / its logo" in done.alternatives


def test_a_picture_that_is_bare_stays_as_it_is() -> None:
    assert bare(png()) == png()


def test_the_times_of_the_file_are_those_of_the_document(tmp_path: Path) -> None:
    core = parts(written(tmp_path, lived_in()))[CORE].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2026-11-25T00:00:00Z"}
