"""Prints every ratio with its goal: `python -m benchmarks`, or the names of some of them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from . import commands
from .measure import Ratio
from .typesetting import pdf_of_the_sample
from .word import docx_of_the_sample

BENCHMARKS: dict[str, Callable[[], Ratio]] = {
    "help": commands.help_of_a_command,
    "check": commands.check_of_the_sample,
    "docx": docx_of_the_sample,
    "pdf": pdf_of_the_sample,
}


def main(names: list[str]) -> int:
    """Run the benchmarks of these names, or all; 2 for a name there is not. A missed goal is no failure."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.")
        return 2
    print(f"{'':6} {'ours':28} {'yardstick':44} {'ours ms':>8} {'their ms':>9} {'ratio':>6} {'goal':>5}")
    for name in names or BENCHMARKS:
        r = BENCHMARKS[name]()
        figures = f"{r.ours * 1000:8.1f} {r.theirs * 1000:9.1f} {r.ratio:6.2f} {r.goal:5.1f}"
        print(f"{name:6} {r.name:28} {r.yardstick:44} {figures}  {r.verdict}", flush=True)
    print(f"Medians of one run. To repeat: {sys.executable} -m benchmarks {' '.join(names)}".rstrip())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
