"""The values that templates print: what each kind of field becomes before it is placed in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from ..fields.dates import When, say_day
from ..fields.keys import Source
from ..fields.text import Line, Prose
from ..fields.types import Shape, members
from ..findings import Path
from ..prose.blocks import Text
from .blocks import Block


@dataclass(frozen=True, slots=True)
class Narrative:
    """Prose or a line of a form, with the path of its field."""

    prose: Prose
    path: Path

    @property
    def is_line(self) -> bool:
        """Whether the field holds one paragraph, by its type."""
        return isinstance(self.prose, Line)


@dataclass(frozen=True, slots=True)
class NoneWhy:
    """`none: why`: something was given, but there is nothing to go through. Prints the reason."""

    why: Narrative
    who: Any = None

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Lack:
    """What is absent: the label of the field, its path and shape, and whether it is due for filing."""

    label: str
    path: Path
    shape: Shape
    due: bool = False


class Absent:
    """A field that was left out: false in `if`, empty in `for`, a visible gap where it is printed."""

    __slots__ = ("_lack",)

    def __init__(self, lack: Lack) -> None:
        self._lack = lack

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __getattr__(self, name: str) -> Absent:
        shape = self._lack.shape
        if name.startswith("_"):
            raise AttributeError(name)
        if shape.sort == "key":
            return Absent(Lack(self._lack.label, self._lack.path, Shape("value")))
        member = members(shape.type).get(name) if shape.sort == "record" else None
        if member is None:
            raise AttributeError(name)
        return Absent(Lack(member.label, (*self._lack.path, name), member.shape))


def lack_of(value: Absent) -> Lack:
    """What is absent, for code: templates reach no name that begins with an underscore."""
    return value._lack


@dataclass(frozen=True, slots=True)
class Anchored:
    """A number printed where the thing it numbers stands: citations lead there."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Sourced:
    """The sources of a row."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Lettered:
    """Rows of one paragraph each, which print as a list lettered (a), (b), (c)."""

    rows: tuple[Narrative, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """Blocks that the house makes: the signature, the statement of truth, the genogram."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Awaited(Text):
    """Paragraph numbers that are known only after numbering: those that answer a limb of a checklist."""

    limb: str = ""
    child: str = ""


def is_block(value: object) -> bool:
    """Whether a value stands alone, by its type: prose, what the house builds, and prose left out."""
    match value:
        case Narrative():
            return not value.is_line
        case NoneWhy() | Built() | Lettered():
            return True
        case Absent():
            return is_prose(lack_of(value).shape) or is_lines(lack_of(value).shape)
    return False


def is_prose(shape: Shape) -> bool:
    """Whether a field holds prose of any length."""
    of = shape.type
    return (
        shape.sort == "value" and isinstance(of, type) and issubclass(of, Prose) and not issubclass(of, Line)
    )


def is_lines(shape: Shape) -> bool:
    """Whether a field holds rows of one paragraph each."""
    return shape.sort == "rows" and shape.item is not None and shape.item.type is Line


def say(value: object) -> str | None:
    """A plain value in words; None for one that has none: a yes or no of ours, a list, a record."""
    match value:
        case bool():
            return None
        case Enum():
            return str(getattr(value, "label", value.value))
        case str():
            return value
        case int() | When():
            return str(value)
        case date():
            return say_day(value)
    return None
