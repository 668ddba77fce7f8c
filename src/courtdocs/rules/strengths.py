"""S05: no strength of a parent, or nothing that protects the children, is written down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from ..findings import Path, Severity
from .filing import absent
from .phrases import Phrases
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern, words

# Bare words ("None", "N/A") are reported wherever they stand (W17).
_NOTHING = re.compile(
    r"""(?:(?:none|nothing|not|no\s+strengths?|no\s+protective\s+factors?)
         (?:\s+(?:known|noted|identified|observed|seen|found|reported|recorded|assessed|evident|yet|currently
                |to\s+report|of\s+note|to\s+date|so\s+far|at\s+present|at\s+this\s+(?:time|stage)))+
      | no\s+strengths | no\s+protective\s+factors | there\s+are\s+none
      | unable\s+to\s+assess | to\s+be\s+assessed | (?:see|as)\s+(?:above|below))\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_NONE_FOUND = re.compile(
    r"\b(?:no|not\b.*\bany|unable\b.*\bany|nothing)\s+(?:(?:real|particular|significant|clear)\s+)?"
    r"(?:strengths?|protective factors?|positives|that protects)\b",
    re.IGNORECASE,
)
_AND_VERB = re.compile(r",?\s+and\s+(?=(?:has|had|is|was|does|did|can|cannot|will|\w+s)\b)")


@rule("S05", "negative-only", Severity.WARNING, "practice")
def negative_only(facts: FormFacts) -> Iterator[Hit]:
    """No strength of a parent, or nothing that protects the children, is written down.

    Why it matters: evidence that shows one side only is rightly distrusted, and hides what help can use.

    What to do: write `strengths` and `protective`; where you find none, say so and what you looked for:
    `none: why`. What is not good enough belongs in `gap`.

    Example: a mother's section that begins with what she fails to do.
    """
    yield from absent(facts, "S05")
    for path, said in groupby(facts.sentences, key=lambda one: one.path):
        if path[-1] == "strengths" or path == ("protective",):
            yield from _only_faults(path, tuple(said))


def _only_faults(path: Path, box: Sequence[Sentence]) -> Iterator[Hit]:
    what = "what protects the children" if path == ("protective",) else "a strength"
    if len(box) == 1 and _says_nothing(box[0].text):
        yield Hit(
            f"the words here do not give {what}",
            path,
            label="nothing is said",
            help=f"write {what}; where you find none, say what you looked for: `none: why`",
        )
    elif all(_is_fault(one.text) for one in box):
        yield Hit(
            f"the words here tell what is wrong, and not {what}",
            path,
            label="only faults",
            help=f"move them to what has to change, and write {what}; where you find none, `none: why`",
        )


def _says_nothing(text: str) -> bool:
    said = text.strip()
    return bool(
        _NOTHING.fullmatch(said) or (_NONE_FOUND.search(said) and not pattern("turning").search(said))
    )


def _is_fault(text: str) -> bool:
    """Whether each part of a sentence tells a fault, and none could be meant well."""
    parts = _AND_VERB.split(text)
    return not pattern("turning").search(text) and all(
        any(True for _ in _faults().find(one)) for one in parts
    )


@cache
def _faults() -> Phrases:
    return Phrases(words("faults"))


RULES = (negative_only,)
