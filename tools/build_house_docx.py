"""Packs templates/house/court-docx/ into court.docx; with --unpack, the other way, after an edit in Word.

The parts are kept beside the file so that a change of the house template can be read as a change of text.
"""

import posixpath
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from courtdocs.writers.wordml.package import zipped

HOUSE = Path(__file__).parents[1] / "templates" / "house"
PARTS = HOUSE / "court-docx"
DOCX = HOUSE / "court.docx"
# What Word adds: who saved the file, a theme that no style uses, data of other programs.
LEFT_OUT = (
    "docProps/",
    "customXml/",
    "word/theme/",
    "word/stylesWithEffects",
    "word/webSettings",
    "word/people",
)


def pack(parts: Path, target: Path) -> None:
    """Zip the parts with fixed times, so that the same parts always give the same file."""
    files = sorted(path for path in parts.rglob("*") if path.is_file())
    target.write_bytes(zipped({path.relative_to(parts).as_posix(): path.read_bytes() for path in files}))


def unpack(source: Path, parts: Path) -> None:
    """Put the parts of a file in place of those in the folder, without what the house does not need."""
    with zipfile.ZipFile(source) as package:
        held = trimmed({name: package.read(name) for name in package.namelist()})
    shutil.rmtree(parts, ignore_errors=True)
    for name, data in held.items():
        place = parts / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def trimmed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts but those left out, with no mention of them in the lists of types and relations."""
    kept = {name: data for name, data in parts.items() if not name.startswith(LEFT_OUT)}
    for name in kept:
        if name == "[Content_Types].xml" or name.endswith(".rels"):
            kept[name] = without_lost(name, kept[name])
    return kept


def without_lost(name: str, data: bytes) -> bytes:
    """A list of types or relations without those of parts that are left out."""
    root = etree.fromstring(data)
    # word/_rels/document.xml.rels speaks of parts in word/
    folder = posixpath.dirname(posixpath.dirname(name))
    for one in list(root):
        target = one.get("PartName") or posixpath.join("/", folder, one.get("Target", ""))
        if posixpath.normpath(target).lstrip("/").startswith(LEFT_OUT):
            root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["--unpack"]:
        unpack(DOCX, PARTS)
    pack(PARTS, DOCX)
