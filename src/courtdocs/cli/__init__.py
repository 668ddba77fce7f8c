"""The command line: `main` starts it, turns failures into exit codes, and never shows a traceback."""

from __future__ import annotations

import errno
import gc
import os
import sys

from .console import show_what_it_can

_UNPRINTED = (errno.ENOSPC, errno.EIO, errno.EBADF)
"""What writing to standard output can fail with, besides a reader that went away."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    show_what_it_can()
    # Most of what a run makes lives until its end: looking for garbage as often as usual finds none.
    gc.set_threshold(50_000)
    code = _printed()
    # Before it ends Python would go through every object once more, which takes 0.1 s and frees nothing.
    gc.freeze()
    sys.exit(code)


def _printed() -> int:
    """The exit code, once everything that there is to say has left this process."""
    try:
        code = _run()
        if sys.stdout:  # There is none where it was closed (`courtdocs check … >&-`).
            sys.stdout.flush()
        return code
    except SystemExit:
        # click leaves so when the reader went away (`courtdocs check … | head`).
        return 0
    except OSError as error:
        # Give Python something to flush into when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:
            return 0
        sys.stderr.write(f"courtdocs: what there is to say could not be printed ({error.strerror}).\n")
        return 6


def _run() -> int:
    import click

    from ..errors import CourtdocsError
    from .group import courtdocs

    try:
        return int(courtdocs.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        if type(error) is click.BadParameter and error.param:
            # As click puts it, what was typed is invalid.
            error = click.UsageError(f"{error.param.get_error_hint(error.ctx)}: {error.message}", error.ctx)
        error.show(file=sys.stderr)
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 130
    except CourtdocsError as error:
        from .report import show_error

        show_error(error)
        return error.exit_code
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _UNPRINTED:
            raise
        from .bug import fault, show_fault

        show_fault(fault(error))
        return 70
