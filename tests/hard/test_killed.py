"""kill -9 at any point of a rendering: every file is whole, and the next rendering puts all of it right."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from courtdocs.writers.replacing import Output
from courtdocs.writers.store import digest, write_all

from ..cli.running import ON, SAMPLES, run
from .rows import COURTDOCS

NAMES = ("statement.docx", "statement.pdf", "statement.record.json")
STEPS = """
import os, signal, sys, tempfile
from pathlib import Path
from courtdocs.writers.store import Output, write_all

steps, last = 0, int(sys.argv[2])

def counted(whole):
    def step(*args, **kwargs):
        global steps
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*args, **kwargs)
    return step

for holder, names in ((tempfile, "mkstemp"), (os, "fdopen fsync"), (Path, "chmod replace unlink")):
    for name in names.split():
        setattr(holder, name, counted(getattr(holder, name)))
folder = Path(sys.argv[1])
outputs = [Output(folder / f"statement.{name}", f"new {name}".encode()) for name in ("docx", "pdf")]
write_all(outputs, {"kind": "x"}, folder / "statement.record.json", False)
"""


def save(folder: Path, words: str) -> None:
    outputs = [Output(folder / f"statement.{name}", f"{words} {name}".encode()) for name in ("docx", "pdf")]
    write_all(outputs, {"kind": "x"}, folder / "statement.record.json", False)


def held(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES if (folder / name).exists()}


@pytest.mark.parametrize("before", ["old", ""])
def test_killed_at_every_step_of_writing(before: str, tmp_path: Path) -> None:
    killed, mixed = 0, 0
    for step in range(1, 100):
        folder = tmp_path / str(step)
        folder.mkdir()
        if before:
            save(folder, before)
        old = held(folder)
        done = subprocess.run([sys.executable, "-c", STEPS, str(folder), str(step)], check=False)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        killed += 1
        now = held(folder)
        assert all(
            data in (old.get(name), f"new {name[10:]}".encode())
            for name, data in now.items()
            if "record" not in name
        )
        mixed += 0 < sum(now.get(name) != old.get(name) for name in NAMES) < 3
        save(folder, "newer")
        assert {path.name for path in folder.iterdir()} == set(NAMES)
    assert killed >= 12
    # Two moments lie between the three files; at any other the folder holds all of one rendering.
    assert mixed == 2


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A folder with a form that was rendered and then changed, and what its documents will be."""
    folder = tmp_path_factory.mktemp("killed")
    for name in ("statement.yaml", "case.yaml"):
        shutil.copy(SAMPLES / "minimal" / name, folder)
    run("render", folder / "statement.yaml", *ON)
    with (folder / "statement.yaml").open("a", encoding="utf-8") as form:
        form.write("place: Fenmoor\n")
    copy = folder / "copy"
    run("render", folder / "statement.yaml", "-o", copy, *ON)
    return folder, held(copy)


def begins(folder: Path) -> bool:
    return any(path.suffix == ".new" for path in folder.iterdir())


def record_waits(folder: Path) -> bool:
    return any(path.name.startswith(".statement.record") for path in folder.iterdir())


def is_written(folder: Path) -> bool:
    return (folder / "statement.docx").stat().st_mtime_ns > (folder / "statement.yaml").stat().st_mtime_ns


@pytest.mark.parametrize("moment", [0.1, 0.4, begins, record_waits, is_written])
def test_a_rendering_that_is_killed(
    moment: float | Callable[[Path], bool], rendered: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    folder, new = rendered
    work = tmp_path / "work"
    shutil.copytree(folder, work, ignore=shutil.ignore_patterns("copy"))
    old = held(work)
    process = subprocess.Popen(
        [COURTDOCS, "render", work / "statement.yaml", *ON],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if isinstance(moment, float):
        time.sleep(moment)
    else:
        while process.poll() is None and not moment(work):
            pass
    process.kill()
    process.wait()
    now = held(work)
    assert all(now[name] in (old[name], new[name]) for name in NAMES)
    if not record_waits(work):
        assert now in (old, new)
    said = run("render", "-q", work / "statement.yaml", *ON)
    assert (said.code, said.err) == (0, "")
    assert held(work) == new
    assert not begins(work)
    record = json.loads((work / "statement.record.json").read_text("utf-8"))
    assert record["outputs"] == {name: digest(data) for name, data in new.items() if "record" not in name}
