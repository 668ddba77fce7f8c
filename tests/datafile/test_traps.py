"""Every trap of YAML ends in one finding that shows the mended lines, and the mended lines read as meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from courtdocs.datafile.reading import parse

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "traps.yaml").read_text("utf-8"))


def names(case: dict[str, Any]) -> str:
    return str(case["name"])


def test_there_are_cases() -> None:
    assert len(CASES) > 30


@pytest.mark.parametrize("case", CASES, ids=names)
def test_a_trap_is_found_with_its_line_and_mended_lines(case: dict[str, Any]) -> None:
    read = parse(case["text"], "form.yaml")
    (found,) = read.findings
    assert (found.code, found.location.line, found.suggestion) == (
        case["code"],
        case["line"],
        case["suggestion"],
    )
    assert read.tree == case.get("drafts", case["reads"])
    assert read.text == case["text"]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_mended_lines_read_as_the_words_were_meant(case: dict[str, Any]) -> None:
    lines = case["text"].split("\n")
    mended = case["suggestion"].split("\n")
    wanted = case["reads"]
    places = [(first, last) for first in range(len(lines)) for last in range(first, len(lines))]
    tried = ("\n".join((*lines[:a], *mended, *lines[b + 1 :])) for a, b in places)
    assert any(not (read := parse(text, "form.yaml")).findings and read.tree == wanted for text in tried)


def test_all_traps_of_one_file_are_found_in_one_pass() -> None:
    pieces = [c for c in CASES if isinstance(c["reads"], dict) and "drafts" not in c and c["code"] == "F07"]
    chosen = [c for c in pieces if c["text"].startswith(("what:", "why:", "said:", "when:"))]
    text, line, expected = "", 1, []
    for number, case in enumerate(chosen):
        body = case["text"].replace("\nnext: on", "")
        text += f"box-{number}-{body}"
        expected.append((case["code"], line + case["line"] - 1))
        line += body.count("\n")
    read = parse(text, "form.yaml")
    assert len(chosen) > 12
    assert [(f.code, f.location.line) for f in read.findings] == expected


def test_places_after_a_mend_are_those_of_the_file_as_typed() -> None:
    text = 'what: "No," he said\nwhy: |\n  Because.\njade:\n  name: Jade\n'
    read = parse(text, "form.yaml")
    assert str(read.locate(("jade", "name"))) == "form.yaml:5:9"
    assert str(read.locate(("jade", "name"), key=True)) == "form.yaml:5:3"
    assert str(read.locate_text(("why",), 0, 2)) == "form.yaml:3:5"
    assert str(read.locate_text(("what",), 0, 5)) == "form.yaml:1:12"


def test_a_file_full_of_traps_ends() -> None:
    text = "".join(f'f{n}: "a" b\n' for n in range(500))
    read = parse(text, "form.yaml")
    assert 50 <= len(read.findings) <= 200
