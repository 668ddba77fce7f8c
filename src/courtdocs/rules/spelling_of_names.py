"""N02: a name in prose that is a letter or two away from a name of the case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..case.record import CaseRecord
from ..findings import Related, Severity
from .cast import starts_a_sentence, untitled
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import words

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][^\W\d_]+(?![\w])")
_SMALL = re.compile(r"(?<![\w’'-])[a-z]{4,}")
_INTRODUCES = re.compile(rf"\b(?:an?|another|called|named)\s+(?:(?:{'|'.join(words('titles'))})\s+)?$")
_SHORTEST = 4
"""Shorter names are too close to too many words."""
_LONG = 7
"""Of names of so many letters two may be wrong, of others one."""
_SURELY_NO_OPENER = 6
"""A shorter word at the head of a sentence may have its capital from standing there."""


@rule("N02", "name-misspelt", Severity.WARNING, "own")
def name_misspelt(facts: FormFacts) -> Iterator[Hit]:
    """A name in the text is a letter or two away from a name of the case.

    Why it matters: families notice a misspelt name before anything else. Searches miss it too, so that what
    must not be printed of somebody could pass unseen.

    What to do: put the name right. If it is somebody else's, add it to `others_named` in the case record.
    Names within quotations are left as they are.

    Example: "Daneille was at home" where the case record has Danielle.
    """
    right, known = _names(facts.form.record), _known(facts)
    found: dict[str, list[tuple[Sentence, str]]] = {}
    small = {word for sentence in facts.sentences for word in _SMALL.findall(sentence.text)}
    for sentence in facts.sentences:
        for match in _CAPITAL.finditer(sentence.text):
            name = match.group()
            is_new = name not in known and name.casefold() not in small
            meant = _nearest(name, right) if is_new else ""
            if meant and _may_be_meant(sentence.text, match, known) and not _has(sentence.text, meant):
                found.setdefault(name, []).append((sentence, meant))
    for name, ((first, meant), *more) in found.items():
        yield Hit(
            f"“{name}” is not a name of the case, and “{meant}” is",
            first.path,
            label=f"did you mean {meant}?",
            help="put the name right; if it is somebody else's, add it to `others_named` in the case record",
            location=first.locate(facts.form, name),
            related=tuple(Related(one.locate(facts.form, name), f"“{name}” again") for one, _ in more),
            suggestion=meant,
        )


def _names(record: CaseRecord) -> frozenset[str]:
    """Every first name and surname of the case that is long enough to be told from others."""
    names = [*(child.name for child in record.children.values()), *record.others_named]
    names += [child.first_name for child in record.children.values()]
    names += [person.name for person in record.people.values()]
    names += [professional.name for professional in record.professionals.values()]
    parts = {part for name in names for part in " ".join(untitled(name)).replace("-", " ").split()}
    return frozenset(part for part in parts if len(part) >= _SHORTEST and part.isalpha())


def _known(facts: FormFacts) -> frozenset[str]:
    """Capitalised words that are right: names of the case, of places and offices, and words of the lists."""
    plain = (value.value for value in facts.values if isinstance(value.value, str))
    typed = {word for text in plain for word in _CAPITAL.findall(text)}
    names = {part for name in facts.form.record.others_named for part in name.split()} | typed
    plural = {f"{name}s" for name in names if not name.endswith("s")}
    return frozenset((*names, *plural, *words("not_names"), *words("openers"), *words("titles")))


def _nearest(name: str, right: Iterable[str]) -> str:
    """The name of the case from which a word differs by so little that it may be meant."""
    return next((one for one in sorted(right) if one[0] == name[0] and _is_near(name, one)), "")


def _is_near(name: str, right: str) -> bool:
    allowed = 2 if len(right) >= _LONG else 1
    if len(name) < _SHORTEST or abs(len(name) - len(right)) > allowed:
        return False
    return 0 < distance(name.casefold(), right.casefold()) <= allowed


def distance(one: str, other: str) -> int:
    """How many letters to add, leave out, change or swap with the next to make one word the other."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and (a, b) == (other[j - 2], one[i - 2]):
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def _may_be_meant(text: str, match: re.Match[str], known: frozenset[str]) -> bool:
    """Whether a word stands as a known name would: no opener, not after "a" nor beside an unknown name."""
    if text.startswith("-", match.end()) or _INTRODUCES.search(text, 0, match.start()):
        return False
    if len(match.group()) < _SURELY_NO_OPENER and starts_a_sentence(text, match.start()):
        return False
    before = re.search(r"([A-Z][\w’'-]*)\.?\s+$", text[: match.start()])
    after = re.match(r"\s+([A-Z0-9][\w-]*)", text[match.end() :])
    beside = [found[1] for found in (before, after) if found]
    return all(word in known for word in beside)


def _has(text: str, name: str) -> bool:
    """Whether a sentence has the right name too, so that the other is likely to be another person's."""
    return re.search(rf"\b{name}\b", text) is not None


RULES = (name_misspelt,)
