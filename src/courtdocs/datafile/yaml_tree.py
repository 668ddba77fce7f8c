"""Builds a tree of text from YAML events, with a span for every key and value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..findings import Finding, Location, Path, Related, Severity
from . import misread
from .catalogue import MOST_FINDINGS, finding
from .characters import readable
from .entries import indent
from .lines import Lines
from .mending import Hit
from .traps import HELP, ODD_FIELD
from .tree import Span, Style, Tree
from .yaml_events import Event, Mark, events

DEEPEST = 32
"""How many mappings and lists may stand one within another."""

_STYLES: dict[str, Style] = {"": "plain", "'": "quoted", '"': "quoted", "|": "literal", ">": "folded"}


class TooDeepError(Exception):
    """Mappings or lists stand one within another beyond the limit, at `mark`."""

    def __init__(self, mark: Mark) -> None:
        super().__init__(mark)
        self.mark = mark


@dataclass(slots=True)
class Built:
    """What the events gave: the tree, its positions, what was found, and words to mend and read again."""

    tree: Tree = None
    empty: bool = True
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    runs_on: bool = False
    """Whether a quotation goes on over lines that look like fields."""


def build(lines: Lines, name: str) -> Built:
    """Read YAML. Raises BrokenError where libyaml gives up, TooDeepError beyond the limit."""
    return _Builder(lines, name, events(lines.text)).document()


class _Builder:
    def __init__(self, lines: Lines, name: str, stream: Iterator[Event]) -> None:
        self.lines, self.name, self.stream = lines, name, stream
        self.built = Built()
        self.counts: Counter[Severity] = Counter()

    def document(self) -> Built:
        built = self.built
        for event in self.stream:
            if event.kind == "tagged document":
                self._add("F09", event, "`%TAG` has no meaning in a form", help="Delete the line.")
            elif event.kind != "document":
                built.tree, built.empty = self._node(event, (), 0, -1), False
            elif not built.empty:
                message = "these three dashes begin a second document, which would be left out"
                help = "Delete the line `---`, or keep the second document in a file of its own."
                self._add("F07", event, message, help=help)
                break
        return built

    def _node(self, event: Event, path: Path | None, depth: int, outer: int) -> Tree:
        """The value that an event begins; no positions are kept where `path` is None."""
        if depth > DEEPEST:
            raise TooDeepError(event.start)
        if path is not None:
            self.built.values[path] = self._span(event)
        if event.sign or event.kind == "alias":
            in_brackets = outer < 0 < depth
            self._note([misread.signed(event, self.lines, self.name, in_brackets=in_brackets)])
        if event.kind == "list":
            return self._list(event, path, depth)
        if event.kind == "mapping":
            return self._mapping(event, path, depth)
        if event.sign or event.kind == "alias":
            return misread.as_typed(event, event, self.lines)
        return self._scalar(event, outer)

    def _list(self, start: Event, path: Path | None, depth: int) -> Tree:
        items: list[Tree] = []
        outer = -1 if start.style else start.start.column
        for event in self.stream:
            if event.kind == "end":
                self._ended(path, start, event)
                break
            items.append(self._node(event, None if path is None else (*path, len(items)), depth + 1, outer))
        return items

    def _mapping(self, start: Event, path: Path | None, depth: int) -> Tree:
        fields: dict[str, Tree] = {}
        first_uses: dict[str, Event] = {}
        outer = -1 if start.style else start.start.column
        wordy, last = bool(path) and not start.style, start
        for event in self.stream:
            if event.kind == "end":
                self._ended(path, start, event)
                break
            self._to_mend(misread.in_braces(start, event, self.lines))
            key = self._key(event, depth)
            last = next(self.stream)
            if key is None or key.value in first_uses:
                self._repeated(key, first_uses)
                self._node(last, None, depth + 1, outer)
                continue
            first_uses[key.value] = key
            self._to_mend(misread.split_by_comma(start, key, last, self.lines))
            wordy = wordy and misread.is_wordy(key, last)
            below = None if path is None else (*path, key.value)
            if below is not None:
                self.built.keys[below] = self._span(key)
            fields[key.value] = self._node(last, below, depth + 1, outer)
        return self._words(start, last, path or (), fields) if wordy and fields else fields

    def _key(self, event: Event, depth: int) -> Event | None:
        """The name of a field; None, with a finding, where something else stands there."""
        odd = event.kind != "scalar" or event.style in ("|", ">") or "\n" in event.value
        if event.value == "<<" and not event.style:
            self._add("F09", event, "`<<` would copy fields from elsewhere", help="Write the fields out.")
        elif odd or event.sign or misread.after_question_mark(event, self.lines):
            self._add("F07", event, ODD_FIELD.message, help=ODD_FIELD.help)
            if event.kind in ("list", "mapping"):
                self._node(event, None, depth + 1, -1)
        else:
            return event
        return None

    def _scalar(self, event: Event, outer: int) -> Tree:
        if not event.style:
            self._note(misread.dropped_words(event, self.lines, outer, self.name))
        elif event.style in "|>":
            inner = self._span(event).indent
            self._note(misread.dropped_line(event, self.lines, outer, self.name, inner))
        elif misread.runs_on(event, self.lines):
            self.built.runs_on = True
        if event.style == ">":
            message = "`>` joins the lines of these words, so that a finding in them has only a rough place"
            self._add("F24", event, message, help="Write `|` instead of `>`.")
        if not event.value.strip():
            return None
        if event.style != '"':
            return event.value
        self._note(misread.escaped_characters(event, self.lines, self.name))
        return readable(event.value)

    def _words(self, start: Event, last: Event, path: Path, fields: dict[str, Tree]) -> Tree:
        """Words that a colon has made into fields, put together again."""
        self._note([misread.words_as_fields(start, last.end.line, self.lines, self.name)])
        for key in fields:
            self.built.keys.pop((*path, key), None)
            self.built.values.pop((*path, key), None)
        return misread.as_typed(start, last, self.lines)

    def _repeated(self, key: Event | None, first_uses: dict[str, Event]) -> None:
        if key is None:
            return
        first = self._span(first_uses[key.value])
        place = Location(self.name, first.line, first.column, first.end_column)
        help = "Keep one of them, or bring what they say together."
        related = (Related(place, "first used here"),)
        self._add("F10", key, f"the field `{key.value}` is here twice", help=help, related=related)

    def _to_mend(self, hit: Hit | None) -> None:
        hits = self.built.hits
        if hit and len(hits) < MOST_FINDINGS and (not hits or hit.first > hits[-1].last):
            hits.append(hit)

    def _ended(self, path: Path | None, start: Event, end: Event) -> None:
        if path is not None:
            self.built.values[path] = self._span(start._replace(end=end.end))

    def _span(self, event: Event) -> Span:
        line, column = self.lines.place(event.start.line, event.start.column)
        end_line, end_column = self.lines.place(event.end.line, event.end.column)
        if event.style in ("|", ">"):
            body, inner = self._body(event)
            return Span(line, column, end_line, end_column, _STYLES[event.style], body, inner)
        style: Style = "flow" if event.style == "{" else "block"
        if event.kind in ("scalar", "alias"):
            style = _STYLES[event.style]
        return Span(line, column, end_line, end_column, style)

    def _body(self, event: Event) -> tuple[int, int]:
        """The user's first line and column of the words of a block scalar."""
        first = event.start.line + 1
        words = event.value.split("\n")
        filled = next((n for n, text in enumerate(words) if text.strip()), 0)
        if first + filled >= len(self.lines.texts):
            return self.lines.place(first - 1, 0)[0] + 1, 1
        inner = indent(self.lines.texts[first + filled]) - indent(words[filled])
        return self.lines.place(first, 0)[0], self.lines.place(first + filled, inner)[1]

    def _add(
        self, code: str, event: Event, message: str, *, help: str = HELP, related: tuple[Related, ...] = ()
    ) -> None:
        span = self._span(event)
        end = span.end_column if span.line == span.end_line else 0
        place = Location(self.name, span.line, span.column, end)
        self._note([finding(code, message, place, help=help, related=related)])

    def _note(self, findings: Iterable[Finding]) -> None:
        for found in findings:
            self.counts[found.severity] += 1
            # One more than is told, so that it is known that there are more; and no error is lost for a note.
            if self.counts[found.severity] <= MOST_FINDINGS + 1:
                self.built.findings.append(found)
