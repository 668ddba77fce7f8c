"""Runs a job over several forms, here or in processes: one that fails does not stop the rest."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

from .attempt import STDIN, Job, attempt
from .outcome import NOT_BEGUN, Outcome, not_begun
from .outputs import teller
from .progress import with_bar
from .report import say

_NO_FORMS = ("case", "confidential")
_STOPPING = b"\nStopping: the form under way is finished first. Press Ctrl-C again to stop at once.\n"


def run(job: Job, forms: Sequence[str], *, output: str, quiet: bool, jobs: int) -> int:
    """Do the job with each form and print what came of it, in the order of the forms; the exit code.

    `jobs` is how many processes there may be; 0 stands for as many as there are processors, and there
    are never more.
    """
    forms = _forms_among(forms)
    workers = min(jobs or processors(), processors(), len(forms))
    stdin = sys.stdin.buffer.read() if STDIN in forms else b""
    with stopping() as stop, closing(outcomes(job, forms, stdin, workers, stop)) as found:
        bar = output == "text" and not quiet and len(forms) > 1 and sys.stderr.isatty()
        return teller(output)(with_bar(found, len(forms)) if bar else found, quiet)


def _forms_among(files: Sequence[str]) -> Sequence[str]:
    """The files without those that are no forms by their names: `*.yaml` takes in the case record too."""
    kept = [file for file in files if Path(file).stem not in _NO_FORMS]
    if len(files) == 1 or not kept:
        return files
    for file in files:
        if file not in kept:
            say(f"courtdocs: {file} is no form and was left out.", err=True)
    return kept


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def stopping() -> Iterator[Event]:
    """What the first Ctrl-C sets; the second ends this process at once.

    So a form is done or not begun, and nothing is interrupted while it writes.
    """
    stop = Event()

    def note(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            os._exit(NOT_BEGUN)
        stop.set()
        # Whatever was being printed when the signal came is not disturbed.
        os.write(2, _STOPPING)

    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, note)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def outcomes(
    job: Job, forms: Sequence[str], stdin: bytes, workers: int, stop: Event
) -> Generator[Outcome, None, None]:
    """What came of each form, in their order, as soon as it is known."""
    if workers > 1:
        from .processes import outcomes_of

        yield from outcomes_of(job, forms, stdin, workers, stop)
        return
    for form in forms:
        yield not_begun(form) if stop.is_set() else attempt(job, form, stdin)
