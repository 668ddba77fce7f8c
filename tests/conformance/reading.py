"""Reads a tagged PDF as a screen reader would, so that two PDFs of one document can be compared.

Headers, footers and page numbers are no part of a structure tree, and drawings are left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from .tools import pdf_structure

INLINE = {"Span", "Link", "Reference", "Quote", "Em", "Strong", "Code"}
DRAWINGS = {"Figure", "Formula"}
NUMBER = re.compile(r"\(?\d+(\.\d+)*[.)]?")
OPENING = 30  # letters and digits that stand for a paragraph's first six words


@dataclass
class Element:
    """An element of the tree that is still open while its children are read."""

    depth: int
    role: str
    block: int


@dataclass
class Block:
    """A run of text that one block-level element holds."""

    text: str


def blocks(structure: str) -> list[Block]:
    """Fold the strings of a structure dump into blocks, in reading order."""
    found: list[Block] = []
    last = None
    for block, text in strings(structure):
        # A number that opens a block is its label: LibreOffice puts it beside the text, Typst into a block.
        if block == last and not NUMBER.fullmatch(found[-1].text.strip()):
            found[-1].text += text
        else:
            found.append(Block(text))
        last = block
    return found


def strings(structure: str) -> Iterator[tuple[int, str]]:
    """Yield each string with the number of the block-level element that holds it."""
    path = [Element(-1, "", 0)]
    count = 0
    for line in structure.splitlines():
        depth, item = len(line) - len(line.lstrip()), line.strip()
        if not item or item.startswith(("/", "Object ")):
            continue
        while path[-1].depth >= depth:
            path.pop()
        if not item.startswith('"'):
            role = item.split()[0].rstrip(":")
            inline = role in INLINE
            count += not inline
            path.append(Element(depth, role, path[-1].block if inline else count))
        elif not any(element.role in DRAWINGS for element in path):
            yield path[-1].block, item[1:].removesuffix('"')


def letters(text: str) -> str:
    """Keep letters and digits only: spaces and hyphens at line ends and bullets are the engine's affair."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def all_letters(path: Path) -> str:
    """Return everything that a PDF says, in reading order."""
    return letters("".join(block.text for block in blocks(pdf_structure(path))))


def numbered_paragraphs(path: Path) -> list[str]:
    """Return each paragraph number as printed with the opening of its paragraph."""
    texts = [block.text for block in blocks(pdf_structure(path))]
    return [
        f"{label.strip()} {letters(text)[:OPENING]}"
        for label, text in pairwise(texts)
        if NUMBER.fullmatch(label.strip())
    ]


def first_difference(ours: str, theirs: str) -> str:
    """Show where two texts part, or nothing when they are the same."""
    if ours == theirs:
        return ""
    pairs = zip(ours, theirs, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(ours), len(theirs)))
    return f"after {ours[max(0, at - 60) : at]!r}: {ours[at : at + 60]!r} against {theirs[at : at + 60]!r}"
