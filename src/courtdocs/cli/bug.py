"""What is printed when courtdocs itself fails: enough to mend it, and nothing of the case."""

from __future__ import annotations

import sys
import traceback
from importlib.metadata import version
from pathlib import Path

import click


def show_bug(error: Exception) -> None:
    """Print a short report of our own failure: the kind of error and where, no values and no messages."""
    click.echo("This is a fault in courtdocs, not in anything that you wrote.", err=True)
    click.echo(
        "Please send these lines to whoever looks after courtdocs; they hold nothing of the case:", err=True
    )
    python = ".".join(str(part) for part in sys.version_info[:3])
    click.echo(f"  courtdocs {version('courtdocs')}, Python {python}, {sys.platform}", err=True)
    click.echo(f"  {type(error).__module__}.{type(error).__name__}", err=True)
    for frame in traceback.extract_tb(error.__traceback__)[-8:]:
        click.echo(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}", err=True)
