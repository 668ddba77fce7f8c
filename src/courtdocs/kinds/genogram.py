"""The genogram: the family drawn on a page, and the same in words (PD12A 7.1)."""

from __future__ import annotations

from .base import FRONT, Form, Kind


class Genogram(Form):
    """`genogram.yaml`: who is whose kin stands in the case record."""


KIND = Kind(
    slug="genogram",
    title="Genogram",
    version=1,
    model=Genogram,
    file_name="genogram.yaml",
    about="The family as a drawing, relatives and their relation to each child included, and the same in "
    "words. Filed with the application; drawn from the case record.",
    sections=(),
    draws_on=(
        *FRONT,
        "children.*.known_as",
        "children.*.sex",
        "children.*.pronouns",
        "children.*.parents",
        "children.*.paternity",
        "people.*.called",
        "people.*.born",
        "people.*.died",
        "people.*.sex",
        "people.*.pronouns",
        "people.*.is",
    ),
    needs=("people",),
    is_witness_statement=False,
)
