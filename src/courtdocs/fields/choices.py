"""Closed choices: words from a list, matched without regard to case."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Choice(StrEnum):
    """A word from a closed list; `label` is how documents print it."""

    @property
    def label(self) -> str:
        """The word as a document prints it."""
        return self.value

    @classmethod
    def read(cls, value: Any) -> Self:
        """Find the word. Raises PydanticCustomError (type `choice_unknown`) with the words there are."""
        if isinstance(value, cls):
            return value
        words = {str(member.value).casefold(): member for member in cls}
        if isinstance(value, str) and (found := words.get(" ".join(value.split()).casefold())):
            return found
        expected = [str(member.value) for member in cls]
        raise PydanticCustomError(
            "choice_unknown", "not one of the words", {"text": str(value), "expected": expected}
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": [str(member.value) for member in cls]}


class YesNo(Enum):
    """Yes or no, in any case; false in a template's `if` where it is no."""

    YES = "yes"
    NO = "no"

    def __bool__(self) -> bool:
        return self is YesNo.YES

    @property
    def label(self) -> str:
        """The word as a document prints it."""
        return self.value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_read_yes_no)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": ["yes", "no"]}


def _read_yes_no(value: Any) -> YesNo:
    if isinstance(value, YesNo):
        return value
    words = {
        "yes": YesNo.YES,
        "y": YesNo.YES,
        "true": YesNo.YES,
        "no": YesNo.NO,
        "n": YesNo.NO,
        "false": YesNo.NO,
    }
    # Compared with None, because no is false.
    if isinstance(value, str) and (found := words.get(value.strip().casefold())) is not None:
        return found
    raise PydanticCustomError(
        "choice_unknown", "not yes or no", {"text": str(value), "expected": ["yes", "no"]}
    )
