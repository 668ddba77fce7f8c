"""Opens an authority's Word file: the parts that a letterhead needs, and no others."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..errors import TemplateError
from ..findings import Finding, Location
from ..forms.pictures import is_picture
from .own_faults import Code, fault
from .own_pictures import bare, extension

MOST_BYTES = 50_000_000
"""The most that a template may unpack to; a letterhead with a large picture has a tenth of it."""
MOST_XML = 3_000_000
"""The most that one part of text may unpack to."""
_MOST_PARTS = 500
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
STORIES = ("document", "header", "footer", "footnotes", "endnotes")
KEPT = (*STORIES, "styles", "numbering", "settings", "fontTable", "theme", "image")
"""The sorts of part that go into a document, by the last word of the relation that leads to them."""
_DROPPED = re.compile(
    r"comments\w*|people|customXml|webSettings|stylesWithEffects|glossaryDocument|keyMapCustomizations|"
    r"printerSettings|attachedTemplate|mailMerge\w*|transform|font|recipientData|documenttasks|"
    r"threadedComment\w*|classificationlabels"
)
"""What tells of the people who made the template, or serves Word alone: left behind without a word."""
_OUTWARD = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_DOCX = "Open it in Word and save it as a Word Document (.docx)."


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part refers to another one, or to an address outside."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Part:
    """A part by the name it has in our documents: an XML tree, or the bytes of a picture."""

    name: str
    kind: str
    tree: etree._Element | None
    data: bytes
    relations: list[Relation] = field(default_factory=list)

    @property
    def is_story(self) -> bool:
        """Whether the part has words of its own: the text, a header or footer, notes."""
        return self.kind in STORIES


class Opening:
    """One template while it is being opened; what it holds besides letterhead is collected in `faults`."""

    def __init__(self, data: bytes, file: str) -> None:
        """Raises TemplateError (H17) for bytes that are no Word file, or that unpack to too much."""
        self.file = file
        self.faults: list[Finding] = []
        self._held = self._unpacked(data)
        self._parts: dict[str, Part] = {}
        self._counts: dict[str, int] = {}

    def parts(self) -> tuple[Part, ...]:
        """The text first, then every part that it leads to. Raises TemplateError (H16, H17)."""
        self._refuse_macros()
        main = next((r for r in self._relations("") if r.kind == "officeDocument"), None)
        if main is None or main.external or main.target not in self._held:
            raise self._unreadable("is not a Word file", _DOCX)
        self._part(main.target, "document")
        parts = tuple(self._parts.values())
        if parts[0].tree is None or parts[0].tree.tag != f"{{{_WORD}}}document":
            raise self._unreadable("is not a Word file", _DOCX)
        return parts

    def _unpacked(self, data: bytes) -> Mapping[str, bytes]:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = archive.infolist()
                if any(one.flag_bits & 1 for one in members):
                    raise self._unreadable("is locked with a password", "Save a copy without a password.")
                if len(members) > _MOST_PARTS or sum(one.file_size for one in members) > MOST_BYTES:
                    what = f"unpacks to more than {MOST_BYTES // 1_000_000} MB or {_MOST_PARTS} parts"
                    raise self._unreadable(what, "Make the pictures in it smaller.", "H18")
                return {one.filename.casefold(): archive.read(one) for one in members if not one.is_dir()}
        except zipfile.BadZipFile as error:
            raise self._unreadable(*_sort_of(data)) from error
        except (NotImplementedError, zlib.error, EOFError, OSError, ValueError) as error:
            raise self._unreadable("is damaged", "Open it in Word and save it again.") from error

    def _refuse_macros(self) -> None:
        types = self._held.get("[content_types].xml", b"")
        if b"macroenabled" in types.lower() or any(n.endswith("vbaproject.bin") for n in self._held):
            self._fault("the template holds macros: programs that Word would run", _DOCX)
        elif b"opendocument" in self._held.get("mimetype", b""):
            raise self._unreadable("is an OpenDocument file", _DOCX)

    def _part(self, path: str, kind: str) -> str:
        """Keep the part at a path in the file, and all that it leads to; its name in our documents."""
        if path in self._parts:
            return self._parts[path].name
        data = self._held[path]
        if kind == "image":
            part = Part(self._name(kind, extension(data)), kind, None, bare(data))
        else:
            part = Part(self._name(kind, "xml"), kind, self._tree(path, data), b"")
        self._parts[path] = part
        part.relations = list(self._kept(path)) if kind != "image" else []
        return part.name

    def _kept(self, source: str) -> Iterator[Relation]:
        for relation in self._relations(source):
            if relation.kind == "hyperlink" and relation.external:
                if not _OUTWARD.match(relation.target):
                    self._fault(f"a link leads to {relation.target}", "Link to a web page, or take it out.")
                yield relation
            elif _DROPPED.fullmatch(relation.kind):
                continue
            elif relation.kind not in KEPT:
                self._fault(
                    f"the template holds an object that only another program can show ({relation.kind})",
                    "Put a picture of it (PNG or JPEG) in its place.",
                )
            elif relation.external:
                self._fault(
                    f"the template fetches something from outside ({relation.kind}): {relation.target}",
                    "Insert it into the template itself, not as a link.",
                )
            elif relation.target not in self._held:
                raise self._unreadable("is damaged: a part of it is missing", "Save it again in Word.")
            elif relation.kind == "image" and not _is_drawn(self._held[relation.target]):
                self._fault(
                    f"a picture is damaged, or neither PNG nor JPEG ({posixpath.basename(relation.target)})",
                    "Save the picture as PNG and insert it anew.",
                )
            else:
                yield Relation(relation.id, relation.kind, self._part(relation.target, relation.kind))

    def _relations(self, source: str) -> Iterator[Relation]:
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._held:
            return
        for one in self._tree(path, self._held[path]).iter(f"{{{_RELATIONSHIPS}}}Relationship"):
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").casefold()
            yield Relation(one.get("Id", ""), posixpath.basename(one.get("Type", "")), target, external)

    def _tree(self, path: str, data: bytes) -> etree._Element:
        if len(data) > MOST_XML:
            said = f"holds more than {MOST_XML // 1_000_000} MB of text in {path}"
            raise self._unreadable(said, "Take out what is not needed.", "H18")
        try:
            root = etree.fromstring(data, _PARSER)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._unreadable(f"is damaged in {path}", "Open it in Word and save it again.") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._unreadable(f"has a document type in {path}, which Word files never have", _DOCX)
        if root.tag == f"{{{_STRICT}}}document":
            raise self._unreadable("is saved as Strict Open XML", _DOCX)
        return root

    def _name(self, kind: str, ending: str) -> str:
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        if kind == "image":
            return f"word/media/letterhead{number}.{ending}"
        return f"word/{kind}{number if kind in ('header', 'footer') else ''}.{ending}"

    def _fault(self, message: str, help: str) -> None:
        self.faults.append(fault("H16", Location(self.file), message, help))

    def _unreadable(self, what: str, help: str, code: Code = "H17") -> TemplateError:
        return TemplateError([fault(code, Location(self.file), f"the template {what}", help)])


def _is_drawn(data: bytes) -> bool:
    return bool(extension(data)) and is_picture(bare(data))


def _sort_of(data: bytes) -> tuple[str, str]:
    """What bytes that are no zip archive are, and what to do."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "is locked with a password", "In Word, take the password off (File, Info) and save a copy."
        return "is in the format of old Words (.doc)", _DOCX
    if data.startswith(b"%PDF"):
        return "is a PDF", "Give the Word file from which the PDF was made."
    if data.startswith(b"PK"):
        return "is damaged or cut short", "Copy it again from where it came."
    return "is not a Word file", _DOCX
