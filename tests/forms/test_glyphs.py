"""Characters without a glyph are found where they stand, whatever the value's style."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.datafile.catalogue import MOST_FINDINGS
from courtdocs.datafile.reading import parse
from courtdocs.findings import Finding, Location, Severity
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.glyphs import unprintable
from courtdocs.resources import fonts

RANGES = json.loads((fonts() / "coverage.json").read_text("utf-8"))


def found(text: str, *, json: bool = False) -> tuple[Finding, ...]:
    file = parse(text, "statement.yaml", json=json)
    assert file.tree is not None, file.findings
    return unprintable(cast(FilledForm, SimpleNamespace(files={("case",): file})))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("about_me: ok\nsummary: She wrote 漢 here\n", 2, 20),
        ('summary: "She wrote 漢"\n', 1, 21),
        ("summary: |\n  First line.\n\n  Then 漢 came.\n", 4, 8),
        ("summary: >\n  First line\n  then 漢 came.\n", 3, 8),
        ("summary: one\n  two 漢 three\n", 2, 7),
        ("rows:\n  - what: fine\n  - what: |\n      a 漢\n", 4, 9),
    ],
)
def test_the_place_is_that_of_the_character(text: str, line: int, column: int) -> None:
    (finding,) = found(text)
    assert finding.location == Location("statement.yaml", line, column, column + 1)
    assert (finding.code, finding.severity) == ("F23", Severity.ERROR)


def test_two_values_on_a_line_have_a_place_each() -> None:
    first, second = found("- {who: x漢, said: y漢}\n")
    assert (first.location.column, second.location.column) == (10, 20)


def test_an_escaped_character_is_found_at_its_value() -> None:
    (finding,) = found('{"summary": "see \\u2713"}', json=True)
    assert finding.location.line == 1
    assert finding.location.column >= 13


def test_the_message_names_the_character_and_the_path_leads_to_it() -> None:
    (finding,) = found("people:\n  craig:\n    name: Craig ☂\n")
    assert "“☂” (umbrella)" in finding.message
    assert finding.path == ("case", "people", "craig", "name")
    assert finding.help == "Say in words what it shows, or leave it out."


def test_what_unicode_can_write_plainly_is_mended() -> None:
    (finding,) = found("summary: I saw ① child\n")
    assert finding.suggestion == "I saw 1 child"
    assert finding.help == "Write “1” instead."


def test_words_of_another_script_are_one_finding() -> None:
    (finding,) = found("summary: 家族 and again 家族\n")
    assert finding.location.end_column - finding.location.column == 2
    assert "Latin alphabet" in finding.help


def test_an_emoji_with_joiners_is_told_without_being_split() -> None:
    (finding,) = found("summary: |\n  She sent 👨\u200d👩 twice: 👨\u200d👩\n")
    assert finding.message.startswith("“👨\u200d👩” cannot be printed")
    assert finding.location == Location("statement.yaml", 2, 12, 15)


def test_line_breaks_tabs_and_all_that_the_fonts_hold_are_fine() -> None:
    assert found("summary: |\n  A\tb é £ ŵ “x” – … שלום Привет\n\n  next\n") == ()


@given(st.characters(exclude_categories=["Cs", "Cc"]))
@settings(max_examples=100, deadline=None)
def test_a_character_is_found_just_when_the_fonts_lack_it(char: str) -> None:
    file = parse(json.dumps({"a": f"x{char}y"}), "f.json", json=True)
    if file.tree != {"a": f"x{char}y"}:  # forbidden on reading
        return
    findings = unprintable(cast(FilledForm, SimpleNamespace(files={(): file})))
    assert bool(findings) == (not any(first <= ord(char) <= last for first, last in RANGES))


def test_a_value_full_of_them_does_not_tell_them_all() -> None:
    signs = " ".join(f"a{chr(0x4E00 + number)}" for number in range(2000))
    assert len(found(f"summary: {signs}\n")) == MOST_FINDINGS


def test_a_character_for_private_use_is_not_printable_though_a_font_draws_it() -> None:
    # Arimo keeps two ligatures there; a PDF/A file may not hold them.
    (finding,) = found("summary: a \uf001 b\n")
    assert finding.code == "F23"
