"""`courtdocs new`: a blank case record or form with its guidance, and the schema that editors use."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from ..errors import UsageError
from ..forms.filled import CASE
from ..kinds.table import KINDS
from ..pipeline import new
from .report import say


@click.command(epilog="Example: courtdocs new case -o rook/case.yaml")
@click.argument("what", metavar="case|KIND")
@click.option(
    "--case",
    "case_folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="A folder with a case record: the form gets an empty place for each child, parent and carer.",
)
@click.option("-o", "path", type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
def command(what: str, case_folder: Path | None, path: Path | None) -> int:
    """Write a blank case record, or a blank form of a KIND: every field, with its guidance as comments.

    Nothing is overwritten. `courtdocs kinds` lists the kinds.
    """
    names = (CASE, *KINDS)
    if what not in names:
        near = get_close_matches(what, names, n=1, cutoff=0.4)
        hint = f"Did you mean “{near[0]}”?" if near else f"You can have: {', '.join(names)}."
        raise UsageError(f"There is no blank “{what}”. {hint}")
    written = new(what, path, case_folder)
    for file in written:
        say(f"  {file}")
    say(f"Open {written[0]} in any text editor and fill it, then run: courtdocs {_next(what, written[0])}")
    return 0


def _next(what: str, path: Path) -> str:
    return f"new {next(iter(KINDS))} --case {path.parent}" if what == CASE else f"check {path}"
