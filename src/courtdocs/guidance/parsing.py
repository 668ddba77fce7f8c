"""Reads one file of notes: front matter, then a heading a field, with its length, authorities and text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import pairwise

from ..findings import Finding, Location, Severity
from ..practice.authorities import authorities

FRONT_MATTER = ("kind", "owner", "version", "reviewed", "review_due")
_FENCE = "---"
_NAMES = {"H19": "note-front-matter-wrong", "H21": "note-field-unknown", "H22": "note-id-duplicate"}


@dataclass(frozen=True, slots=True)
class Note:
    """What helps to fill one field. `field` is its pattern: `why_now.what_happened`, `children.*.needs`."""

    field: str
    title: str
    text: str
    """Markdown."""
    length: int | None
    """The suggested number of words, where there is one."""
    authorities: tuple[str, ...]
    """Keys of practice/authorities.toml."""
    owner: str
    version: str
    reviewed: date
    review_due: date
    place: Location

    @property
    def first_sentence(self) -> str:
        """What the note says first, as plain text on one line."""
        words = " ".join(self.text.split("\n\n", 1)[0].split()).replace("**", "").replace("*", "")
        head, stop, _ = words.partition(". ")
        return f"{head}." if stop else words


@dataclass(slots=True)
class NotesFile:
    """A file of notes as far as it could be read, with everything wrong in it."""

    name: str
    text: str
    fields: Collection[str]
    """The patterns of the kind's fields."""
    notes: dict[str, Note] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, code: str, message: str, line: int, help: str) -> None:
        """Keep a finding about a line."""
        place = Location(self.name, line, 1)
        self.findings.append(Finding(code, Severity.ERROR, message, place, help=help, name=_NAMES[code]))


def parse_notes(name: str, text: str, kind: str, fields: Collection[str]) -> NotesFile:
    """Read the notes for `kind`, whose fields have the patterns `fields`. Raises nothing."""
    file = NotesFile(name, text, fields)
    lines = text.splitlines()
    front, start = _front_matter(file, lines, kind)
    if not file.findings:
        for number, heading, body in _sections(lines, start):
            _keep(file, front, number, heading, body)
    return file


def _front_matter(file: NotesFile, lines: list[str], kind: str) -> tuple[dict[str, str], int]:
    """The front matter, and how many lines it takes."""
    if _FENCE not in lines[1:] or lines[0] != _FENCE:
        help_ = f"begin the file with {', '.join(FRONT_MATTER)} between two lines of `---`"
        file.refuse("H19", "the notes have no front matter", 1, help_)
        return {}, len(lines)
    end = lines.index(_FENCE, 1)
    front: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], start=2):
        key, _, value = (part.strip() for part in line.partition(":"))
        front[key] = value
        if key not in FRONT_MATTER or not value:
            file.refuse(
                "H19", f"“{line}” is not `key: value`", number, f"the keys are: {', '.join(FRONT_MATTER)}"
            )
        elif key in ("reviewed", "review_due") and _day(value) is None:
            file.refuse("H19", f"“{value}” is not a date", number, "write the date as 2026-11-22")
    if missing := [key for key in FRONT_MATTER if key not in front]:
        file.refuse("H19", f"the front matter lacks {', '.join(missing)}", 1, f"add `{missing[0]}: …`")
    elif front["kind"] != kind:
        file.refuse("H19", f"these notes say that they are for “{front['kind']}”", 1, f"write `kind: {kind}`")
    return front, end + 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _sections(lines: list[str], start: int) -> Iterator[tuple[int, str, list[str]]]:
    """Each heading below the title, with its line number (from 1) and the lines under it."""
    heads = [n for n in range(start, len(lines)) if lines[n].startswith(("## ", "### ", "#### "))]
    for n, end in pairwise((*heads, len(lines))):
        yield n + 1, lines[n].lstrip("#").strip(), lines[n + 1 : end]


def _keep(file: NotesFile, front: dict[str, str], number: int, heading: str, body: list[str]) -> None:
    title, brace, rest = heading.partition(" {")
    pattern = rest.removesuffix("}")
    if not brace or not rest.endswith("}"):
        help_ = "end the heading with the field in braces: `### Needs {children.*.needs}`"
        file.refuse("H21", f"the heading “{heading}” names no field", number, help_)
    elif pattern not in file.fields:
        near = get_close_matches(pattern, file.fields, n=1)
        help_ = f"did you mean `{near[0]}`?" if near else "`courtdocs explain` and the schema list the fields"
        file.refuse("H21", f"there is no field “{pattern}”", number, help_)
    elif pattern in file.notes:
        earlier = file.notes[pattern].place.line
        file.refuse(
            "H22", f"“{pattern}” has a note already, in line {earlier}", number, "make one note of the two"
        )
    else:
        length, keys, text = _marks(file, number, body)
        days = (date.fromisoformat(front["reviewed"]), date.fromisoformat(front["review_due"]))
        place = Location(file.name, number, 1)
        file.notes[pattern] = Note(
            pattern, title, text, length, keys, front["owner"], front["version"], *days, place
        )


def _marks(file: NotesFile, number: int, body: list[str]) -> tuple[int | None, tuple[str, ...], str]:
    """The length and authorities that stand directly under a heading, and the text below them."""
    length: int | None = None
    keys: list[str] = []
    rest = list(body)
    while rest and (not rest[0].strip() or rest[0].startswith(("- length:", "- authority:"))):
        line = rest.pop(0)
        number += 1
        value = line.partition(":")[2].strip()
        if line.startswith("- length:"):
            words = value.removesuffix("words").strip()
            length = int(words) if words.isdecimal() else None
            if length is None:
                file.refuse("H19", f"“{value}” is not a length", number, "write it as `- length: 110 words`")
        elif line.strip():
            keys.append(value)
            if value not in authorities():
                near = get_close_matches(value, authorities(), n=1)
                help_ = f"did you mean `{near[0]}`?" if near else "add it to practice/authorities.toml"
                file.refuse("H19", f"there is no authority “{value}”", number, help_)
    return length, tuple(keys), "\n".join(rest).strip()
