"""`courtdocs render`: the Word and PDF documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from ..errors import UsageError
from ..pipeline import Rendered, render
from .check import checked_as_json
from .options import as_at, form_text, forms, output, quiet
from .report import say, show_findings, show_json, summary
from .several import each


@click.command(epilog="Example: courtdocs render statement.yaml -o filed --format docx,pdf")
@forms
@click.option("-o", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Where the documents go.")
@click.option("--format", "formats", default="docx,pdf", show_default=True, help="Which documents to make.")
@as_at
@click.option("--force", is_flag=True, help="Overwrite a document that was edited since it was rendered.")
@output
@quiet
def command(
    forms: tuple[str, ...],
    folder: Path | None,
    formats: str,
    as_at: date,
    force: bool,
    output: str,
    quiet: bool,
) -> int:
    """Make the documents of each FORM, and a record file beside them that is never filed.

    They go beside the form unless -o names a folder. A draft is marked DRAFT on every page. A signed form
    with an error is refused: mend it, or waive the rule with a reason.
    """
    wanted = tuple(name.strip() for name in formats.split(",") if name.strip())
    if not wanted:
        raise UsageError("--format names no format; write --format docx,pdf.")
    _need_names_of_their_own(forms, folder)
    results: list[Any] = []

    def one(form: str) -> int:
        path, text = form_text(form)
        rendered = render(path, folder or path.parent, as_at, text=text, formats=wanted, force=force)
        if output == "json":
            outputs = [str(path) for path in rendered.outputs]
            results.append({**checked_as_json(form, rendered.checked), "outputs": outputs})
        else:
            _show(form, rendered, quiet=quiet)
        return 1 if rendered.checked.report.errors else 0

    code = each(forms, one, results if output == "json" else None)
    if output == "json":
        show_json(results)
    return code


def _need_names_of_their_own(forms: tuple[str, ...], folder: Path | None) -> None:
    """Raises UsageError where the documents of two forms would have the same name."""
    targets = [(folder or Path(form).parent) / Path(form).stem for form in forms]
    if twice := next((target for n, target in enumerate(targets) if target in targets[:n]), None):
        raise UsageError(
            f"Two of the forms would both become {twice}: nothing was written. "
            "Render them one at a time, each into a folder of its own with -o."
        )


def _show(form: str, rendered: Rendered, *, quiet: bool) -> None:
    checked = rendered.checked
    show_findings(checked.report)
    if checked.refused:
        say(f"{form}: {summary(checked.report)}")
        say("No document was made. Mend the errors, or waive a rule in the form with a reason (`waivers:`).")
        return
    if quiet:
        return
    say(f"{form}: {summary(checked.report)} {checked.pages} page{'' if checked.pages == 1 else 's'}.")
    if checked.form.form.is_draft:
        left = len(checked.still_to_write)
        things = "1 thing is" if left == 1 else f"{left} things are"
        say(f"This is a draft: {things} still to write (courtdocs check {form} lists them).")
    for path in rendered.outputs:
        say(f"  {path}")
