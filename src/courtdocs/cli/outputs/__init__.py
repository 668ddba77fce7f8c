"""The ways in which outcomes are printed: OUTPUTS, a table of names, each a module with a function `tell`.

`tell(outcomes, quiet)` prints each outcome as it comes, or all of them at the end, and returns the exit
code: the highest of any form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from ..outcome import Outcome

OUTPUTS = {
    "text": "for people: each finding with an excerpt",
    "json": "for programs: everything that the text says",
    "sarif": "for programs that read SARIF 2.1.0: the same fields",
    "github": "annotations, for a workflow on GitHub",
}

Tell = Callable[[Iterable[Outcome], bool], int]


def teller(output: str) -> Tell:
    """The function that prints outcomes in this way."""
    tell: Tell = import_module(f".{output}", __package__).tell
    return tell
