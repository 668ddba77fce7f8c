"""The whitespace rule: a template line that has something on it but prints nothing disappears."""

from __future__ import annotations

import pytest

from courtdocs.content.blocks import Paragraph

from .conftest import Composer, said

CASES = [
    # A tag that ends a line of text does not swallow the empty line after it.
    ("Alpha {% if s.stage %}beta{% endif %}\n\nGamma\n", ["Alpha beta", "Gamma"]),
    ("Alpha\n{% if s.place %}x{% endif %}\nBeta\n", ["Alpha Beta"]),
    ("Alpha\n\n{% if s.place %}x{% endif %}\n\nBeta\n", ["Alpha", "Beta"]),
    ("{% for c in children %}\n{{ c.called }}\n\n{% endfor %}\nEnd\n", ["Jade", "Zara", "End"]),
    ("{# a comment #}\nAlpha\n{# another\nof two lines #}\nBeta\n", ["Alpha Beta"]),
    ("{% macro m(x) %}{{ x }}{% endmacro %}\nAlpha {{ m(s.stage) }}.\n", ["Alpha initial."]),
    ("{% macro m(x) %}\nOne {{ x }}\n\nTwo\n{% endmacro %}\n{{ m(s.stage) }}\n", ["One initial", "Two"]),
    ("Alpha  \nBeta\n", ["Alpha\nBeta"]),
]


@pytest.mark.parametrize(("template", "expected"), CASES)
def test_lines(template: str, expected: list[str], composed: Composer) -> None:
    blocks = composed(template).content.blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert said(blocks) == expected


def test_windows_line_ends(composed: Composer) -> None:
    assert said(composed("## One\r\n\r\nTwo\r\n").content.blocks) == ["One", "Two"]
