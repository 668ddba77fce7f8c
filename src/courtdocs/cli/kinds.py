"""`courtdocs kinds`: the kinds of document there are."""

from __future__ import annotations

import click

from ..kinds.table import KINDS
from .report import say


@click.command(epilog="Example: courtdocs kinds")
def command() -> int:
    """List the kinds of document, each with the word that `kind:` and `courtdocs new` take."""
    for slug, kind in KINDS.items():
        say(f"{slug}")
        say(f"    {kind.title}")
    return 0
