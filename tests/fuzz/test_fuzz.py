"""Fuzzing, bounded: the same few inputs on every run; `make fuzz` looks further, what it found stays here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from .running import run_target
from .targets import TARGETS

FOUND: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("found.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks_a_target(name: str) -> None:
    target = TARGETS[name]
    run_target(target, target.examples, None, fixed=True)


@pytest.mark.parametrize("case", FOUND, ids=[case["name"] for case in FOUND])
def test_what_was_found_is_mended(case: dict[str, Any]) -> None:
    target = TARGETS[case["target"]]
    if "files" in case:
        files = {name: text.replace("[LONG]", "word " * 8000) for name, text in case["files"].items()}
        target.call({name: text.encode("utf-8", "surrogatepass") for name, text in files.items()})
    else:
        target.call(case["text"])


def test_there_are_cases() -> None:
    assert FOUND
