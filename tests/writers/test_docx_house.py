"""The house template for Word: what ships, and what a maintainer is told when an edit breaks it."""

import importlib.util
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from courtdocs.errors import TemplateError
from courtdocs.resources import templates
from courtdocs.writers import docx
from courtdocs.writers.wordml.frame import STYLES, frame
from courtdocs.writers.wordml.package import zipped
from courtdocs.writers.wordml.tagged import Raw, compiled, is_tagged, rendered

from .contents import CONTENT

HOUSE = templates() / "house"
TOOL = Path(__file__).parents[2] / "tools" / "build_house_docx.py"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(HOUSE / "court.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def test_court_docx_is_what_its_parts_make() -> None:
    folder = HOUSE / "court-docx"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 8
    made = zipped({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert made == (HOUSE / "court.docx").read_bytes(), (
        "run: python tools/build_house_docx.py (--unpack after Word)"
    )


def test_the_template_is_trimmed_and_names_nobody() -> None:
    names = set(parts())
    assert not {name for name in names if name.startswith(("docProps/", "customXml/", "word/theme/"))}
    assert "word/stylesWithEffects.xml" not in names
    assert sum(map(len, parts().values())) < 40_000
    assert not any(b"TargetMode" in data for data in parts().values())


def test_the_page_is_a4_with_the_prescribed_margin() -> None:
    root = etree.fromstring(parts()["word/document.xml"])
    (size,), (margins,) = root.iter(f"{W}pgSz"), root.iter(f"{W}pgMar")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert int(margins.get(f"{W}left", "0")) >= 3.5 / 2.54 * 1440


def test_the_type_is_as_courts_have_it() -> None:
    root = etree.fromstring(parts()["word/styles.xml"])
    (defaults,) = root.iter(f"{W}rPrDefault")
    font, size, language = (defaults.find(f"{W}rPr/{W}{name}") for name in ("rFonts", "sz", "lang"))
    assert font is not None
    assert size is not None
    assert language is not None
    assert set(font.attrib.values()) == {"Arial"}
    assert size.get(f"{W}val") == "24"
    assert language.get(f"{W}val") == "en-GB"
    spacing = {
        style.get(f"{W}styleId"): one.get(f"{W}line")
        for style in root.iter(f"{W}style")
        for one in style.iterfind(f"{W}pPr/{W}spacing")
    }
    assert spacing["BodyText"] == spacing["ListLetter"] == "360"
    assert spacing["TableText"] == "240"


def test_every_style_is_there_and_none_is_unused() -> None:
    root = etree.fromstring(parts()["word/styles.xml"])
    there = {str(style.get(f"{W}styleId")) for style in root.iter(f"{W}style")}
    assert set(STYLES) <= there
    frame_parts = b"".join(data for name, data in parts().items() if name != "word/styles.xml").decode()
    based_on = {str(one.get(f"{W}val")) for one in root.iter(f"{W}basedOn")}
    needed = {*STYLES, *based_on, "DefaultParagraphFont", "TableNormal", "NoList"}
    assert {style for style in there - needed if f'"{style}"' not in frame_parts} == set()


def test_style_ids_are_those_that_word_makes_of_the_names() -> None:
    for style in etree.fromstring(parts()["word/styles.xml"]).iter(f"{W}style"):
        name = style.find(f"{W}name")
        assert name is not None
        words = str(name.get(f"{W}val")).split()
        made = "".join(word[0].upper() + word[1:] for word in words)
        assert style.get(f"{W}styleId") in (made, "TableNormal")


def edited(tmp_path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The house template with one part changed."""
    held = parts()
    before = held[part].decode()
    held[part] = change(before).encode()
    assert held[part].decode() != before
    path = tmp_path / "court.docx"
    path.write_bytes(zipped(held))
    return path


def write_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Write the sample content with another house template."""
    (path.parent / "house").mkdir()
    path.rename(path.parent / "house" / "court.docx")
    monkeypatch.setattr(docx, "templates", lambda: path.parent)
    return docx.write(CONTENT)


@pytest.mark.parametrize(
    ("part", "old", "new", "code", "said"),
    [
        ("document", "{{p body }}", "{{ title }}", "H02", "place for the body"),
        ("document", "{%p endfor %}", "", "H09", "word/document.xml"),
        ("document", "line.role", "line.rolle", "H01", "rolle"),
        ("footer1", "{{ title }}", "{{ tittle }}", "H01", "tittle"),
        ("footer1", "{{ title }}", "{{ title.__class__.__mro__ }}", "H04", "word/footer1.xml"),
        ("styles", 'w:styleId="TableHead"', 'w:styleId="TableHeading"', "H11", "TableHead"),
        ("numbering", '<w:pStyle w:val="ListLetter"/>', "", "H11", "ListLetter"),
        ("document", "<w:pgSz ", "<w:paperSrc ", "H11", "page size"),
    ],
)
def test_a_broken_template_is_told_with_its_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, old: str, new: str, code: str, said: str
) -> None:
    path = edited(tmp_path, f"word/{part}.xml", lambda xml: xml.replace(old, new))
    with pytest.raises(TemplateError) as caught:
        write_with(path, monkeypatch)
    (finding,) = caught.value.findings
    assert finding.code == code
    assert said in finding.message
    assert finding.help
    assert finding.location.file == "house/court.docx"


def test_what_word_saves_about_the_maintainer_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = parts()
    held["docProps/core.xml"] = b"<x>A. Maintainer</x>"
    held["docProps/custom.xml"] = b"<x>A. Maintainer</x>"
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/docProps/custom.xml" ContentType="x"/></Types>'
    )
    held["_rels/.rels"] = held["_rels/.rels"].replace(
        b"</Relationships>", b'<Relationship Id="r" Type="x" Target="docProps/custom.xml"/></Relationships>'
    )
    path = tmp_path / "court.docx"
    path.write_bytes(zipped(held))
    written = write_with(path, monkeypatch)
    monkeypatch.undo()
    assert written == docx.write(CONTENT)


RUN = "</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title }}",
        f"{{{RUN}{{ title }}}}",
        f"{{{{ ti{RUN}tle }}}}",
        f"{{{{ title }}{RUN}}}",
        f"{{% if title == {RUN}“A &amp; B” %}}{{{{ title }}}}{{% endif %}}",
    ],
)
def test_tags_that_word_has_cut_up_are_mended(tag: str) -> None:
    xml = f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>"
    assert is_tagged(xml)
    done = rendered("part", compiled("part", xml), {"title": "A & B"})
    assert done == '<w:p><w:r><w:t xml:space="preserve">A &amp; B</w:t></w:r></w:p>'


def test_a_paragraph_tag_stands_for_its_paragraph() -> None:
    def p(words: str) -> str:
        return f'<w:p w:rsidR="1"><w:r><w:t>{words}</w:t></w:r></w:p>'

    xml = p("{%p for x in xs %}") + p("{{ x }}") + p("{%p endfor %}") + p("{{p body }}")
    done = rendered("part", compiled("part", xml), {"xs": ["<1>", "2"], "body": Raw("<w:p/>")})
    assert done == (p("&lt;1&gt;") + p("2") + "<w:p/>").replace("<w:t>", '<w:t xml:space="preserve">')


def test_values_of_every_type_are_escaped() -> None:
    class Label(str):
        pass

    template = compiled("part", "<w:t>{{ title }}</w:t>")
    for value in ("<&>", Label("<&>"), Path("<&>")):
        assert rendered("part", template, {"title": value}).endswith(">&lt;&amp;&gt;</w:t>")


def test_a_part_without_tags_is_left_as_it_is() -> None:
    assert not is_tagged("<w:t>{ not a tag } %}</w:t>")
    tagged = frame(HOUSE / "court.docx").tagged
    assert set(tagged) == {"word/document.xml", "word/footer1.xml", "word/header1.xml"}


def test_an_edit_in_word_is_taken_back_without_what_word_adds(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    held = parts()
    held["docProps/app.xml"] = held["word/theme/theme1.xml"] = b"<x/>"
    for name, closing, more in (
        ("[Content_Types].xml", "</Types>", '<Override PartName="/docProps/app.xml" ContentType="x"/>'),
        ("_rels/.rels", "</Relationships>", '<Relationship Id="r" Type="x" Target="docProps/app.xml"/>'),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            '<Relationship Id="r" Target="theme/theme1.xml"/>',
        ),
    ):
        held[name] = held[name].decode().replace(closing, more + closing).encode()
    (tmp_path / "court.docx").write_bytes(zipped(held))
    tool.unpack(tmp_path / "court.docx", tmp_path / "parts")
    tool.pack(tmp_path / "parts", tmp_path / "again.docx")
    with zipfile.ZipFile(tmp_path / "again.docx") as package:
        again = {name: package.read(name) for name in package.namelist()}
    assert set(again) == set(parts())
    for name, data in parts().items():
        assert etree.canonicalize(again[name].decode()) == etree.canonicalize(data.decode()), name
