"""A bar that says how many forms are done, from the second second on; it goes while anything is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic

from .outcome import Outcome


def with_bar(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """The outcomes, with a bar on standard error while the next one is awaited."""
    began = monotonic()
    with ExitStack() as shown:
        for done, outcome in enumerate(outcomes, 1):
            shown.close()
            yield outcome
            if done < total and monotonic() - began > 1:
                shown.enter_context(_bar(done, total))


@contextmanager
def _bar(done: int, total: int) -> Iterator[None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Forms"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task("", completed=done, total=total)
        yield
