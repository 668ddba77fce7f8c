"""Sentences: where they end, what is quoted, and where they stand in the form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.fields.text import Prose
from courtdocs.rules.sentences import BLANK, blank_quotations, sentences, split

from .building import build


def _said(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in sentences(("summary",), Prose.read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Dr. Iyer saw Mr. T. Okafor. He left.", ["Dr. Iyer saw Mr. T. Okafor.", "He left."]),
        ("See para. 4 and p. 5. Then stop.", ["See para. 4 and p. 5.", "Then stop."]),
        ("She and I. They left.", ["She and I.", "They left."]),
        ("It was 1.40 am. 3 people came.", ["It was 1.40 am.", "3 people came."]),
        ("He said (as before.) Then he left.", ["He said (as before.)", "Then he left."]),
        ("A line\nbreak is a space. Next.", ["A line break is a space.", "Next."]),
        ("- First point\n- Second. Third.", ["First point", "Second.", "Third."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert _said(text) == expected


def test_a_quotation_set_off_is_left_out() -> None:
    assert _said("Before.\n\n> He hit her.\n\nAfter.") == ["Before.", "After."]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('She said "he hit me." Then she left.', "She said . Then she left."),
        ("She said “he hit me” and left.", "She said  and left."),
        ("She said ‘he hit me’ and left.", "She said  and left."),
        ("She said 'he hit me' and left.", "She said  and left."),
        ("Jade's aunt and the boys' coats don't match.", "Jade's aunt and the boys' coats don't match."),
        ('An "unclosed one runs on. To the end', "An "),
    ],
)
def test_quoted_speech_is_blanked(text: str, kept: str) -> None:
    blanked = blank_quotations(text)
    assert len(blanked) == len(text)
    assert blanked.replace(BLANK, "").translate(str.maketrans("", "", "\"“”‘’'")) == kept.translate(
        str.maketrans("", "", "\"“”‘’'")
    )


def test_a_quoted_full_stop_still_ends_the_sentence() -> None:
    assert len(_said('She said "he hit me." Then she left.')) == 2


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .!?\"'“”‘’()[]1\u00e9")))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    blanked = blank_quotations(text)
    spans = list(split(blanked))
    assert len(blanked) == len(text)
    assert [start for start, _ in spans][1:] == [end for _, end in spans][:-1]
    assert "".join(blanked[start:end] for start, end in spans).split() == blanked.split()


def test_what_never_stops_is_parted_between_words() -> None:
    for text in ("word " * 3000, "x" * 9000):
        pieces = [text[start:end] for start, end in split(text)]
        assert "".join(pieces) == text
        assert max(map(len, pieces)) <= 4000
        assert all(piece.endswith(" ") for piece in pieces) is (" " in text)


def test_words_are_found_in_the_file_across_lines_and_emphasis(tmp_path: Path) -> None:
    form = build(tmp_path)
    prose = Prose.read("The first.\n\nShe said that *he*\nleft her. Then he left.")
    found = [s for s in sentences(("summary",), prose) if s.text.startswith("Then")]
    place = found[0].locate(form, "he")
    across = next(s for s in sentences(("summary",), prose) if "said" in s.text).locate(form, "that he left")
    start = form.locate_text(("summary",), 3, 15)
    assert (place.line, place.column) == (start.line, start.column)
    assert across.line == form.locate_text(("summary",), 2).line
