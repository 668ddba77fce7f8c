"""`courtdocs render`: the documents of a form, in the formats and the view that are wanted."""

from __future__ import annotations

import os.path
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from ..errors import UsageError
from .attempt import rendered
from .completing import folders
from .options import as_at, formats, forms, jobs, output, quiet
from .several import run


@click.command(epilog="Example: courtdocs render statement.yaml -o filed --format docx,pdf")
@forms
@click.option(
    "-o",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    shell_complete=lambda ctx, param, typed: folders(typed),
    help="Where the documents go.",
)
@formats
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE.docx",
    help="Your own Word template instead of the house's.",
)
@click.option("--brief", is_flag=True, help="One page for the author's eyes instead of the document.")
@click.option("--for-family", is_flag=True, help="The page in plain words instead of the document.")
@as_at
@click.option("--force", is_flag=True, help="Overwrite a document that was edited since it was rendered.")
@output
@jobs
@quiet
def command(
    forms: tuple[str, ...],
    folder: Path | None,
    formats: tuple[str, ...],
    template: Path | None,
    brief: bool,
    for_family: bool,
    as_at: date,
    force: bool,
    output: str,
    jobs: int,
    quiet: bool,
) -> int:
    """Make the documents of each FORM, and a record file beside them that is never filed.

    They go beside the form unless -o names a folder. A draft is marked DRAFT on every page. A signed form
    with an error is refused: mend it, or waive the rule with a reason.
    """
    if brief and for_family:
        raise UsageError("--brief and --for-family are two documents; ask for one at a time.")
    _need_names_of_their_own(forms, folder)
    job = partial(
        rendered,
        folder=folder,
        as_at=as_at,
        formats=formats,
        force=force,
        view="brief" if brief else "for-family" if for_family else "document",
        template=template,
    )
    return run(job, forms, output=output, quiet=quiet, jobs=jobs)


def _need_names_of_their_own(forms: Sequence[str], folder: Path | None) -> None:
    """Raises UsageError where the documents of two forms would have the same name."""
    targets = [(folder or Path(form).parent) / Path(form).stem for form in forms]
    places = [os.path.realpath(target) for target in targets]
    if twice := next((n for n, place in enumerate(places) if place in places[:n]), None):
        raise UsageError(
            f"Two of the forms would both become {targets[twice]}: nothing was written. "
            "Render them one at a time, each into a folder of its own with -o."
        )
