"""Consoles with an old code page: nothing fails, and what is shown can be read."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .running import MINIMAL, ON, ROOT
from .test_commands import COMMAND

PAGES = ("cp1252", "cp437", "cp850", "latin-1", "ascii")
QUOTED = {"cp1252": "“Jade with Ms Rook, with daily visits”"}
"""How the quotation marks come out; where nothing is said, as plain ones."""
NAMES = "Zoë Łukasz 雪 “so” – it’s…"
SHOWN = {
    "cp1252": "Zoë \\u0141ukasz \\u96ea “so” – it’s…",
    "cp437": 'Zoë \\u0141ukasz \\u96ea "so" - it\'s...',
    "ascii": 'Zo\\xeb \\u0141ukasz \\u96ea "so" - it\'s...',
}


def said(page: str, *args: object, code: int) -> str:
    """What a command prints on a console with this code page, all of which the page has."""
    environment = {**os.environ, "PYTHONIOENCODING": page, "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, *map(str, args)], cwd=ROOT, env=environment, capture_output=True)
    assert done.returncode == code
    words = (done.stdout + done.stderr).decode(page)
    assert "Traceback" not in words
    return words


@pytest.mark.parametrize("page", PAGES)
def test_a_finding(page: str) -> None:
    words = said(page, "check", "samples/bad/P09.yaml", *ON, code=1)
    assert QUOTED.get(page, '"Jade with Ms Rook, with daily visits"') in words
    assert "\\u" not in words


@pytest.mark.parametrize("page", PAGES)
def test_what_is_refused(page: str) -> None:
    assert ("“chek”" if page == "cp1252" else '"chek"') in said(page, "chek", code=2)
    assert ("“zzz”" if page == "cp1252" else '"zzz"') in said(page, "explain", "zzz", code=2)


@pytest.mark.parametrize(("page", "shown"), SHOWN.items())
def test_a_name_is_never_another(page: str, shown: str, tmp_path: Path) -> None:
    form = tmp_path / "statement.yaml"
    form.write_text(f"kind: social-work-statement\nsumary: {NAMES}\n", "utf-8")
    assert f"2 | sumary: {shown}" in said(page, "check", form, *ON, code=3)


@pytest.mark.parametrize("page", ["cp437", "ascii"])
def test_processes_and_outputs(page: str, minimal: Path) -> None:
    other = minimal.with_name("“other”.yaml")
    other.write_bytes(minimal.read_bytes())
    for output in ("text", "json", "sarif", "github"):
        said(page, "render", minimal, other, "-j", 2, "--output", output, *ON, code=0)


@pytest.mark.parametrize("page", ["cp437", "ascii"])
@pytest.mark.parametrize("command", ["--help", "check --help", "explain P09", "explain summary", "kinds"])
def test_help(page: str, command: str) -> None:
    assert "\\u" not in said(page, *command.split(), code=0)


def test_a_console_that_has_every_character_is_left_alone() -> None:
    words = said("utf-8", "check", MINIMAL, "samples/bad/P09.yaml", *ON, code=1)
    assert "“Jade with Ms Rook, with daily visits”" in words
