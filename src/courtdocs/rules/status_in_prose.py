"""D09: a child's legal status told in prose that is not the one in the case record for that date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ..case.children import Child, Status
from ..fields.dates import say_day
from ..findings import Severity
from .cast import Cast, Mention
from .dates_in_prose import dates_in
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern

_STATUSES: tuple[tuple[Status, str], ...] = (
    (Status.ICO, r"interim care orders?|ICOs?"),
    (Status.ISO, r"interim supervision orders?|ISOs?"),
    (Status.EPO, r"emergency protection orders?|EPOs?"),
    (Status.CAO, r"child arrangements orders?"),
    (Status.SGO, r"special guardianship orders?"),
    (Status.PO, r"placement orders?"),
    (Status.CO, r"care orders?"),
    (Status.SO, r"supervision orders?"),
    (Status.S20, r"section 20|s\.? ?20"),
    (Status.POLICE_PROTECTION, r"police (?:protection|powers of protection)"),
)
_SAID = "|".join(rf"(?P<{status.name}>{words})" for status, words in _STATUSES)
_AN = r"(?:(?:an?|the|separate|full)\s+){0,2}"
_VERB = r"(?P<verb>is|are|remains?|lives?|stays?|(?:has|have) been|was|were)"
# Only these words may stand between, so that "is safe only under a care order" is not read as a status.
_FILLER = (
    r"(?:\s+(?:now|currently|still|presently|already|both|each|at present|made|placed|accommodated|living"
    r"|(?:being )?looked after|subject|the subject))*"
)
_WHERE = r"(?:\s+(?:at home|with\s+(?:\w+\s+){0,3}?(?:carers?|mother|father|aunt|grandmother)))?"

# What may follow the name of a child, or the last of several.
_AFTER_NAME = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"(?:,?\s+who)?\s+{_VERB}{_FILLER}{_WHERE}\s+(?:to|of|under|on|in)\s+{_AN}(?:{_SAID})\b",
        rf"\s+{_VERB}{_FILLER}\s+(?P<S20>accommodated)\s+(?:by|with [\w’' ]*?)\s*(?:agreement|consent)\b",
        r"\s+(?P<verb>is|are)\s+(?P<NONE>(?:under|subject to) no order|not (?:under|subject to) any order)\b",
        rf"['’]s\s+legal status\s+(?P<verb>is)\s+(?:that of\s+)?{_AN}(?:{_SAID})\b",
        rf"['’]s\s+(?:{_SAID})\s+was\s+(?P<verb>made)\b",
    )
)
# What may stand before the name and after it.
_AROUND_NAME = tuple(
    (re.compile(before, re.IGNORECASE), re.compile(after))
    for before, after in (
        (rf"\b(?:{_SAID})\s+(?:was|were)\s+(?P<verb>made)\s+(?:for|in respect of)\s+$", ""),
        (rf"\b(?P<verb>made|granted)\s+{_AN}(?:{_SAID})\s+(?:for|in respect of)\s+$", ""),
        (rf"\b(?:{_SAID})\s+(?P<verb>for|in respect of)\s+$", r"\s+(?:was|were)\s+made\b"),
        (
            rf"^(?P<verb>Under)\s+(?:his|her|their|an?|the)\s+(?:{_SAID}),?\s+$",
            r"\s+(?:is|are|lives?|remains?)\b",
        ),
    )
)
_ALL = re.compile(
    r"\bAll\s+(?:(?P<count>two|three|four|five|six)\s+)?(?:of\s+)?(?:the\s+)?children", re.IGNORECASE
)
_COUNTS = ("", "one", "two", "three", "four", "five", "six")
_PRESENT = ("is", "are", "remain", "remains", "live", "lives", "stay", "stays", "under")
_LISTED = re.compile(r"\s*(?:,|and|,\s*and|both)\s*")
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)

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


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a sentence says of the status of some children."""

    keys: tuple[str, ...]
    status: Status
    verb: str
    said: str


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
        for claim in _claims(facts.cast, sentence.text):
            for key in claim.keys:
                child = facts.form.record.children[key]
                for day in _days(sentence.text, claim.verb, facts.form.dated(facts.as_at)):
                    recorded = _recorded(child, day)
                    if recorded and not any(_agree(claim.status, status) for status in recorded):
                        yield _hit(facts, sentence, child, claim, day)
                        break


def _hit(facts: FormFacts, sentence: Sentence, child: Child, claim: _Claim, day: date) -> Hit:
    recorded = child.status_on(day)
    assert recorded
    return Hit(
        f"{child.first_name}'s legal status is given as “{claim.status.label}”, but the case record has "
        f"“{recorded.label}” on {say_day(day)}",
        sentence.path,
        label="not the status in the case record",
        help="put these words right, or `legal_status` in the case record",
        location=sentence.locate(facts.form, claim.said),
    )


def _claims(cast: Cast, text: str) -> Iterator[_Claim]:
    if pattern("told").search(text):
        return
    for every in _ALL.finditer(text):
        names = [Mention(key, *every.span()) for key in cast.record.children]
        for words in _AFTER_NAME if every["count"] in (None, _COUNTS[min(len(names), 6)]) else ():
            if found := words.match(text, every.end()):
                yield from _claim(cast, text, found, names)
    mentions = cast.mentions(text)
    for n, mention in enumerate(mentions):
        for words in _AFTER_NAME:
            if found := words.match(text, mention.end):
                yield from _claim(cast, text, found, [mention, *_joined(text, mentions[n::-1])])
        for before, after in _AROUND_NAME:
            found = before.search(text, 0, mention.start)
            names = [mention, *_joined(text, mentions[n:])]
            last = max(names, key=lambda one: one.end)
            if found and after.match(text, last.end) and not text.startswith(("'s", "’s"), last.end):
                yield from _claim(cast, text, found, names)


def _claim(cast: Cast, text: str, found: re.Match[str], names: Sequence[Mention]) -> Iterator[_Claim]:
    status = next(Status[name] for name, said in found.groupdict().items() if said and name != "verb")
    is_none = status is Status.NONE
    besides = text[: found.start()] + text[found.end() :] if is_none else text
    if not pattern("not_so").search(besides) and all(name.who in cast.record.children for name in names):
        said = found[status.name] if found.start() < names[0].start else found.group().split(maxsplit=1)[-1]
        yield _Claim(tuple(name.who for name in names), status, found["verb"].casefold(), said)


def _joined(text: str, names: Sequence[Mention]) -> Iterator[Mention]:
    """The names that are joined to the first of them in a list: "Alfie and Zara"."""
    for one, other in pairwise(names):
        first, second = sorted((one, other), key=lambda name: name.start)
        if not _LISTED.fullmatch(text, first.end, second.start):
            return
        yield other


def _days(text: str, verb: str, today: date) -> Iterator[date]:
    """The days of which a sentence speaks; none where that is not certain."""
    dates = list(dates_in(text))
    if verb in _PRESENT:
        yield today
    elif verb in ("has been", "have been"):
        yield today
        yield from (one.day for one in dates if one.day and _SINCE.search(text, 0, one.start))
    elif len(dates) == 1 and dates[0].day:
        yield dates[0].day


def _recorded(child: Child, day: date) -> frozenset[Status]:
    # On the day of a change either status may be meant.
    found = (child.status_on(day), child.status_on(day - timedelta(days=1)))
    return frozenset(status for status in found if status) if found[0] else frozenset()


def _agree(said: Status, recorded: Status) -> bool:
    if said is Status.NONE:  # accommodation and police protection are no orders
        return recorded in (Status.NONE, Status.S20, Status.POLICE_PROTECTION)
    return said is recorded or {said, recorded} in _SIDE_BY_SIDE
