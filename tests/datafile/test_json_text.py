"""JSON gives the same tree as YAML, with places, and its faults in plain words."""

from __future__ import annotations

import pytest

from courtdocs.datafile.reading import parse


def test_values_are_text_as_typed() -> None:
    text = '{"n": 1.50, "yes": true, "none": null, "empty": "", "emoji": "\\ud83d\\ude00", "two": "a\\nb"}'
    read = parse(text, "f", json=True)
    assert read.tree == {
        "n": "1.50",
        "yes": "true",
        "none": None,
        "empty": None,
        "emoji": "😀",
        "two": "a\nb",
    }
    assert read.findings == ()


def test_every_key_and_value_has_its_place() -> None:
    read = parse('{\n  "a": [\n    {"b": "c\\nd"}\n  ]\n}\n', "f", json=True)
    assert str(read.locate(("a",))) == "f:2:8"
    assert str(read.locate(("a", 0, "b"))) == "f:3:11"
    assert str(read.locate(("a", 0, "b"), key=True)) == "f:3:6"
    assert str(read.locate_text(("a", 0, "b"), 1)) == "f:3:11"
    assert read.values[("a",)].end_line == 4


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('{"a": 1,}', "F07", "f:1:9"),
        ("{a: 1}", "F07", "f:1:2"),
        ("{'a': 1}", "F07", "f:1:2"),
        ('{"a": [1, 2', "F07", "f:1:12"),
        ('{"a": "b', "F07", "f:1:7"),
        ('{"a": "b\nc"}', "F07", "f:1:9"),
        ('{"a": "\\q"}', "F07", "f:1:8"),
        ('{"a" 1}', "F07", "f:1:6"),
        ('{"a": tru}', "F07", "f:1:7"),
        ('{"a": 01}', "F07", "f:1:7"),
        ('{"a": 1} 2', "F07", "f:1:10"),
        ("// x\n{}", "F07", "f:1:1"),
        ("[" * 40, "F08", "f:1:34"),
        ('{"a": 1,\n "a": 2}', "F10", "f:2:2"),
    ],
)
def test_faults(text: str, code: str, place: str) -> None:
    (found,) = parse(text, "f", json=True).findings
    assert (found.code, str(found.location)) == (code, place)
    assert found.help
