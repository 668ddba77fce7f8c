"""The cast: whom words name, and where they may mean somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtdocs.rules.cast import Cast

from .building import build


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(build(tmp_path).record)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nell's teacher saw Sami Harker.", ["nell", "sami"]),
        ("Ms Harker and Mrs Attwell met.", ["kim", "ruth"]),
        ("Mistry wrote; Ms Mistry and Dr Boyd came.", ["mistry", "boyd"]),
        ("Nella and Samir came with Ms Carrow.", ["other Gwen Carrow"]),
        ("A knell.", []),
    ],
)
def test_whom_words_name(cast: Cast, text: str, who: list[str]) -> None:
    assert [mention.who for mention in cast.mentions(text)] == who


def test_a_name_that_two_people_share_names_nobody_for_certain(tmp_path: Path) -> None:
    twice = {"people": {"nellie": {"name": "Nell Attwell", "called": "Mrs Nell Attwell"}}}
    cast = Cast(build(tmp_path, twice).record)
    assert [m.who for m in cast.mentions("Nell came. Nell Harker left. Mrs Nell Attwell too.")] == [
        "",
        "nell",
        "nellie",
    ]
    assert [m.who for m in cast.children("Nell came with Sami.")] == ["sami"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When Nell sleeps she is calm.", False),
        ("In May Nell read English books.", False),
        ("Nell and her mother left.", True),
        ("Nell told Leo.", True),
        ("Leo told Nell.", True),
        ("Nell and Sami left.", True),
        ("Nell's rabbit is ill.", True),
    ],
)
def test_somebody_else(cast: Cast, text: str, expected: bool) -> None:
    assert cast.has_somebody_else(text, "nell") is expected


def test_how_the_record_says_that_somebody_is_called_comes_before_how_others_could_be(tmp_path: Path) -> None:
    others = {"others_named": ["Gwen Carrow", "Pam Harker"]}
    cast = Cast(build(tmp_path, others).record)
    assert [mention.who for mention in cast.mentions("Ms Harker met Mrs Harker.")] == [
        "kim",
        "other Pam Harker",
    ]
    assert cast.bearers("Ms Harker") == {"kim"}
