"""What an authority's own Word template can print: fields, and the document in whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from types import SimpleNamespace
from typing import Any

from ..fields.types import Shape
from ..findings import Path
from ..forms.filled import FilledForm
from ..kinds.base import Form
from ..practice.profiles import Profile
from .blocks import Block, Gap, Heading, Inline, List, Paragraph, Quote, Signature, Table, walk, words
from .checklist import Checklist
from .citing import Citer
from .facts import context
from .numbering import Resolver
from .placing import Placer
from .template_types import WORDS, Shapes, Types
from .values import Built, Narrative, is_block
from .view import World

RECORD = "Record of this document"
"""The heading under which a document's waivers stand at its end."""
PLAIN = ("title", "case_number", "confidentiality", "marking")
"""Words of the document that stand on every page."""
_OF_BRIEFS = ("findings", "still_to_write")
"""Names that only templates for the author's own eyes have."""
_PARTS = Shape("item")
_BUILT = Shape("value", Built)
_HEADING = re.compile(r"^## (.*?)\s*(?:\{[^{}%]*\})?\s*$", re.MULTILINE)
_EXPRESSION = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_LITERAL = re.compile(r"\"([^\"]*)\"")
_ANNEX = re.compile(r"annex\b[^:]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front(Built):
    """The head of the first page: marks in the corner, title of the proceedings, the document's title."""


@dataclass(frozen=True, slots=True)
class Named:
    """A section as a Word template calls it, and the headings that it can have in a document."""

    name: str
    heading: re.Pattern[str]


def slug(heading: str) -> str:
    """The name of a section in a Word template: its heading without the letter of an annex."""
    return re.sub(r"[^a-z0-9]+", "_", _ANNEX.sub("", heading.casefold())).strip("_")


def sections_of(template: str) -> tuple[Named, ...]:
    """The sections that a kind's document can have, from the text of its template.

    A heading may have words to choose from, `{{ "Why now" if … else … }}`: each choice is a name of its own.
    """
    found: dict[str, list[str]] = {}
    for heading in (*_HEADING.findall(template), RECORD):
        for said in product(*map(_choices, _EXPRESSION.split(heading))):
            name = slug("".join(words or " " for words in said))
            pattern = "".join(".*" if words is None else re.escape(words) for words in said)
            found.setdefault(name, []).append(pattern)
    return tuple(Named(name, re.compile("|".join(found[name]))) for name in found if name)


def _choices(piece: str) -> tuple[str | None, ...]:
    """What a piece of a heading can say: its words, those of an expression, or None for whatever comes."""
    if not piece.startswith("{"):
        return (piece,)
    return tuple(_LITERAL.findall(piece)) or (None,)


class OwnTypes(Types):
    """The types of the names in a Word template for one kind of document."""

    def __init__(self, model: type[Form], sections: Iterable[Named]) -> None:
        super().__init__(model)
        self._sections = tuple(section.name for section in sections)
        self.names |= dict.fromkeys(PLAIN, WORDS) | {"front": _BUILT, "body": _BUILT}
        self.names |= {"sections": _PARTS, "tables": _PARTS}
        for name in _OF_BRIEFS:
            del self.names[name]

    def members(self, shape: Shape) -> dict[str, Shapes]:
        """Every name that can follow the dot after something of this shape, with what it may give."""
        if shape == _PARTS:
            return dict.fromkeys(self._sections, (_BUILT,))
        return super().members(shape)


class OwnFields:
    """The values of those names for one document, and what each becomes where it is placed."""

    def __init__(
        self,
        form: FilledForm,
        as_at: date,
        profile: Profile,
        blocks: tuple[Block, ...],
        plain: Mapping[str, str],
        sections: tuple[Named, ...],
    ) -> None:
        """`blocks` are the body; `plain` has the words of PLAIN; `sections` are those it may be asked for."""
        world = World(form, as_at)
        lists_sources = any(anchor.startswith("source-") for anchor in _anchors(blocks))
        self._placer = Placer(Citer(form, world.anchors, numbers_sources=lists_sources))
        checklist = Checklist(form, self._placer)
        checklist.read(blocks)
        self._resolver = Resolver(blocks, checklist.places, checklist.answer)
        self._sections = tuple(_sections(blocks, sections))
        named: dict[str, tuple[Block, ...]] = {section.name: () for section in sections}
        for section in self._sections:
            named[section.name] = (*named.get(section.name, ()), *section.blocks)
        tables = {name: tuple(b for b in held if isinstance(b, Table)) for name, held in named.items()}
        self.names: dict[str, Any] = {
            **context(world, profile),
            **plain,
            "front": Front(()),
            "body": Built(blocks),
            "sections": SimpleNamespace(**{name: Built(held) for name, held in named.items()}),
            "tables": SimpleNamespace(**{name: Built(held) for name, held in tables.items()}),
        }

    def blocks(self, value: Any) -> tuple[Block, ...]:
        """What a value becomes where it has a paragraph of its own."""
        return value.blocks if isinstance(value, Built) else self._resolver.blocks(self._placer.blocks(value))

    def inline(self, value: Any) -> tuple[Inline, ...]:
        """What a value becomes among other words."""
        first = self._resolver.blocks((Paragraph(self._placer.inline(value)),))[0]
        return first.children if isinstance(first, Paragraph) else ()

    def lost(self, printed: Iterable[Any]) -> Iterator[Lost]:
        """What the form says and the values `printed` do not, one field of each section.

        A template may leave out the wording of our own templates, and nothing that somebody filled in.
        """
        placed = [block for value in printed if is_block(value) for block in self.blocks(value)]
        known = {id(block) for block in placed}
        paths = {path for block in placed for path in _said(block)}
        paths |= {value.path for value in printed if isinstance(value, Narrative)}
        is_signed = any(isinstance(block, Signature) for block in placed)
        for section in self._sections:
            for block in section.blocks:
                lacking = [path for path in _said(block) if path not in paths]
                is_due = isinstance(block, Signature) and not is_signed
                is_due = is_due or (section.heading == RECORD and isinstance(block, Paragraph))
                if id(block) not in known and (lacking or is_due):
                    yield Lost(section.heading, section.name, lacking[0] if lacking else ())
                    break


@dataclass(frozen=True, slots=True)
class Lost:
    """What a template has no place for: a section's heading and name, and a field that it says."""

    heading: str
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    name: str
    blocks: tuple[Block, ...]


def _sections(blocks: tuple[Block, ...], known: tuple[Named, ...]) -> Iterator[_Section]:
    """The parts of a document by their headings of the first level; what stands before the first has none."""
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    for start, end in pairwise((0, *starts, len(blocks))):
        first = blocks[start] if start < end else None
        heading = words(first.children) if isinstance(first, Heading) else ""
        names = (section.name for section in known if section.heading.fullmatch(heading))
        yield _Section(heading, next(names, slug(heading)), blocks[start:end])


def _said(block: Block) -> Iterator[Path]:
    """The fields whose words a block prints; a gap is none."""
    for one in walk((block,)):
        if isinstance(one, (Paragraph, List, Quote)) and one.origin and not _is_gap(one):
            yield one.origin.path


def _is_gap(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(isinstance(child, Gap) for child in block.children)


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        if isinstance(block, Table):
            yield from (cell.anchor for row in block.rows for cell in row)
