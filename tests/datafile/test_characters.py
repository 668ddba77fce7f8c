"""Hidden characters are refused with their place, except where the writing needs them."""

from __future__ import annotations

import pytest

from courtdocs.datafile.characters import forbidden
from courtdocs.datafile.reading import parse

REFUSED = {
    "control": "a\x07b",
    "delete": "a\x7fb",
    "damaged quotation mark": "a\x92b",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "lone surrogate": "a\ud83db",
    "override": "a\u202eb",
    "isolate": "a\u2066b",
    "zero width space in a name": "Za\u200bra",
    "joiner in a name": "Za\u200dra",
    "non-joiner in a name": "Za\u200cra",
    "soft hyphen": "Za\xadra",
    "right-to-left mark in a name": "Za\u200fra",
    "byte order mark within": "Za\ufeffra",
    "word joiner": "Za\u2060ra",
    "variation selector in a name": "Za\ufe0fra",
    "tag character": "Za\U000e0061ra",
    "filler": "Za\u3164ra",
    "not a character": "a\uffffb",
}
NEEDED = {
    "Persian": "می\u200cخواهم",
    "Devanagari": "क्\u200dष",
    "family emoji": "👨\u200d👩\u200d👧",
    "emoji with a skin tone": "👩🏽\u200d🏫",
    "heart": "❤\ufe0f",
    "keycap": "1\ufe0f\u20e3",
    "flag of Wales": "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "Hebrew ending in a mark": "שלום!\u200f",
    "Thai": "ภาษา\u200bไทย",
    "tab and lines": "a\tb\nc",
    "accents": "Zoë e\u0301 “x” – …",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_refused(text: str) -> None:
    (at,) = forbidden(text)
    (found,) = parse(f"name: ok\nsaid: {text}\n", "f").findings
    assert (found.code, found.location.line, found.location.column) == ("F06", 2, 7 + at)
    assert f"U+{ord(text[at]):04X}" in found.message


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_needed(text: str) -> None:
    assert list(forbidden(text)) == []


@pytest.mark.parametrize(
    ("text", "json"), [('a: "x\\u202e"', False), ('{"a": "x\\u202e"}', True), ('{"a": "\\ud83d"}', True)]
)
def test_a_character_written_as_an_escape_is_no_way_round(text: str, json: bool) -> None:
    read = parse(text, "f", json=json)
    assert [f.code for f in read.findings] == ["F06"]
    assert list(forbidden(str(read.tree))) == []


def test_everything_else_of_the_file_is_still_found() -> None:
    read = parse("a: \u2028b\nc: Block #4\nd: e\n", "f")
    assert [(f.code, f.location.line) for f in read.findings] == [("F06", 1), ("F28", 2)]
    assert str(read.locate(("d",))) == "f:3:4"


def test_characters_that_follow_one_another_are_one_finding() -> None:
    (found,) = parse("said: a\u200b\u200b\u200bb\n", "f").findings
    assert (found.location.column, found.location.end_column) == (8, 11)
    assert found.message.startswith("there are 3 characters here")
    assert "the first is zero width space" in found.message


@pytest.mark.parametrize(
    ("character", "said", "help"),
    [
        ("\x0b", "line break of Word", "press Enter"),
        ("\x1e", "hyphen of Word", "type a hyphen"),
        ("\x07", "end of a cell", "Delete it"),
    ],
)
def test_what_word_leaves_is_named(character: str, said: str, help: str) -> None:
    (found,) = parse(f"said: a{character}b\n", "f").findings
    assert said in found.message
    assert help in found.help
