"""The command line, cold: a new process each time, as a user starts it."""

from __future__ import annotations

import compileall
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import courtdocs

from .measure import Ratio, Work, compare
from .sample import AS_AT, FORM, ROOT

COURTDOCS = Path(sys.executable).with_name("courtdocs")
IMPORTS = "from pydantic import BaseModel; import yaml; from markdown_it import MarkdownIt"


def _process(*command: str | Path, accept: tuple[int, ...] = (0,)) -> Work:
    # As pip leaves a package: compiled. A checkout is not, where PYTHONDONTWRITEBYTECODE is set.
    compileall.compile_dir(str(Path(courtdocs.__file__).parent), quiet=1)

    def run(_: int) -> None:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode not in accept:
            raise RuntimeError(f"{command} exited {done.returncode}: {done.stderr or done.stdout}")

    return run


def help_of_a_command() -> Ratio:
    """`courtdocs --help` against a process that does nothing."""
    ours, theirs = _process(COURTDOCS, "--help"), _process(sys.executable, "-c", "pass")
    return compare("courtdocs --help", "python -c pass", ours, theirs, 6, 15)


def check_of_the_sample() -> Ratio:
    """`courtdocs check` of the sample; exit code 1 says that it found something, which is its work."""
    form = str(FORM.relative_to(ROOT))
    ours = _process(COURTDOCS, "check", form, "--as-at", AS_AT.isoformat(), accept=(0, 1))
    theirs = _process(sys.executable, "-c", IMPORTS)
    return compare("courtdocs check, the sample", "importing pydantic, yaml, markdown_it", ours, theirs, 4, 9)


ALL: tuple[Callable[[], Ratio], ...] = (help_of_a_command, check_of_the_sample)
