"""The command line: `main` starts it, turns failures into exit codes, and never shows a traceback."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A console with an old code page shows what it cannot print as escapes instead of failing.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away (`courtdocs check … | head`); give Python something to flush into.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run() -> int:
    import click

    from ..errors import CourtdocsError
    from .group import courtdocs

    try:
        return int(courtdocs.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 130
    except CourtdocsError as error:
        from .report import show_error

        show_error(error)
        return error.exit_code
    except Exception as error:
        from .bug import show_bug

        show_bug(error)
        return 70
