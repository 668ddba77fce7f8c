"""Takes out of a Word template what is not letterhead: people's traces, comments, changes, hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from ..inspection.docx_package import W
from ..inspection.docx_text import is_on

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_O = "{urn:schemas-microsoft-com:office:office}"


def _names(words: str) -> tuple[str, ...]:
    return tuple(f"{W}{name}" for name in words.split())


_GONE = (
    *_names("del moveFrom commentRangeStart commentRangeEnd commentReference annotationRef proofErr"),
    *_names("permStart permEnd bookmarkStart bookmarkEnd lastRenderedPageBreak sdtPr sdtEndPr smartTagPr"),
    *_names("customXmlPr cellIns cellMerge rsid numIdMacAtCleanup numberingChange rPrChange pPrChange"),
    *_names("sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange moveFromRangeStart"),
    *_names("moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd"),
    *_names("customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart"),
    *_names("customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd printerSettings"),
    f"{_MC}Fallback",
)
"""Left out with all that is in it. What a `Fallback` says stands beside it in a better form."""
_UNWRAPPED = _names("ins moveTo sdt sdtContent smartTag customXml")
"""Left out, but not what is in it. Insertions count as accepted, as Word would print them."""
_TRACES = re.compile(r"(?:rsid\w*|paraId|textId)\Z")
_SETTINGS = _names(
    "zoom mirrorMargins autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps "
    "evenAndOddHeaders defaultTabStop characterSpacingControl footnotePr endnotePr compat themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator"
)
"""What of Word's settings shows on the page."""
_PATHLIKE = re.compile(r"\\|/(?:Users|home|Volumes)/|\.(?:png|jpe?g|gif|bmp|[ew]mf|tiff?)\Z", re.IGNORECASE)


def scrub(root: etree._Element, kind: str, hidden: frozenset[str]) -> None:
    """Clean a part in place. `hidden` are the styles whose words Word does not show."""
    if kind == "settings":
        _drop(one for one in root if one.tag not in _SETTINGS)
    if kind == "fontTable":
        _drop(one for one in root.iter() if etree.QName(one).localname.startswith("embed"))
    _drop(_hidden(root, hidden))
    _settle(root)
    _drop(one for one in root.iter(*_GONE))
    for one in list(root.iter(*_UNWRAPPED)):
        _unwrap(one)
    for one in [link for link in root.iter(f"{W}hyperlink") if link.get(f"{_R}id") is None]:
        _unwrap(one)
    _describe(root)
    for one in root.iter("*"):
        for name in [n for n in one.attrib if _TRACES.match(etree.QName(n).localname)]:
            del one.attrib[name]


def hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles whose words Word does not show."""
    found = styles.iterfind(f"{W}style") if styles is not None else ()
    return frozenset(
        str(style.get(f"{W}styleId")) for style in found if style.find(f"{W}rPr/{W}vanish") is not None
    )


def _hidden(root: etree._Element, styles: frozenset[str]) -> Iterator[etree._Element]:
    """The runs that Word does not show: by themselves, by their style, or by that of their paragraph."""
    for paragraph in root.iter(f"{W}p") if styles else ():
        if _style(paragraph.find(f"{W}pPr/{W}pStyle")) in styles:
            yield from paragraph.iter(f"{W}r")
    for run in root.iter(f"{W}r"):
        vanish = run.find(f"{W}rPr/{W}vanish")
        if _style(run.find(f"{W}rPr/{W}rStyle")) in styles if vanish is None else is_on(vanish):
            yield run


def _style(named: etree._Element | None) -> str:
    return "" if named is None else named.get(f"{W}val", "")


def _settle(root: etree._Element) -> None:
    """Carry out the deletions that are no run's: of rows, of cells, and of the ends of paragraphs."""
    for name, holder in (("trPr", "tr"), ("tcPr", "tc")):
        marked = f"{W}del" if holder == "tr" else f"{W}cellDel"
        _drop(
            one
            for one in root.iter(f"{W}{holder}")
            if (held := one.find(f"{W}{name}")) is not None and held.find(marked) is not None
        )
    _drop(one for one in root.iter(f"{W}tbl") if one.find(f".//{W}tr") is None)
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            _join(paragraph)


def _join(paragraph: etree._Element) -> None:
    following, parent = paragraph.getnext(), paragraph.getparent()
    if following is None or parent is None or following.tag != f"{W}p":
        return
    held = [one for one in paragraph if one.tag != f"{W}pPr"]
    at = 1 if following.find(f"{W}pPr") is not None else 0
    following[at:at] = held
    parent.remove(paragraph)


def _describe(root: etree._Element) -> None:
    """Take file names and paths from the names of pictures; a description in words stays: it is read out."""
    for one in root.iter(f"{_WP}docPr", f"{_PIC}cNvPr"):
        for name in ("title", "descr"):
            if _PATHLIKE.search(one.get(name, "")):
                del one.attrib[name]
        one.set("name", "Picture")
    for one in root.iter("*"):
        one.attrib.pop(f"{_O}title", "")
    _drop(one for blip in root.iter(f"{_A}blip") for one in blip.iterfind(f"{_A}extLst"))


def _drop(elements: Iterable[etree._Element]) -> None:
    for one in list(elements):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
