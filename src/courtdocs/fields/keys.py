"""Keys, the names by which forms refer to people, evidence, options and propositions; never printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..prose.blocks import Reference
from ..prose.references import KEY, read_references

Realm = Literal["child", "person", "anyone", "evidence", "option", "proposition", "hearing"]
"""What a key names. `person` is a parent, carer or relative; `anyone` also a child or professional."""

RESERVED = "none"


def read_key(text: str) -> str:
    """Check a key: lower case, digits and hyphens, or T1, Q1, E7.

    Raises PydanticCustomError (type `key_malformed`) otherwise, and for the reserved word `none`.
    """
    if not KEY.fullmatch(text) or text == RESERVED:
        raise PydanticCustomError("key_malformed", "not a key", {"text": text})
    return text


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field or a mapping's keys as naming something of the case (or, for options, of the form)."""

    to: Realm

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(read_key, core_schema.str_schema())


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a mapping's keys as giving names: what stands there is defined there."""

    what: Realm

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(read_key, core_schema.str_schema())


@dataclass(frozen=True, slots=True)
class _ListOf:
    """A list of keys: `[alfie, zara]`, a single key, or `all` where the realm is children."""

    to: Realm

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        item = core_schema.no_info_after_validator_function(read_key, core_schema.str_schema())
        return core_schema.no_info_before_validator_function(
            _as_list, core_schema.tuple_variable_schema(item)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        one: dict[str, Any] = {"type": "string"}
        return {"anyOf": [one, {"type": "array", "items": one}]}


def _as_list(value: Any) -> Any:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


ChildKey = Annotated[str, Refers("child")]
PersonKey = Annotated[str, Refers("person")]
AnyoneKey = Annotated[str, Refers("anyone")]
EvidenceKey = Annotated[str, Refers("evidence")]
OptionKey = Annotated[str, Refers("option")]
PropositionKey = Annotated[str, Refers("proposition")]
HearingKey = Annotated[str, Refers("hearing")]
ChildKeys = Annotated[tuple[str, ...], _ListOf("child")]
PeopleKeys = Annotated[tuple[str, ...], _ListOf("person")]
AnyoneKeys = Annotated[tuple[str, ...], _ListOf("anyone")]
PropositionKeys = Annotated[tuple[str, ...], _ListOf("proposition")]
EVERY = "all"
"""In a list of children: all children of the case."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a key of the evidence with its pinpoint, or plain words."""

    text: str
    references: tuple[Reference, ...] = ()
    """What the text cites if its keys are in the record; otherwise the text is words."""

    @classmethod
    def read(cls, text: str) -> Source:
        """Read `police-14nov p2`, `hv-letter p1; paed-report p4`, or words."""
        return cls(text.strip(), read_references(text))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema())


class _SourceList:
    """A list of sources; one alone may stand without the list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: [value] if isinstance(value, str) else value, handler(source)
        )


Sources = Annotated[tuple[Source, ...], _SourceList()]
