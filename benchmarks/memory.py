"""How much memory a cold rendering takes at most: the sample to Word and PDF, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

from .commands import COURTDOCS
from .sample import AS_AT, FORM

GOAL = 150
"""MiB."""
_ROUNDS = 3
# A process counts as its own what its parent held when it was started: so a small one stands between.
_LAUNCHER = """
import os, sys
null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null), 0)
print(usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status) not in (0, 1))
"""


def table() -> Iterator[str]:
    """One line: the peak in MiB, and whether the goal is met."""
    peak = median(_peak() for _ in range(_ROUNDS))
    verdict = "met" if peak <= GOAL else "missed"
    yield f"memory   courtdocs render, cold: {peak:.0f} MiB at its peak; goal {GOAL} MiB  {verdict}"


def _peak() -> float:
    """The most memory that one process held, as the system counts it, in MiB."""
    with TemporaryDirectory() as folder:
        words = [COURTDOCS, "render", "-q", FORM, "-o", folder, "--as-at", AS_AT.isoformat()]
        command = [sys.executable, "-c", _LAUNCHER, *words]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
