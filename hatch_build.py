"""Build hook: makes the four static Arimo faces and puts templates and schemas into the wheel.

Typst cannot take a bold from a variable font, and no font file is kept in the repository, so the faces are
instanced from the `fontpkg-arimo` package into src/courtdocs/fonts/, for editable installs too.
"""

import hashlib
import importlib.metadata
import json
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import fontpkg_arimo
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ORIGIN = Path(fontpkg_arimo.__file__).parent


class Face(NamedTuple):
    """One static face: its style name and where it is taken from."""

    style: str
    source: str
    weight: int
    italic: bool

    @property
    def filename(self) -> str:
        return f"Arimo-{self.style.replace(' ', '')}.ttf"


FACES = (
    Face("Regular", "Arimo[wght].ttf", 400, False),
    Face("Bold", "Arimo[wght].ttf", 700, False),
    Face("Italic", "Arimo-Italic[wght].ttf", 400, True),
    Face("Bold Italic", "Arimo-Italic[wght].ttf", 700, True),
)

# Typographic family, WWS and variation-prefix names: they would contradict the plain family and style names.
STALE_NAMES = (16, 17, 21, 22, 25)


class FontsAndDataHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        make_fonts(Path(self.root) / "src" / "courtdocs" / "fonts")
        if version == "standard":  # an editable install reads them from the checkout
            build_data["force_include"]["templates"] = "courtdocs/_data/templates"
            build_data["force_include"]["schemas"] = "courtdocs/_data/schemas"


def make_fonts(folder: Path) -> None:
    """Write the faces, coverage.json and the licence into `folder`, unless they are there and up to date."""
    note = folder / "SOURCE.txt"
    provenance = describe_source()
    if note.is_file() and note.read_text(encoding="utf-8") == provenance:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    held = None
    for face in FACES:
        font = instance(face)
        font.save(folder / face.filename)
        # PDF/A-2a forbids the private area, where Arimo keeps two ligatures.
        points = {point for point in font.getBestCmap() if unicodedata.category(chr(point)) != "Co"}
        held = points if held is None else held & points
    (folder / "coverage.json").write_text(json.dumps(ranges(held or ())) + "\n", encoding="utf-8")
    shutil.copyfile(ORIGIN / "LICENSE", folder / "OFL.txt")
    note.write_text(provenance, encoding="utf-8")  # last: its presence says that the rest is whole


def describe_source() -> str:
    """Say what the faces are made from and by what, so that a change of either makes them anew."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for name in sorted({face.source for face in FACES}):
        digest.update((ORIGIN / "files" / name).read_bytes())
    arimo, tools = (importlib.metadata.version(name) for name in ("fontpkg-arimo", "fonttools"))
    return (
        f"Static instances of Arimo (fontpkg-arimo {arimo}), made by hatch_build.py with fontTools {tools}.\n"
        f"sha256 of hook and sources: {digest.hexdigest()}\n"
    )


def instance(face: Face) -> TTFont:
    """Pin the weight axis and make names and style bits agree with the result."""
    # The stored timestamp is kept, so that the same source gives the same bytes.
    font = TTFont(ORIGIN / "files" / face.source, recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": face.weight}, inplace=True)
    bold = face.weight == 700
    font["OS/2"].usWeightClass = face.weight
    kept = font["OS/2"].fsSelection & ~0b110_0001  # italic 0, bold 5, regular 6
    font["OS/2"].fsSelection = kept | face.italic << 0 | bold << 5 | (not bold and not face.italic) << 6
    font["head"].macStyle = bold << 0 | face.italic << 1
    rename(font, face)
    if "STAT" in font:
        del font["STAT"]  # it describes the axis that is gone
    return font


def rename(font: TTFont, face: Face) -> None:
    """Name the face as one of the four of the family Arimo."""
    table = font["name"]
    version = table.getDebugName(5)
    table.names = [record for record in table.names if record.nameID not in STALE_NAMES]
    postscript = f"Arimo-{face.style.replace(' ', '')}"
    names = {1: "Arimo", 2: face.style, 3: f"{version};{postscript}", 4: f"Arimo {face.style}", 6: postscript}
    for name_id, text in names.items():
        table.removeNames(nameID=name_id)
        table.setName(text, name_id, 3, 1, 0x409)


def ranges(points: Iterable[int]) -> list[list[int]]:
    """Fold code points into sorted, inclusive [first, last] pairs."""
    folded: list[list[int]] = []
    for point in sorted(points):
        if folded and point == folded[-1][1] + 1:
            folded[-1][1] = point
        else:
            folded.append([point, point])
    return folded
