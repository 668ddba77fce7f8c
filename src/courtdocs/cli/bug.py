"""What is said when courtdocs itself fails: enough to mend it, and nothing of the case."""

from __future__ import annotations

import sys
import traceback
from importlib.metadata import version
from pathlib import Path

from .report import say

SENTENCE = "This is a fault in courtdocs, not in anything that you wrote."


def fault(error: Exception) -> tuple[str, ...]:
    """Our own failure in a few lines: the kind of error and where, no values and no messages."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return (
        f"courtdocs {version('courtdocs')}, Python {python}, {sys.platform}",
        f"{type(error).__module__}.{type(error).__name__}",
        *(
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-8:]
        ),
    )


def show_fault(lines: tuple[str, ...]) -> None:
    """Print such a report, and what to do with it."""
    say(SENTENCE, err=True)
    say("Please send these lines to whoever looks after courtdocs; they hold nothing of the case:", err=True)
    for line in lines:
        say(f"  {line}", err=True)
