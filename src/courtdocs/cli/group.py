"""The `courtdocs` command: a table of its subcommands, each imported only when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "new": "Write a blank case record or form, with its guidance.",
    "check": "Say what a court would refuse and what is still to write.",
    "render": "Make the documents of a form.",
    "explain": "Say what a finding means, or what a field wants.",
    "kinds": "List the kinds of document there are.",
    "completion": "Make the Tab key complete commands and files.",
}
"""Name and one-line help; the command of that name is in the module of that name."""


class _Table(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f".{cmd_name}", __package__).command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else f"The commands are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command “{args[0]}”. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from .completing import words

        # As for --help: the names stand in the table, and no command is imported for them.
        return [*words(COMMANDS, incomplete), *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # The one-line helps stand in the table, so that --help imports no command.
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"courtdocs {version('courtdocs')}")
        ctx.exit()


@click.group(
    cls=_Table,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: courtdocs check statement.yaml",
    invoke_without_command=True,
)
@click.option("--version", is_flag=True, callback=_version, expose_value=False, help="Say the version.")
@click.pass_context
def courtdocs(ctx: click.Context) -> None:
    """Turn a filled form into a document that a family court can accept.

    Fill a form file, check it, render it. Nothing leaves this computer.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
