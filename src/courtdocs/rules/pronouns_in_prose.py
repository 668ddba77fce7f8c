"""N05: "he" of a girl or "she" of a boy, where the words can mean nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..case.children import Pronouns
from ..findings import Path, Related, Severity
from .cast import Cast
from .registry import FormFacts, Hit, rule
from .sentences import Sentence

_HE = "he|him|his|himself"
_SHE = "she|her|hers|herself"
_THEY = "they|them|their|theirs|themself|themselves"
_OWN_AND_OTHER = {
    own: (re.compile(rf"\b(?:{mine})\b", re.IGNORECASE), re.compile(rf"\b(?:{others})\b", re.IGNORECASE))
    for own, mine, others in (
        (Pronouns.HE, _HE, _SHE),
        (Pronouns.SHE, _SHE, _HE),
        (Pronouns.THEY, _THEY, f"{_HE}|{_SHE}"),
    )
}

# Elsewhere the form's own heading names somebody else whom a pronoun can mean: a parent, a carer, an option.
_FIELDS = frozenset(
    {
        "children",
        "removal",
        "orders",
        "summary",
        "siblings",
        "timetable",
        "family_time",
        "why_now",
        "protective",
    }
)


@rule("N05", "pronoun-clash", Severity.WARNING, "own")
def pronoun_clash(facts: FormFacts) -> Iterator[Hit]:
    """A sentence about one child has a pronoun that is not the child's.

    Why it matters: it is the commonest trace of a paragraph copied from a brother's or sister's section, and
    families notice it at once.

    What to do: read the paragraph again with this child in mind and put the pronoun right; if the child's
    pronouns in the case record are wrong, mend them there. "They" is always accepted.

    Example: "Alfie settles as soon as she has her timetable" when the case record says that Alfie is "he".
    """
    for path, field in groupby(facts.sentences, key=lambda one: one.path):
        if path[0] in _FIELDS and "steps" not in path:
            clashes = list(_clashes(facts.cast, _owner(path), field))
            yield from _hits(facts, path, clashes)


def _hits(facts: FormFacts, path: Path, clashes: list[tuple[str, str, Sentence]]) -> Iterator[Hit]:
    """One hit for a field; the further places go with it, for they are mended together."""
    for key, wrong, sentence in clashes[:1]:
        child = facts.form.record.children[key]
        assert child.pronouns
        yield Hit(
            f"“{wrong}” is said of {child.first_name}, who is “{child.pronouns}” in the case record",
            path,
            label="the other pronoun",
            help="put the pronoun right, or the child's pronouns in the case record; "
            "if somebody else is meant, name that person",
            location=sentence.locate(facts.form, wrong),
            related=tuple(Related(one.locate(facts.form, said), "and here") for _, said, one in clashes[1:]),
        )


def _clashes(cast: Cast, owner: str, field: Iterable[Sentence]) -> Iterator[tuple[str, str, Sentence]]:
    """The clashes of a field, up to the first sentence in which a pronoun could mean somebody else."""
    about = owner
    for _, paragraph in groupby(field, key=lambda one: one.paragraph):
        # Whether the sentence before speaks of the child, and whether the child's own pronoun has been used.
        goes_on = is_known = False
        for sentence in paragraph:
            text = sentence.text
            first = next(iter(cast.children(text)), None)
            about = about or (first.who if first else "")
            if sentence.quotes or cast.has_somebody_else(text, about):
                return
            pronouns = cast.record.children[about].pronouns if about in cast.record.children else None
            if pronouns is None:
                continue
            is_known = is_known or _OWN_AND_OTHER[pronouns][0].search(text) is not None
            start = 0 if goes_on and not is_known else (first.start if first else len(text))
            wrong = _not_own(pronouns, text, start)
            if wrong:
                yield about, wrong, sentence
            goes_on = first is not None or (goes_on and bool(wrong))


def _not_own(pronouns: Pronouns, text: str, start: int) -> str:
    """The first pronoun after a place that is not the child's.

    Empty where one stands before it, and where a pronoun of the child's own stands in the text.
    """
    own, other = _OWN_AND_OTHER[pronouns]
    found = None if own.search(text) or other.search(text, 0, start) else other.search(text, start)
    return found.group() if found else ""


def _owner(path: Path) -> str:
    return str(path[1]) if path[0] in ("children", "removal", "orders") and len(path) > 1 else ""
