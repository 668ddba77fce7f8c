"""The threshold document: the facts that the authority seeks to establish under s31(2) (PD12A 7.1)."""

from __future__ import annotations

from .base import FRONT, Form, Kind


class ThresholdDocument(Form):
    """`threshold.yaml`: the facts stand in the case record, with what each party answers."""


KIND = Kind(
    slug="threshold",
    title="Threshold document",
    version=1,
    model=ThresholdDocument,
    file_name="threshold.yaml",
    about="The facts that the local authority asks the court to find, or a party to concede: each with why "
    "it is significant harm, its limb of section 31(2), its source and the reply. Filed with the "
    "application; drawn from the case record.",
    sections=(),
    draws_on=(
        *FRONT,
        "children.*.known_as",
        "children.*.relevant_date",
        "people.*.called",
        "threshold",
        "evidence",
    ),
    needs=("threshold",),
    page_limit="threshold document",
    is_witness_statement=False,
)
