"""The language of templates: a checked subset of sandboxed Jinja whose every expression leaves a mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..errors import TemplateError
from ..findings import Finding, Location
from .checking import check_source, check_tree, syntax_fault
from .filters import FILTERS, TESTS
from .marks import LIMIT, Place, mark, stamp
from .values import Absent, Anchored, Awaited, Built, Lettered, Narrative, NoneWhy, Sourced, say
from .view import View, called

HOUSE = "house"
"""The name by which templates import the macros that they share."""
VALUES = "_values"


class _Stamps(Extension):
    """Puts a stamp before each line of a template's text and before each expression."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        environment = self.environment
        assert isinstance(environment, Environment)
        name = stream.name or ""
        seen: Counter[int] = Counter()
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", environment.stamped(name, token))
                continue
            if token.type == "variable_begin":
                seen[token.lineno] += 1
                yield Token(token.lineno, "data", environment.stamp(name, token.lineno, seen[token.lineno]))
            yield token


class Environment(ImmutableSandboxedEnvironment):
    """An environment for one template and the macros of the house, with the places of their lines.

    Loading a template collects every fault of its language in `faults`.
    """

    def __init__(self, texts: dict[str, tuple[str, str]], *, is_linted: bool = False) -> None:
        """`texts` holds, by name, each template's file name and text.

        Where `is_linted` says that they were linted before, the constructs in them are not checked again.
        """
        super().__init__(
            extensions=[_Stamps],
            undefined=StrictUndefined,
            autoescape=True,  # So that what a macro gives comes back as Markup, and is passed through.
            finalize=_finalize,
            keep_trailing_newline=True,
            optimized=False,  # Folding constants takes longer than it saves: templates hold almost none.
            loader=FunctionLoader(self._load),
            cache_size=8,
        )
        self.texts = texts
        self._is_linted = is_linted
        self._lines = {name: text.split("\n") for name, (_, text) in texts.items()}
        self._trees: dict[str | None, nodes.Template] = {}
        self.places: list[Place] = []
        self.faults: list[Finding] = []
        self.filters = dict(FILTERS)
        self.tests = dict(TESTS)
        self.globals.clear()

    def file(self, name: str) -> str:
        """The file name of a template."""
        return self.texts[name][0]

    def line(self, name: str, line: int) -> str:
        """A line of a template's source, counted from 1."""
        lines = self._lines[name]
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def place(self, name: str, line: int, ordinal: int = 0) -> Place:
        """A place in a template: a line, or its expression with the given number."""
        source = self.line(name, line)
        column = 0
        for _ in range(ordinal):
            column = source.find("{{", column) + 1
        return Place(self.file(name), line, max(column, 1), not source.strip(), ordinal)

    def stamp(self, name: str, line: int, ordinal: int = 0) -> str:
        """A new stamp for a place."""
        if len(self.places) > LIMIT:
            place = Location(self.file(name), line, 1)
            raise TemplateError([syntax_fault(place, "The template is too long to be read")])
        self.places.append(self.place(name, line, ordinal))
        return stamp(len(self.places) - 1)

    def stamped(self, name: str, token: Token) -> str:
        """A piece of a template's text with a stamp before each of its lines."""
        pieces = token.value.split("\n")
        stamps = (
            self.stamp(name, token.lineno + n) if p or n < len(pieces) - 1 else ""
            for n, p in enumerate(pieces)
        )
        return "\n".join(s + p for s, p in zip(stamps, pieces, strict=True))

    def read(self, name: str) -> nodes.Template:
        """A template's tree; its faults are added to `faults`.

        Raises TemplateError where the text cannot be read as a template at all.
        """
        try:
            return self.parse(self.texts[name][1], name, self.file(name))
        except TemplateSyntaxError as error:
            place = Location(self.file(error.name or name), error.lineno, 1)
            found = syntax_fault(place, error.message or "")
            raise TemplateError([*self.faults, found]) from error

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of something. Which names may follow a dot is settled before a template is compiled."""
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return self.undefined(obj=obj, name=attribute)

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in self.texts:
            return None
        file, text = self.texts[name]
        return text, file, lambda: True

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        # Once for each text: what has been linted is compiled from the same tree.
        if name not in self._trees:
            self._trees[name] = self._read(source, name, filename)
        return self._trees[name]

    def _read(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        file = filename or ""
        self.faults += [] if self._is_linted else check_source(source, file)
        tree = super()._parse(source, name, filename)
        self.faults += [] if self._is_linted else check_tree(tree, file)
        for node in tree.find_all(nodes.FromImport):
            node.with_context = True  # Without it, an expression in a macro has nowhere to leave its value.
        return tree


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    if isinstance(value, Markup):
        return value
    values = context[VALUES]
    if len(values) > LIMIT:
        raise Unprintable("the document has more than 65,000 values")
    values.append(printable(value))
    return Markup(mark(len(values) - 1))


class Unprintable(TypeError):
    """A value that has no words: a list, a record, a yes or no of ours."""


def printable(value: Any) -> Any:
    """The value as it is placed in the document. Raises Unprintable for one that has no words."""
    if isinstance(value, (Narrative, NoneWhy, Absent, Anchored, Sourced, Built, Awaited)):
        return value
    if isinstance(value, tuple) and value and all(isinstance(v, Narrative) and v.is_line for v in value):
        return Lettered(value)
    words = called(value) if isinstance(value, View) else say(value)
    if words is None:
        raise Unprintable("a list or a record cannot be printed; name one of its fields, or use `listed`")
    return words
