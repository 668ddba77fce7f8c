"""What is known at a point of a template: types of names, what conditions say, where an expression stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jinja2 import nodes

from .marks import MARK, mark, number_of
from .template_types import Shapes, spelled

_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_LEAD = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])\s+|>\s?)*")
_LABEL = re.compile(r"\*\*[^*]+\*\*\s*(?=[\U000f0000-\U000ffffd])")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known at a point of a template: the types of names, and which fields are given or lacking."""

    template: str
    names: dict[str, Shapes]
    given: frozenset[str] = frozenset()
    """Names that cannot be `{none: why}` here."""
    lacking: frozenset[str] = frozenset()
    """Names that can only be absent or `{none: why}` here."""

    def with_name(self, name: str, shapes: Shapes) -> Scope:
        """This scope with a name of a loop or macro; what was known of the name before is forgotten."""
        kept = {g for g in self.given if g.split(".")[0] != name}
        lacking = {g for g in self.lacking if g.split(".")[0] != name}
        return replace(
            self, names={**self.names, name: shapes}, given=frozenset(kept), lacking=frozenset(lacking)
        )

    def knowing(self, known: Known) -> Scope:
        """This scope with what a condition says."""
        return replace(self, given=self.given | known.given, lacking=self.lacking | known.lacking)


@dataclass(frozen=True, slots=True)
class Known:
    """What a condition says: names that cannot be `{none: why}`, and names that are not given at all."""

    given: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()

    def __or__(self, other: Known) -> Known:
        return Known(self.given | other.given, self.lacking | other.lacking)

    def __and__(self, other: Known) -> Known:
        return Known(self.given & other.given, self.lacking & other.lacking)


def when(test: nodes.Node) -> Known:
    """What is known where a condition holds."""
    match test:
        case nodes.Not():
            return otherwise(test.node)
        case nodes.And():
            return when(test.left) | when(test.right)
        case nodes.Or():
            return when(test.left) & when(test.right)
        case nodes.Test(name="none_why"):
            return Known(lacking=frozenset({spelled(test.node)} - {""}))
        case nodes.Test(name="due"):
            return Known(lacking=frozenset({spelled(test.node)} - {""}))
    return Known()


def otherwise(test: nodes.Node) -> Known:
    """What is known where a condition does not hold."""
    match test:
        case nodes.Not():
            return when(test.node)
        case nodes.Or():
            return otherwise(test.left) | otherwise(test.right)
        case nodes.And():
            return otherwise(test.left) & otherwise(test.right)
        case nodes.Test(name="none_why"):
            return Known(given=frozenset({spelled(test.node)} - {""}))
        case nodes.Name() | nodes.Getattr():
            return Known(lacking=frozenset({spelled(test)} - {""}))
    return Known()


def alone(line: str, narrative: set[int]) -> set[int]:
    """Those narrative expressions of a line that stand alone on it, in its list item or in a cell."""
    numbers = iter(range(1, 1000))
    text = _EXPRESSION.sub(lambda _: mark(next(numbers)), _TAG.sub("", line)).strip()
    found: set[int] = set()
    for cell in text.split("|") if text.startswith("|") else [text[_end_of_lead(text) :]]:
        words = _LABEL.sub("", cell.strip())
        own = {number_of(c) for c in MARK.findall(words)}
        if not MARK.sub("", words).strip() and own <= narrative:
            found |= own
    return found


def _end_of_lead(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0
