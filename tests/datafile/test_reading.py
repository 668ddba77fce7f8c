"""Files are read as text with a place for everything, or end in findings; never in an exception."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.datafile.catalogue import MOST_FINDINGS
from courtdocs.datafile.reading import LARGEST, parse, read
from courtdocs.datafile.tree import DataFile, Tree


def codes(read_file: DataFile) -> list[str]:
    return [f.code for f in read_file.findings]


def read_bytes(folder: Path, data: bytes, name: str = "form.yaml") -> DataFile:
    (folder / name).write_bytes(data)
    return read(folder / name, name)


def test_every_value_is_the_text_as_typed() -> None:
    text = 'time: 10:30\nphone: 01144560123\nanswer: NO\nsurname: Null\nday: 2026-02-30\nno: 012\nq: "yes"\n'
    read_file = parse(text, "form.yaml")
    assert read_file.tree == {
        "time": "10:30",
        "phone": "01144560123",
        "answer": "NO",
        "surname": "Null",
        "day": "2026-02-30",
        "no": "012",
        "q": "yes",
    }
    assert read_file.findings == ()


@pytest.mark.parametrize("empty", ["", " ", "|\n", "|\n\n", '""', "''"])
def test_a_value_left_empty_is_none(empty: str) -> None:
    assert parse(f"needs: {empty}\nharm: words\n", "f").tree == {"needs": None, "harm": "words"}


def test_every_key_and_value_has_its_place() -> None:
    text = "jade:\n  needs: |\n    One.\n    Two.\n  rows:\n    - a\n    - {who: x}\n  name: 'Jade'\n"
    read_file = parse(text, "f")
    values = {path: (s.line, s.column, s.style) for path, s in read_file.values.items()}
    assert values[("jade",)] == (2, 3, "block")
    assert values[("jade", "needs")] == (2, 10, "literal")
    assert values[("jade", "rows")] == (6, 5, "block")
    assert values[("jade", "rows", 0)] == (6, 7, "plain")
    assert values[("jade", "rows", 1)] == (7, 7, "flow")
    assert values[("jade", "rows", 1, "who")] == (7, 13, "plain")
    assert values[("jade", "name")] == (8, 9, "quoted")
    assert (read_file.keys[("jade", "rows", 1, "who")].line, read_file.keys[("jade", "name")].column) == (
        7,
        3,
    )
    assert str(read_file.locate_text(("jade", "needs"), 1, 2)) == "f:4:7"
    assert str(read_file.locate_text(("jade", "name"), 0, 1)) == "f:8:11"


def test_a_block_with_its_own_indentation_has_right_places() -> None:
    read_file = parse("a: |2\n    in\n  out\nb: |\n\n  late\n", "f")
    assert read_file.tree == {"a": "  in\nout\n", "b": "\nlate\n"}
    assert str(read_file.locate_text(("a",), 1)) == "f:3:3"
    assert str(read_file.locate_text(("b",), 1)) == "f:6:3"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_give_the_same_lines(end: str) -> None:
    read_file = parse(end.join(("a: |", "  one", "  two", "b: c # d", "")), "f")
    assert read_file.tree == {"a": "one\ntwo\n", "b": "c"}
    assert [(f.code, f.location.line) for f in read_file.findings] == [("F28", 4)]


def test_a_missing_file(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "none.yaml", "none.yaml")) == ["F01"]
    assert codes(read(tmp_path / "a\0b", "a?b")) == ["F01"]


def test_a_folder_a_pipe_and_a_file_without_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(read(tmp_path, "here")) == ["F02"]
    assert codes(read(tmp_path / "pipe", "pipe")) == ["F02"]
    (tmp_path / "form.yaml").write_text("a: b\n")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    refused = read(tmp_path / "form.yaml", "form.yaml")
    assert codes(refused) == ["F02"]
    assert (refused.tree, refused.text) == (None, "")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    assert codes(read_bytes(tmp_path, b"a: " + b"x" * LARGEST)) == ["F03"]
    assert codes(parse("a: " + "x" * LARGEST, "stdin")) == ["F03"]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"# only this\n", b"\xef\xbb\xbf", b"---\n"])
def test_a_file_with_nothing_in_it(tmp_path: Path, data: bytes) -> None:
    assert codes(read_bytes(tmp_path, data)) == ["F04"]


def test_a_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    read_file = read_bytes(tmp_path, b"\xef\xbb\xbfa: b\n")
    assert (read_file.tree, codes(read_file)) == ({"a": "b"}, [])
    assert str(read_file.locate(("a",))) == "form.yaml:1:4"


def test_the_windows_code_page_is_named_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    read_file = read_bytes(tmp_path, "a: b\nsaid: He’s “home”\nwhere: Block #4\n".encode("cp1252"))
    assert codes(read_file) == ["F05", "F28"]
    first = read_file.findings[0]
    assert (first.location.line, first.location.column) == (2, 9)
    assert "Windows" in first.message
    assert "’" in first.message
    assert "UTF-8" in first.help
    assert read_file.tree == {"a": "b", "said": "He’s “home”", "where": "Block"}


def test_utf16_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    read_file = read_bytes(tmp_path, "a: b\nwhere: Block #4\n".encode("utf-16"))
    assert codes(read_file) == ["F05", "F28"]
    assert "UTF-16" in read_file.findings[0].message


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04rest", "Word"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0", "old Word"),
        (b"{\\rtf1", "rich"),
    ],
)
def test_a_file_that_is_no_text_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    read_file = read_bytes(tmp_path, data)
    assert codes(read_file) == ["F05"]
    assert what in read_file.findings[0].message


def test_bytes_that_are_no_text_at_all(tmp_path: Path) -> None:
    read_file = read_bytes(tmp_path, b"a: b\n\x00\xff\x81")
    assert (codes(read_file), read_file.tree) == (["F05"], None)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_file_that_is_too_deep_is_refused_before_it_costs_anything(opening: str) -> None:
    assert codes(parse(opening * 100_000, "f")) == ["F08"]


def test_the_deepest_file_allowed() -> None:
    nested = "".join(f"{'  ' * n}k:\n" for n in range(31)) + "  " * 31 + "k: v\n"
    assert codes(parse(nested, "f")) == []
    assert codes(parse("k:\n" + "".join(f"  {line}\n" for line in nested.splitlines()), "f")) == ["F08"]


def test_a_field_twice_keeps_the_first_and_shows_it() -> None:
    read_file = parse("a: one\nb: two\na:\n  c: three\n", "f")
    (found,) = read_file.findings
    assert (found.code, found.location.line, found.related[0].location.line) == ("F10", 3, 1)
    assert read_file.tree == {"a": "one", "b": "two"}
    assert read_file.values[("a",)].line == 1
    assert ("a", "c") not in read_file.values


def test_signs_of_yaml_that_forms_do_not_have() -> None:
    text = "a: &x\n  b: c\nd:\n  <<: {e: f}\ng: !!map {h: i}\n"
    read_file = parse(text, "f")
    assert [(f.code, f.location.line) for f in read_file.findings] == [("F09", 1), ("F09", 4), ("F09", 5)]
    assert read_file.tree == {"a": {"b": "c"}, "d": {}, "g": {"h": "i"}}


def test_an_alias_bomb_costs_nothing() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert set(codes(parse(text, "f"))) == {"F09"}


def test_folded_words_are_a_note() -> None:
    read_file = parse("a: >\n  one\n  two\n", "f")
    assert [(f.code, f.severity) for f in read_file.findings] == [("F24", "note")]
    assert read_file.tree == {"a": "one two\n"}


def test_a_second_document_is_not_left_out_silently() -> None:
    read_file = parse("---\na: b\n---\nc: d\n", "f")
    assert [(f.code, f.location.line) for f in read_file.findings] == [("F07", 3)]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a:\n  b: c\n d: e\n", 3, "line up"),
        ("@a: b\n", 1, "begin"),
        ("%FOO\na: b\n", 1, "%"),
        ("- a\n- b\nc: d\n", 3, "rows"),
    ],
)
def test_what_cannot_be_mended_is_said_in_our_words(text: str, line: int, words: str) -> None:
    (found,) = parse(text, "f").findings
    assert (found.code, found.location.line) == ("F07", line)
    assert words in found.message
    assert "token" not in found.message + found.help


def test_flow_lists_keep_their_style_for_the_model_to_judge() -> None:
    read_file = parse("good: [Apart from Zara, who is one, Far]\n", "f")
    assert read_file.tree == {"good": ["Apart from Zara", "who is one", "Far"]}
    assert read_file.values[("good",)].style == "flow"


def test_a_json_file_by_its_name(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b'{"a": "b\\u00e9"}', "form.JSON").tree == {"a": "bé"}


words = st.text(
    st.characters(
        codec="utf-8",
        categories=("L", "M", "N", "P", "S", "Zs"),
        exclude_characters="\u034f\u3164\uffa0\u115f\u1160",
    ),
    min_size=1,
).filter(lambda text: bool(text.strip()) and parse(json.dumps(text), "f", json=True).findings == ())
trees = st.recursive(
    words,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(words, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def as_yaml(tree: Tree, pad: str, literal: bool) -> str:
    """A tree written as a careful person would: words below `|` or between quotation marks."""
    if isinstance(tree, dict):
        return "\n" + "".join(
            f"{pad}{json.dumps(k, ensure_ascii=False)}:{as_yaml(v, pad + '  ', literal)}"
            for k, v in tree.items()
        )
    if isinstance(tree, list):
        return "\n" + "".join(f"{pad}-{as_yaml(v, pad + '  ', literal)}" for v in tree)
    return f" |2-\n{pad}{tree}\n" if literal else f" {json.dumps(tree, ensure_ascii=False)}\n"


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), words, min_size=1), st.booleans())
def test_words_come_back_as_they_were_written(fields: dict[str, str], literal: bool) -> None:
    text = "".join(f"{key}:{as_yaml(value, '  ', literal)}" for key, value in fields.items())
    read_file = parse(text, "f")
    assert (read_file.tree, read_file.findings) == (fields, ())


@settings(max_examples=100, deadline=None)
@given(trees)
def test_a_tree_comes_back_as_it_was_written(tree: Tree) -> None:
    text = as_yaml(tree, "", literal=False).lstrip("\n")
    assert parse(text, "f").tree == tree
    assert parse(json.dumps(tree), "f", json=True).tree == tree


signs = st.lists(
    st.sampled_from(
        [*"\"'*&!|>%@`[]{},#:-?~\\ \n\t\r", "\n  ", "key: ", "- ", "words ", "{a: ", "\u200b", "\u2028", "é"]
    )
).map("".join)


@settings(max_examples=100, deadline=None)
@given(st.text() | signs, st.booleans())
def test_no_text_makes_reading_fail(text: str, as_json: bool) -> None:
    read_file = parse(text, "f", json=as_json)
    assert read_file.tree is not None or read_file.findings
    for path, span in {**read_file.values, **read_file.keys}.items():
        assert (span.line >= 1, span.column >= 1) == (True, True)
        read_file.locate(path)
        read_file.locate_text(path, 3, 3)


@settings(max_examples=50, deadline=None)
@given(data=st.binary() | st.text().map(lambda t: t.encode("utf-16")) | signs.map(str.encode))
def test_no_bytes_make_reading_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    read_file = read_bytes(tmp_path_factory.mktemp("any"), data)
    assert read_file.tree is not None or read_file.findings


def test_no_error_is_left_out_for_notes() -> None:
    read_file = parse("".join(f"a{n}: >\n  b\n" for n in range(300)) + "c: Block #4\n", "f")
    assert codes(read_file).count("F28") == 1
    assert codes(read_file).count("F24") == MOST_FINDINGS


@pytest.mark.parametrize("text", ["a: b #c\n" * 300, "".join(f"a{n}: b #c\n" for n in range(300))])
def test_the_last_of_many_errors_says_that_there_are_more(text: str) -> None:
    found = parse(text, "f").findings
    assert len(found) == MOST_FINDINGS
    assert found[-1].message.endswith("; there is more further on, which is told once this is put right")
    assert "further on" not in found[-2].message


@pytest.mark.parametrize(("ending", "lines"), [(b"\0" * 4, 2), (b"\0" * 5000, 2)])
def test_words_that_end_in_zeros_were_lost(tmp_path: Path, ending: bytes, lines: int) -> None:
    read_file = read_bytes(tmp_path, b"a: b\nc: d" + ending)
    assert (codes(read_file), read_file.tree) == (["F05"], None)
    assert read_file.findings[0].location.line == lines
    assert "Version history" in read_file.findings[0].help


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(tmp_path: Path, codec: str) -> None:
    read_file = read_bytes(tmp_path, "a: é\n".encode(codec))
    assert (codes(read_file), read_file.tree) == (["F05"], {"a": "é"})


def test_half_a_character_is_told_as_such(tmp_path: Path) -> None:
    read_file = read_bytes(tmp_path, b"a: Fen\xed\xa0\xbdmoor\n")
    assert codes(read_file) == ["F06"]
    assert str(read_file.findings[0].location) == "form.yaml:1:7"


def test_the_name_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "statement.yaml").write_text("a: b\n", "utf-8")
    (missing,) = read(tmp_path / "statment.yaml", "statment.yaml").findings
    assert "Did you mean `statement.yaml`?" in missing.help
    (other,) = read(tmp_path / "rook.docx", "rook.docx").findings
    assert "Did you mean" not in other.help


@pytest.mark.parametrize("name", ["~$atement.docx", ".~lock.statement.docx#"])
def test_the_note_of_an_open_document_is_no_form(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x05Marta")
    assert codes(read(tmp_path / name, name)) == ["F02"]


def test_a_line_that_lines_up_with_nothing_is_told_what_it_may_stand_beside() -> None:
    (found,) = parse("otis:\n    born: x\n   sex: y\n", "f").findings
    assert found.help == "Begin it in the same column as `born` or as `otis`."


def test_every_broken_row_between_braces_is_found_at_once() -> None:
    rows = ['  - {what: "He" said, for: otis}', "  - {what: fine}", "  - {what: she said: no}", "  - {a: [b}"]
    found = parse("rows:\n" + "\n".join(rows) + "\n", "f").findings
    assert [(f.code, f.location.line) for f in found] == [("F07", 2), ("F07", 4), ("F07", 5)]


def test_an_alias_within_brackets_has_no_mended_line() -> None:
    (_, found) = parse("a: &a b\nc: [d, *a]\n", "f").findings
    assert (found.code, found.suggestion) == ("F09", "")
    assert found.help == "Take out `*` and the word after it."


def test_a_long_mend_is_not_shown() -> None:
    (found,) = parse("a:\n" + "\tb: c\n" * 40, "f").findings[:1]
    assert (found.code, found.suggestion) == ("F07", "")
    assert "39 more lines have the same fault" in found.message


def calls(text: str) -> int:
    """How many functions reading a text calls: a measure of its work that is the same on every machine."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        parse(text, "f")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "row",
    [
        "  - {what: He said, she said, for: jade}\n",
        '  - {what: "He" said, for: jade}\n',
        "  - {[x] said: no}\n",
        "  – what: x\n",
        "  - 'He said\n",
        "  - [He said\n",
        "\t- a\n",
        "  - |\n    words\n stray\n",
    ],
)
def test_ten_times_the_rows_are_at_most_twelve_times_the_work(row: str) -> None:
    few, many = (calls("rows:\n" + row * times) for times in (200, 2000))
    assert few > 100
    assert many <= 12 * few
