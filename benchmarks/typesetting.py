"""Content to PDF, warm, against Typst compiling the same content from source written by hand."""

from __future__ import annotations

import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import typst

from courtdocs.content.blocks import (
    Block,
    Cell,
    Content,
    Drawing,
    Gap,
    Heading,
    Inline,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Styled,
    Table,
    walk,
)
from courtdocs.prose.blocks import LineBreak, Text
from courtdocs.resources import fonts
from courtdocs.writers.pdf import write
from courtdocs.writers.wording import body, signature_lines, title_lines

from .measure import Ratio, compare
from .sample import AS_AT, content, varied

ROUNDS = 15
PREAMBLE = Path(__file__).with_name("by_hand.typ")
_SPECIAL = re.compile(r"([\\`*_$#@<>\[\]~/=+\-\"'.])")


def pdf_of_the_sample() -> Ratio:
    """Our writer against the bare engine, with the same fonts and the same two standards."""
    whole = content()
    versions = [varied(whole, number) for number in range(-1, ROUNDS)]
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts())])
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.typ") for number in range(len(versions))]
        for file, version in zip(files, versions, strict=True):
            file.write_text(PREAMBLE.read_text("utf-8") + source(version), encoding="utf-8")
        return compare(
            "content to PDF, warm",
            "typst compiling it from hand-written source",
            lambda number: write(versions[number]),
            lambda number: _compile(files[number], faces),
            1.2,
            ROUNDS,
        )


def _compile(file: Path, faces: typst.Fonts) -> object:
    stamp = datetime(AS_AT.year, AS_AT.month, AS_AT.day, tzinfo=UTC)
    return typst.compile(
        file, root=file.parent, font_paths=faces, pdf_standards=["a-2a", "ua-1"], timestamp=stamp
    )


def source(whole: Content) -> str:
    """The document as Typst source: its own markup for everything."""
    anchors = set(_anchors(whole.blocks))
    front = [f"#align(right)[{_escaped(label)}: {_escaped(value)}]" for label, value in whole.front.corner]
    front += [f"#align(center)[*{_escaped(line.text)}*]" for line in title_lines(whole.front)]
    front.append(f"#align(center)[#title[{_escaped(whole.front.title)}]]")
    return "\n\n".join([*front, _blocks(body(whole), anchors)])


def _anchors(blocks: tuple[Block, ...]) -> list[str]:
    found = []
    for block in walk(blocks):
        match block:
            case Heading(anchor=anchor) | Paragraph(anchor=anchor) if anchor:
                found.append(anchor)
            case Table(head=head, rows=rows):
                found += [cell.anchor for row in (head, *rows) for cell in row if cell.anchor]
    return found


def _blocks(blocks: tuple[Block, ...], anchors: set[str]) -> str:
    return "\n\n".join(_block(block, anchors) for block in blocks)


def _block(block: Block, anchors: set[str]) -> str:
    match block:
        case Heading(level=level, children=children, anchor=anchor):
            return f"{'=' * level} {_inline(children, anchors)}{_label(anchor)}"
        case Paragraph(children=children, number=None, anchor=anchor):
            return f"{_place(anchor)}{_inline(children, anchors)}"
        case Paragraph(children=children, number=number, anchor=anchor):
            return f"{number}. {_place(anchor)}{_inline(children, anchors)}"
        case List(items=items, ordered=ordered):
            name = "enum" if ordered else "list"
            return f"#{name}({', '.join(f'[{_blocks(item, anchors)}]' for item in items)})"
        case Quote(children=inner):
            return f"#quote(block: true)[{_blocks(inner, anchors)}]"
        case Table():
            return _table(block, anchors)
        case Drawing():
            return _drawing(block)
        case Signature():
            lines = (f"[{line.label}:], [{_escaped(line.text)}]" for line in signature_lines(block))
            return (
                f"#block(breakable: false, grid(columns: (3cm, 1fr), row-gutter: 0.75em, {', '.join(lines)}))"
            )
        case PageBreak():
            return "#pagebreak(weak: true)"


def _table(block: Table, anchors: set[str]) -> str:
    def cells(row: tuple[Cell, ...]) -> str:
        return ", ".join(f"[{_place(cell.anchor)}{_blocks(cell.children, anchors)}]" for cell in row)

    columns = ", ".join(f"{width}fr" for width in block.widths)
    head = f"table.header({cells(block.head)}), " if block.head else ""
    rows = ", ".join(cells(row) for row in block.rows)
    aligns = ", ".join(block.aligns)
    return f"#table(columns: ({columns},), align: ({aligns},), {head}{rows})"


def _drawing(block: Drawing) -> str:
    shapes = []
    for s in block.shapes:
        box = f"width: {abs(s.x2 - s.x)}pt, height: {abs(s.y2 - s.y)}pt, stroke: {s.weight}pt"
        made = {
            "line": f"line(start: (0pt, 0pt), end: ({s.x2 - s.x}pt, {s.y2 - s.y}pt))",
            "rect": f"rect({box})",
            "circle": f"ellipse({box})",
            "diamond": f"rect({box})",
            "text": f"text(size: {s.size}pt)[{_escaped(s.text)}]",
        }[s.kind]
        shapes.append(f"place(top + left, dx: {s.x}pt, dy: {s.y}pt, {made})")
    size = f"width: {block.width}pt, height: {block.height}pt"
    return f'#figure(alt: "A family diagram", block({size}, {{ {"; ".join(shapes)} }}))'


def _inline(children: tuple[Inline, ...], anchors: set[str]) -> str:
    out = []
    for child in children:
        match child:
            case Text(text=text):
                out.append(_escaped(text))
            case LineBreak():
                out.append("#linebreak()")
            case Styled(children=inner, strong=strong):
                out.append(f"#{'strong' if strong else 'emph'}[{_inline(inner, anchors)}]")
            case Link(children=inner, target=target) if target in anchors:
                out.append(f'#link(label("{target}"))[{_inline(inner, anchors)}]')
            case Link(children=inner):
                out.append(_inline(inner, anchors))
            case Gap(label=label):
                out.append(f"#highlight[{_escaped(label)}]")
    return "".join(out)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " \\ ")


def _label(anchor: str) -> str:
    return f'#metadata(none)#label("{anchor}")' if anchor else ""


def _place(anchor: str) -> str:
    return _label(anchor)
