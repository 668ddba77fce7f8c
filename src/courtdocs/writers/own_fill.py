"""Fills the tags of a Word template with docxtpl, in the sandbox of our own templates and within limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template, nodes
from jinja2 import TemplateError as JinjaError
from lxml import etree

from ..content.environment import VALUES, Environment
from ..content.marks import LIMIT
from ..errors import TemplateError
from ..findings import Location
from .own_faults import excerpt, fault

MOST_WRITTEN = 10_000_000
"""How many characters of WordprocessingML loops may write: some thousand pages."""
_LEAST = 200
"""What a turn of a loop counts at least, so that one that writes nothing comes to an end as well."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_XML_TAG = re.compile(r"<[^>]*>")
_COUNTED = "_counted"
_LIFTED = re.compile(r"\{\{p\s")
"""With which docxtpl would take the paragraph away. We do, knowing what comes: its look is kept for prose."""


class _TooMuch(Exception):
    """The loops of a template have gone past the limit."""


class _Sandbox(Environment):
    """The environment of our own templates, for parts of a Word file: checked again, and counting loops."""

    def __init__(self) -> None:
        super().__init__({})
        self.filters[_COUNTED] = self._counted
        self._written = 0
        self.source = ""
        self.where = Location("")

    def stamped(self, name: str, token: Any) -> str:
        """The text as it is: paragraphs are found by their words."""
        return str(token.value)

    def stamp(self, name: str, line: int, ordinal: int = 0) -> str:
        """No stamp."""
        return ""

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        """Compile a part. Raises TemplateError where docxtpl has made something of it that is forbidden."""
        self.source = str(source)
        template = super().from_string(source, *args, **kwargs)
        if self.faults:
            raise TemplateError([replace(fault, location=self.where) for fault in self.faults])
        return template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = self._read(source, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            size = nodes.Const(_size(loop.body), lineno=loop.lineno)
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [size], [], None, None, lineno=loop.lineno)
        return tree

    def _counted(self, values: Any, size: int) -> Iterator[Any]:
        for value in values:
            self._written += _LEAST + size
            if self._written > MOST_WRITTEN:
                raise _TooMuch
            yield value


def filled(
    stories: Mapping[str, etree._Element], called: Mapping[str, str], names: Mapping[str, Any], file: str
) -> tuple[dict[str, etree._Element], list[Any]]:
    """The parts by name with a mark for each value printed, and those values. `called` is for findings.

    Raises TemplateError where a tag cannot be worked out (H01, H09), or loops write too much (H18).
    """
    sandbox, word = _Sandbox(), DocxTemplate("")
    values: list[Any] = []
    made: dict[str, etree._Element] = {}
    context = {**names, VALUES: values}
    for name, root in stories.items():
        sandbox.where = place = Location(file, cell=called[name])
        xml = word.patch_xml(_LIFTED.sub("{{ ", etree.tostring(root, encoding="unicode")))
        write = partial(word.render_xml_part, xml, None, context, sandbox)
        written = _safely(write, sandbox, values, place)
        made[name] = _whole(word, written, place)
    return made, values


def _safely(write: Callable[[], str], sandbox: _Sandbox, values: list[Any], place: Location) -> str:
    try:
        return write()
    except (_TooMuch, RecursionError, SyntaxError, MemoryError) as error:
        raise _past_limit(place) from error
    except (JinjaError, TypeError, AttributeError, ValueError) as error:
        if len(values) > LIMIT:
            raise _past_limit(place) from error
        help = "Look at the names in the tag, and ask with {% if … %} whether a field is given."
        said = f"A tag cannot be worked out: {error}"
        raise TemplateError([fault("H01", place, said, help, _words(sandbox, error))]) from error


def _past_limit(place: Location) -> TemplateError:
    said = "The loops of the template go on for ever, or would write more than a thousand pages"
    return TemplateError([fault("H18", place, said, "Use fewer {% for %} within each other.")])


def _words(sandbox: _Sandbox, error: Exception) -> str:
    """The words of the paragraph whose tag could not be worked out."""
    line, trace = getattr(error, "lineno", None) or 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    lines = sandbox.source.split("\n")  # docxtpl begins one with each paragraph.
    return excerpt(_XML_TAG.sub("", lines[line - 1])) if 0 < line <= len(lines) else ""


def _whole(word: DocxTemplate, written: str, place: Location) -> etree._Element:
    """The part as a tree. docxtpl would mend what is not well formed, and lose words in doing so."""
    try:
        etree.fromstring(written, _PARSER)
    except etree.XMLSyntaxError as error:
        said = "A {% for %} or {% if %} cuts through Word's own structure, so that part of it would be lost"
        help = "Write {%p … %} alone in paragraphs before and after, or {%tr … %} alone in rows."
        raise TemplateError([fault("H09", place, said, help)]) from error
    try:
        tree: etree._Element = word.fix_tables(written)
    except (AttributeError, TypeError, ValueError) as error:
        said, help = "A table of the template is damaged", "Open it in Word and save it again."
        raise TemplateError([fault("H17", place, said, help)]) from error
    return tree


def _size(body: list[nodes.Node]) -> int:
    """How many characters one turn of a loop writes, besides what loops within it do."""
    here = 0
    for node in body:
        if isinstance(node, nodes.TemplateData):
            here += len(node.data)
        elif not isinstance(node, nodes.For):
            here += _size(list(node.iter_child_nodes()))
    return here
