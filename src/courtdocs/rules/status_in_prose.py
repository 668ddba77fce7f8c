"""D09: a child's legal status told in prose that is not the one in the case record for that date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..case.children import Child, Status
from ..fields.dates import say_day
from ..findings import Severity
from .cast import Cast, Mention
from .dates_in_prose import dates_in
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern

_STATUSES: tuple[tuple[Status, str], ...] = (
    (Status.ICO, r"interim care orders?"),
    (Status.ISO, r"interim supervision orders?"),
    (Status.EPO, r"emergency protection orders?"),
    (Status.CAO, r"child arrangements orders?"),
    (Status.SGO, r"special guardianship orders?"),
    (Status.PO, r"placement orders?"),
    (Status.CO, r"care orders?"),
    (Status.SO, r"supervision orders?"),
    (Status.S20, r"section 20|s\.? ?20"),
    (Status.POLICE_PROTECTION, r"police (?:protection|powers of protection)"),
)
_SAID = "|".join(rf"(?P<{status.name}>{words})" for status, words in _STATUSES)
# Only these words may stand between, so that "is safe only under a care order" is not read as a status.
_FILLER = (
    r"(?:\s+(?:now|currently|still|presently|already|both|each|at present|made|placed|accommodated|living"
    r"|(?:being )?looked after|subject|the subject))*"
)
_HOLDS = re.compile(
    rf"\s+(?P<verb>is|are|remains?|lives?|stays?|(?:has|have) been|was|were){_FILLER}\s+"
    r"(?:to|of|under|on|in)\s+"
    rf"(?:(?:an?|the|separate|full)\s+)?(?:{_SAID})\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|and|,\s*and|both)\s*")

# Two of these can hold at once, and the record has one line for them.
_SIDE_BY_SIDE = (
    {Status.PO, Status.CO},
    {Status.PO, Status.ICO},
    {Status.CAO, Status.SO},
    {Status.CAO, Status.ISO},
    {Status.SGO, Status.SO},
    {Status.S20, Status.ISO},
    {Status.S20, Status.SO},
)


@rule("D09", "legal-status-wrong", Severity.WARNING, "own")
def legal_status_wrong(facts: FormFacts) -> Iterator[Hit]:
    """A child's legal status told in the text is not the one in the case record on that date.

    Why it matters: who may decide for the child depends on it. Two accounts in one document leave the
    court to guess which order is in force.

    What to do: put the words or the record right. What is asked for, imagined, quoted or reported from
    somebody else is not read, nor what is told of the past without its date.

    Example: "Zara is subject to a care order" when the record has no order.
    """
    for sentence in facts.sentences:
        for key, said, words in _statuses(facts.cast, sentence):
            child = facts.form.record.children[key]
            day = _day(sentence, words["verb"], facts.form.dated(facts.as_at))
            recorded = _recorded(child, day) if day else frozenset()
            if day and recorded and not any(_agree(said, status) for status in recorded):
                yield _hit(facts, sentence, child, said, day, words)


def _hit(
    facts: FormFacts, sentence: Sentence, child: Child, said: Status, day: date, words: re.Match[str]
) -> Hit:
    recorded = child.status_on(day)
    assert recorded
    return Hit(
        f"{child.first_name}'s legal status is given as “{said.label}”, but the case record has "
        f"“{recorded.label}” on {say_day(day)}",
        sentence.path,
        label="not the status in the case record",
        help="put these words right, or `legal_status` in the case record",
        location=sentence.locate(facts.form, words.group().split(maxsplit=1)[-1]),
    )


def _statuses(cast: Cast, sentence: Sentence) -> Iterator[tuple[str, Status, re.Match[str]]]:
    text = sentence.text
    if pattern("not_so").search(text) or pattern("told").search(text):
        return
    mentions = cast.mentions(text)
    for n, mention in enumerate(mentions):
        if found := _HOLDS.match(text, mention.end):
            said = next(status for status, _ in _STATUSES if found[status.name])
            for key in _subjects(text, mentions[: n + 1]):
                if key in cast.record.children:
                    yield key, said, found


def _subjects(text: str, mentions: tuple[Mention, ...]) -> Iterator[str]:
    """The last of the names and those joined to it: "Alfie and Zara"."""
    yield mentions[-1].who
    for one, other in zip(reversed(mentions[:-1]), reversed(mentions), strict=False):
        if not _LISTED.fullmatch(text, one.end, other.start):
            return
        yield one.who


def _day(sentence: Sentence, verb: str, today: date) -> date | None:
    """The day of which the sentence speaks; None where that is not certain."""
    if verb.casefold() not in ("was", "were"):
        return today
    days = list(dates_in(sentence.text))
    return days[0].day if len(days) == 1 else None


def _recorded(child: Child, day: date) -> frozenset[Status]:
    # On the day of a change either status may be meant.
    found = (child.status_on(day), child.status_on(day - timedelta(days=1)))
    return frozenset(status for status in found if status) if found[0] else frozenset()


def _agree(said: Status, recorded: Status) -> bool:
    return said is recorded or {said, recorded} in _SIDE_BY_SIDE
