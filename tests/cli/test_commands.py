"""The commands as a whole: help, mistyped names, versions, colour and pipes."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from courtdocs.cli.group import COMMANDS

from .running import MINIMAL, ON, ROOT, run

COMMAND = [sys.executable, "-m", "courtdocs"]
CHECK = [*COMMAND, "check", str(MINIMAL), *ON]


def test_there_are_commands() -> None:
    assert set(COMMANDS) == {"new", "check", "render", "explain", "kinds", "completion"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example(command: str) -> None:
    said = run(*filter(None, [command]), "--help")
    assert (said.code, said.err) == (0, "")
    assert re.search(rf"Example: courtdocs {command}", said.out)
    assert max(map(len, said.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_names_options_there_are(command: str) -> None:
    said = run(command, "--help").out
    example = said.partition("Example:")[2]
    for option in re.findall(r"\s(--?[a-z-]+)", example):
        assert f"{option} " in said.partition("Example:")[0]


def test_no_command_shows_the_help() -> None:
    assert run().out == run("--help").out


@pytest.mark.parametrize(("typed", "meant"), [("chek", "check"), ("rendr", "render"), ("expalin", "explain")])
def test_a_mistyped_command_is_met_with_what_was_meant(typed: str, meant: str) -> None:
    said = run(typed)
    assert (said.code, said.out) == (2, "")
    assert f"There is no command “{typed}”. Did you mean “{meant}”?" in said.err


def test_an_unknown_command_is_met_with_all() -> None:
    assert f"The commands are: {', '.join(COMMANDS)}." in run("zzz").err


def test_version() -> None:
    assert re.fullmatch(r"courtdocs \d+\.\d+\.\d+\n", run("--version").out)


def test_kinds() -> None:
    said = run("kinds")
    assert said.code == 0
    assert said.out.splitlines()[0] == "social-work-statement"
    assert "Statement of evidence of the social worker" in said.out


def test_the_installed_command_is_the_same() -> None:
    program = Path(sys.executable).with_name("courtdocs")
    there = subprocess.run([program, "kinds"], capture_output=True, text=True, check=True)
    assert there.stdout == run("kinds").out


def test_nothing_but_words_is_printed_to_a_file() -> None:
    assert "\x1b" not in run("check", ROOT / "samples" / "bad" / "P09.yaml", *ON).out


def on_a_terminal(command: list[str], environment: Mapping[str, str]) -> str:
    """What a command prints on a terminal."""
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdout=slave, stderr=slave, env={**os.environ, **environment}) as process:
        os.close(slave)
        said = b""
        try:
            while part := os.read(master, 4096):
                said += part
        except OSError:  # Linux says so when the other end is closed.
            pass
        process.wait()
    os.close(master)
    return said.decode("utf-8")


def test_colour_on_a_terminal_and_not_where_it_is_not_wanted() -> None:
    command = [*COMMAND, "check", "-q", str(ROOT / "samples" / "bad" / "F16.yaml")]
    assert "\x1b[31m" in on_a_terminal(command, {})
    plain = on_a_terminal(command, {"NO_COLOR": "1"})
    assert "error[F16]" in plain
    assert "\x1b" not in plain


def test_a_reader_that_goes_away_is_no_failure() -> None:
    with subprocess.Popen(CHECK, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_closed_output_is_no_failure() -> None:
    done = subprocess.run(f"{sys.executable} -m courtdocs kinds >&-", shell=True, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_without_room_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "kinds"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 6
    assert done.stderr.decode() == (
        "courtdocs: what there is to say could not be printed (No space left on device).\n"
    )


@pytest.mark.parametrize("command", ["check", "render", "new", "explain", "completion"])
def test_asking_for_help_imports_no_models(command: str) -> None:
    program = (
        "import sys\nfrom courtdocs.cli import main\n"
        "try: main()\nfinally: print([name for name in ('pydantic', 'yaml', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command, "--help"], capture_output=True, text=True, check=True
    )
    assert f"Example: courtdocs {command}" in done.stdout
    assert done.stdout.endswith("[]\n")
