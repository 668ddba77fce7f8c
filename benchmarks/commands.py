"""The command line, cold: a new process each time, as a user starts it."""

from __future__ import annotations

import compileall
import subprocess
import sys
from pathlib import Path

import courtdocs

from .measure import Ratio, Work, compare
from .sample import AS_AT, FORM, ROOT

COURTDOCS = Path(sys.executable).with_name("courtdocs")
IMPORTS = "from pydantic import BaseModel; import yaml; from markdown_it import MarkdownIt"


def command(*words: str | Path, accept: tuple[int, ...] = (0,)) -> Work:
    """Runs a command in a process of its own; any exit code but those accepted is an error."""
    # As pip leaves a package: compiled. A checkout is not, where PYTHONDONTWRITEBYTECODE is set.
    compileall.compile_dir(str(Path(courtdocs.__file__).parent), quiet=1)

    def run(_: int) -> None:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode not in accept:
            raise RuntimeError(f"{words} exited {done.returncode}: {done.stderr or done.stdout}")

    return run


def help_of_a_command() -> Ratio:
    """`courtdocs --help` against a process that does nothing."""
    ours, theirs = command(COURTDOCS, "--help"), command(sys.executable, "-c", "pass")
    return compare("courtdocs --help", "python -c pass", ours, theirs, 5, 15)


def check_of_the_sample() -> Ratio:
    """`courtdocs check` of the sample; exit code 1 says that it found something, which is its work."""
    form = str(FORM.relative_to(ROOT))
    ours = command(COURTDOCS, "check", form, "--as-at", AS_AT.isoformat(), accept=(0, 1))
    theirs = command(sys.executable, "-c", IMPORTS)
    return compare(
        "courtdocs check, the sample", "importing pydantic, yaml, markdown_it", ours, theirs, 3.3, 9
    )
