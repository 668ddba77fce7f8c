"""Inline pieces as runs."""

from __future__ import annotations

from collections.abc import Mapping

from ...content.blocks import Gap, Inline, Link, Styled
from ...prose.blocks import LineBreak, Text
from ..wording import gap_words
from .markup import run

_STRONG = "<w:b/><w:bCs/>"
_EMPHASIS = "<w:i/><w:iCs/>"
_LINK = '<w:rStyle w:val="InternalLink"/>'
_GAP = '<w:rStyle w:val="Gap"/>'


def runs(
    children: tuple[Inline, ...],
    bookmarks: Mapping[str, str],
    strong: bool = False,
    emphasis: bool = False,
    linked: bool = False,
) -> str:
    """The runs of inline pieces; a link whose place is not in the document stays as its words."""
    look = f"{_LINK if linked else ''}{_STRONG if strong else ''}{_EMPHASIS if emphasis else ''}"
    out = []
    for child in children:
        match child:
            case Text(text=text):
                out.append(run(text, look) if text else "")
            case LineBreak():
                out.append("<w:r><w:br/></w:r>")
            case Styled(children=inner):
                bold, slanted = strong or child.strong, emphasis or not child.strong
                out.append(runs(inner, bookmarks, bold, slanted, linked))
            case Link(children=inner, target=target) if target in bookmarks and not linked:
                held = runs(inner, bookmarks, strong, emphasis, True)
                out.append(f'<w:hyperlink w:anchor="{bookmarks[target]}" w:history="1">{held}</w:hyperlink>')
            case Link(children=inner):
                out.append(runs(inner, bookmarks, strong, emphasis, linked))
            case Gap(label=label):
                out.append(run(gap_words(label), _GAP))
    return "".join(out)
