"""`courtdocs check`: what a court would refuse, what is still to write, how long it is."""

from __future__ import annotations

from datetime import date
from textwrap import fill
from typing import Any

import click

from ..forms.places import where
from ..pipeline import Checked, check
from .options import as_at, form_text, forms, output, quiet
from .report import as_json, say, show_findings, show_json, summary
from .several import each

_WIDTH = 100


@click.command(epilog="Example: courtdocs check statement.yaml --as-at 2026-11-25")
@forms
@as_at
@output
@quiet
def command(forms: tuple[str, ...], as_at: date, output: str, quiet: bool) -> int:
    """Say what a court would refuse in each FORM and on what authority, and what is still to write.

    Composes the document in memory and reads it back; writes nothing. `-` reads a form from standard input.
    """
    results: list[Any] = []

    def one(form: str) -> int:
        path, text = form_text(form)
        checked = check(path, as_at, text=text)
        if output == "json":
            results.append(checked_as_json(form, checked))
        else:
            show_checked(form, checked, quiet=quiet)
        return 1 if checked.report.errors else 0

    code = each(forms, one, results if output == "json" else None)
    if output == "json":
        show_json(results)
    return code


def show_checked(form: str, checked: Checked, *, quiet: bool) -> None:
    """Print a judged form as text: findings, what is still to write, words and pages."""
    show_findings(checked.report)
    if quiet:
        return
    if checked.still_to_write:
        _show_still_to_write(checked)
    say(f"{'Words':>7}  {'Page':>4}  Section")
    for length in checked.lengths:
        say(f"{length.words:>7}  {length.page:>4}  {length.title}")
    total = sum(length.words for length in checked.lengths)
    say(f"{total:>7}  {checked.pages:>4}  in all" + (" so far" if checked.form.form.is_draft else ""))
    say()
    state = "a draft" if checked.form.form.is_draft else "signed"
    say(f"{form} ({checked.form.kind.title.lower()}, {state}): {summary(checked.report)}")


def _show_still_to_write(checked: Checked) -> None:
    """One line a section: what the court will need and is not there yet."""
    say(f"Still to write ({len(checked.still_to_write)}):")
    by_place: dict[str, list[str]] = {}
    for item in checked.still_to_write:
        by_place.setdefault(where(checked.form, item.path), []).append(item.label)
    for place, labels in by_place.items():
        said = f"{place}: {', '.join(labels)}" if place else ", ".join(labels)
        say(fill(said, _WIDTH, initial_indent="  ", subsequent_indent="    "))
    say()


def checked_as_json(form: str, checked: Checked) -> dict[str, Any]:
    """A judged form as the JSON output has it."""
    return {
        "form": form,
        "kind": checked.form.kind.slug,
        "draft": checked.form.form.is_draft,
        "findings": [as_json(finding) for finding in checked.report.findings],
        "still_to_write": [
            {"path": ".".join(map(str, item.path)), "label": item.label} for item in checked.still_to_write
        ],
        "sections": [
            {"title": part.title, "words": part.words, "page": part.page} for part in checked.lengths
        ],
        "pages": checked.pages,
    }
