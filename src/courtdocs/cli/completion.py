"""`courtdocs completion`: what makes the Tab key complete the command line."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .group import courtdocs

_SHELLS = ("bash", "zsh", "fish")


@click.command(epilog="Example: courtdocs completion bash")
@click.argument("shell", type=click.Choice(_SHELLS), metavar="bash|zsh|fish")
def command(shell: str) -> int:
    """Print the lines that a SHELL reads so that the Tab key completes commands, options and form files.

    In ~/.bashrc: eval "$(courtdocs completion bash)". In ~/.zshrc: eval "$(courtdocs completion zsh)".
    For fish: courtdocs completion fish > ~/.config/fish/completions/courtdocs.fish
    """
    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(courtdocs, {}, "courtdocs", "_COURTDOCS_COMPLETE").source())
    return 0
