"""Options that several commands share."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..errors import UsageError


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
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
forms = click.argument("forms", nargs=-1, required=True, metavar="FORM...")


def form_text(form: str) -> tuple[Path, str | None]:
    """A form's path, and its text where it comes from standard input (`-`).

    Raises UsageError where standard input is not text.
    """
    if form != "-":
        return Path(form), None
    try:
        return Path("-"), sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("What came by standard input is not UTF-8 text; save the form as UTF-8.") from error
