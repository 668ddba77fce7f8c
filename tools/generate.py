"""Writes what is generated: schemas/*.schema.json, three pages of docs/, and which templates are linted.

`python tools/generate.py` writes; `--check` compares, lists every file that has drifted and fails.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from courtdocs.cli.group import courtdocs
from courtdocs.content.compose import template_texts
from courtdocs.content.document_views import VIEWS
from courtdocs.content.environment import Environment
from courtdocs.content.lint import faults_of
from courtdocs.content.linted import FILE, digest
from courtdocs.fields.shape import ANY
from courtdocs.forms.comments import needed
from courtdocs.forms.schema import case_schema, schema
from courtdocs.guidance.notes import CASE, notes
from courtdocs.kinds.base import Kind
from courtdocs.kinds.table import KINDS
from courtdocs.resources import templates
from courtdocs.rules.describe import rules_page

ROOT = Path(__file__).resolve().parents[1]
_BY = "<!-- Written by tools/generate.py; `make generate` writes it anew. -->\n\n"
_WIDTH = 90


def generated() -> dict[str, str]:
    """Every generated file: its path from the root of the checkout, and its text."""
    files = {f"schemas/{slug}.schema.json": _json(schema(kind)) for slug, kind in KINDS.items()}
    files[f"schemas/{CASE}.schema.json"] = _json(case_schema())
    files[f"templates/{FILE}"] = _json({slug: _linted(kind) for slug, kind in KINDS.items()})
    files["docs/rules.md"] = rules_page()
    files["docs/kinds.md"] = _BY + kinds_page()
    files["docs/command-line.md"] = _BY + command_line_page()
    return files


def drifted(root: Path = ROOT) -> list[str]:
    """The generated files below `root` that are missing or not as they would be written now."""
    return [name for name, text in generated().items() if _read(root / name) != text]


def kinds_page() -> str:
    """Each kind of document with its sections, and what the notes say of them first."""
    return "# The kinds of document\n\n" + "\n".join(line for kind in KINDS.values() for line in _kind(kind))


def command_line_page() -> str:
    """The help of every command, as `--help` prints it."""
    parts = ["# The command line\n"]
    for context in _contexts(courtdocs, "courtdocs"):
        said = context.get_help().rstrip()
        parts.append(f"## {context.command_path}\n\n```text\n{said}\n```\n")
    return "\n".join(parts)


def _linted(kind: Kind) -> dict[str, str]:
    """The digest of each template of a kind."""
    return {VIEWS[name].template: _digest(kind, VIEWS[name].template) for name in kind.views}


def _digest(kind: Kind, template: str) -> str:
    """The digest of a template where it has no faults; empty where it has, which matches none."""
    texts = template_texts(templates(), kind.slug, template)
    environment = Environment({name: (file, text) for name, file, text in texts})
    return "" if faults_of(kind.model, environment, kind.slug) else digest(text for *_, text in texts)


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.title}\n"
    yield f"{kind.about}\n"
    yield f"In the form: `kind: {kind.slug}`, version {kind.version}. "
    yield f"`courtdocs new {kind.slug}` writes a blank `{kind.file_name}`.\n"
    if others := [VIEWS[name].called for name in kind.views if not VIEWS[name].is_the_courts]:
        yield f"Besides the document, `courtdocs render` makes of it: {', '.join(others)}.\n"
    if kind.sections:
        yield "| section | field | what it is for | words | when |\n|---|---|---|---|---|"
    told = notes(kind.slug)
    for section in kind.sections:
        info, note = kind.model.model_fields[section.field], told[section.field]
        words = note.length or (told[each].length if (each := f"{section.field}.{ANY}") in told else None)
        cells = (
            section.title,
            f"`{section.field}`",
            note.first_sentence,
            str(words or ""),
            needed(info, kind.conditions),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _contexts(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[click.Context]:
    """A command and, below it, every command of its table, as they would be run."""
    settings: dict[str, Any] = {"terminal_width": _WIDTH, "max_content_width": _WIDTH}
    context = click.Context(command, parent, name, **(settings | dict(command.context_settings)))
    yield context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            inner = command.get_command(context, each)
            assert inner is not None, f"the table of commands names {each}, which is not there"
            yield from _contexts(inner, each, context)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def main(arguments: list[str]) -> int:
    """Write, or with `--check` compare. Returns 1 where something has drifted."""
    if arguments == ["--check"]:
        names = drifted()
        for name in names:
            print(f"{name} has drifted; run: make generate")
        return 1 if names else 0
    for name, text in generated().items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
