"""Reading a text file back: its numbers and headings."""

from __future__ import annotations

import pytest

from courtdocs.inspection.text import open_text


def test_the_text_is_one_page_without_properties() -> None:
    file = open_text("a é\n".encode(), "x.txt")
    assert (file.format, file.name, file.pages) == ("txt", "x.txt", ("a é\n",))
    assert (file.metadata, file.furniture, file.alternatives, file.revisions) == ({}, (), (), ())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.    x\n\n2.    y\n\n10.   z\n\n123.  w\n", (1, 2, 10, 123)),
        ("8. x\n  9.    y\nNo. 1\n12.\n1984. That\n      3.    z\n", ()),
    ],
)
def test_numbers_stand_at_the_margin_with_two_spaces_behind_them(text: str, numbers: tuple[int, ...]) -> None:
    assert open_text(text.encode(), "x.txt").numbers == numbers


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "Part\n====\n\nx\n\nSection\n-------\n\nPoint\n~~~~~\n\nDetail\n......\n",
            ("Part", "Section", "Point", "Detail"),
        ),
        ("A long\nheading\n=======\n", ("A long heading",)),
        ("=====\nTitle\n=====\n", ("Title",)),
        ("words\n\n-----\n\nmore\n---\n", ()),
        ("=-=-\nabcd\n=-=-\n", ()),
    ],
)
def test_headings_are_underlined(text: str, headings: tuple[str, ...]) -> None:
    assert open_text(text.encode(), "x.txt").bookmarks == headings


def test_what_is_not_utf_8_is_refused() -> None:
    with pytest.raises(ValueError, match="utf-8"):
        open_text(b"\xff", "x.txt")
