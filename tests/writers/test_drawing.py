"""A drawing as a picture is of the right size, the same each time, and shows every shape."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from courtdocs.content.blocks import Drawing, Shape
from courtdocs.writers.drawing import drawing_data, drawing_png

from .contents import GENOGRAM


def picture(drawing: Drawing) -> Image.Image:
    return Image.open(io.BytesIO(drawing_png(drawing, dpi=72))).convert("L")


def test_a_picture_is_as_large_as_its_drawing_and_the_same_each_time() -> None:
    assert drawing_png(GENOGRAM) == drawing_png(GENOGRAM)
    assert picture(GENOGRAM).size == (320, 150)


@pytest.mark.parametrize("kind", ["line", "rect", "circle", "diamond"])
def test_each_shape_is_drawn_between_its_corners(kind: str) -> None:
    shape = Shape(kind, 20, 20, 60, 50, weight=2)  # type: ignore[arg-type]
    ink = picture(Drawing((shape,), 100, 80, "x")).point(lambda level: 255 - level).getbbox()
    assert ink is not None
    assert all(abs(a - b) <= 2 for a, b in zip(ink, (20, 20, 60, 50), strict=True))


def test_a_filled_shape_is_grey_and_text_stands_centred_on_its_point() -> None:
    square = Shape("rect", 20, 20, 60, 60, filled=True)
    assert 200 < picture(Drawing((square,), 100, 80, "x")).getpixel((40, 40)) < 230
    word = Shape("text", 50, 40, text="OOO", size=10)
    ink = picture(Drawing((word,), 100, 80, "x")).point(lambda level: 255 - level).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert abs((left + right) / 2 - 50) <= 1.5
    assert abs((top + bottom) / 2 - 40) <= 1.5


def test_typst_markup_in_a_drawing_is_words() -> None:
    plain = Drawing((Shape("text", 50, 40, text="a"),), 100, 80, "x")
    marked = replace(plain, shapes=(Shape("text", 50, 40, text="*a* #x $y$"),))
    assert drawing_png(marked) != drawing_png(plain)


def test_a_text_alternative_is_no_longer_than_a_file_can_hold() -> None:
    drawing = Drawing((), 100, 80, "A and B are siblings. " * 2000)
    assert len(drawing_data(drawing)["alt"].encode("utf-16-be")) < 32_767
    assert drawing_data(GENOGRAM)["alt"] == GENOGRAM.alt
