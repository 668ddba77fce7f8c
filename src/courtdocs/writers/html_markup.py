"""Escaped words and inline pieces: the small pieces of HTML."""

from __future__ import annotations

from html import escape

from ..content.blocks import Gap, Inline, Link, Styled
from ..prose.blocks import LineBreak, Text
from .html_places import Places
from .wording import gap_words


def escaped(text: str) -> str:
    """Text as the inside of an element or of a quoted attribute."""
    return escape(text).replace("\r", "&#13;")


def broken(text: str) -> str:
    """Text as the inside of an element, with its line ends seen."""
    return escaped(text).replace("\n", "<br>")


def attribute(name: str, value: str) -> str:
    """An attribute with a space before it; nothing where it has no value."""
    return f' {name}="{escaped(value)}"' if value else ""


def inline(children: tuple[Inline, ...], places: Places, linked: bool = False) -> str:
    """Inline pieces; a link whose place is not in the document, or inside another, stays as its words."""
    return "".join(_piece(child, places, linked) for child in children)


def _piece(child: Inline, places: Places, linked: bool) -> str:
    match child:
        case Text(text=text):
            return broken(text)
        case LineBreak():
            return "<br>"
        case Styled(children=inner, strong=strong):
            name = "strong" if strong else "em"
            return f"<{name}>{inline(inner, places, linked)}</{name}>"
        case Link(children=inner, target=target):
            place = "" if linked else places.target(target)
            held = inline(inner, places, linked or bool(place))
            return f'<a href="#{place}">{held}</a>' if place else held
        case Gap(label=label):
            return f'<mark class="gap">{broken(gap_words(label))}</mark>'
