"""Words: plain values, one-paragraph lines and prose. None of them is ever read as source again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import AfterValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..prose import blocks as b
from ..prose.markdown import parse


def _without_last_newline(text: str) -> str:
    return text.removesuffix("\n")


Plain = Annotated[str, AfterValidator(_without_last_newline)]
"""A plain value: printed as typed, its newlines as line breaks."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A narrative field: the text as typed and the blocks it was parsed into, once."""

    text: str
    blocks: tuple[b.Block, ...]
    problems: tuple[b.Problem, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Parse a field's text."""
        parsed = parse(text)
        return cls(text, parsed.blocks, parsed.problems)

    @property
    def words(self) -> int:
        """How many words there are, citations counted as typed."""
        return len(self.text.split())

    def brackets(self) -> tuple[b.Bracket, ...]:
        """Every bracket that may be a citation, in order."""
        return tuple(i for i in b.inlines(self.blocks) if isinstance(i, b.Bracket))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema())


@dataclass(frozen=True, slots=True)
class Line(Prose):
    """A narrative field of one paragraph: words, emphasis and citations."""

    @classmethod
    def read(cls, text: str) -> Self:
        """Parse a field's text; raises PydanticCustomError where it is more than one paragraph."""
        parsed = parse(text)
        if len(parsed.blocks) > 1 or (parsed.blocks and not isinstance(parsed.blocks[0], b.Paragraph)):
            raise PydanticCustomError("line_of_many", "more than one paragraph where one is expected")
        return cls(text, parsed.blocks, parsed.problems)

    @property
    def children(self) -> tuple[b.Inline, ...]:
        """The inline pieces of the one paragraph."""
        first = self.blocks[0] if self.blocks else None
        return first.children if isinstance(first, b.Paragraph) else ()


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A section or box set aside with `none: why`."""

    why: Prose


class OrNone:
    """Marks a union with NotApplicable: the value may be `{none: why}` instead."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler.generate_schema(_without_not_applicable(source))
        return core_schema.no_info_wrap_validator_function(_read_none, inner)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        none = {
            "type": "object",
            "properties": {"none": {"type": "string", "description": "Why this does not apply."}},
            "required": ["none"],
            "additionalProperties": False,
        }
        return {"anyOf": [handler(schema), none]}


def _without_not_applicable(source: Any) -> Any:
    kept = tuple(a for a in source.__args__ if a is not NotApplicable)
    result = kept[0]
    for other in kept[1:]:
        result = result | other
    return result


def _read_none(value: Any, handler: Any) -> Any:
    if isinstance(value, NotApplicable):
        return value
    if isinstance(value, dict) and list(value) == ["none"]:
        if not isinstance(value["none"], str) or not value["none"].strip():
            raise PydanticCustomError("none_without_why", "`none` without the reason")
        return NotApplicable(Prose.read(value["none"]))
    return handler(value)


Box = Annotated[Prose | NotApplicable, OrNone()]
"""One narrative box of a form: prose, or `{none: why}`."""
