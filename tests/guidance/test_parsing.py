"""One file of notes: what is read, and what is refused with its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.guidance.parsing import NotesFile, parse_notes

FIELDS = ("summary", "children", "children.*.needs")
FRONT = """---
kind: statement
owner: the maintainers
version: 3
reviewed: 2026-11-22
review_due: 2027-05-22
---
"""
BODY = """
# Notes

## Summary {summary}

- length: 270 words
- authority: pd12a-7-1
- authority: ca1989-s1-3

One page at *most*: who,
what and why. Write it last.

- a first thing
- a second thing

### Needs {children.*.needs}

What this child needs.
"""


def parsed(text: str) -> NotesFile:
    return parse_notes("guidance.md", text, "statement", FIELDS)


def test_note_has_its_field_title_text_length_authorities_and_place() -> None:
    file = parsed(FRONT + BODY)
    assert file.findings == []
    note = file.notes["summary"]
    assert (note.title, note.length) == ("Summary", 270)
    assert note.authorities == ("pd12a-7-1", "ca1989-s1-3")
    assert note.text.startswith("One page at *most*: who,")
    assert note.text.endswith("- a second thing")
    assert (note.place.file, note.place.line) == ("guidance.md", 11)
    assert note.first_sentence == "One page at most: who, what and why."


def test_note_carries_the_front_matter() -> None:
    note = parsed(FRONT + BODY).notes["children.*.needs"]
    assert (note.owner, note.version) == ("the maintainers", "3")
    assert (note.reviewed, note.review_due) == (date(2026, 11, 22), date(2027, 5, 22))
    assert note.length is None
    assert note.authorities == ()


@pytest.mark.parametrize(
    ("change", "code", "line", "says"),
    [
        (("---\nkind", "kind"), "H19", 1, "no front matter"),
        (("owner: the maintainers\n", ""), "H19", 1, "lacks owner"),
        (("owner: the maintainers", "owner"), "H19", 3, "owner"),
        (("owner:", "colour:"), "H19", 3, "colour"),
        (("kind: statement", "kind: bundle"), "H19", 1, "bundle"),
        (("2027-05-22", "soon"), "H19", 6, "soon"),
        (("270 words", "a page"), "H19", 13, "a page"),
        (("pd12a-7-1", "pd12a-7-2"), "H19", 14, "pd12a-7-2"),
        (("{summary}", "{sumary}"), "H21", 11, "sumary"),
        (("{summary}", ""), "H21", 11, "names no field"),
        (("{children.*.needs}", "{summary}"), "H22", 23, "line 11"),
    ],
)
def test_mistake_is_refused_at_its_line(change: tuple[str, str], code: str, line: int, says: str) -> None:
    text = (FRONT + BODY).replace(*change, 1)
    assert text != FRONT + BODY
    finding = parsed(text).findings[0]
    assert (finding.code, finding.location.line) == (code, line)
    assert says in finding.message
    assert finding.help


def test_a_near_field_is_suggested() -> None:
    finding = parsed((FRONT + BODY).replace("{summary}", "{sumary}")).findings[0]
    assert finding.help == "did you mean `summary`?"


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    parsed(text)
    file = parsed(f"{FRONT}\n## Summary {{summary}}\n\n{text}")
    assert "summary" in file.notes
