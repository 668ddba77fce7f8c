"""Jobs for the tests of several forms; a worker, which is another process, imports them from here."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from courtdocs.cli.outcome import Judged, Outcome
from courtdocs.errors import UsageError

JUDGED = Judged("a-kind", "A title", False, "document", (), (), (), 1)


def as_named(form: str, stdin: bytes) -> Outcome:
    """Do to itself what the form is called; any other form goes well, with the process as its output."""
    match form:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "broken":
            raise KeyError("Otis Valdek")
        case "refused":
            raise UsageError("No.")
        case "slow":
            time.sleep(0.5)
    return Outcome(form, 0, judged=JUDGED, outputs=(str(os.getpid()), stdin.decode()))


def waiting(form: str, stdin: bytes) -> Outcome:
    """Say that the form is begun, and wait until a file called `go` is there."""
    Path(f"{form}.begun").touch()
    while not Path("go").exists():
        time.sleep(0.01)
    return Outcome(form, 0, judged=JUDGED)


def interrupted(form: str, stdin: bytes) -> Outcome:
    """Press Ctrl-C in the middle of the second form."""
    if form == "2":
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.05)
    return Outcome(form, 0, judged=JUDGED)
