"""Judges the tags of a Word template against the fields of a kind, by the lint of our own templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..content.environment import Environment
from ..content.lint import faults_of
from ..content.own_fields import OwnTypes
from ..findings import Finding, Location
from ..kinds.base import Form
from .own_faults import excerpt, fault
from .own_tags import TAG, Row

_LETTERS = re.compile(r"(\{[{%])(p|tr|tc|r)(?=\s)")
MOST_TAGS = 5000
_MARKDOWN = re.compile(r"^(\s*)[-*+>|#\d]")
_MACRO = re.compile(r"\{%\s*macro\b")
_PLAIN = "A Word template has fields, {% if %} and {% for %} alone."
_IN_TEXT = "Headers, footers and notes take single words: place it in the text of the document."


def linted(
    model: type[Form], types: OwnTypes, rows: tuple[Row, ...], file: str, *, is_text: bool
) -> Iterator[Finding]:
    """Every fault that the tags of a part have, whatever form fills them.

    Where it `is_text`, fields of several paragraphs may stand there, each alone in its paragraph.
    """
    for row in rows:
        if found := _MACRO.search(row.words):
            words = excerpt(row.words, found.start() + 1)
            said, help = "Word templates cannot use {% macro %}", "Write it out in each place."
            yield fault("H04", row.where(file), said, help, words)
    name = rows[0].part if rows else ""
    if sum(len(TAG.findall(row.words)) for row in rows) > MOST_TAGS:
        said = f"The template has more than {MOST_TAGS:,} tags in its {name}"
        yield fault("H18", Location(file, cell=name), said, "Go through lists with {% for %}.")
        return
    lines = "\n".join(_line(row.words, is_text) for row in rows)
    try:
        found_all = faults_of(model, Environment({name: (name, lines)}), name, types)
    except RecursionError:
        said = "The tags of the template stand too deep within each other to be read"
        yield fault(
            "H18", Location(file, cell=name), said, "Use fewer {% if %} and brackets within each other."
        )
        return
    for finding in found_all:
        yield _placed(finding, rows[max(finding.location.line, 1) - 1], file, is_text)


def _line(words: str, is_text: bool) -> str:
    """A paragraph as the lint reads it: nothing in it is Markdown, and its columns stay what they were."""
    line = _LETTERS.sub(lambda tag: tag[1] + " " * len(tag[2]), words)
    line = _MARKDOWN.sub(r"\1x", line)
    return line if is_text else f"{line} x"


def _placed(finding: Finding, row: Row, file: str, is_text: bool) -> Finding:
    help = finding.help.replace("if, for, macro,", "if, for,") or _PLAIN
    if finding.code == "H29":
        name = finding.message.split("'")[1]
        help = f"Give it a paragraph of its own: {{{{p {name} }}}}." if is_text else _IN_TEXT
    label = excerpt(row.words, max(finding.location.column, 1))
    return replace(finding, location=row.where(file), label=label, help=help)
