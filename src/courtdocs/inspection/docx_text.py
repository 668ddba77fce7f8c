"""The words of a Word part in reading order, and what is hidden among them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .docx_package import W

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SAID = {f"{W}t", f"{W}delText"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_PROPERTIES = {f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid")}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_CHANGES = {
    f"{W}ins": "inserted",
    f"{W}del": "deleted",
    f"{W}moveFrom": "moved from here",
    f"{W}moveTo": "moved to here",
}
_OFF = {"0", "false", "off"}


def text(root: etree._Element) -> str:
    """The words of a part, one line a paragraph; hidden ones too, deleted ones not."""
    return "\n".join(words(paragraph) for paragraph in paragraphs(root))


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs in reading order; those of a text box come after the one it hangs on."""
    return (one for one in root.iter(f"{W}p") if not _is_fallback(one))


def words(paragraph: etree._Element) -> str:
    """The words of one paragraph, without those of a text box that hangs on it."""
    return "".join(_pieces(paragraph, deleted=False))


def revisions(root: etree._Element) -> Iterator[str]:
    """Tracked changes and hidden words, each said in words."""
    for element in root.iter(*_CHANGES):
        said = "".join(_pieces(element, deleted=True))
        yield (
            f"{_CHANGES[str(element.tag)]}: {said}"
            if said
            else f"{_CHANGES[str(element.tag)]} a paragraph or cell"
        )
    for name in ("rPrChange", "pPrChange", "tblPrChange", "sectPrChange"):
        if next(root.iter(f"{W}{name}"), None) is not None:
            yield "a tracked change of formatting"
    for run in root.iter(f"{W}r"):
        if any(is_on(hidden) for hidden in run.iterfind(f"{W}rPr/{W}vanish")):
            yield f"hidden: {''.join(_pieces(run, deleted=True))}"


def is_on(switch: etree._Element) -> bool:
    """Whether a property that is on or off is on."""
    return switch.get(f"{W}val", "1") not in _OFF


def _pieces(element: etree._Element, deleted: bool) -> Iterator[str]:
    for child in element:
        tag = str(child.tag)
        if tag in _SAID:
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == _ALTERNATE:
            for choice in child.iterfind(_CHOICE):
                yield from _pieces(choice, deleted)
        elif tag not in _PROPERTIES and tag != f"{W}p" and (deleted or tag not in _DELETED):
            yield from _pieces(child, deleted)


def _is_fallback(paragraph: etree._Element) -> bool:
    """Whether the paragraph only repeats a text box for old readers."""
    return any(str(one.tag).endswith("}Fallback") for one in paragraph.iterancestors())
