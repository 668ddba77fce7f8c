"""A Word file as its parts: parsed with a parser that fetches and expands nothing."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST = 200_000_000
"""The most bytes that the XML parts of a file may come to; no real document has a tenth of it."""


@dataclass(slots=True)
class Package:
    """The XML parts of a Word file by name; parts are parsed when they are first asked for."""

    archive: zipfile.ZipFile
    _parsed: dict[str, etree._Element] = field(default_factory=dict)

    def names(self, prefix: str) -> list[str]:
        """The XML parts whose name begins so, in order."""
        return sorted(
            name for name in self.archive.namelist() if name.startswith(prefix) and name.endswith(".xml")
        )

    def part(self, name: str) -> etree._Element | None:
        """The root of a part, or None where there is no such part.

        Raises ValueError for a part with a document type, which Word files never have.
        """
        if name not in self._parsed:
            if name not in self.archive.namelist():
                return None
            self._parsed[name] = _root(self._bytes(name))
        return self._parsed[name]

    def external(self) -> Iterator[tuple[str, str]]:
        """What the parts point to outside the file: the sort of relation and its target."""
        for name in sorted(name for name in self.archive.namelist() if name.endswith(".rels")):
            for relation in _root(self._bytes(name)).iter(_RELATION):
                if relation.get("TargetMode") == "External":
                    yield posixpath.basename(relation.get("Type", "")), relation.get("Target", "")

    def _bytes(self, name: str) -> bytes:
        try:
            return self.archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # the last if encrypted
            raise ValueError(f"The part {name} of the Word document cannot be read.") from error


def opened(data: bytes) -> Package:
    """The file's parts. Raises ValueError for bytes that are no Word file, or that unpack to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise ValueError("The file is not a Word document.") from error
    xml = (one for one in archive.infolist() if one.filename.endswith((".xml", ".rels")))
    if sum(one.file_size for one in xml) > _MOST:
        raise ValueError("The Word document unpacks to more than any real document holds.")
    if "word/document.xml" not in archive.namelist():
        raise ValueError("The file is not a Word document.")
    return Package(archive)


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"A part of the Word document cannot be read: {error}.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("A part of the Word document has a document type, which none may have.")
    return root
