"""`courtdocs explain`: what a finding means and on what authority; what a field wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .completing import words
from .report import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _codes_and_fields(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    from ..guidance.telling import fields_with_notes
    from ..rules.describe import CODES

    return words((*CODES, *fields_with_notes()), typed)


@click.command(epilog="Example: courtdocs explain P09, or courtdocs explain children.needs")
@click.argument("what", metavar="CODE|FIELD", shell_complete=_codes_and_fields)
def command(what: str) -> int:
    """Say what a finding's CODE means, on what authority, and what to do; or what a FIELD of a form wants."""
    from ..rules.describe import explain

    say(explain(what))
    return 0
