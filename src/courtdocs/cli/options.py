"""Options that several commands share, and what the Tab key offers for each."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ..errors import UsageError
from . import completing
from .outputs import OUTPUTS

FORMATS = ("docx", "pdf", "html", "txt")
"""The formats of documents, named here so that asking for help imports no writer."""


class _Date(click.ParamType[date, Any]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from pydantic_core import PydanticCustomError

        from ..fields.dates import read_day

        try:
            return read_day(str(value))
        except PydanticCustomError:
            self.fail(f"“{value}” is not a date; write 2026-11-25 or 25 November 2026.", param, ctx)


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """The formats that a list names, each once. Raises UsageError for one there is not, or for none."""
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    if not names:
        raise UsageError("--format names no format; write --format docx,pdf.")
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"There is no format “{name}”. The formats are: {', '.join(FORMATS)}.")
    return names


def _processes(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A number of processes. Raises UsageError for anything else."""
    if not value.isdecimal():
        raise UsageError("-j takes a number: -j 2, or -j 0 for as many as there are processors.")
    return int(value)


as_at = click.option(
    "--as-at",
    type=_Date(),
    default=date.today,
    show_default="today",
    metavar="DATE",
    help="Judge and date the document as at this day.",
)
output = click.option(
    "--output",
    type=click.Choice(list(OUTPUTS)),
    default="text",
    show_default=True,
    metavar="HOW",
    help=f"How findings are printed: {', '.join(OUTPUTS)}.",
)
formats = click.option(
    "--format",
    "formats",
    default="docx,pdf",
    show_default=True,
    metavar="LIST",
    callback=_formats,
    shell_complete=lambda ctx, param, typed: completing.listed(FORMATS, typed),
    help=f"Which documents to make: {', '.join(FORMATS)}.",
)
jobs = click.option(
    "-j",
    "jobs",
    default="1",
    show_default=True,
    metavar="N",
    callback=_processes,
    help="Work on N forms at once; 0 for as many as there are processors.",
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
forms = click.argument(
    "forms",
    nargs=-1,
    required=True,
    metavar="FORM...",
    shell_complete=lambda ctx, param, typed: completing.form_files(typed),
)
