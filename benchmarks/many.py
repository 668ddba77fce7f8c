"""A hundred forms on two processes against the same on one: what `-j 2` is worth on two cores."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .commands import COURTDOCS
from .measure import Ratio, Work, compare
from .sample import AS_AT, FORM

_FORMS = 100
_THROUGHPUT = 1.8
"""How many times that of one process is wanted: 1 / 1.8 of the time."""


def many_forms() -> Ratio:
    """`courtdocs render -j 2` of a hundred statements against `-j 1`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = _statements(folder)
        two, one = (_rendering(folder, names, processes) for processes in (2, 1))
        return compare("render 100 forms, -j 2", "the same, -j 1", two, one, 1 / _THROUGHPUT, 2)


def _statements(folder: Path) -> list[str]:
    """A hundred statements over the sample's case, each different in every paragraph."""
    for file in FORM.parent.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    text = FORM.read_text("utf-8")
    names = [f"form-{number:03}.yaml" for number in range(_FORMS)]
    for number, name in enumerate(names):
        (folder / name).write_text(re.sub(r"\.$", f" ({number}).", text, flags=re.MULTILINE), "utf-8")
    return names


def _rendering(folder: Path, names: list[str], processes: int) -> Work:
    command = [COURTDOCS, "render", *names, "-q", "-j", str(processes), "--as-at", AS_AT.isoformat(), "-o"]

    def run(number: int) -> None:
        target = folder / f"{processes}-{number}"
        done = subprocess.run([*command, target], cwd=folder, capture_output=True, text=True, check=False)
        made = len(list(target.glob("*.pdf")))
        if made < _FORMS:
            raise RuntimeError(f"-j {processes} made {made} of {_FORMS}: {done.stderr or done.stdout}")
        shutil.rmtree(target)

    return run
