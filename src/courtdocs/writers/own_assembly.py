"""Puts a filled Word template together again: its parts, our styles and lists, our properties, one order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from ..content.blocks import Content
from ..inspection.docx_package import W
from .own_package import Part, Relation
from .wordml.markup import attribute
from .wordml.package import Picture, zipped
from .wordml.properties import declared, properties, related

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_OURS = ("styles", "numbering", "settings")
"""Parts that every document has, under relations of ours."""
_RELATIONS = "word/_rels/document.xml.rels"


def assembled(
    parts: Iterable[Part], trees: Mapping[str, etree._Element], pictures: list[Picture], content: Content
) -> bytes:
    """The Word file: `trees` are the XML of its parts by name, `pictures` those that the body brought along.

    The same parts always give the same bytes.
    """
    held = {part.name: part for part in parts}
    _number([trees[name] for name, part in held.items() if part.is_story])
    files = {name: part.data for name, part in held.items() if part.tree is None}
    files |= {name: _bytes(tree) for name, tree in trees.items()}
    for name, part in held.items():
        if part.relations or part.kind == "document":
            files[f"word/_rels/{name.removeprefix('word/')}.rels"] = _relations(part, held)
    files[_RELATIONS] = related(files[_RELATIONS], pictures)
    files |= {f"word/{picture.part}": picture.data for picture in pictures}
    files["[Content_Types].xml"] = _types(held.values())
    files["_rels/.rels"] = _listed([Relation("rIdDocument", "officeDocument", "word/document.xml")])
    return zipped({**files, **declared(files), **properties(content)})


def _number(stories: list[etree._Element]) -> None:
    """Number the pictures: Word wants no number twice in a document."""
    for number, one in enumerate((one for story in stories for one in story.iter(_DRAWN)), 1):
        one.set("id", str(number))
        one.set("name", f"Picture {number}")


def _relations(part: Part, held: Mapping[str, Part]) -> bytes:
    listed = [one for one in part.relations if one.kind not in _OURS]
    if part.kind == "document":
        listed += [
            Relation(f"rId{one.kind.capitalize()}", one.kind, one.name)
            for one in held.values()
            if one.kind in _OURS
        ]
    return _listed(replace(one, target=one.target.removeprefix("word/")) for one in listed)


def _listed(relations: Iterable[Relation]) -> bytes:
    said = "".join(
        f'<Relationship Id="{attribute(one.id)}" Type="{_OFFICE}/{one.kind}" Target="{attribute(one.target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if one.external else ''}/>"
        for one in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'.encode()


def _types(parts: Iterable[Part]) -> bytes:
    said = "".join(
        f'<Override PartName="/{part.name}" ContentType="{_type(part.kind)}"/>'
        for part in parts
        if part.tree is not None
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    ).encode()


def _type(kind: str) -> str:
    if kind == "theme":
        return f"{_MAIN}.theme+xml"
    return f"{_MAIN}.wordprocessingml.{kind if kind != 'document' else 'document.main'}+xml"


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def with_lists(numbering: etree._Element, nums: Iterable[str]) -> etree._Element:
    """The lists with the further ones that the body began."""
    for num in nums:
        numbering.append(etree.fromstring(re.sub("<w:num ", f'<w:num xmlns:w="{W[1:-1]}" ', num, count=1)))
    return numbering
