"""The sample statements as content, and the golden files of what writers make of them."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

from courtdocs.content.blocks import Content
from courtdocs.content.compose import compose
from courtdocs.forms.reader import read_form
from courtdocs.practice.profiles import profile

ROOT = Path(__file__).parents[2]
SAMPLES = ("minimal", "rook")
ON = date(2026, 11, 25)


@cache
def sample(name: str) -> Content:
    """A sample statement, composed."""
    return compose(read_form(ROOT / "samples" / name / "statement.yaml"), ON, profile()).content


def golden(file: str, made: str) -> str:
    """What the golden file `file` holds; COURTDOCS_UPDATE_GOLDEN=1 first writes into it what was made."""
    path = ROOT / "tests" / "golden" / file
    if os.environ.get("COURTDOCS_UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.encode())
    return path.read_bytes().decode()
