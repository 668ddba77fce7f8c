"""Word templates made for tests, as Word or a careless colleague would save them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx import Document

from courtdocs.content.blocks import Content
from courtdocs.forms.filled import FilledForm
from courtdocs.practice.profiles import profile
from courtdocs.writers import own_template

from ..content.conftest import ON, filled
from .contents import CONTENT

BODY = "{{p body }}"
CORE = "docProps/core.xml"
DOCUMENT, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
SIGNED: dict[str, Any] = {"signed": "2026-11-25", "signature": "typed"}


def word(*paragraphs: str, header: str = "", footer: str = "") -> bytes:
    """A Word file with these paragraphs."""
    made = Document()
    for words in paragraphs:
        made.add_paragraph(words)
    section = made.sections[0]
    for part, words in ((section.header, header), (section.footer, footer)):
        if words:
            part.paragraphs[0].text = words
    return saved(made)


def table(*rows: tuple[str, ...], before: tuple[str, ...] = (BODY,)) -> bytes:
    """A Word file with a table of these rows."""
    made = Document()
    for words in before:
        made.add_paragraph(words)
    grid = made.add_table(0, len(rows[0]))
    for row in rows:
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    return saved(made)


def saved(made: Any) -> bytes:
    """The bytes of a python-docx document."""
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(held: Mapping[str, bytes]) -> bytes:
    """The Word file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in held.items():
            package.writestr(name, data)
    return made.getvalue()


def edited(data: bytes, old: str, new: str, part: str = DOCUMENT, **more: bytes) -> bytes:
    """A Word file with some words of a part exchanged, and `more` parts (`/` written as `__`)."""
    held = parts(data)
    before = held[part].decode()
    assert old in before
    held[part] = before.replace(old, new, 1).encode()
    return packed({**held, **{name.replace("__", "/"): part for name, part in more.items()}})


def written(folder: Path, data: bytes, form: FilledForm | None = None, content: Content = CONTENT) -> bytes:
    """What becomes of a template for a form and a content; by default a signed one."""
    form = form or filled(SIGNED)
    path = folder / "own.docx"
    path.write_bytes(data)
    template = own_template.read(path, form.kind)
    return own_template.write(template, form, content, ON, profile())
