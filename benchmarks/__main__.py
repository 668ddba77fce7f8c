"""Prints every ratio with its goal: `python -m benchmarks`, or the names of some of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from . import commands, growth, labelled, memory
from .many import many_forms
from .measure import Ratio
from .peers import render_of_the_sample
from .typesetting import pdf_of_the_sample
from .word import docx_of_the_sample

BENCHMARKS: dict[str, Callable[[], Ratio]] = {
    "help": commands.help_of_a_command,
    "check": commands.check_of_the_sample,
    "render": render_of_the_sample,
    "docx": docx_of_the_sample,
    "pdf": pdf_of_the_sample,
    "many": many_forms,
    "check10": growth.growth_of_check,
    "render10": growth.growth_of_render,
    "read10": growth.growth_of_reading,
}
TABLES: dict[str, Callable[[], Iterable[str]]] = {"memory": memory.table, "labelled": labelled.table}
"""What is no ratio: memory, and how well the rules that read prose do on their labelled sets."""


def main(names: list[str]) -> int:
    """Run the benchmarks of these names, or all; 2 for a name there is not. A missed goal is no failure."""
    every = (*BENCHMARKS, *TABLES)
    unknown = [name for name in names if name not in every]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(every)}.")
        return 2
    ratios = [name for name in names or every if name in BENCHMARKS]
    if ratios:
        _print_ratios(ratios)
    for name in names or every:
        if name in TABLES:
            print(*TABLES[name](), sep="\n", flush=True)
    print(f"Medians of one run. To repeat: {sys.executable} -m benchmarks {' '.join(names)}".rstrip())
    return 0


def _print_ratios(names: list[str]) -> None:
    print(f"{'':8} {'ours':28} {'yardstick':44} {'ours ms':>8} {'their ms':>9} {'ratio':>6} {'goal':>5}")
    for name in names:
        r = BENCHMARKS[name]()
        figures = f"{r.ours * 1000:8.1f} {r.theirs * 1000:9.1f} {r.ratio:6.2f} {r.goal:5.2f}"
        print(f"{name:8} {r.name:28} {r.yardstick:44} {figures}  {r.verdict}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
