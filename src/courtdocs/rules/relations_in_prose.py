"""N09: a word for a relation that is not the one in the case record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ..case.children import Pronouns
from ..findings import Severity
from .cast import Cast, Mention
from .phrases import OWN, Word, before, vocabulary, words_of
from .registry import FormFacts, Hit, rule
from .relations import Kin, Relation, contradicts, recorded_words, relations_in
from .sentences import Sentence
from .speech import is_reported
from .words import words

_JOINED = re.compile(r"(?:[’']s)?\s*(?:,|,?\s+and)\s+")
_AND = re.compile(r"(?:[’']s)?,?\s+and\s+")
_POSSESSIVE = re.compile(r"[’']s?\s+")
_ARE = re.compile(r"\s+(?:are|were)\s+((half|full|step)[\s-](?:siblings|brothers|sisters))\b")
_NAME_AFTER = re.compile(r"\s+|,\s+|\s+\(|\s+[–—-]\s+")
_NAME_BEFORE = re.compile(r"(?:,|\s+[–—-])\s+(?:who\s+(?:is|was)\s+)?|\s+\(|\s+(?P<is>is|was)\s+(?:also\s+)?")
_GOES_ON_AS_LIST = re.compile(r",\s+(?:and\s+|or\s+)?[A-Z]|,?\s+(?:and|or)\s")
_PRONOUNS = {"his": Pronouns.HE, "her": Pronouns.SHE, "their": Pronouns.THEY}
_ARTICLES = ("a", "an", "the")
_OF_A_CHILD = ("children", "removal", "orders", "weighing")


class _Told:
    """What a paragraph has told so far. Of whom it speaks is found out only when a pronoun asks."""

    def __init__(self, cast: Cast, owner: str) -> None:
        self._cast, self._about, self._unread = cast, owner, list[str]()

    def add(self, text: str) -> None:
        self._unread.append(text)

    def about(self) -> str:
        """The child of whom the sentences speak; empty where a pronoun could mean somebody else."""
        for text in self._unread:
            children = {mention.who for mention in self._cast.children(text)} or {self._about}
            only = children.pop() if len(children) == 1 else ""
            self._about = only if only and not self._cast.has_somebody_else(text, only) else ""
        self._unread.clear()
        return self._about


class _Said(NamedTuple):
    """That somebody is something to some children."""

    who: str
    children: tuple[str, ...]
    relation: Relation
    words: str


class _Owner(NamedTuple):
    """Whose relation it is in "Jade's father" or "the father of Jade", and where these words stand."""

    children: tuple[str, ...]
    start: int
    end: int


@rule("N09", "relationship-word-wrong", Severity.WARNING, "own")
def relationship_word_wrong(facts: FormFacts) -> Iterator[Hit]:
    """Somebody is called a child's father, aunt or sister, and is something else in the case record.

    Why it matters: who is related to a child, and how, decides who must be told, asked and assessed. A wrong
    word is often the trace of a brother's or sister's section, and families notice it at once.

    What to do: put the word right, or the relation in the case record. Half and step may be left unsaid;
    where they are said they must be the record's. Quotations and what others say are not read.

    Example: "Zara's father, Mr Tansley" when the record has Mr Shafiq as her father.
    """
    for (path, _), paragraph in groupby(facts.sentences, key=lambda one: (one.path, one.paragraph)):
        told = _Told(facts.cast, str(path[1]) if path[0] in _OF_A_CHILD and len(path) > 1 else "")
        for sentence in paragraph:
            for said in _statements(facts.cast, sentence.text, told):
                if all(
                    contradicts(facts.form.record, said.who, child, said.relation) for child in said.children
                ):
                    yield _hit(facts, sentence, said)
            told.add(sentence.text)


def _hit(facts: FormFacts, sentence: Sentence, said: _Said) -> Hit:
    record = facts.form.record
    recorded = " and ".join(recorded_words(record, said.who, said.children[0]))
    who, whose = record.called(said.who), record.first_names(said.children)
    return Hit(
        f"“{said.words}” is not what {who} is to {whose} in the case record",
        sentence.path,
        label=f"in the case record: {recorded}" if recorded else "not so in the case record",
        help="put the word right, or the relation in the case record",
        location=sentence.locate(facts.form, said.words),
    )


def _statements(cast: Cast, text: str, told: _Told) -> Iterator[_Said]:
    """Who is said to be what to which children in a sentence; only where that is certain."""
    if not cast.mentions(text) or not vocabulary(text).isdisjoint(words("mistaken")):
        return
    yield from _said_of_each_other(cast, text)
    for one in relations_in(text):
        if _is_another_sort(text, one):
            continue
        owner = _owner(cast, text, one, told)
        who = _named_after(cast, text, one, owner) or (_named_before(cast, text, owner) if owner else "")
        if who in cast.record.children and one.relation.is_sibling and not owner:
            # Whosever brother it is, he is no girl.
            owner = _Owner(tuple(cast.record.children), one.start, one.end)
        children = tuple(child for child in owner.children if child != who) if owner else ()
        if who and children:
            yield _Said(who, children, one.relation, text[one.start : one.end])


def _is_another_sort(text: str, one: Kin) -> bool:
    """Whether it is a foster mother, a mother's sister, or somebody like a mother."""
    previous = [word for word in before(text, one.start) if word not in _ARTICLES][-1:]
    return text.startswith(OWN, one.end) or bool(set(previous) & set(words("not_kin")))


def _said_of_each_other(cast: Cast, text: str) -> Iterator[_Said]:
    """ "Jade and Alfie are half-siblings"."""
    for are in _ARE.finditer(text):
        pair = _listed(cast, text, are.start(), are.end())
        if pair and len(pair.children) > 1 and not is_reported(text, are.start()):
            who, *others = pair.children
            yield _Said(who, tuple(others), Relation("sibling", kind=are[2].casefold()), are[1])


def _owner(cast: Cast, text: str, one: Kin, told: _Told) -> _Owner | None:
    """Whose relation it is: Jade's father, her father, the father of Jade."""
    *_, previous, last = (None, None, *(word for word in words_of(text) if word.end <= one.start))
    if last is None:
        return None
    if last.small in _PRONOUNS and not text[last.end : one.start].strip():
        children = _meant(cast, text, last, told)
        return _Owner(children, last.start, one.end) if children else None
    if last.small in _ARTICLES:
        return _owner_after(cast, text, one, last.start)
    if not _POSSESSIVE.fullmatch(text, last.end, one.start):
        return None
    if previous and (previous.small, last.small) == ("the", "children"):
        return _Owner(tuple(cast.record.children), previous.start, one.end)
    return _listed(cast, text, last.end, one.end)


def _owner_after(cast: Cast, text: str, one: Kin, start: int) -> _Owner | None:
    """The children in "the father of Jade and Alfie"; not "the sister of Jade's mother"."""
    after = [mention for mention in cast.mentions(text) if mention.start >= one.end]
    if not after or text[one.end : after[0].start].split() != ["of"]:
        return None
    last = after[0]
    for mention in after[1:]:
        last = mention if _JOINED.fullmatch(text, last.end, mention.start) else last
    owner = None if text.startswith(OWN, last.end) else _listed(cast, text, last.end, last.end)
    return owner and _Owner(owner.children, start, last.end)


def _listed(cast: Cast, text: str, until: int, end: int) -> _Owner | None:
    """The children of a list of names that ends at a place: "Jade and Alfie"."""
    listed: list[Mention] = []
    for mention in reversed(cast.mentions(text)):
        joint = _AND if len(listed) == 1 else _JOINED
        in_list = joint.fullmatch(text, mention.end, listed[-1].start) if listed else mention.end == until
        if in_list and mention.who in cast.record.children:
            listed.append(mention)
    return _Owner(tuple(mention.who for mention in listed), listed[-1].start, end) if listed else None


def _meant(cast: Cast, text: str, pronoun: Word, told: _Told) -> tuple[str, ...]:
    """Whom "his", "her" or "their" means: a child, or children, when nobody else has been named before it."""
    earlier = [m for m in cast.mentions(text) if m.end <= pronoun.start]
    # In "Mr Haddow, her uncle" he is the one of whom it is said.
    said_of = [m for m in earlier if _NAME_BEFORE.fullmatch(text, m.end, pronoun.start)]
    before_it = text[: said_of[0].start] if said_of else text[: pronoun.start]
    children = tuple(dict.fromkeys(m.who for m in earlier if m not in said_of)) or (told.about(),)
    if not children or any(child not in cast.record.children for child in children):
        return ()
    if len(children) > 1:
        return children if pronoun.small == "their" else ()
    is_own = cast.record.children[children[0]].pronouns is _PRONOUNS[pronoun.small]
    return children if is_own and not cast.has_somebody_else(before_it, children[0]) else ()


def _named_after(cast: Cast, text: str, one: Kin, owner: _Owner | None) -> str:
    """Who is named just after the words: "Jade's father, Mr Tansley"; not at the head of a list or clause."""
    start, end = (owner.start, owner.end) if owner else (one.start, one.end)
    for mention in cast.mentions(text):
        if mention.start > end and _NAME_AFTER.fullmatch(text, end, mention.start):
            gap = text[end : mention.start]
            is_list = "," in gap and (owner is None or _GOES_ON_AS_LIST.match(text, mention.end))
            # "told her mother Mr Tansley was coming": the name begins what was told.
            is_clause = not gap.strip() and set(before(text, start)[-1:]) & set(words("telling"))
            return "" if is_list or is_clause else mention.who
    return ""


def _named_before(cast: Cast, text: str, owner: _Owner) -> str:
    """Who is named just before the words: "Mr Tansley, Jade's father", "Mr Tansley is the father of Jade"."""
    for mention in cast.mentions(text):
        between = (
            _NAME_BEFORE.fullmatch(text, mention.end, owner.start) if mention.end < owner.start else None
        )
        if between and between["is"]:
            in_doubt = set(before(text, mention.start)).intersection(words("in_doubt"))
            return "" if in_doubt or is_reported(text, mention.start) else mention.who
        if between:
            return "" if "," in between.group() and _GOES_ON_AS_LIST.match(text, owner.end) else mention.who
    return ""


RULES = (relationship_word_wrong,)
