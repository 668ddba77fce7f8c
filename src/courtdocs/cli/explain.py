"""`courtdocs explain`: what a finding means and on what authority; what a field wants."""

from __future__ import annotations

import click

from ..pipeline import explain
from .report import say


@click.command(epilog="Example: courtdocs explain P09, or courtdocs explain children.needs")
@click.argument("what", metavar="CODE|FIELD")
def command(what: str) -> int:
    """Say what a finding's CODE means, on what authority, and what to do; or what a FIELD of a form wants."""
    say(explain(what))
    return 0
