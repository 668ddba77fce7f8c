"""A case record made by hand, for tests of what it works out."""

from __future__ import annotations

from typing import Any

from courtdocs.case.record import CaseRecord

CASE: dict[str, Any] = {
    "proceedings": {"court": "the Family Court at Westhaven", "authority": "Calder Vale Council"},
    "children": {
        "jade": {
            "name": "Jade Louise Tansley",
            "known_as": "Jay",
            "born": "2014-02-03",
            "parental_responsibility": {"danielle": "mother", "authority": "interim care order"},
            "legal_status": [{"from": "2026-03-01", "is": "s20"}, {"from": "2026-06-01", "is": "ico"}],
            "lives": [
                {"from": "2014-02-03", "as": "at home", "with": "danielle"},
                {"from": "2026-03-01", "as": "family", "with": "michelle"},
                {"from": "2026-06-01", "as": "foster"},
            ],
        },
        "zara": {"name": "Zara Shafiq", "born": "2026-10-02"},
        "unborn": {"name": "Baby Rook", "due": "2027-01-20"},
    },
    "people": {
        "danielle": {
            "name": "Danielle Rook", "called": "Ms Rook", "is": {"mother": "all"}, "address": "1 Mill Lane",
        },
        "michelle": {"name": "Michelle Rook", "is": {"aunt": "jade, zara"}, "address": "withheld"},
    },
    "professionals": {
        "oke": {"name": "Morwenna Oke", "allocated": [{"from": "2026-05-11", "to": "2026-09-30"}]},
    },
}  # fmt: skip


def record(**patch: Any) -> CaseRecord:
    """The record with some of its sections replaced."""
    return CaseRecord.model_validate({**CASE, **patch})
