"""The Tab key: asked of a real bash, with the lines that `courtdocs completion bash` prints."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from courtdocs.cli.completing import form_files, listed, words
from courtdocs.cli.group import COMMANDS
from courtdocs.kinds.table import KINDS
from courtdocs.rules.describe import CODES

from .running import inside, run

needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
ASK = """
eval "$(courtdocs completion bash)"
compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_courtdocs_completion courtdocs
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder as practitioners have it."""
    for name in (
        *("statement.yaml", "the final one.yaml", "note.yml", "old.json", "statement.docx", "statement.pdf"),
        *("statement.record.json", "case.schema.json", ".hidden.yaml", "sub/inner/deep.yaml", "sub/x.pdf"),
        *("two/a.yaml", "two/b.yaml"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def offered(folder: Path, *typed: str) -> list[str]:
    """What bash offers for these words, the last of which is being typed."""
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", "courtdocs", *typed],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


@needs_bash
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("ch",), ["check"]),
        (("re",), ["render"]),
        (("check", "--as"), ["--as-at"]),
        (("check", "--output", ""), ["text", "json", "sarif", "github"]),
        (("render", "--format", "docx,h"), ["docx,html"]),
        (("new", "soc"), [kind for kind in KINDS if kind.startswith("soc")]),
        (("new", "ca"), ["case", *(kind for kind in KINDS if kind.startswith("ca"))]),
        (("explain", "p0"), [code for code in CODES if code.startswith("P0")]),
        (("explain", "children.ne"), ["children.needs"]),
        (("completion", "z"), ["zsh"]),
        (("check", "st"), ["statement.yaml"]),
        (("check", "statement.yaml", "the"), [r"the\ final\ one.yaml"]),
        (("check", r"the\ fi"), [r"the\ final\ one.yaml"]),
        (("render", "su"), ["sub/inner/deep.yaml"]),
        (("render", "t"), [r"the\ final\ one.yaml", "two/"]),
        (("render", "two/"), ["two/a.yaml", "two/b.yaml"]),
        (("check", "zzz"), [""]),
        (("chek", ""), [*COMMANDS]),
    ],
)
def test_bash(case: Path, typed: tuple[str, ...], meant: list[str]) -> None:
    assert meant
    assert offered(case, *typed) == meant


@needs_bash
def test_every_command_is_offered(case: Path) -> None:
    assert offered(case, "") == [*COMMANDS]


@needs_bash
def test_the_key_itself(case: Path) -> None:
    """On a terminal, with readline: two beginnings, and what the Tab key makes of them."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        ["bash", "--norc", "-i"],
        cwd=case,
        env={**ENVIRONMENT, "TERM": "dumb", "HISTFILE": ""},
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    ) as process:
        os.close(slave)
        os.write(master, b'eval "$(courtdocs completion bash)"; echo rea""dy\n')
        read_until(master, b"ready")
        os.write(master, b"courtdocs che\tthe\t")
        assert rb"courtdocs check the\ final" in read_until(master, b"one.yaml")
        process.kill()
    os.close(master)


def read_until(terminal: int, words: bytes) -> bytes:
    """What appears on a terminal, up to these words."""
    said = b""
    while words not in said:
        said += os.read(terminal, 4096)
    return said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_are_lines_for_each_shell(shell: str) -> None:
    said = run("completion", shell)
    assert (said.code, said.err) == (0, "")
    assert f"_COURTDOCS_COMPLETE={shell}_complete" in said.out


def test_a_shell_there_is_not() -> None:
    assert run("completion", "tcsh").code == 2


def test_what_is_no_form_is_not_offered(case: Path) -> None:
    with inside(case):
        names = [item.value for item in form_files("")]
    assert names == ["note.yml", "old.json", "statement.yaml", "sub/", "the final one.yaml", "two/"]


def test_hidden_files_are_offered_to_whoever_types_the_dot(case: Path) -> None:
    with inside(case):
        assert [item.value for item in form_files(".")] == [".hidden.yaml"]


def test_a_folder_that_is_not_there_offers_nothing(tmp_path: Path) -> None:
    assert form_files(str(tmp_path / "no" / "st")) == []


def test_a_folder_with_nothing_offers_itself(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert form_files(f"{tmp_path}/em") == []
    assert form_files(f"{tmp_path}/empty/") == []


def test_home_is_kept_as_typed(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(case))
    assert [item.value for item in form_files("~/no")] == ["~/note.yml"]


def test_words_whatever_their_capitals() -> None:
    assert [item.value for item in words(("P01", "P02", "W01"), "p0")] == ["P01", "P02"]


def test_a_list_offers_what_is_not_in_it() -> None:
    assert [item.value for item in listed(("docx", "pdf", "txt"), "pdf,")] == ["pdf,docx", "pdf,txt"]


@pytest.mark.parametrize("asked", ["check ", "render --", "ch", "completion "])
def test_completing_imports_no_models(asked: str, case: Path) -> None:
    """What is offered while somebody types must be there at once."""
    program = (
        "import sys\nfrom courtdocs.cli import main\n"
        "try: main()\nfinally: print([name for name in ('pydantic', 'yaml', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'courtdocs'\n" + program],
        env={
            **ENVIRONMENT,
            "_COURTDOCS_COMPLETE": "bash_complete",
            "COMP_WORDS": f"courtdocs {asked}",
            "COMP_CWORD": str(asked.count(" ") + 1),
        },
        cwd=case,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("plain,")
    assert done.stdout.endswith("[]\n")
