"""What the Tab key offers: form files, folders, and words from a list."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from click.shell_completion import CompletionItem

_FORM_FILES = (".yaml", ".yml", ".json")
_NEVER_FORMS = (".record.json", ".schema.json")
_NEEDS_A_BACKSLASH = re.compile(r"([^\w@%+=:,./~-])")


def words(offered: Iterable[str], typed: str) -> list[CompletionItem]:
    """The words that begin with what was typed, capitals or not."""
    return [CompletionItem(word) for word in offered if word.lower().startswith(typed.lower())]


def listed(offered: Iterable[str], typed: str) -> list[CompletionItem]:
    """A list joined by commas, with each word that may come next."""
    before, comma, last = typed.rpartition(",")
    there = before.split(",")
    return [
        CompletionItem(f"{before}{comma}{word}")
        for word in offered
        if word.startswith(last) and word not in there
    ]


def folders(typed: str) -> list[CompletionItem]:
    """Leave it to the shell, which knows folders."""
    return [CompletionItem(typed, type="dir")]


def form_files(typed: str) -> list[CompletionItem]:
    """The files that can be forms and the folders that begin with what was typed.

    Where that is one folder, what is in it: a shell would put a space after its name.
    """
    while True:
        found = _entries(typed)
        if len(found) != 1 or not found[0].endswith(os.sep) or found[0] == typed:
            return [CompletionItem(_quoted(name)) for name in found]
        typed = found[0]


def _entries(typed: str) -> list[str]:
    folder, start = os.path.split(typed)
    shown = typed[: len(typed) - len(start)]
    try:
        entries = sorted(Path(folder).expanduser().iterdir())
    except OSError:
        return []
    return [
        f"{shown}{entry.name}{os.sep if entry.is_dir() else ''}"
        for entry in entries
        if entry.name.startswith(start) and _offered(entry, hidden=start.startswith("."))
    ]


def _offered(entry: Path, *, hidden: bool) -> bool:
    name = entry.name
    if name.startswith(".") and not hidden:
        return False
    return entry.is_dir() or (name.endswith(_FORM_FILES) and not name.endswith(_NEVER_FORMS))


def _quoted(name: str) -> str:
    """A name as the shell must be told it: zsh and fish quote spaces themselves, bash leaves it to us."""
    if not os.environ.get("_COURTDOCS_COMPLETE", "").startswith("bash"):
        return name
    # Two, of which the `read` in click's script takes one away.
    return _NEEDS_A_BACKSLASH.sub(r"\\\\\1", name)
