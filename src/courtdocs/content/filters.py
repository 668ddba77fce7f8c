"""The filters and tests that templates may use: few, and all our own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, pass_environment

from ..case.record import joined
from ..fields.types import Shape
from .values import Absent, Lack, NoneWhy, lack_of, say
from .view import View, called


def listed(values: Iterable[Any]) -> Any:
    """Names or words joined as in a sentence: A, B and C. What is absent stays absent."""
    if isinstance(values, (Absent, NoneWhy)):
        return values
    words = [called(value) if isinstance(value, View) else say(value) for value in values]
    return joined([word for word in words if word])


def _first(values: Iterable[Any]) -> Any:
    return next(iter(values), _nothing())


def _last(values: Iterable[Any]) -> Any:
    return next(iter(tuple(values)[::-1]), _nothing())


def _nothing() -> Absent:
    return Absent(Lack("entry", (), Shape("value")))


def _upper(value: Any) -> str:
    return (say(value) or "").upper()


@pass_environment
def _selectattr(environment: Environment, values: Iterable[Any], name: str) -> tuple[Any, ...]:
    return tuple(value for value in values if environment.getattr(value, name))


@pass_environment
def _rejectattr(environment: Environment, values: Iterable[Any], name: str) -> tuple[Any, ...]:
    return tuple(value for value in values if not environment.getattr(value, name))


def _is_due(value: Any) -> bool:
    return isinstance(value, Absent) and lack_of(value).due


FILTERS: dict[str, Callable[..., Any]] = {
    "listed": listed,
    "first": _first,
    "last": _last,
    "length": len,
    "upper": _upper,
    "selectattr": _selectattr,
    "rejectattr": _rejectattr,
}
TESTS: dict[str, Callable[..., bool]] = {
    "none_why": lambda value: isinstance(value, NoneWhy),
    "due": _is_due,
}
"""`none_why`: `{none: why}` stands there. `due`: left out, though required for filing."""
