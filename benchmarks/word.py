"""Content to docx, warm, against docxtpl filling a template of loops with the same text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx import Document
from docxtpl import DocxTemplate

from courtdocs.content.blocks import (
    Block,
    Cell,
    Content,
    Drawing,
    Heading,
    List,
    Paragraph,
    Quote,
    Signature,
    Table,
    words,
)
from courtdocs.writers.docx import write
from courtdocs.writers.wording import signature_lines, title_lines

from .measure import Ratio, compare
from .sample import content, varied

ROUNDS = 15


def docx_of_the_sample() -> Ratio:
    """Our writer against docxtpl; both have done one document before, both make bytes.

    Without the family diagram, for which the template of loops has no place.
    """
    composed = content()
    whole = replace(composed, blocks=tuple(b for b in composed.blocks if not isinstance(b, Drawing)))
    versions = [varied(whole, number) for number in range(-1, ROUNDS)]
    rows = [{"blocks": list(_rows(version))} for version in versions]
    template = _template()
    return compare(
        "content to docx, warm",
        "docxtpl filling a loop template",
        lambda number: write(versions[number]),
        lambda number: _fill(template, rows[number]),
        0.35,
        ROUNDS,
    )


def _fill(template: bytes, values: dict[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _template() -> bytes:
    """A Word template with one loop over all blocks and a branch for each sort, as one makes it by hand."""
    document = Document()
    add = document.add_paragraph
    add("{%p for b in blocks %}")
    for sort, style in (
        ("heading", "Heading 1"),
        ("subheading", "Heading 2"),
        ("numbered", "List Number"),
        ("item", "List Bullet"),
        ("quote", "Quote"),
        ("plain", "Normal"),
    ):
        add(f"{{%p if b.sort == '{sort}' %}}")
        add("{{ b.text }}", style=style)
        add("{%p endif %}")
    add("{%p if b.sort == 'table' %}")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).text = "{%tr for row in b.rows %}"
    for column, tag in enumerate(("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")):
        table.cell(1, column).text = tag
    table.cell(2, 0).text = "{%tr endfor %}"
    add("{%p endif %}")
    add("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rows(whole: Content) -> Iterator[dict[str, Any]]:
    """The document's text as the template's loop takes it."""
    for _, value in whole.front.corner:
        yield {"sort": "plain", "text": value}
    for line in title_lines(whole.front):
        yield {"sort": "plain", "text": line.text}
    yield {"sort": "heading", "text": whole.front.title}
    yield from _texts(whole.blocks, "plain")


def _texts(blocks: tuple[Block, ...], sort: str) -> Iterator[dict[str, Any]]:
    for block in blocks:
        match block:
            case Heading(level=level, children=children):
                yield {"sort": "heading" if level == 1 else "subheading", "text": words(children)}
            case Paragraph(children=children, number=number):
                yield {"sort": "numbered" if number else sort, "text": words(children)}
            case List(items=items):
                for item in items:
                    yield from _texts(item, "item")
            case Quote(children=inner):
                yield from _texts(inner, "quote")
            case Table(head=head, rows=rows):
                texts = [[_cell(cell) for cell in row] for row in (head, *rows) if row]
                yield {"sort": "table", "rows": texts}
            case Signature():
                for line in signature_lines(block):
                    yield {"sort": "plain", "text": f"{line.label}: {line.text}"}


def _cell(cell: Cell) -> str:
    return "\n".join(text["text"] for text in _texts(cell.children, "plain") if "text" in text)
