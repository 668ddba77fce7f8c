"""What a blank form says beside a field: its title, when it is needed, its note, how to write the value."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic.fields import FieldInfo

from ..fields.choices import Choice, YesNo
from ..fields.dates import When
from ..fields.keys import Realm, Source
from ..fields.text import Prose
from ..fields.types import Shape
from ..guidance.parsing import Note
from ..kinds.base import Condition

WIDTH = 100
_NAMED: dict[Realm, str] = {
    "child": "a child",
    "person": "a parent, carer or relative",
    "anyone": "a person, a professional or a child",
    "evidence": "an item of the evidence",
    "option": "an option",
    "proposition": "a threshold fact or point",
    "hearing": "a hearing",
}


def heading(
    title: str, info: FieldInfo, note: Note | None, shape: Shape, conditions: Mapping[str, Condition]
) -> str:
    """A field's title with when it is needed, how long it should be, and whether `none: why` may stand."""
    marks = [needed(info, conditions), f"about {note.length} words" if note and note.length else ""]
    if shape.none_why and not is_prose(shape):
        marks.append("can be set aside with `none:`")
    said = ", ".join(mark for mark in marks if mark)
    return f"{title} ({said})" if said else title


def needed(info: FieldInfo, conditions: Mapping[str, Condition]) -> str:
    """When a field is needed, in words; empty for one that may be left out. `conditions` are the kind's."""
    if info.is_required():
        return "needed"
    if not (name := condition_of(info)):
        return ""
    condition = conditions.get(name)
    return "needed before signing" + (f", {condition.words}" if condition else "")


def condition_of(info: FieldInfo) -> str:
    """The name of the condition under which a field is required for filing; empty for one that never is."""
    extra = info.json_schema_extra
    marker: Any = extra.get("x-required-for-filing") if isinstance(extra, dict) else None
    return str(marker["when"]) if marker else ""


def how_to_write(shape: Shape) -> str:
    """How a value is written, where a reader could not guess; empty for words."""
    if shape.sort == "key" and shape.realm:
        return f"The key of {_NAMED[shape.realm]}."
    if shape.sort == "keys":
        every = ", or `all`" if shape.realm == "child" else ""
        return f"One key or several, such as [first-key, second-key]{every}."
    if shape.sort == "rows" and shape.item:
        return _rows(shape.item)
    return _value(shape.type) if shape.sort == "value" else ""


def _rows(item: Shape) -> str:
    if item.type is Source:
        return "A key of the evidence with its page, such as hv-letter p4, or words."
    said = how_to_write(item)
    return f"A row each, beginning with `- `.{' ' if said else ''}{said}"


def _value(kind: Any) -> str:
    if kind is date:
        return "A date, such as 14 November 2026."
    if kind is When:
        return "A date, month, year or span, such as March 2023, or 3 May 2026 to 9 May 2026."
    if kind is YesNo:
        return "`yes` or `no`."
    if isinstance(kind, type) and issubclass(kind, Choice):
        return f"One of: {', '.join(str(word.value) for word in kind)}."
    return ""


def is_prose(shape: Shape) -> bool:
    """Whether a value is narrative words, written below the name after `|`."""
    return shape.sort == "value" and isinstance(shape.type, type) and issubclass(shape.type, Prose)


def said(note: Note | None, shape: Shape) -> list[str]:
    """A field's note and how to write its value, as paragraphs and list items."""
    pieces = [piece for block in note.text.split("\n\n") for piece in _items(block)] if note else []
    how = "" if pieces and shape.sort == "key" else how_to_write(shape)
    return [*pieces, how] if how else pieces


def _items(block: str) -> list[str]:
    lines = block.splitlines()
    return lines if all(line.startswith("- ") for line in lines) else [" ".join(lines)]


def comment(pieces: list[str], indent: int, inset: int = 0) -> list[str]:
    """Paragraphs as comment lines, `indent` columns in, their text `inset` columns further."""
    before = " " * indent + "# " + " " * inset
    return [
        line
        for piece in pieces
        for line in textwrap.wrap(
            piece,
            WIDTH,
            initial_indent=before,
            subsequent_indent=before + ("  " if piece.startswith("- ") else ""),
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]
