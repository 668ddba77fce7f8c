"""`courtdocs new`: a blank case record or form with its guidance, and the schema that editors use."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .completing import words
from .report import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# What knows the kinds is imported by whoever asks for it, not by whoever asks for help.


def _names(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    from ..forms.filled import CASE
    from ..kinds.table import KINDS

    return words((CASE, *KINDS), typed)


def _stages(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    from ..kinds.table import KINDS

    kind = KINDS.get(ctx.params.get("what") or "")
    return words(kind.stages if kind else (), typed)


@click.command(epilog="Example: courtdocs new case -o rook/case.yaml")
@click.argument("what", metavar="case|KIND", shell_complete=_names)
@click.option(
    "--case",
    "case_folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="A folder with a case record: the form gets an empty place for each child, parent and carer.",
)
@click.option("--stage", metavar="STAGE", shell_complete=_stages, help="The stage that the form is for.")
@click.option("-o", "path", type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
def command(what: str, case_folder: Path | None, stage: str | None, path: Path | None) -> int:
    """Write a blank case record, or a blank form of a KIND: every field, with its guidance as comments.

    Nothing is overwritten. `courtdocs kinds` lists the kinds.
    """
    from ..forms.filled import CASE
    from ..kinds.table import KINDS
    from ..pipeline import new

    names = (CASE, *KINDS)
    if what not in names:
        near = get_close_matches(what, names, n=1, cutoff=0.4)
        hint = f"Did you mean “{near[0]}”?" if near else f"You can have: {', '.join(names)}."
        raise UsageError(f"There is no blank “{what}”. {hint}")
    written = new(what, path, case_folder, stage)
    for file in written:
        say(f"  {file}")
    file = written[0]
    following = f"new {next(iter(KINDS))} --case {file.parent}" if what == CASE else f"check {file}"
    say(f"Open {file} in any text editor and fill it, then run: courtdocs {following}")
    return 0
