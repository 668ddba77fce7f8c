"""The parts of the Word file: elements in the schema's order, and the same as when last looked at."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from courtdocs.content.blocks import Gap, Heading, Link, List, Paragraph, Quote, Styled, Table
from courtdocs.prose.blocks import Text
from courtdocs.writers import docx

from .contents import CONTENT, DRAFT, SIGNATURE, cell, para, text, with_blocks

GOLDEN = Path(__file__).parents[1] / "golden" / "docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# ISO/IEC 29500-1: what may stand in each of these, in the order in which it must.
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
        "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
        "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
        "divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "numPr": "ilvl numId",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr *",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "p": "pPr *",
    "r": "rPr *",
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "settings": (
        "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator"
    ),
}


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def misplaced(element: etree._Element) -> str:
    """What stands out of order in an element, or nothing."""
    order = ORDER.get(etree.QName(element).localname, "*").split()
    places = []
    for child in element:
        name = etree.QName(child).localname
        if name not in order and "*" not in order:
            return f"{name} may not stand in {etree.QName(element).localname}"
        places.append(order.index(name) if name in order else order.index("*"))
    return "" if places == sorted(places) else f"{etree.QName(element).localname} is out of order"


@pytest.mark.parametrize("content", [CONTENT, DRAFT])
def test_elements_stand_in_the_order_of_the_schema(content: docx.Content) -> None:
    seen = set()
    for name, root in parts(docx.write(content)).items():
        for element in root.iter(f"{W}*"):
            seen.add(etree.QName(element).localname)
            assert misplaced(element) == "", f"{name}: {etree.tostring(element)[:400]!r}"
    assert set(ORDER) <= seen


@pytest.mark.parametrize("content", [CONTENT, DRAFT])
def test_no_words_stand_outside_a_run(content: docx.Content) -> None:
    for name, root in parts(docx.write(content)).items():
        for element in root.iter(f"{W}*"):
            loose = [element.tail]
            if etree.QName(element).localname not in ("t", "instrText"):
                loose.append(element.text)
            assert not any(one and one.strip() for one in loose), f"{name}: {loose}"


def test_ids_are_unique() -> None:
    root = parts(docx.write(CONTENT))["word/document.xml"]
    for path, name in ((f"{W}bookmarkStart", f"{W}id"), ("{*}docPr", "id")):
        ids = [one.get(name) for one in root.iter(path)]
        assert ids
        assert len(ids) == len(set(ids))


SMALL = with_blocks(
    Heading(1, text("About me"), anchor="about-me"),
    Paragraph((Text("I am "), Styled(text("A. Name"), strong=True), Text(". "), Gap("Post")), 1),
    List(((para("one"), List(((para("two"),),))),), ordered=True),
    Quote((Paragraph((Link(text("as said"), "about-me"),)),)),
    Table(
        (0.4, 0.6), ("left", "right"), (cell("No"), cell("What")), ((cell("1", "row"), cell("שלום")),), "Rows"
    ),
    SIGNATURE,
)


def written(root: etree._Element) -> str:
    """A part as text with an element a line, so that a difference can be read."""
    tidy = etree.fromstring(etree.tostring(root), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tidy, pretty_print=True, encoding="unicode")


@pytest.mark.parametrize(
    "part",
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/numbering.xml",
    ],
)
def test_a_small_document_is_as_it_was(part: str) -> None:
    made = written(parts(docx.write(SMALL))[part])
    file = GOLDEN / part.replace("/", "__").replace("[", "").replace("]", "")
    if os.environ.get("COURTDOCS_UPDATE_GOLDEN") == "1":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made, "utf-8")
    assert made == file.read_text("utf-8")
