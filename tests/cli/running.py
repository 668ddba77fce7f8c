"""Runs the command line in this process, as the entry point does: output, errors and exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from courtdocs.cli import main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
MINIMAL = SAMPLES / "minimal" / "statement.yaml"
ON = ("--as-at", "2026-11-25")


@dataclass(frozen=True)
class Run:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def run(*args: object, stdin: bytes = b"") -> Run:
    """Run `courtdocs` with its arguments."""
    out, err = _Stream(), _Stream()
    code = 0
    with (
        patch.object(sys, "argv", ["courtdocs", *map(str, args)]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8")),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        # Collecting garbage is put off for the rest of a process; here others follow.
        patch("gc.set_threshold"),
        patch("gc.freeze"),
    ):
        try:
            main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    return Run(code, out.said(), err.said())


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in another folder for a while, so that paths are printed as a practitioner sees them."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


class _Stream(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", newline="\n", write_through=True)

    def said(self) -> str:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode("utf-8")
