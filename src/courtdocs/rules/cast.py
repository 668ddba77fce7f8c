"""The cast of a case: who is meant by which words in prose, and where the words may mean somebody else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..case.record import CaseRecord
from .words import pattern, words

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+")
_AFTER_STOP = re.compile(r"[.!?:][”’\"')]*\s+$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody: `who` is a key of the record, empty where several people are so called."""

    who: str
    start: int
    end: int


@dataclass(frozen=True)
class Cast:
    """Everybody whom the record names."""

    record: CaseRecord

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        forms: dict[str, set[str]] = defaultdict(set)
        for who, form in self._named():
            forms[form].add(who)
        for called in {person.called for person in self.record.people.values() if person.called}:
            forms[called] = {who for who in forms[called] if who in self._called(called)}
        return forms

    def _called(self, words: str) -> set[str]:
        """Whom the record says that these words name: no other adult who could be called so is meant."""
        people = self.record.people.items()
        return {*self.record.children, *(key for key, person in people if person.called == words)}

    def _named(self) -> Iterator[tuple[str, str]]:
        for key, child in self.record.children.items():
            first, *_, last = [child.first_name, *child.name.split()]
            for form in (child.name, child.first_name, child.name.split()[0], f"{first} {last}"):
                yield key, form
        for key, person in self.record.people.items():
            for form in _adult(person.name, with_titles=person.called is None):
                yield key, form
            yield key, person.called or person.name
        for key, professional in self.record.professionals.items():
            for form in _adult(professional.name):
                yield key, form
        for name in self.record.others_named:
            for form in _adult(name):
                yield f"other {name}", form

    @cached_property
    def _any(self) -> re.Pattern[str]:
        longest_first = sorted(self._forms, key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
        return re.compile(rf"(?<![\w’'-])(?:{either})(?![\w-])")

    @cached_property
    def _known(self) -> dict[str, tuple[Mention, ...]]:
        # Several rules ask about the same sentences.
        return {}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Everybody whom the text names, in order; the longest reading of each name."""
        if text not in self._known:
            self._known[text] = tuple(self._mention(match) for match in self._any.finditer(text))
        return self._known[text]

    def bearers(self, name: str) -> frozenset[str]:
        """Everybody whom a name may mean: keys of the record, or `other …` for others rightly named."""
        return frozenset(self._forms.get(" ".join(name.split()), ()))

    def _mention(self, match: re.Match[str]) -> Mention:
        keys = self._forms[" ".join(match.group().split())]
        return Mention(next(iter(keys)) if len(keys) == 1 else "", *match.span())

    def children(self, text: str) -> list[Mention]:
        """The children of the case whom the text names for certain, in order."""
        return [mention for mention in self.mentions(text) if mention.who in self.record.children]

    def has_somebody_else(self, text: str, key: str) -> bool:
        """Whether the text names, or may mean, anybody but `key`; animals and toys count."""
        own = [m for m in self.mentions(text) if m.who == key]
        if any(m.who != key for m in self.mentions(text)) or pattern("somebody").search(text):
            return True
        inside = {at for m in own for at in range(m.start, m.end)}
        return any(
            match.start() not in inside and _may_be_a_name(text, match) for match in _CAPITAL.finditer(text)
        )


def _may_be_a_name(text: str, match: re.Match[str]) -> bool:
    word = re.sub(r"[’'](?:s|re|ve|ll|d|m)?$", "", match.group())
    begins = starts_a_sentence(text, match.start())
    return word not in words("not_names") and not (begins and word in words("openers"))


def starts_a_sentence(text: str, at: int) -> bool:
    """Whether a word at a place has its capital from standing there."""
    return not text[:at].strip(" “‘\"'(") or bool(_AFTER_STOP.search(text[:at]))


def untitled(name: str) -> list[str]:
    """The parts of a name without the titles before it: `Dr Priya Iyer` gives Priya, Iyer."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".") in words("titles"):
        parts = parts[1:]
    return parts


def _adult(name: str, *, with_titles: bool = True) -> Iterator[str]:
    parts = untitled(name)
    yield from (name, " ".join(parts))
    if len(parts) > 1:
        yield parts[0]
    if with_titles:
        yield from (f"{title} {parts[-1]}" for title in words("titles"))
