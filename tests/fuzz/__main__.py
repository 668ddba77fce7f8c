"""Fuzzes for longer: `python -m tests.fuzz [TARGET...]`, each for COURTDOCS_FUZZ_SECONDS (default 60)."""

from __future__ import annotations

import os
import sys
import time
import traceback
from pathlib import Path

from hypothesis.database import DirectoryBasedExampleDatabase

from .running import run_target
from .targets import TARGETS

CORPUS = Path(".hypothesis/fuzz")
"""Inputs that failed, which the next run tries first."""
_AT_A_TIME = 200


def main(names: list[str]) -> int:
    """Fuzz the targets of these names, or all, each for its time; 1 where one of them failed."""
    seconds = float(os.environ.get("COURTDOCS_FUZZ_SECONDS", "60"))
    failed = [name for name in names or TARGETS if not _holds(name, seconds)]
    sys.stdout.write(f"Failed: {', '.join(failed)}\n" if failed else "Nothing found.\n")
    return 1 if failed else 0


def _holds(name: str, seconds: float) -> bool:
    until, examples = time.monotonic() + seconds, 0
    database = DirectoryBasedExampleDatabase(CORPUS / name)
    try:
        while time.monotonic() < until:
            run_target(TARGETS[name], _AT_A_TIME, database, fixed=False)
            examples += _AT_A_TIME
    except Exception as error:
        where = CORPUS / f"{name}.txt"
        CORPUS.mkdir(parents=True, exist_ok=True)
        where.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
        sys.stdout.write(f"{name:10} failed: {type(error).__name__}: {error}; see {where}\n")
        return False
    sys.stdout.write(f"{name:10} {examples:8} inputs\n")
    sys.stdout.flush()
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
