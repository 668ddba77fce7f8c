"""What must hold whatever comes in: one function a target, which raises AssertionError where it does not."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from courtdocs.datafile.reading import parse, read
from courtdocs.datafile.tables import read_table
from courtdocs.datafile.tree import DataFile, Tree
from courtdocs.errors import UnreadableError
from courtdocs.findings import Finding, Severity
from courtdocs.forms.reader import read_form
from courtdocs.prose import markdown
from courtdocs.prose.blocks import Block, Bracket, Quote, Text, inlines
from courtdocs.prose.blocks import List as ListBlock

from ..cli.running import inside, run
from . import mutations

_WORD = re.compile(r"[^\W_]+")
_MARKER = re.compile(r"\s*(?:>(?= |\s*$)|[-•–]\s|\d{1,4}[.)]\s|[a-z]\)\s|[ivx]{2,4}\)\s)")


def yaml(text: str) -> None:
    """A YAML text is read without losing a word, or has an error; every value stands where its span says."""
    file = parse(text, "f")
    _is_sound(file)
    if not file.findings:
        _stands_in_place(file)
    # A comment is not kept, an escape becomes another letter, and the number after `|` is a sign.
    if _has_error(file.findings) or re.search(r"[#\\]|[|>][-+]?\d|^%", file.text):
        return
    said = Counter(_WORD.findall(file.text))
    assert said == Counter(_WORD.findall(" ".join(_words(file.tree)))), "words were lost or came in"


def json_text(text: str) -> None:
    """A JSON text gives the tree that Python's own reader gives, or an error."""
    file = parse(text, "f", json=True)
    _is_sound(file)
    if not _has_error(file.findings):
        loaded = json.loads(file.text, parse_int=str, parse_float=str, parse_constant=_no_constant)
        assert file.tree == _as_text(loaded)


def data(content: bytes) -> None:
    """Any bytes are read as a form, a table and a workbook, or end in findings."""
    with tempfile.TemporaryDirectory() as folder:
        for name, reader in (
            ("f.yaml", read),
            ("f.json", read),
            ("f.csv", read_table),
            ("f.xlsx", read_table),
        ):
            path = Path(folder) / name
            path.write_bytes(content)
            _is_sound(reader(path, name))


def prose(text: str) -> None:
    """Prose keeps every letter but the signs of lists; brackets and problems have their place in it."""
    parsed = markdown.parse(text)
    lines = re.split(r"\r\n|\r|\n", text)
    for problem in parsed.problems:
        assert 0 <= problem.line < len(lines)
        assert 0 <= problem.column <= len(lines[problem.line])
        assert problem.message
        assert problem.help or problem.suggestion
    for piece in inlines(parsed.blocks):
        if isinstance(piece, Bracket):
            assert lines[piece.line][piece.column] == "["
    kept = _letters("".join(p.text for p in inlines(parsed.blocks) if isinstance(p, Text | Bracket)))
    reached = {0}
    for line in lines:
        ways = {_letters(rest) for rest in _without_markers(line)}
        reached = {at + len(way) for at in reached for way in ways if kept.startswith(way, at)}
    assert len(kept) in reached, "letters were lost or came in"
    assert all(0 <= block.line < len(lines) for block in _all(parsed.blocks))


def form(files: Mapping[str, bytes]) -> None:
    """A folder with a form is read, or refused with errors that all have a place and say what to do."""
    with _laid(files):
        try:
            findings, texts = read_form(Path("form.yaml")).findings, {}
        except UnreadableError as error:
            findings, texts = error.findings, error.sources
            assert _has_error(findings)
    for found in findings:
        _is_told(found, texts.get(found.location.file, ""))


def whole(files: Mapping[str, bytes]) -> None:
    """A folder with a form is checked and rendered: findings or documents, never a fault of ours."""
    with _laid(files):
        for command in ("check", "render"):
            output = ("-o", "out") if command == "render" else ()
            said = run(command, "-q", "form.yaml", *output, "--as-at", "2026-12-02")
            assert said.code in (0, 1, 3), said.err
            assert "Traceback" not in said.err
            assert (said.code == 3) == (" error[F" in said.err), said.err


@contextmanager
def _laid(files: Mapping[str, bytes]) -> Iterator[None]:
    """Work in a folder that holds the files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        with inside(Path(folder)):
            yield


def _is_sound(file: DataFile) -> None:
    assert file.tree is not None or file.findings
    for found in file.findings:
        _is_told(found, file.text)
    for path in (*file.values, *file.keys):
        file.locate(path)
        file.locate_text(path, 3, 3)


def _stands_in_place(file: DataFile) -> None:
    lines = file.text.split("\n")
    for path, span in file.values.items():
        value: Any = file.tree
        for step in path:
            value = value[step]
        if span.style == "plain" and value is not None and span.line == span.end_line:
            assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == value
        for number, words in enumerate(value.split("\n") if span.style == "literal" and value else ()):
            if words.strip():
                assert lines[span.body_line - 1 + number][span.indent - 1 :] == words
    for path, span in file.keys.items():
        typed = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert str(path[-1]) in typed or "\\" in typed or "''" in typed


def _is_told(found: Finding, text: str) -> None:
    assert found.message
    assert found.help or found.suggestion
    place = found.location
    if text and place.line and not place.cell:
        lines = text.split("\n")
        assert place.line <= len(lines), found
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, found


def _has_error(findings: tuple[Finding, ...]) -> bool:
    return any(f.severity is Severity.ERROR for f in findings)


def _words(tree: Tree) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from _words(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from _words(item)
    elif tree:
        yield tree


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value and value.strip() else None


def _no_constant(name: str) -> str:
    raise AssertionError(f"{name} was read as a value")


def _letters(text: str) -> str:
    return "".join(character for character in text if not character.isspace() and character != "*")


def _without_markers(line: str) -> Iterator[str]:
    """The line, and what is left of it after each of the signs at its beginning."""
    yield line
    while match := _MARKER.match(line):
        line = line[match.end() :]
        yield line


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from _all(block.children)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _all(item.children)


@dataclass(frozen=True)
class Target:
    """A function to call with whatever its strategy draws, and how often in the bounded tests."""

    call: Callable[[Any], None]
    inputs: st.SearchStrategy[Any]
    examples: int


TARGETS = {
    "yaml": Target(yaml, mutations.yaml_texts(), 150),
    "json": Target(json_text, mutations.json_texts(), 100),
    "data": Target(data, mutations.files(), 60),
    "prose": Target(prose, mutations.prose, 300),
    "form": Target(form, mutations.folders(), 60),
    "csv": Target(form, mutations.lists_in_csv(), 40),
    "workbook": Target(form, mutations.workbooks(), 40),
    "whole": Target(whole, mutations.folders() | mutations.drafts(), 10),
}
