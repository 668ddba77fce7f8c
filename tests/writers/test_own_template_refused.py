"""Word templates that cannot be used: each told with its part, paragraph and words, and what to do."""

# ruff: noqa: E501 (tables of tags as data)
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from courtdocs.errors import TemplateError
from courtdocs.findings import Finding
from courtdocs.kinds.table import KINDS
from courtdocs.rules.table import BY_CODE
from courtdocs.writers import own_faults, own_template

from .contents import png
from .word_files import BODY, DOCUMENT, RELATIONS, TYPES, edited, packed, parts, table, word, written

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LOOP = "".join(f"{{% for a{n} in children %}}" for n in range(18)) + "x" + "{% endfor %}" * 18
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {0}</w:instrText></w:r>'
    '<w:r><w:instrText>{1} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>Jo Bloggs</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def refused(folder: Path, data: bytes) -> tuple[Finding, ...]:
    """Every finding of a template that is refused."""
    with pytest.raises(TemplateError) as caught:
        written(folder, data)
    assert caught.value.exit_code == 5
    for finding in caught.value.findings:
        assert finding.location.file.endswith("own.docx")
        assert finding.help.endswith(("?", "."))
        assert not re.search(r"\b(?:invalid|illegal|None|Traceback)\b", finding.message)
    return caught.value.findings


TAGS = [
    ("unknown field", "Dear {{ s.sumary }} of", "H01", "no field 'sumary'", "Did you mean 'summary'?"),
    ("unknown name", "{{ tittle }}", "H01", "Nothing is called 'tittle'", "Did you mean 'title'?"),
    ("unknown section", "{{p sections.sumary }}", "H01", "no field 'sumary'", "Did you mean 'summary'?"),
    ("unknown table", "{{p tables.chronologie }}", "H01", "no field 'chronologie'", "Did you mean 'chronology'?"),
    ("unknown filter", "{{ s.by.name | shout }}", "H03", "no filter 'shout'", "There is:"),
    ("names of briefs", "{{ findings | length }}", "H01", "Nothing is called 'findings'", ""),
    ("calls Python", "{{ s.by.name.__class__.__mro__ }}", "H04", "begins with an underscore", "names joined by dots"),
    ("calls a method", "{{ s.by.name.upper() }}", "H04", "calling a field", "if, for, the house's"),
    ("calls a range", "{% for n in range(9) %}{% endfor %}", "H01", "no function 'range'", ""),
    ("a global", "{{ cycler }}", "H01", "Nothing is called 'cycler'", ""),
    ("safe", "{{ s.by.name | safe }}", "H03", "no filter 'safe'", ""),
    ("set", "{% set x = 1 %}", "H04", "{% set %}", ""),
    ("include", "{% include 'x' %}", "H04", "{% include %}", ""),
    ("extends", "{% extends 'x' %}", "H04", "{% extends %}", ""),
    ("import", "{% from 'house' import known %}", "H01", "no macros of the house", ""),
    ("macro", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "H04", "{% macro %}", "Write it out"),
    ("arithmetic", "{{ s.by.name * 9 }}", "H04", "arithmetic", ""),
    ("index", "{{ children[0] }}", "H04", "brackets after a name", ""),
    ("raw", "{% raw %}x{% endraw %}", "H04", "{% raw %}", ""),
    ("trim", "a {%- if children %}b{% endif %}", "H04", "trims white space", ""),
    ("docxtpl's colours", "{% cellbg x %}", "H04", "unknown tag 'cellbg'", ""),
    ("docxtpl's runs", "{{r s.by.name }}", "H04", "letters at their brace", "Write {{ … }}."),
    ("our own marks", "\U000f0000", "H04", "keeps for itself", ""),
    ("a list", "{{ children }}", "H04", "has no words", "listed"),
    ("prose in a sentence", "It is {{ s.summary }}, in short.", "H29", "'s.summary' is a narrative field", "{{p s.summary }}"),
    ("the body in a sentence", "See {{ body }} here.", "H29", "'body'", "{{p body }}"),
    ("prose after a bullet", "- {{ s.summary }}", "H29", "'s.summary'", "{{p s.summary }}"),
    ("half a tag", "Name: {{ s.by.name", "H08", "opened and not closed", "in one paragraph"),
    ("the other half", "s.by.name }}", "H08", "not opened", "in one paragraph"),
    ("not closed", "{% if s.place %}Yes", "H09", "{% if s.place %} is not closed", "{% endif %}"),
    ("loop not closed", "{%p for c in children %}", "H09", "is not closed", "{% endfor %}"),
    ("not opened", "x {% endfor %}", "H09", "belongs to nothing", "{% for … %}"),
    ("closed as another", "{% if children %}x{% endfor %}", "H09", "{% endfor %} belongs to nothing", ""),
    ("else of nothing", "{% else %}", "H09", "belongs to nothing", "{% if … %}"),
    ("words beside", "{%p if children %} The children:{% endif %}", "H10", "what else is in it would be lost", "of its own"),
    ("a row outside a table", "{%tr for c in children %}", "H09", "there is none round it", "{%p … %}"),
    ("nothing to work out", "{% if s.by.name > 3 %}x{% endif %}", "H01", "cannot be worked out", "Look at the names"),
    ("loops for ever", LOOP, "H18", "more than a thousand pages", "fewer {% for %}"),
    ("loops too deep", "{% for c in children %}" * 25 + "{% endfor %}" * 25, "H18", "go on for ever", "fewer {% for %}"),
    ("too deep", "{% if children %}" * 500 + "{% endif %}" * 500, "H18", "too deep", "fewer {% if %}"),
    ("brackets too deep", "{{ " + "(" * 3000 + "s" + ")" * 3000 + " }}", "H18", "too deep", "brackets"),
    ("too many tags", "{{ title }}" * 5001, "H18", "5,000 tags", "{% for %}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "code", "said", "help"), [row[1:] for row in TAGS], ids=[row[0] for row in TAGS]
)
def test_a_tag(tmp_path: Path, tag: str, code: str, said: str, help: str) -> None:
    found = refused(tmp_path, word(BODY, "", tag))
    wanted = [one for one in found if one.code == code]
    assert wanted, found
    assert said in wanted[0].message
    assert help in wanted[0].help
    assert wanted[0].location.cell.startswith("text")
    if code not in ("H18",) and "worked out" not in said:
        assert wanted[0].location.cell == "text, paragraph 3"
    if len(tag) < 40:
        assert wanted[0].label == f"in “{tag.strip()}”"


def test_every_fault_is_told_at_once_with_its_part(tmp_path: Path) -> None:
    data = word(BODY, "{{ one }}", "{{ two }}", header="x {{ three }}", footer="{{p s.summary }}")
    found = [(one.location.cell, one.code) for one in refused(tmp_path, data)]
    assert found == [
        ("text, paragraph 2", "H01"),
        ("text, paragraph 3", "H01"),
        ("header, paragraph 1", "H01"),
        ("footer, paragraph 1", "H29"),
    ]


def test_the_surrounding_words_are_cut_to_what_is_needed(tmp_path: Path) -> None:
    data = word(BODY, f"{'before ' * 30}{{{{ s.sumary }}}}{' after' * 30}")
    (finding,) = refused(tmp_path, data)
    assert finding.label.startswith("in “…")
    assert finding.label.endswith("…”")
    assert "s.sumary" in finding.label
    assert len(finding.label) < 100


def test_a_tag_in_a_table_and_a_block_across_cells(tmp_path: Path) -> None:
    found = refused(tmp_path, table(("{% if children %}", "x"), ("y", "{% endif %}")))
    assert [one.code for one in found] == ["H09"]
    assert found[0].location.cell == "text, paragraph 5"
    assert "stands in paragraph 2" in found[0].message
    found = refused(
        tmp_path, table(("{%tr for c in children %}", "lost"), ("{{ c.name }}", ""), ("{%tr endfor %}", ""))
    )
    assert [one.code for one in found] == ["H10"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:p><w:r><w:t>XX", '<w:p w:rsidR="{{ s.by.name }}"><w:r><w:t>XX'),
        ("<w:t>XX</w:t>", "<w:instrText>{{ s.by.name }}</w:instrText>"),
    ],
)
def test_a_tag_where_no_words_are_printed(tmp_path: Path, old: str, new: str) -> None:
    found = refused(tmp_path, edited(word(BODY, "XX"), old, new.replace("w:rsidR", "w:x")))
    assert [(one.code, one.location.cell) for one in found] == [("H04", "text, paragraph 2")]


def test_a_block_that_cuts_through_a_link_is_not_mended_in_silence(tmp_path: Path) -> None:
    link = (
        f'<w:hyperlink xmlns:r="{OFFICE}" r:id="rX"><w:r><w:t>{{% if children %}}</w:t></w:r></w:hyperlink>'
    )
    held = edited(word(BODY, "XX"), "<w:r><w:t>XX</w:t></w:r>", f"{link}<w:r><w:t>b{{% endif %}}</w:t></w:r>")
    relation = (
        f'<Relationship Id="rX" Type="{OFFICE}/hyperlink" Target="https://a.example" TargetMode="External"/>'
    )
    data = edited(held, "</Relationships>", f"{relation}</Relationships>", RELATIONS)
    found = refused(tmp_path, data)
    assert [(one.code, one.location.cell) for one in found] == [("H09", "text, paragraph 2")]
    assert "cell or link" in found[0].message


def zipped(**held: bytes) -> bytes:
    """A zip archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in held.items():
            package.writestr(name, data)
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """A zip whose members say that they are encrypted."""
    found = bytearray(data)
    at = found.find(b"PK\x01\x02")
    while at >= 0:
        found[at + 8] |= 1
        at = found.find(b"PK\x01\x02", at + 4)
    return bytes(found)


def with_part(path: str, data: bytes) -> bytes:
    """A good template with one part exchanged or added."""
    return packed({**parts(word(BODY)), path: data})


FILES: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("not a zip", lambda: b"hello", "H17", "is not a Word file"),
    ("empty", lambda: b"", "H17", "is not a Word file"),
    ("an old Word", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "H17", "old Words (.doc)"),
    ("with a password", lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "H17", "locked with a password"),
    ("a locked zip", lambda: locked(word(BODY)), "H17", "locked with a password"),
    ("a PDF", lambda: b"%PDF-1.7", "H17", "is a PDF"),
    ("cut short", lambda: word(BODY)[:3000], "H17", "damaged or cut short"),
    ("damaged", lambda: word(BODY).replace(b"\x50\x4b\x03\x04", b"\x50\x4b\x03\x05"), "H17", "damaged"),
    ("OpenDocument", lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "H17", "OpenDocument"),
    ("some zip", lambda: zipped(a=b"b"), "H17", "is not a Word file"),
    ("a workbook", lambda: edited(word(BODY), "officeDocument\" Target=\"word/document.xml", "officeDocument\" Target=\"docProps/app.xml", "_rels/.rels"), "H17", "is not a Word file"),
    ("no text", lambda: packed({n: d for n, d in parts(word(BODY)).items() if n != DOCUMENT}), "H17", "is not a Word file"),
    ("not XML", lambda: with_part(DOCUMENT, b"<w:document"), "H17", "damaged in word/document.xml"),
    ("entities", lambda: with_part(DOCUMENT, parts(word(BODY))[DOCUMENT].replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)), "H17", "document type"),
    ("strict", lambda: edited(word(BODY), "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"), "H17", "Strict Open XML"),
    ("a missing part", lambda: packed({n: d for n, d in parts(word(BODY)).items() if n != "word/styles.xml"}), "H17", "a part of it is missing"),
    ("a header that is not there", lambda: edited(word(BODY), "<w:pgSz", f'<w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="rGone"/><w:pgSz'), "H17", "refers to a part"),
    ("a zip bomb", lambda: zipped(a=bytes(60_000_000)), "H18", "more than 50 MB"),
    ("many parts", lambda: zipped(**{str(n): b"" for n in range(600)}), "H18", "500 parts"),
    ("much text", lambda: edited(word(BODY), "</w:body>", f"{' ' * 3_100_000}</w:body>"), "H18", "more than 3 MB of text"),
    ("macros", lambda: edited(word(BODY), "wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml", TYPES), "H16", "macros"),
    ("a macro part", lambda: with_part("word/vbaProject.bin", b"x"), "H16", "macros"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "code", "said"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_a_file(tmp_path: Path, made: Callable[[], bytes], code: str, said: str) -> None:
    found = refused(tmp_path, made())
    assert [one.code for one in found] == [code]
    assert said in found[0].message
    assert found[0].location.cell in ("", "text")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "own.docx", tmp_path):
        with pytest.raises(TemplateError) as caught:
            own_template.read(path, KINDS["social-work-statement"])
        assert caught.value.findings[0].code == "H17"
        assert "cannot be read" in caught.value.findings[0].message


def related(kind: str, target: str, *, outside: bool = False, **more: bytes) -> bytes:
    """A good template with one more relation of its text."""
    mode = ' TargetMode="External"' if outside else ""
    one = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return edited(word(BODY), "</Relationships>", one, RELATIONS, **more)


REACHING = [
    ("a linked picture", related("image", "https://a.example/x.png", outside=True), "fetches something from outside"),
    ("a linked file", related("image", "file:///etc/passwd", outside=True), "fetches something from outside"),
    ("a link to a file", related("hyperlink", r"\\server\share\x.docx", outside=True), "a link leads to"),
    ("an object", related("oleObject", "embeddings/o.bin", word__embeddings__o_bin=b"x"), "only another program can show"),
    ("a chart", related("chart", "charts/c.xml", word__charts__c_xml=b"<x/>"), "only another program can show (chart)"),
    ("other text", edited(word(BODY), "<w:sectPr", '<w:altChunk r:id="rX"/><w:sectPr'), "(altChunk)"),
    ("an author field", edited(word(BODY, "XX"), "<w:r><w:t>XX</w:t></w:r>", FIELD.format("AUTH", "OR")), "a Word field, AUTHOR"),
    ("a date field", edited(word(BODY, "XX"), "<w:r><w:t>XX</w:t></w:r>", '<w:fldSimple w:instr=" DATE \\@ d "><w:r><w:t>1</w:t></w:r></w:fldSimple>'), "a Word field, DATE"),
    ("another file's text", edited(word(BODY, "XX"), "<w:r><w:t>XX</w:t></w:r>", FIELD.format("INCLUDETEXT", " &quot;C:\\\\x.docx&quot;")), "INCLUDETEXT"),
    ("a link field to a file", edited(word(BODY, "XX"), "<w:r><w:t>XX</w:t></w:r>", FIELD.format("HYPERLINK", " &quot;file:///x&quot;")), "HYPERLINK"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), [row[1:] for row in REACHING], ids=[row[0] for row in REACHING])
def test_what_reaches_outside(tmp_path: Path, data: bytes, said: str) -> None:
    found = refused(tmp_path, data)
    assert {one.code for one in found} - {"H17"} == {"H16"}
    assert said in found[0].message


@pytest.mark.parametrize(
    ("data", "ending"), [(b"GIF89a", "gif"), (b"\x89PNG\r\n\x1a\nxx", "png"), (b"\xff\xd8xx", "jpeg")]
)
def test_a_picture_that_is_none(tmp_path: Path, data: bytes, ending: str) -> None:
    held = related("image", f"media/logo.{ending}")
    found = refused(tmp_path, packed({**parts(held), f"word/media/logo.{ending}": data}))
    assert [one.code for one in found] == ["H16"]
    assert f"(logo.{ending})" in found[0].message
    good = related("image", "media/logo.png")
    assert written(tmp_path, packed({**parts(good), "word/media/logo.png": png()}))


def test_page_numbers_and_web_links_are_no_fault(tmp_path: Path) -> None:
    data = edited(word(BODY, "XX"), "<w:r><w:t>XX</w:t></w:r>", FIELD.format("NUM", "PAGES"))
    assert written(tmp_path, data)
    data = edited(
        word(BODY, "XX"),
        "<w:r><w:t>XX</w:t></w:r>",
        FIELD.format("HYPERLINK", " &quot;https://a.example&quot;"),
    )
    assert written(tmp_path, data)


def test_faults_are_named_as_the_rules_are() -> None:
    assert own_faults.NAMES
    assert {code: BY_CODE[code].name for code in own_faults.NAMES} == own_faults.NAMES


def test_what_docxtpl_would_mend_by_leaving_words_out(tmp_path: Path) -> None:
    empty = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    data = table(("{%tr for c in children %}",), ("{{ c.name }}",), ("{%tr endfor %}",))
    found = refused(tmp_path, edited(data, "<w:p><w:r><w:t>{%tr for", f"{empty}<w:p><w:r><w:t>{{%tr for"))
    assert [(one.code, one.location.cell) for one in found] == [("H09", "text")]
    assert "would be lost" in found[0].message


def test_a_table_without_columns(tmp_path: Path) -> None:
    grid = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    found = refused(tmp_path, edited(word(BODY, "XX"), "<w:p><w:r><w:t>XX", f"{grid}<w:p><w:r><w:t>XX"))
    assert [(one.code, one.location.cell) for one in found] == [("H17", "text")]
