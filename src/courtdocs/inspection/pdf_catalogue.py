"""What a PDF says about itself: metadata, language, tags, fonts and comments."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf
from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_NOT_COMMENTS = {"/Link", "/Widget", "/Popup"}
_ALTERNATIVES = ("/Alt", "/ActualText", "/E")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What was read.

    `alternatives` are the texts that stand for a drawing or for other words, wherever the tags have one;
    `labels` the marked contents of each page (from 0) that are labels of list items or paragraphs;
    `comments` the text of notes that somebody put on the pages.
    """

    metadata: dict[str, str]
    language: str
    tagged: bool
    fonts: tuple[str, ...]
    alternatives: tuple[str, ...]
    labels: dict[int, set[int]]
    comments: tuple[str, ...]


def read_catalogue(data: bytes) -> Catalogue:
    """Read it. Metadata is named `Title` in the information dictionary and `dc:title` in XMP."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        elements = list(_elements(pdf))
        marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
        return Catalogue(
            metadata={**_information(pdf), **_xmp(pdf)},
            language=str(pdf.Root.get("/Lang", "")),
            tagged=bool(marked) and "/StructTreeRoot" in pdf.Root,
            fonts=tuple(sorted(set(_fonts(pdf)))),
            alternatives=tuple(_alternatives(elements)),
            labels=_labels(pdf, elements),
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


def _elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The elements of the structure tree, found among all objects, where none can be out of reach."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item


def _alternatives(elements: Iterable[pikepdf.Object]) -> Iterator[str]:
    for element in elements:
        yield from (str(element[name]) for name in _ALTERNATIVES if name in element)


def _labels(pdf: pikepdf.Pdf, elements: Iterable[pikepdf.Object]) -> dict[int, set[int]]:
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found: dict[int, set[int]] = {}
    for element in elements:
        if str(element.S) == "/Lbl":
            for page, content in _contents(element):
                if page is not None and page.objgen in pages:
                    found.setdefault(pages[page.objgen], set()).add(content)
    return found


def _contents(element: pikepdf.Object) -> Iterator[tuple[pikepdf.Object | None, int]]:
    """The marked contents right below an element, each with its page; those of inner elements as well."""
    page = element.get("/Pg")
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, int):
            yield page, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield kid.get("/Pg", page), int(kid.MCID)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _contents(kid)


def _comments(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            if str(note.get("/Subtype", "")) not in _NOT_COMMENTS:
                kind = str(note.get("/Subtype", "")).removeprefix("/")
                yield f"{kind}: {note.get('/Contents', '')}"
