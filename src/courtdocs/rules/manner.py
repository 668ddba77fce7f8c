"""Family W on the manner of writing: numbers in figures, and sections no longer than they need to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..fields.shape import ANY
from ..findings import Path, Related, Severity
from ..forms.filled import CASE
from ..forms.places import where
from .registry import FormFacts, Hit, Rule, rule
from .sentences import Sentence

_SMALL = "two|three|four|five|six|seven|eight|nine"
_LARGE = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    f"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|{_SMALL}))?"
)
_ORDINALS = (
    "first|second|third|(?:twenty-|thirty-)(?:first|second|third)|(?:twenty-)?(?:four|fif|six|seven|eigh|nin)th"
    "|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_MEASURES = (
    "years?|months?|weeks?|fortnights|days?|nights?|hours?|minutes?|times|occasions|visits|sessions|miles"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_IN_WORDS = re.compile(
    rf"\b(?:{_SMALL}) (?:{_MEASURES})\b"
    rf"|\b(?:{_LARGE})\b(?! to one\b| per cent\b)"
    rf"|\b(?:the )?(?:{_ORDINALS}) (?:of )?(?:{_MONTHS})\b",
)
_SHOWN = 3
_TWICE = 2
_FAR_MORE = 50


@rule("W09", "number-in-words", Severity.NOTE, "pd22a-3-numbers", of_statements=True)
def number_in_words(facts: FormFacts) -> Iterator[Hit]:
    """Numbers, times or dates are written in words.

    Why it matters: the practice direction wants figures, and a reader who looks for a date finds figures
    faster.

    What to do: write 14 November, 3 weeks, 12 visits. What somebody said stays as they said it.

    Example: "for three weeks", "on the fifteenth of November".
    """
    found = list(_in_words(facts))
    if not found:
        return
    sentence, said = found[0]
    times = "once" if len(found) == 1 else f"{len(found)} times"
    yield Hit(
        f"a number is written in words {times}, the first “{said}”",
        sentence.path,
        label="in words",
        help="write numbers, times and dates in figures: 3 weeks, 14 November",
        location=sentence.locate(facts.form, said),
        related=tuple(
            Related(other.locate(facts.form, words), f"also “{words}”")
            for other, words in found[1 : 1 + _SHOWN]
        ),
    )


def _in_words(facts: FormFacts) -> Iterator[tuple[Sentence, str]]:
    for sentence in facts.sentences:
        if sentence.path[0] != CASE:
            for match in _IN_WORDS.finditer(sentence.text):
                yield sentence, match[0]


@rule("W24", "section-over-length", Severity.NOTE, "own")
def section_over_length(facts: FormFacts) -> Iterator[Hit]:
    """A section is more than twice as long as its guidance note suggests.

    Why it matters: the whole statement has a limit, and what is told twice is read once.

    What to do: see whether the section tells what stands in the chronology, the threshold or another section.
    Nothing has to be done: some children need more words.

    Example: 190 words under "Daily life", where 70 are suggested.
    """
    for path, prose in facts.prose:
        suggested = _suggested(path, facts.lengths)
        words = prose.words
        if suggested and words > _TWICE * suggested and words - suggested >= _FAR_MORE:
            yield Hit(
                f"“{where(facts.form, (*path, ''))}” has {words} words; about {suggested} are suggested",
                path,
                label=f"{words} words",
                help="leave out what stands elsewhere in the statement; nothing has to be done",
                at_key=True,
            )


def _suggested(path: Path, lengths: Mapping[str, int]) -> int:
    """How many words the guidance note for the field at `path` suggests; 0 where it suggests none."""
    if path[0] == CASE:
        return 0
    for pattern, words in lengths.items():
        steps = pattern.split(".")
        if len(steps) == len(path) and all(
            step in (ANY, str(given)) for step, given in zip(steps, path, strict=True)
        ):
            return words
    return 0


RULES: tuple[Rule, ...] = (number_in_words, section_over_length)
