"""Shows on a console with an old code page what it can, and plain signs for the rest."""

from __future__ import annotations

import codecs
import sys

_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "′": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "…": "...",
        "•": "*",
        "·": "-",
        "×": "x",
        "→": "->",
        "≤": "<=",
        "≥": ">=",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{REPLACEMENT CHARACTER}": "?",
    }
)
"""Signs that a reader takes for one another. A letter is never exchanged: a name is as it is, or escaped."""


def show_what_it_can() -> None:
    """From now on nothing that is printed fails because the console lacks a character."""
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="plain")


def _plain(error: UnicodeError) -> tuple[str | bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    plain = lacking.translate(_PLAIN)
    return plain.encode("ascii", "backslashreplace").decode("ascii"), error.end
