"""W19: words of the office that a family would not know, and that the document does not explain."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..findings import Severity
from .phrases import Found, Phrases, words_of
from .registry import FormFacts, Hit, rule
from .sentences import Sentence

_FILE = Path(__file__).with_name("jargon.toml")
# "the team that …", "which means …", "(the officer who …)"
_AFTER = re.compile(
    r"""\s*(?:
        ,?\s+(?:(?:which\s+)?(?:is|are|was)\s+an?|(?:which\s+|that\s+)?(?:means?|stands?\s+for|is\s+short\s+for))\s
      | ,?\s+(?:which|that)\s+is\b | ,?\s+(?:meaning|by\s+which|in\s+other\s+words|i\.e\.)\b
      | \s[–—-]\s+(?:an?|the|which|that)\s | —\s?(?:an?|the|which|that)\s
      | :\s
      | ,\s+(?:the|an?)\s+\w+(?:\s+\w+){1,}[,.;)]
    )""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"""(?:called|known\s+as|call\s+(?:it|this|that|them)|what\s+we\s+call|referred\s+to\s+as|the\s+so-called|,\s+or)
    \s+(?:an?\s+|the\s+)?$""",
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(r"\w\s+\((?:[^()]*\W)?$")
_BRACKET = re.compile(r"\s+\(([^()]+)\)")
_PASSED_OVER = frozenset(("a", "an", "and", "for", "of", "or", "the", "to"))
_SHORTEST_SPELT = 3
_GLOSSARY = re.compile(r"\s+(?:means?|stands?\s+for|is\s+short\s+for|are\s+short\s+for)\s")


@rule("W19", "jargon-unexplained", Severity.NOTE, "practice")
def jargon_unexplained(facts: FormFacts) -> Iterator[Hit]:
    """A word or abbreviation of the office is used, and the document does not say what it means.

    Why it matters: parents, and often the child one day, read the statement. Courts have criticised evidence
    that no family could follow, and what is not understood cannot be answered.

    What to do: say it in plain words, or explain the word where it first stands: "a child protection
    conference (ICPC)". Each word is told once. The words for the family are read by themselves.

    Example: "Alfie was discussed at ICPC" and nowhere what an ICPC is.
    """
    told: set[str] = set()
    for is_for_family in (True, False):
        scope = [one for one in facts.sentences if (one.path[0] == "in_plain_words") is is_for_family]
        for sentence, found in _unexplained(scope):
            if found.entry not in told:
                told.add(found.entry)
                said = sentence.text[found.start : found.end]
                yield Hit(
                    f"“{said}” is not explained",
                    sentence.path,
                    label=_meanings()[found.entry],
                    help="use plain words, or explain it here, where it first stands",
                    location=sentence.locate(facts.form, said),
                )


def _unexplained(sentences: list[Sentence]) -> Iterator[tuple[Sentence, Found]]:
    """The first use of each word of the list in some sentences, unless it is explained there."""
    uses: dict[str, list[tuple[Sentence, Found]]] = {}
    for sentence in sentences:
        for found in _jargon().find(sentence.uncited):
            uses.setdefault(found.entry, []).append((sentence, found))
    for here in uses.values():
        first = here[0][0]
        near = [(s, found) for s, found in here if s.path == first.path]
        glossed = any(_GLOSSARY.match(s.text, found.end) for s, found in here)
        if not glossed and not any(_is_explained(s.text, found) for s, found in near):
            yield here[0]


def _is_explained(text: str, found: Found) -> bool:
    """Whether the words around a use say what it means."""
    if _AFTER.match(text, found.end) or _BEFORE.search(text, 0, found.start) or _is_spelt_out(text, found):
        return True
    if _IN_BRACKETS.search(text, 0, found.start):
        return ")" in text[found.end :]
    bracket = _BRACKET.match(text, found.end)
    return bracket is not None and len(re.findall(r"\b[^\W\d_]{3,}", bracket[1])) > 1


def _is_spelt_out(text: str, found: Found) -> bool:
    """Whether words of the sentence begin with the letters: special guardianship order, SGO."""
    initials = "".join(w.plain[0] for w in words_of(text) if w.plain not in _PASSED_OVER).casefold()
    letters = found.entry.casefold()
    return len(letters) >= _SHORTEST_SPELT and letters in initials


@cache
def _meanings() -> dict[str, str]:
    tables: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text("utf-8"))
    return {entry: meaning for table in tables.values() for entry, meaning in table.items()}


@cache
def _jargon() -> Phrases:
    return Phrases(_meanings())


RULES = (jargon_unexplained,)
