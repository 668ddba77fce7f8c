"""The evidence that a document relies on: what it cites or lists, in the record's order."""

from __future__ import annotations

from ..case.evidence import EvidenceItem
from ..forms.citations import Cites
from .registry import FormFacts


def relied_on(facts: FormFacts) -> dict[str, EvidenceItem]:
    """Each item cited in prose or in the source of a row, and in an index each item listed, by key."""
    cited = {one.key for *_, found in facts.cited if isinstance(found, Cites) for one in found.references}
    lists = "evidence.*.checklist" in facts.form.kind.draws_on
    evidence = facts.form.record.evidence
    return {key: item for key, item in evidence.items() if key in cited or (lists and item.checklist)}
