"""Does what is asked with one form, in this process or another; a failure is an outcome like any other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CourtdocsError, TemplateError, UnreadableError, UsageError
from ..findings import Report
from .bug import SENTENCE, fault
from .outcome import FAULT, Judged, Outcome, Section, ToWrite

if TYPE_CHECKING:
    from ..pipeline import Checked

# The pipeline is imported once there is work: where other processes do it, this one never needs it.

STDIN = "-"
"""How a form that comes by standard input is named on the command line."""

Job = Callable[[str, bytes], Outcome]
"""What is done with a form: given its name and, for `-`, what came by standard input."""


def attempt(job: Job, form: str, stdin: bytes) -> Outcome:
    """What came of a form, whatever happens to it."""
    try:
        return job(form, stdin)
    except (UnreadableError, TemplateError) as error:
        report = Report().plus(error.findings, error.sources)
        return Outcome(form, error.exit_code, report, failed=str(error))
    except CourtdocsError as error:
        return Outcome(form, error.exit_code, failed=str(error))
    except Exception as error:
        return Outcome(form, FAULT, failed=SENTENCE, fault=fault(error))


def checked(form: str, stdin: bytes, *, as_at: date) -> Outcome:
    """Judge a form."""
    from ..pipeline import check

    path, text = _source(form, stdin)
    done = check(path, as_at, text=text)
    return Outcome(form, 1 if done.report.errors else 0, done.report, _judged(done))


def rendered(
    form: str,
    stdin: bytes,
    *,
    folder: Path | None,
    as_at: date,
    formats: tuple[str, ...],
    force: bool,
    view: str,
    template: Path | None,
) -> Outcome:
    """Judge a form and write its documents, beside it or into `folder`."""
    from ..pipeline import WordTemplate, render

    path, text = _source(form, stdin)
    own = WordTemplate(template, os.environ) if template else None
    done = render(
        path, folder or path.parent, as_at, text=text, formats=formats, force=force, view=view, own=own
    )
    report = done.checked.report
    outputs = tuple(str(path) for path in done.outputs)
    return Outcome(form, 1 if report.errors else 0, report, _judged(done.checked, view), outputs)


def _source(form: str, stdin: bytes) -> tuple[Path, str | None]:
    """A form's path, and its text where it comes from standard input."""
    if form != STDIN:
        return Path(form), None
    try:
        return Path(STDIN), stdin.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("What came by standard input is not UTF-8 text; save the form as UTF-8.") from error


def _judged(checked: Checked, view: str = "document") -> Judged:
    from ..forms.places import where

    form = checked.form
    return Judged(
        form.kind.slug,
        form.kind.title,
        form.form.is_draft,
        view,
        tuple(_remarks(checked)),
        tuple(
            ToWrite(".".join(map(str, item.path)), item.label, where(form, item.path))
            for item in checked.still_to_write
        ),
        tuple(Section(part.title, part.words, part.page) for part in checked.lengths),
        checked.pages,
    )


def _remarks(checked: Checked) -> Iterator[str]:
    """What whoever asked for a view should know of it."""
    view = checked.view
    if view.marking:
        yield f"Every page of it says “{view.marking}”."
    if checked.is_too_long:
        yield f"It has {checked.pages} pages; a {view.called} should have at most {view.most_pages}."
    if checked.reading_ease is not None:
        yield f"Its reading ease is {checked.reading_ease:.0f}; from 60 up it is plain English (Flesch)."
