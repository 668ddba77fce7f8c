"""The genogram: nothing over anything else, nothing outside, and the same said in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

import courtdocs
from courtdocs.content.blocks import Drawing, Shape
from courtdocs.content.family_rows import width
from courtdocs.content.genogram import genogram, genogram_page
from courtdocs.forms.filled import FilledForm

from .conftest import filled

ON = date(2026, 11, 25)
FONTS = Path(courtdocs.__file__).with_name("fonts")
FACES = [ImageFont.truetype(FONTS / f"Arimo-{face}.ttf", 1000) for face in ("Regular", "Bold")]
Draw = Callable[[FilledForm, date], Drawing]


def drawn(children: dict[str, Any], people: dict[str, Any], draw: Draw = genogram) -> Drawing:
    form = filled()
    record = type(form.record).model_validate(
        {
            "proceedings": {"court": "x", "authority": "y"},
            "children": children,
            "people": people,
            "professionals": {"oke": {"name": "M Oke"}},
        }
    )
    return draw(replace(form, record=record), ON)


def real_width(text: str, size: float, bold: bool) -> float:
    """How wide words really are."""
    return FACES[bold].getlength(text) / 1000 * size


def box(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, of words as the font sets them."""
    if shape.kind == "text":
        half = real_width(shape.text, shape.size, shape.bold) / 2
        return shape.x - half, shape.y - shape.size / 2, shape.x + half, shape.y + shape.size / 2
    return min(shape.x, shape.x2), min(shape.y, shape.y2), max(shape.x, shape.x2), max(shape.y, shape.y2)


def overlap(one: Shape, other: Shape) -> bool:
    a, b = box(one), box(other)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def check(drawing: Drawing) -> None:
    solid = [s for s in drawing.shapes if s.kind != "line"]
    for shape in drawing.shapes:
        left, top, right, bottom = box(shape)
        assert left >= -0.01
        assert top >= -0.01
        assert right <= drawing.width + 0.01
        assert bottom <= drawing.height + 0.01
    assert [(a, b) for a, b in combinations(solid, 2) if overlap(a, b)] == []
    assert drawing.width <= 440


NAMES = st.text("abcdefghij ABC-'é", min_size=1, max_size=30).filter(lambda text: text.strip())
RELATIONS = st.sampled_from(
    ["mother", "father", "maternal grandmother", "maternal grandfather", "paternal grandmother",
     "maternal aunt", "paternal uncle", "half-brother", "maternal half-sister", "brother",
     "stepfather", "godmother"]
)  # fmt: skip


@given(st.text(st.characters(codec="latin-1", min_codepoint=32, exclude_categories=["Cc"]), max_size=20))
def test_words_are_never_taken_for_narrower_than_they_are(text: str) -> None:
    for bold in (False, True):
        assert real_width(text, 9.0, bold) <= width(text, 9.0) + 0.01


@st.composite
def families(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    keys = [f"c{n}" for n in range(draw(st.integers(1, 10)))]
    paternity = st.sampled_from(["agreed", "tested", "disputed", "unknown"])
    children = {
        key: {
            "name": draw(NAMES),
            "born": f"20{10 + n}-01-02",
            "sex": draw(st.sampled_from(["female", "male", "not known"])),
            "paternity": draw(paternity),
        }
        for n, key in enumerate(keys)
    }
    people = {
        f"p{n}": {
            "name": draw(NAMES),
            "is": {
                draw(RELATIONS): draw(st.lists(st.sampled_from(keys), min_size=1, max_size=4, unique=True))
            },
            **({"died": "2020"} if draw(st.booleans()) else {}),
        }
        for n in range(draw(st.integers(0, 9)))
    }
    return children, people


@settings(max_examples=100, deadline=None)
@given(families())
def test_nothing_overlaps_or_leaves_the_drawing(family: tuple[dict[str, Any], dict[str, Any]]) -> None:
    drawing = drawn(*family)
    check(drawing)
    check(drawn(*family, genogram_page))
    for person in (*family[0].values(), *family[1].values()):
        assert person["name"].removesuffix("\n") in drawing.alt


def child(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "born": "2014-02-03", "sex": "female", **more}


def person(name: str, relation: str, *children: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "is": {relation: list(children) or ["all"]}, **more}


def kinds(drawing: Drawing) -> list[str]:
    return [s.kind for s in drawing.shapes if s.kind not in ("line", "text")]


def test_one_mother_three_fathers_and_doubt() -> None:
    children = {"a": child("Ann"), "b": child("Bea"), "c": child("Cat", paternity="disputed")}
    people = {
        "m": person("Mum", "mother"),
        "f1": person("Fred", "father", "a"),
        "f2": person("Guy", "father", "b", died="2020"),
        "f3": person("Hal", "father", "c"),
    }
    drawing = drawn(children, people)
    check(drawing)
    assert kinds(drawing).count("circle") == 4
    assert kinds(drawing).count("rect") == 3
    assert any(s.dashed for s in drawing.shapes)
    assert sum(s.filled for s in drawing.shapes) == 3
    assert "Fred and Mum are the parents of Ann (12 years)." in drawing.alt
    assert (
        "Mum is the recorded parent of Cat (12 years). Whether Hal is the father is disputed" in drawing.alt
    )
    assert "Guy has died." in drawing.alt


def test_lines_beside_the_last_of_a_full_row_stay_in_the_drawing() -> None:
    children = {"a": child("Ann"), "b": child("Bea"), "c": child("Cat", paternity="disputed")}
    uncles = {f"u{n}": person("Bob", "paternal uncle", "a") for n in range(3)}
    fathers = {"f": person("Dad", "father", "a", "b", "c"), "g": person("Guy", "father", "a")}
    check(drawn(children, uncles | fathers))


def test_grandparents_and_aunts_on_both_sides() -> None:
    people = {
        "m": person("Mum", "mother"),
        "f": person("Dad", "father"),
        "mg": person("Nan", "maternal grandmother"),
        "pg": person("Gran", "paternal grandmother"),
        "pf": person("Grandad", "paternal grandfather"),
        "ma": person("Aunt May", "maternal aunt"),
        "pu": person("Uncle Bob", "paternal uncle"),
    }
    drawing = drawn({"a": child("Ann")}, people)
    check(drawing)
    assert "Nan is a parent of Mum." in drawing.alt
    assert "Gran and Grandad are parents of Dad." in drawing.alt
    assert "Aunt May is a sister of Mum." in drawing.alt
    assert "Uncle Bob is a brother of Dad." in drawing.alt
    assert len(kinds(drawing)) == 8


def test_one_parent_only_and_nobody() -> None:
    alone = drawn({"a": child("Ann", sex=None)}, {"m": person("Mum", "mother")})
    check(alone)
    assert "Mum is the recorded parent of Ann" in alone.alt
    assert "diamond" in kinds(alone)
    nobody = drawn({"a": child("Ann")}, {})
    check(nobody)
    assert nobody.alt == "The family. No parent of Ann (12 years) is recorded."


def test_people_who_cannot_be_placed_are_told() -> None:
    people = {
        "m": person("Mum", "mother"),
        "g": person("Gwen", "godmother"),
        "n": {"name": "Neil", "carer": {"stage": "proposed"}},
        "o": {"name": "Olga"},
    }
    drawing = drawn({"a": child("Ann")}, people)
    assert len(kinds(drawing)) == 2
    assert "Gwen, godmother of Ann, is not in the drawing." in drawing.alt
    assert "Neil, considered as a carer, has no relation recorded" in drawing.alt
    assert "Olga" not in drawing.alt


def test_a_drawing_with_a_page_to_itself_is_larger_where_there_is_room() -> None:
    parents = {"m": person("Mum", "mother"), "f": person("Dad", "father")}
    few = {"a": child("Ann")}
    small, large = drawn(few, parents), drawn(few, parents, genogram_page)
    check(large)
    assert large.alt == small.alt
    assert large.height == pytest.approx(small.height * 1.6, rel=0.05)
    many = {f"c{n}": child(f"Child {n}") for n in range(10)}
    full = drawn(many, parents, genogram_page)
    check(full)
    assert full.height == pytest.approx(drawn(many, parents).height, rel=0.1)


def test_parents_by_key_alone() -> None:
    children = {"a": child("Ann", parents=["x", "y"])}
    drawing = drawn(children, {"x": {"name": "Xan", "sex": "female"}, "y": {"name": "Yan", "sex": "male"}})
    assert "Yan and Xan are the parents of Ann (12 years)." in drawing.alt


@pytest.mark.parametrize("count", [1, 4, 10])
def test_many_children(count: int) -> None:
    children = {f"c{n}": child(f"Child Number{n} Featherstonehaugh-Cholmondeley") for n in range(count)}
    check(drawn(children, {"m": person("Mum", "mother")}))
