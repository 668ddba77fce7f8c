"""Packs templates/house/court-docx/ into court.docx; with --unpack, the other way, after an edit in Word.

The parts are kept beside the file so that a change of the house template can be read as a change of text.
"""

import sys
import zipfile
from pathlib import Path

HOUSE = Path(__file__).parents[1] / "templates" / "house"
PARTS = HOUSE / "court-docx"
DOCX = HOUSE / "court.docx"
# What Word adds about the person who saved the file, and pictures of the first page, never comes back in.
LEFT_OUT = ("docProps/", "customXml/", "word/theme/", "word/stylesWithEffects.xml", "word/webSettings.xml")


def pack(parts: Path, target: Path) -> None:
    """Zip the parts with fixed times, so that the same parts always give the same file."""
    from courtdocs.writers.wordml.package import zipped

    files = sorted(path for path in parts.rglob("*") if path.is_file())
    target.write_bytes(zipped({path.relative_to(parts).as_posix(): path.read_bytes() for path in files}))


def unpack(source: Path, parts: Path) -> None:
    """Write each part as a file; parts that nothing in the house needs are left out."""
    with zipfile.ZipFile(source) as package:
        for name in package.namelist():
            if not name.startswith(LEFT_OUT):
                place = parts / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(package.read(name))


if __name__ == "__main__":
    if sys.argv[1:] == ["--unpack"]:
        unpack(DOCX, PARTS)
    else:
        pack(PARTS, DOCX)
