"""`courtdocs check`: what a court would refuse, what is still to write, how long it is."""

from __future__ import annotations

from datetime import date
from functools import partial

import click

from .attempt import checked
from .options import as_at, forms, jobs, output, quiet
from .several import run


@click.command(epilog="Example: courtdocs check statement.yaml --as-at 2026-11-25")
@forms
@as_at
@output
@jobs
@quiet
def command(forms: tuple[str, ...], as_at: date, output: str, jobs: int, quiet: bool) -> int:
    """Say what a court would refuse in each FORM and on what authority, and what is still to write.

    Composes the document in memory and reads it back; writes nothing. `-` reads a form from standard input.
    """
    return run(partial(checked, as_at=as_at), forms, output=output, quiet=quiet, jobs=jobs)
