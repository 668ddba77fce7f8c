"""S10, and where prose cites a threshold fact."""

from __future__ import annotations

from collections.abc import Iterator

from ..case.threshold import FactStatus
from ..fields.keys import Source
from ..findings import Path, Severity
from ..forms.citations import Cites, reading
from ..forms.filled import CASE
from ..kinds.social_work_statement import SocialWorkStatement
from ..kinds.statement_sections import Threshold
from ..prose.blocks import Bracket
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern


@rule("S10", "withdrawn-fact-used", Severity.ERROR, "own")
def withdrawn_fact_used(facts: FormFacts) -> Iterator[Hit]:
    """The document relies on a threshold fact that has been withdrawn.

    Why it matters: the court is no longer asked to find it, and nothing may be built on it.

    What to do: take it out of `threshold.include` and out of the reasoning. The text may still say that
    it was withdrawn.

    Example: `include: [T1, T3]` where the status of T3 is `withdrawn`.
    """
    gone = _withdrawn(facts)
    form = facts.form.form
    if isinstance(form, SocialWorkStatement) and isinstance(form.threshold, Threshold):
        for n, key in enumerate(form.threshold.include):
            if key in gone:
                yield _used(key, ("threshold", "include", n))
    for path, item, found in facts.cited:
        if isinstance(item, Source) and isinstance(found, Cites):
            yield from (_used(one.key, path) for one in found.references if one.key in gone)
    for sentence, bracket, key in cited_in_prose(facts):
        if key in gone and not pattern("withdrawn").search(sentence.text):
            yield _used(key, sentence.path, sentence, bracket, facts)


def _used(
    key: str,
    path: Path,
    sentence: Sentence | None = None,
    bracket: Bracket | None = None,
    facts: FormFacts | None = None,
) -> Hit:
    place = sentence.locate(facts.form, bracket.text) if sentence and bracket and facts else None
    return Hit(
        f"threshold {key.removeprefix('T')} is relied on, but it has been withdrawn",
        path,
        label="withdrawn",
        help="take it out, or say in the same sentence that it was withdrawn",
        location=place,
    )


def _withdrawn(facts: FormFacts) -> frozenset[str]:
    day = facts.form.dated(facts.as_at)
    threshold = facts.form.record.threshold
    return frozenset(key for key, fact in threshold.items() if fact.status_on(day) is FactStatus.WITHDRAWN)


def cited_in_prose(facts: FormFacts) -> Iterator[tuple[Sentence, Bracket, str]]:
    """Every citation of a threshold fact in prose outside the threshold itself, with its sentence."""
    for sentence in facts.sentences:
        if not sentence.brackets or sentence.path[:2] == (CASE, "threshold"):
            continue
        for bracket in sentence.brackets:
            found = reading(bracket, facts.form)
            for one in found.references if isinstance(found, Cites) else ():
                if one.key in facts.form.record.threshold:
                    yield sentence, bracket, one.key
