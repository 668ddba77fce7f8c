"""N03: a section, or a box, that is headed with one child's name and speaks of a brother or sister."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..case.children import Child, Pronouns
from ..findings import Path, Severity
from .cast import Cast
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern

_BY_CHILD = ("children", "removal", "orders", "weighing")
_OFTEN = 4
"""How often a brother's or sister's name must stand in a section before it looks like the wrong section."""
_RARE = 4
"""The child's own name counts as nearly absent at one for every so many of the other's."""
_IN_BOX = 2
"""How often it must stand in a box in which nothing can mean the box's own child."""
_MOSTLY = 1.5
"""How many names of brothers and sisters there may be in the box for each time that it names this one."""
_WORDS = {
    Pronouns.HE: re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    Pronouns.SHE: re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
    Pronouns.THEY: re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE),
}
_ANY_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their)\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?:boys?|girls?|baby|toddler|teenager|year-old|youngest|eldest|a child of)\b", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:like|unlike|than|as for)\s+$", re.IGNORECASE)


@rule("N03", "sibling-in-child-section", Severity.WARNING, "own")
def sibling_in_child_section(facts: FormFacts) -> Iterator[Hit]:
    """The section about one child hardly names that child, and often names a brother or sister.

    Why it matters: each child needs evidence of his or her own. A section that speaks of another child is
    usually a passage pasted in the wrong place.

    What to do: move the passage, or write the section about the child whose it is. Sentences about the bond
    between the children are not counted.

    Example: the section on Alfie speaks of Zara six times and of Alfie not once.
    """
    children = facts.form.record.children
    boxes = {
        path: tuple(said)
        for path, said in groupby(facts.sentences, key=lambda one: one.path)
        if path[0] in _BY_CHILD and len(path) > 1 and path[1] in children
    }
    for key, child in children.items():
        section = [one for path, said in boxes.items() if path[:2] == ("children", key) for one in said]
        if other := _crowded_out(facts.cast, key, section):
            whole = f"the section on {child.first_name} hardly names {child.first_name}"
            yield _hit(f"{whole}, and often names", children[other], ("children", key))
            continue
        for path, said in boxes.items():
            if path[1] == key and (other := _stands_instead(facts.cast, key, said)):
                box = f"what is written here of {child.first_name} never names {child.first_name}"
                yield _hit(f"{box}, but does name", children[other], path)


def _hit(text: str, other: Child, path: Path) -> Hit:
    name = other.first_name
    return Hit(
        f"{text} {name}",
        path,
        label=f"mostly about {name}",
        help=f"read it again: if the words are about {name}, move them to what is written of {name}",
        at_key=True,
    )


def _crowded_out(cast: Cast, key: str, section: Sequence[Sentence]) -> str:
    """The brother or sister whom a child's boxes are about instead; empty where there is none."""
    said = [one.text for one in section if not pattern("bond").search(one.text)]
    named = Counter(name.who for text in said for name in cast.children(text))
    for other in cast.record.children:
        often = named[other] >= _OFTEN and named[key] * _RARE <= named[other]
        if other != key and often and not _is_meant_as_often(cast, key, other, " ".join(said)):
            return other
    return ""


def _is_meant_as_often(cast: Cast, key: str, other: str, text: str) -> bool:
    """Whether pronouns that can mean only the child of the two are at least as frequent as the other's."""
    own, others = cast.record.children[key].pronouns, cast.record.children[other].pronouns
    if not own or not others or own == others:
        return False
    mine, theirs = len(_WORDS[own].findall(text)), len(_WORDS[others].findall(text))
    return mine > 0 and mine >= theirs


def _stands_instead(cast: Cast, key: str, box: Sequence[Sentence]) -> str:
    """The brother or sister whom a box is about where nothing in it can mean its own child."""
    text = " ".join(one.text for one in box)
    names = [name for name in cast.children(text) if not _COMPARED.search(text, 0, name.start)]
    named = Counter(name.who for name in names)
    other, often = named.most_common(1)[0] if named else ("", 0)
    begins = bool(names) and names[0].who == other and names[0].start == 0
    is_about = often > _IN_BOX or (often == _IN_BOX and begins)
    if not is_about or key in named or len(names) > often * _MOSTLY or pattern("bond").search(text):
        return ""
    naming = [one.text for one in box if any(name.who == other for name in cast.children(one.text))]
    is_reported = all(pattern("told").search(said) for said in naming)
    return "" if is_reported or _may_mean(cast, key, other, text, names[0].start) else other


def _may_mean(cast: Cast, key: str, other: str, text: str, first: int) -> bool:
    """Whether a child is meant by a pronoun of its own, by one before any name, or as "a boy of eight"."""
    own, others = cast.record.children[key].pronouns, cast.record.children[other].pronouns
    if own and own != others:
        return bool(_WORDS[own].search(text) or _DESCRIBED.search(text))
    return bool(_ANY_PRONOUN.search(text, 0, first) or _DESCRIBED.search(text))
