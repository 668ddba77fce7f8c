"""Checks a template's language: the constructs it may use, before anything in it is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from ..findings import Finding, Location
from .faults import did_you_mean, fault
from .filters import FILTERS, TESTS
from .marks import RESERVED

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Test,
    nodes.Filter,
    nodes.Call,
    nodes.Keyword,
    nodes.Macro,
    nodes.FromImport,
)
_WORDS: dict[type[nodes.Node], str] = {
    nodes.Assign: "{% set %}",
    nodes.AssignBlock: "{% set %}",
    nodes.Include: "{% include %}",
    nodes.Extends: "{% extends %}",
    nodes.Import: "{% import %}",
    nodes.Block: "{% block %}",
    nodes.CallBlock: "{% call %}",
    nodes.FilterBlock: "{% filter %}",
    nodes.With: "{% with %}",
    nodes.Getitem: "brackets after a name",
    nodes.Concat: "~",
    nodes.Mod: "%",
    nodes.Slice: "a slice",
    nodes.List: "a list",
    nodes.Tuple: "several values at once",
    nodes.Dict: "a mapping",
    nodes.BinExpr: "arithmetic",
    nodes.Neg: "arithmetic",
}
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
_TRIM = re.compile(r"\{[%{#][-+]|[-+][%}#]\}")
_ENDS = re.compile(r"looking for|Unexpected end|unknown tag 'end|unknown tag 'el")


def check_source(source: str, file: str) -> Iterator[Finding]:
    """What a template's text must not hold, line by line."""
    for number, line in enumerate(source.split("\n"), start=1):
        for pattern, what in (
            (RESERVED, "a character that courtdocs keeps for itself"),
            (_RAW, "{% raw %}"),
            (_TRIM, "a sign that trims white space"),
        ):
            if found := pattern.search(line):
                yield _forbidden(Location(file, number, found.start() + 1), what)


def check_tree(tree: nodes.Template, file: str) -> Iterator[Finding]:
    """What a template's tree must not hold: any construct but the few that this module lets through."""
    for node in _descend(tree):
        place = Location(file, node.lineno, 1)
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            help = did_you_mean(node.name, list(FILTERS))
            yield fault("H03", place, f"There is no filter '{node.name}'", help)
        elif isinstance(node, nodes.Test) and node.name not in TESTS:
            help = did_you_mean(node.name, list(TESTS))
            yield fault("H03", place, f"There is no test 'is {node.name}'", help)
        else:
            yield from _checked(node, place)


def _checked(node: nodes.Node, place: Location) -> Iterator[Finding]:
    if isinstance(node, nodes.Tuple) and node.ctx == "store":
        return  # The loop that it belongs to has the finding.
    if not isinstance(node, _ALLOWED):
        yield _forbidden(place, next((w for of, w in _WORDS.items() if isinstance(node, of)), _name(node)))
    elif isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
        yield _forbidden(place, "calling a field")
    elif isinstance(node, nodes.For) and (node.recursive or not isinstance(node.target, nodes.Name)):
        yield _forbidden(place, "a loop with several names, or one that calls itself")
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield _forbidden(place, "a name that begins with an underscore")
    elif isinstance(node, nodes.FromImport) and not _is_house(node):
        yield _forbidden(place, "importing from anywhere but 'house'")


def _is_house(node: nodes.FromImport) -> bool:
    return isinstance(node.template, nodes.Const) and node.template.value == "house"


def _descend(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        # What stands inside a forbidden construct is not worth a finding of its own.
        if isinstance(child, _ALLOWED):
            yield from _descend(child)


def _name(node: nodes.Node) -> str:
    return f"'{type(node).__name__}'"


def _forbidden(place: Location, what: str) -> Finding:
    help = "Templates may use if, for, macro, the house's functions and filters, and names joined by dots."
    return fault("H04", place, f"Templates cannot use {what}", help)


def syntax_fault(place: Location, message: str) -> Finding:
    """A template that cannot be read at all: a block left open or closed twice, or another slip."""
    said = message.strip().rstrip(".")
    if _ENDS.search(message):
        return fault(
            "H09",
            place,
            f"A block is not closed, or closed twice: {said}",
            "Give each if, for and macro its own end.",
        )
    if "unknown tag" in message:
        return fault("H04", place, f"Templates cannot use this: {said}", "Use if, for or macro.")
    return fault(
        "H04", place, f"This cannot be read as a template: {said}", "Look at the braces and quotation marks."
    )
