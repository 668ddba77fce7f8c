"""Gives a Word template the styles and lists that our body is written in, and leaves its own as they are."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from ..inspection.docx_package import W
from .wordml.frame import Frame, Scheme

_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_NO_LISTS = f'<w:numbering xmlns:w="{W[1:-1]}"/>'
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_REFERRING = tuple(f"{W}{name}" for name in ("basedOn", "next", "link"))


@dataclass(frozen=True, slots=True)
class Merged:
    """A template's styles and lists together with ours.

    `schemes` are our lists by our names for them; `called` has, for each of our styles, the template's name.
    """

    styles: etree._Element
    numbering: etree._Element
    schemes: Mapping[str, Scheme]
    called: Mapping[str, str]


def merged(
    styles: etree._Element | None, numbering: etree._Element | None, house: Frame, language: str
) -> Merged:
    """Both as copies. A style that the template has under the same name stays as the template has it."""
    our_styles = etree.fromstring(house.parts[_STYLES], _PARSER)
    our_lists = etree.fromstring(house.parts[_NUMBERING], _PARSER)
    theirs = our_styles if styles is None else deepcopy(styles)
    lists = etree.fromstring(_NO_LISTS) if numbering is None else deepcopy(numbering)
    abstract = 1 + _highest(lists, "abstractNum", "abstractNumId")
    num = 1 + _highest(lists, "num", "numId")
    called, added = _called(our_styles, theirs), []
    if styles is not None:
        added = [one for one in our_styles.iterfind(f"{W}style") if not _is_known(one, theirs)]
    for style in added:
        theirs.append(_renamed(style, called, num))
    fresh = {_id(style) for style in added} if styles is not None else {*called}
    _add_lists(lists, our_lists, abstract, num, {name: called[name] for name in fresh})
    _speak(theirs, language)
    schemes = {
        name: replace(scheme, abstract=scheme.abstract + abstract, num=scheme.num + num)
        for name, scheme in house.schemes.items()
    }
    return Merged(theirs, lists, schemes, called)


def _called(ours: etree._Element, theirs: etree._Element) -> dict[str, str]:
    known = {_named(style): _id(style) for style in theirs.iterfind(f"{W}style")}
    taken = {*known.values()}
    return {
        _id(style): known.get(_named(style))
        or (f"Courtdocs{_id(style)}" if _id(style) in taken else _id(style))
        for style in ours.iterfind(f"{W}style")
    }


def _is_known(style: etree._Element, theirs: etree._Element) -> bool:
    return any(_named(style) == _named(other) for other in theirs.iterfind(f"{W}style"))


def _renamed(style: etree._Element, called: Mapping[str, str], num: int) -> etree._Element:
    made = deepcopy(style)
    made.set(f"{W}styleId", called[_id(style)])
    made.attrib.pop(f"{W}default", "")
    for reference in made.iter(*_REFERRING):
        reference.set(f"{W}val", called.get(reference.get(f"{W}val", ""), ""))
    for number in made.iter(f"{W}numId"):
        number.set(f"{W}val", str(int(number.get(f"{W}val", "0")) + num))
    return made


def _add_lists(
    lists: etree._Element, ours: etree._Element, abstract: int, num: int, fresh: Mapping[str, str]
) -> None:
    """Add our lists under numbers that are free; Word wants every definition before any use."""
    at = next((n for n, one in enumerate(lists) if one.tag == f"{W}num"), len(lists))
    for one in [deepcopy(one) for one in ours.iterfind(f"{W}abstractNum")]:
        _raise(one, "abstractNumId", abstract)
        for style in list(one.iter(f"{W}pStyle")):
            level = style.getparent()
            if style.get(f"{W}val", "") in fresh:
                style.set(f"{W}val", fresh[style.get(f"{W}val", "")])
            elif level is not None:
                level.remove(style)  # The template's style of that name has a list of its own.
        lists.insert(at, one)
        at += 1
    at = max((n + 1 for n, one in enumerate(lists) if one.tag == f"{W}num"), default=at)
    for one in [deepcopy(one) for one in ours.iterfind(f"{W}num")]:
        _raise(one, "numId", num)
        for of in one.iterfind(f"{W}abstractNumId"):
            _raise(of, "val", abstract)
        lists.insert(at, one)
        at += 1


def _speak(styles: etree._Element, language: str) -> None:
    """Say in which language the document is; screen readers and LibreOffice take it from here."""
    defaults = styles.find(f"{W}docDefaults")
    if defaults is None:
        defaults = etree.Element(f"{W}docDefaults")
        styles.insert(0, defaults)
    holder = defaults
    for name in ("rPrDefault", "rPr", "lang"):
        found = holder.find(f"{W}{name}")
        if found is None:
            found = etree.Element(f"{W}{name}")
            holder.insert(0 if name == "rPrDefault" else len(holder), found)
        holder = found
    holder.set(f"{W}val", language)


def _highest(root: etree._Element, name: str, number: str) -> int:
    return max((int(one.get(f"{W}{number}", "0")) for one in root.iterfind(f"{W}{name}")), default=-1)


def _raise(element: etree._Element, name: str, by: int) -> None:
    element.set(f"{W}{name}", str(int(element.get(f"{W}{name}", "0")) + by))


def _id(style: etree._Element) -> str:
    return style.get(f"{W}styleId", "")


def _named(style: etree._Element) -> tuple[str, str]:
    name = style.find(f"{W}name")
    return style.get(f"{W}type", ""), "" if name is None else name.get(f"{W}val", "").casefold()
