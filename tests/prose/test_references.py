"""Keys and pinpoints, as citations and sources write them."""

from __future__ import annotations

import pytest

from courtdocs.prose.blocks import Reference
from courtdocs.prose.references import read_reference, read_references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hv-letter", Reference("hv-letter")),
        (" hv-letter p4 ", Reference("hv-letter", "p4")),
        ("hv-letter, p4-6", Reference("hv-letter", "p4-6")),
        ("school-log para 12", Reference("school-log", "para 12")),
        ("police-14nov pp 2, 4–6", Reference("police-14nov", "pp 2, 4–6")),
        ("T1", Reference("T1")),
        ("E12 page 3", Reference("E12", "page 3")),
        ("name withheld", None),
        ("Jade", None),
        ("", None),
        ("hv-letter p4 and on", None),
        ("hv-letter Page 4", Reference("hv-letter", "Page 4")),
        ("T0", None),
    ],
)
def test_one_reference(text: str, expected: Reference | None) -> None:
    assert read_reference(text) == expected


def test_several_are_references_only_if_all_are() -> None:
    assert read_references("hv-letter p4; T1") == (Reference("hv-letter", "p4"), Reference("T1"))
    assert read_references("hv-letter p4; and so on") == ()
