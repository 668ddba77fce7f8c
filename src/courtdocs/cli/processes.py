"""Does a job in several processes at once; what came of each form is given in the order of the forms."""

from __future__ import annotations

import atexit
import gc
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from queue import SimpleQueue
from threading import Event, Thread

from .attempt import STDIN, Job, attempt
from .outcome import FAULT, Outcome, not_begun

_ENDED = (
    "The process that worked on this form was ended from outside; perhaps this computer ran out of memory. "
    "Try this form on its own, without -j."
)


def outcomes_of(
    job: Job, forms: Sequence[str], stdin: bytes, workers: int, stop: Event
) -> Generator[Outcome, None, None]:
    """What came of each form; `stop` keeps the forms from being begun that are not yet.

    A thread hands forms to each worker and waits for it. Every worker is a pool of its own, so that one
    that is killed takes with it the form that it was at, and no other.
    """
    idle: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
    for _ in range(workers):
        idle.put(_worker())

    def one(form: str) -> Outcome:
        if stop.is_set():
            return not_begun(form)
        worker = idle.get()
        try:
            return worker.submit(attempt, job, form, stdin if form == STDIN else b"").result()
        except (BrokenProcessPool, OSError):  # It was killed, or could not be started.
            worker = _worker()
            return Outcome(form, FAULT, failed=_ENDED)
        finally:
            idle.put(worker)

    try:
        with ThreadPoolExecutor(workers) as threads, _setting(stop):
            with _without_interrupts():
                given = [threads.submit(one, form) for form in forms]
            for future in given:
                yield future.result()
    finally:
        while not idle.empty():
            idle.get().shutdown()


@contextmanager
def _setting(stop: Event) -> Iterator[None]:
    """However this is left, no further form is begun."""
    try:
        yield
    finally:
        stop.set()


def _worker() -> ProcessPoolExecutor:
    # A fork would copy the locks of whatever threads there are (the pipeline's, Typst's) as they stand.
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Threads that are started meanwhile, and the processes that those start, never see Ctrl-C.

    Windows cannot do this; a worker there disregards Ctrl-C from its beginning on.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """How a worker begins: it leaves Ctrl-C to its parent, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    # As in `main`: garbage is looked for seldom, and not once more at the end.
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
