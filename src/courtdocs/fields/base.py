"""What every record and form is built on: frozen, strict about names, and silent about empty values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from .shape import model_of

_NONE = "none"
"""`none: why` is never nothing: without its reason it is a finding."""

F = TypeVar("F", bound=Callable[..., Any])


class Record(BaseModel):
    """A mapping of a form or case record. An empty value is the same as a field left out."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=False, arbitrary_types_allowed=True, defer_build=True
    )

    extras_as: ClassVar[str] = ""
    """For a model whose further keys are free: the name under which templates reach those values."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        fields = {info.alias or own: info for own, info in cls.model_fields.items()}
        kept = {k: _without_empty(v, fields.get(k)) for k, v in value.items()}
        return {k: v for k, v in kept.items() if v is not None}


def _without_empty(value: Any, info: FieldInfo | None) -> Any:
    """A field's value without what says nothing; None where nothing is left.

    An entry of a mapping by key stays though it is empty: somebody put that child or person there.
    """
    if not isinstance(value, dict):
        return None if _says_nothing(value) else value
    if info is None or info.is_required():
        return value
    if model_of(info.annotation):
        return None if _says_nothing(value) else value
    return {k: v for k, v in value.items() if k == _NONE or isinstance(v, dict) or not _says_nothing(v)}


def _says_nothing(value: Any) -> bool:
    if isinstance(value, dict):
        return _NONE not in value and all(_says_nothing(inner) for inner in value.values())
    return value is None or (isinstance(value, str) and not value.strip())


def filing(
    label: str,
    *,
    code: str = "P02",
    authority: str = "pd12a-7-1",
    when: str = "always",
    answers: str = "",
    alias: str | None = None,
    default: Any = None,
) -> Any:
    """A field whose absence matters once the form is signed: a required-for-filing marker.

    `label` names the field in lists, `code` is the rule that its absence breaks, `authority` a key of the
    authorities, `when` a named condition of the kind (see kinds.base), `answers` the limbs of the welfare
    checklists that the field speaks to (`ca:a aca:a`). The markers reach the schema too.
    """
    marker = {"x-required-for-filing": {"code": code, "authority": authority, "when": when}}
    return _field(label, answers, alias, default, marker)


def optional(label: str, *, answers: str = "", alias: str | None = None) -> Any:
    """A field that may be left out, with the label that lists and schemas show."""
    return _field(label, answers, alias, None, {})


def _field(label: str, answers: str, alias: str | None, default: Any, extra: dict[str, Any]) -> Any:
    extra |= {"x-answers": answers.split()} if answers else {}
    return Field(default=default, title=label, alias=alias, json_schema_extra=extra or None)


def rows(label: str, *, alias: str | None = None) -> Any:
    """A list or mapping that may be left out and is then empty."""
    return Field(default=(), title=label, alias=alias)


def keyed(label: str, *, alias: str | None = None) -> Any:
    """A mapping by key that may be left out and is then empty."""
    return Field(default_factory=dict, title=label, alias=alias)


def shown(function: F) -> F:
    """Marks a method `(self, at: Moment)` as something templates may print: a fact worked out, not typed."""
    function.__shown__ = True  # type: ignore[attr-defined]
    return function
