"""One paragraph with its properties, in the order that the schema wants."""

from __future__ import annotations

from .story import Story

_APART = 280
_AIRY = ("Heading", "TableEnd")
"""Styles that need no more air after a table."""


def paragraph(
    story: Story,
    style: str,
    held: str,
    *,
    keep: bool = False,
    num: int = 0,
    level: int = 0,
    left: int = 0,
    hanging: int = 0,
    align: str = "",
) -> str:
    """A paragraph round the runs `held`, with the bookmarks and the page break that wait for it.

    `num` and `level` put it on a list; `left` moves its text in, in twips, and
    `hanging` its first line back out.
    """
    out = [f'<w:p><w:pPr><w:pStyle w:val="{style}"/>']
    if keep:
        out.append("<w:keepNext/>")
    if story.page_break:
        story.page_break = False
        out.append("<w:pageBreakBefore/>")
    if num:
        out.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
    if story.after_table:
        story.after_table = False
        apart = f'<w:spacing w:before="{round(_APART * story.frame.gap)}"/>'
        out.append("" if style.startswith(_AIRY) else apart)
    if left:
        out.append(f'<w:ind w:left="{left}" w:hanging="{hanging}"/>')
    if align:
        out.append(f'<w:jc w:val="{align}"/>')
    out.append(f"</w:pPr>{story.mark()}{held}</w:p>")
    return "".join(out)
