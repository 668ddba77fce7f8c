"""The welfare checklists: which paragraphs answer a limb, worked out from the markers of the fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..fields.text import NotApplicable, Prose
from ..fields.types import Shape, members
from ..findings import Path
from ..forms.filled import FilledForm
from .blocks import Block, Gap, Inline, Link, Paragraph, Text
from .placing import Placer
from .values import Awaited, Narrative

TABLES = {"ca": "checklist", "aca": "adoption"}
"""For each checklist, the field of the form that has a word on its limbs."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a field speaks to: limbs of the checklists, and the children it concerns (None for all)."""

    limbs: frozenset[str]
    children: frozenset[str] | None


class Checklist:
    """Answers which paragraphs speak to a limb, once they are numbered."""

    def __init__(self, form: FilledForm, placer: Placer) -> None:
        self._form, self._placer = form, placer
        self._spoken: list[tuple[int, Spoken]] = []
        self._places: dict[int, str] = {}

    def read(self, blocks: Iterable[Block]) -> None:
        """Learn which numbered paragraphs there are and what each speaks to."""
        for block in blocks:
            if isinstance(block, Paragraph) and block.number and block.origin and not _is_gap(block):
                spoken = speaks(self._form, block.origin.path)
                if spoken.limbs:
                    self._spoken.append((block.number, spoken))
                    self._places[block.number] = block.anchor or f"paragraph-{block.number}"

    @property
    def places(self) -> Mapping[int, str]:
        """The anchors of the paragraphs that answers may link to, by number."""
        return self._places

    def answer(self, awaited: Awaited) -> tuple[Block, ...]:
        """The paragraphs that answer a limb, and the form's own word on it; a gap where there is neither."""
        numbers = [n for n, spoken in self._spoken if self._answers(spoken, awaited)]
        name, _, limb = awaited.limb.partition(":")
        field = TABLES.get(name, "")
        own = getattr(getattr(self._form.form, field, None), limb, None)
        said = self._placer.blocks(Narrative(own, (field, limb))) if isinstance(own, Prose) else ()
        if numbers:
            return (Paragraph(self._linked(numbers)), *said)
        return said or (Paragraph((Gap("an answer to this"),)),)

    def _answers(self, spoken: Spoken, awaited: Awaited) -> bool:
        concerned = not awaited.child or spoken.children is None or awaited.child in spoken.children
        return concerned and awaited.limb in spoken.limbs

    def _linked(self, numbers: list[int]) -> tuple[Inline, ...]:
        out: list[Inline] = []
        for first, last in _runs(numbers):
            ends = [first] if first == last else [first, last]
            joint = " to " if last - first > 1 else ", "
            out += [Text(", ")] if out else []
            for n in ends:
                out += [Text(joint)] if n != first else []
                out.append(Link((Text(str(n)),), self._places[n]))
        return tuple(out)


def _is_gap(block: Paragraph) -> bool:
    return any(isinstance(child, Gap) for child in block.children)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for n in numbers:
        if runs and runs[-1][1] == n - 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def speaks(form: FilledForm, path: Path) -> Spoken:
    """What the field at a path of the form speaks to, gathered from the form down to the field."""
    limbs: set[str] = set()
    children: frozenset[str] | None = None
    here: Any = form.form
    shape: Shape | None = Shape("record", type(form.form))
    for step in path:
        if isinstance(here, BaseModel):
            concerned = getattr(here, "for_", None)
            if concerned is not None:
                children = frozenset(form.record.children_of(concerned))
            here, shape, found = _field(here, str(step))
            limbs.update(found)
        elif isinstance(here, dict) and shape is not None:
            if shape.realm == "child":
                children = frozenset({str(step)})
            here, shape = here.get(str(step)), shape.item
        elif isinstance(here, tuple) and isinstance(step, int) and shape is not None:
            here, shape = here[step], shape.item
        if here is None or isinstance(here, NotApplicable):
            break
    return Spoken(frozenset(limbs), children)


def _field(record: BaseModel, name: str) -> tuple[Any, Shape | None, Iterable[str]]:
    member = members(type(record)).get(name)
    if member is not None and not member.worked_out:
        return getattr(record, member.attribute), member.shape, member.markers.get("x-answers", ())
    further = next((m for m in members(type(record)).values() if m.further), None)
    if further is None or further.shape.item is None:
        return None, None, ()
    return (record.__pydantic_extra__ or {}).get(name), further.shape.item, ()
