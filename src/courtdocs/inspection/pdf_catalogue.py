"""What a PDF says about itself: metadata, language, tags, fonts and comments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_NOT_COMMENTS = {"/Link", "/Widget", "/Popup"}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What was read; `comments` is the text of notes that somebody put on the pages."""

    metadata: dict[str, str]
    language: str
    tagged: bool
    fonts: tuple[str, ...]
    comments: tuple[str, ...]


def read_catalogue(data: bytes) -> Catalogue:
    """Read it. Metadata is named `Title` in the information dictionary and `dc:title` in XMP."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
        return Catalogue(
            metadata={**_information(pdf), **_xmp(pdf)},
            language=str(pdf.Root.get("/Lang", "")),
            tagged=bool(marked) and "/StructTreeRoot" in pdf.Root,
            fonts=tuple(sorted(set(_fonts(pdf)))),
            comments=tuple(_comments(pdf)),
        )


def _information(pdf: pikepdf.Pdf) -> dict[str, str]:
    return {name.removeprefix("/"): str(value) for name, value in pdf.docinfo.items()}


def _xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Every property of the metadata stream, several values of one joined; attributes count as well."""
    stream = pdf.Root.get("/Metadata")
    if stream is None:
        return {}
    found: dict[str, list[str]] = {}
    for description in etree.fromstring(stream.read_bytes(), _PARSER).iter(f"{_RDF}Description"):
        for element in description:
            said = (text.strip() for text in element.itertext())
            values = [
                *(str(text) for text in said if text),
                *(str(value) for value in element.attrib.values()),
            ]
            found.setdefault(f"{element.prefix}:{etree.QName(element).localname}", []).extend(values)
        prefixes = {uri: prefix for prefix, uri in description.nsmap.items()}
        for name, value in description.attrib.items():
            key = etree.QName(name)
            found.setdefault(f"{prefixes.get(key.namespace or '')}:{key.localname}", []).append(str(value))
    return {name: "; ".join(values) for name, values in found.items() if any(values)}


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of the fonts that pages use, without the tag of a subset."""
    for page in pdf.pages:
        for font in page.resources.get("/Font", pikepdf.Dictionary()).values():
            name = str(font.get("/BaseFont", "")).removeprefix("/")
            yield name.partition("+")[2] if "+" in name[:8] else name


def _comments(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            if str(note.get("/Subtype", "")) not in _NOT_COMMENTS:
                kind = str(note.get("/Subtype", "")).removeprefix("/")
                yield f"{kind}: {note.get('/Contents', '')}"
