"""The social work chronology: the authority's involvement, then the significant events (PD12A 7.1)."""

from __future__ import annotations

from ..fields.base import filing
from ..fields.text import Box
from .base import FRONT, Form, Kind, Section


class Chronology(Form):
    """`chronology.yaml`: the events stand in the case record, where other documents read them too."""

    involvement: Box | None = filing("The authority's involvement")


KIND = Kind(
    slug="chronology",
    title="Social work chronology",
    version=1,
    model=Chronology,
    file_name="chronology.yaml",
    about="How long and how far the local authority has been involved with the family, and the significant "
    "events in date order, each with its source. Filed with the application; drawn from the case record.",
    sections=(Section("involvement", "The authority's involvement"),),
    draws_on=(*FRONT, "children.*.known_as", "chronology", "evidence"),
    page_limit="chronology",
    is_witness_statement=False,
)
