"""libyaml's events as plain values: the only place where PyYAML is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import yaml
from yaml import events as e

Kind = Literal["document", "tagged document", "list", "mapping", "scalar", "alias", "end"]


class Mark(NamedTuple):
    """A place in the text: line, column and offset, all from 0."""

    line: int
    column: int
    offset: int


class Event(NamedTuple):
    """One event. `sign` is `&` or `!` where an anchor or tag stands before a value."""

    kind: Kind
    start: Mark
    end: Mark
    value: str = ""
    style: str = ""
    """The quotation mark, `|` or `>` of a scalar; `{` of a mapping or list in brackets; else empty."""
    sign: str = ""


class BrokenError(Exception):
    """libyaml gave up: its words, where, and where what it was reading began."""

    def __init__(self, problem: str, mark: Mark | None, context: Mark | None) -> None:
        super().__init__(problem)
        self.problem, self.mark, self.context = problem, mark, context


def events(text: str) -> Iterator[Event]:
    """The events of a YAML text that matter here. Raises BrokenError where libyaml gives up."""
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, e.NodeEvent):
                yield _node(event)
            elif isinstance(event, e.CollectionEndEvent):
                yield Event("end", _mark(event.start_mark), _mark(event.end_mark))
            elif isinstance(event, e.DocumentStartEvent):
                kind: Kind = "tagged document" if event.tags else "document"
                yield Event(kind, _mark(event.start_mark), _mark(event.end_mark))
    except yaml.MarkedYAMLError as error:
        context = _mark(error.context_mark) if error.context_mark else None
        raise BrokenError(error.problem or "", _mark(error.problem_mark), context) from None
    except yaml.YAMLError as error:
        raise BrokenError(str(error), None, None) from None


def _node(event: e.NodeEvent) -> Event:
    start, end = _mark(event.start_mark), _mark(event.end_mark)
    if isinstance(event, e.AliasEvent):
        return Event("alias", start, end, event.anchor or "")
    assert isinstance(event, (e.ScalarEvent, e.CollectionStartEvent))
    sign = "&" if event.anchor else "!" if event.tag else ""
    if isinstance(event, e.ScalarEvent):
        return Event("scalar", start, end, event.value, event.style or "", sign)
    kind: Kind = "mapping" if isinstance(event, e.MappingStartEvent) else "list"
    return Event(kind, start, end, style="{" if event.flow_style else "", sign=sign)


def _mark(mark: Any) -> Mark:
    # libyaml's marks and PyYAML's own are two classes alike.
    return Mark(mark.line, mark.column, mark.index) if mark else Mark(0, 0, 0)
