"""The letters of lists, which the PDF counts by itself and must count alike."""

import pytest

from courtdocs.writers.list_letters import letter


@pytest.mark.parametrize(
    ("depth", "due"),
    [
        (0, {1: "(a)", 2: "(b)", 26: "(z)", 27: "(aa)", 28: "(ab)", 52: "(az)", 53: "(ba)", 703: "(aaa)"}),
        (1, {1: "(i)", 4: "(iv)", 9: "(ix)", 40: "(xl)", 49: "(xlix)", 95: "(xcv)", 120: "(cxx)"}),
        (2, {1: "(A)", 26: "(Z)", 27: "(AA)"}),
        (3, {1: "(a)", 3: "(c)"}),
        (4, {3: "(iii)"}),
    ],
)
def test_letters_of_each_depth(depth: int, due: dict[int, str]) -> None:
    assert {number: letter(number, depth) for number in due} == due
