"""Forms and finished documents that the tests of the command line share."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from .running import ON, SAMPLES, Run, run

SIGNED_WITH_ERROR = "\nsigned: 2026-11-25\nplace: Fenmoor\nsummary: |\n  I ask for [insert order] today.\n"


@pytest.fixture(autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """Ctrl-C reaches the tests and what they start, even where a shell runs them in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """A copy of the smallest form that renders, which a test may change."""
    folder = tmp_path / "minimal"
    folder.mkdir()
    for name in ("case.yaml", "statement.yaml"):
        shutil.copy(SAMPLES / "minimal" / name, folder)
    return folder / "statement.yaml"


@pytest.fixture
def refused(minimal: Path) -> Path:
    """A signed form with an error."""
    minimal.write_text(minimal.read_text("utf-8") + SIGNED_WITH_ERROR, "utf-8")
    return minimal


@pytest.fixture(scope="session")
def rook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The sample statement rendered: the folder it went to and what was printed."""
    folder = tmp_path_factory.mktemp("rook") / "out"
    return folder, run("render", SAMPLES / "rook" / "statement.yaml", "-o", folder, *ON)


@pytest.fixture
def rook_form(tmp_path: Path) -> Path:
    """The sample statement in a folder that a test may write to."""
    shutil.copytree(SAMPLES / "rook", tmp_path / "rook")
    return tmp_path / "rook" / "statement.yaml"
