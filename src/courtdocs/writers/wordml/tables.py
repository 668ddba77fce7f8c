"""Tables: a head that repeats on each page, rows that stay whole, and a description for who cannot see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...content.blocks import Block, Cell, Paragraph, Table, walk, words
from .markup import attribute
from .paragraphs import paragraph
from .story import Story

CellWriter = Callable[[tuple[Block, ...], str, int, str, Story], str]
"""Writes a cell's blocks: the style of its paragraphs, its width in twips and its alignment."""

_LONG_ROW = 900
"""Rows with a cell of more characters may break over pages: kept whole, they would leave pages half empty."""
_SHORT_TABLE = 7
"""Rows of a table without a head that are still kept on one page."""
_PADDING = 216


def table(block: Table, width: int, story: Story, write: CellWriter) -> str:
    """The table, `width` twips wide, after a small paragraph where it must be parted from what is before."""
    return "".join(_pieces(block, width, story, write))


def _pieces(block: Table, width: int, story: Story, write: CellWriter) -> Iterator[str]:
    # Word makes one table of two that touch; a page break in a head row would be asked for on every page.
    if story.page_break or story.after_table:
        yield paragraph(story, "TableEnd", "")
    columns = [round(share * width) for share in block.widths]
    yield f"<w:tbl>{_properties(block, sum(columns))}<w:tblGrid>"
    yield "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    yield "</w:tblGrid>"
    if block.head:
        yield from _row(block.head, ["TableHead"] * len(columns), block, columns, story, write)
    for first, row in zip(_first_styles(block), block.rows, strict=True):
        styles = [first, *["TableText"] * (len(columns) - 1)]
        yield from _row(row, styles, block, columns, story, write)
    yield "</w:tbl>"
    story.after_table = True


def _first_styles(block: Table) -> list[str]:
    """The style of each row's first cell. A short table without a head says little when cut: it is kept."""
    if block.head:
        return ["TableText"] * len(block.rows)
    short = len(block.rows) <= _SHORT_TABLE and not any(_is_long(row) for row in block.rows)
    kept = "TableRowKept" if short else "TableRowHead"
    return [*[kept] * (len(block.rows) - 1), "TableRowHead"]


def _properties(block: Table, width: int) -> str:
    head = bool(block.head)
    described = f'<w:tblDescription w:val="{attribute(block.summary)}"/>' if block.summary else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="CourtTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0620" if head else "0680"}" w:firstRow="{head:d}" '
        f'w:lastRow="0" w:firstColumn="{not head:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{described}</w:tblPr>"
    )


def _row(
    cells: tuple[Cell, ...],
    styles: list[str],
    block: Table,
    columns: list[int],
    story: Story,
    write: CellWriter,
) -> Iterator[str]:
    head = "<w:tblHeader/>" if cells is block.head else ""
    whole = "<w:cantSplit/>" if head or not _is_long(cells) else ""
    yield f"<w:tr><w:trPr>{whole}{head}</w:trPr>" if whole or head else "<w:tr>"
    for cell, style, width, align in zip(cells, styles, columns, block.aligns, strict=True):
        story.mark_next(cell.anchor)
        held = write(cell.children, style, width - _PADDING, "" if align == "left" else align, story)
        if not held.endswith("</w:p>"):  # with which a cell must end
            held += paragraph(story, "TableEnd" if held else style, "")
        yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{held}</w:tc>'
    yield "</w:tr>"


def _is_long(cells: tuple[Cell, ...]) -> bool:
    return any(_length(cell) > _LONG_ROW for cell in cells)


def _length(cell: Cell) -> int:
    return sum(len(words(block.children)) for block in walk(cell.children) if isinstance(block, Paragraph))
