"""The numbers that Word itself counts and prints, which stand nowhere in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .docx_package import W
from .docx_text import paragraphs


@dataclass(slots=True)
class Lists:
    """What numbering.xml and styles.xml say of first levels: each instance's list, its format and its start.

    `styles` is the instance and the level that a style puts its paragraphs on.
    """

    lists: dict[str, str] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    restarts: dict[str, int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)


def numbers(
    body: etree._Element, numbering: etree._Element | None, styles: etree._Element | None
) -> Iterator[int]:
    """The number of each paragraph that is numbered 1, 2, 3 at the first level, in order."""
    known = _lists(numbering, styles)
    counts: dict[str, int] = {}
    begun: set[str] = set()
    for paragraph in paragraphs(body):
        num, level = _place(paragraph, known)
        held = known.lists.get(num)
        if held is None or level > 0:
            continue
        if num in known.restarts and num not in begun:
            counts[held] = known.restarts[num] - 1
        begun.add(num)
        counts[held] = counts.get(held, known.starts.get(held, 1) - 1) + 1
        if known.formats.get(held) == "decimal":
            yield counts[held]


def _lists(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    known = Lists()
    if numbering is not None:
        for abstract in numbering.iterfind(f"{W}abstractNum"):
            _read_list(abstract, known)
        for num in numbering.iterfind(f"{W}num"):
            _read_instance(num, known)
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        held = style.find(f"{W}pPr/{W}numPr")
        if held is not None:
            known.styles[style.get(f"{W}styleId", "")] = _value(held, "numId"), _integer(held, "ilvl")
    return known


def _read_list(abstract: etree._Element, known: Lists) -> None:
    name = abstract.get(f"{W}abstractNumId", "")
    for level in abstract.iterfind(f"{W}lvl"):
        if level.get(f"{W}ilvl") == "0":
            known.formats[name] = _value(level, "numFmt") or "decimal"
            known.starts[name] = _integer(level, "start")


def _read_instance(num: etree._Element, known: Lists) -> None:
    name = num.get(f"{W}numId", "")
    known.lists[name] = _value(num, "abstractNumId")
    for override in num.iterfind(f"{W}lvlOverride"):
        if override.get(f"{W}ilvl") == "0" and override.find(f"{W}startOverride") is not None:
            known.restarts[name] = _integer(override, "startOverride")


def _place(paragraph: etree._Element, known: Lists) -> tuple[str, int]:
    """The instance and level a paragraph is on, its own before its style's; ("", 0) for none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    inherited = known.styles.get("" if style is None else style.get(f"{W}val", ""), ("", 0))
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is None:
        return inherited
    return _value(own, "numId") or inherited[0], _integer(own, "ilvl")


def _value(parent: etree._Element, name: str) -> str:
    found = parent.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _integer(parent: etree._Element, name: str) -> int:
    return int(_value(parent, name) or 0)
