"""N05: "he" of a girl or "she" of a boy, where the sentence can mean nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..case.children import Pronouns
from ..findings import Path, Severity
from .cast import Cast
from .registry import FormFacts, Hit, rule
from .sentences import Sentence

_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_OWN_AND_OPPOSITE = {Pronouns.HE: (_HE, _SHE), Pronouns.SHE: (_SHE, _HE)}

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
    """A sentence about one child has the pronoun of the other sex.

    Why it matters: it is the commonest trace of a paragraph copied from a brother's or sister's section, and
    families notice it at once.

    What to do: read the paragraph again with this child in mind and put the pronoun right; if the child's
    pronouns in the case record are wrong, mend them there. "They" is always accepted.

    Example: "Alfie settles as soon as she has her timetable" when the case record says that Alfie is "he".
    """
    for (path, _), paragraph in groupby(facts.sentences, key=lambda one: (one.path, one.paragraph)):
        if path[0] in _FIELDS and "steps" not in path:
            for sentence, key, wrong in _clashes(facts.cast, _owner(path), list(paragraph)):
                child = facts.form.record.children[key]
                assert child.pronouns
                yield Hit(
                    f"“{wrong}” is said of {child.first_name}, who is “{child.pronouns}” in the case record",
                    path,
                    label="the other pronoun",
                    help="put the pronoun right, or the child's pronouns in the case record",
                    location=sentence.locate(facts.form, wrong),
                )


def _clashes(cast: Cast, owner: str, paragraph: list[Sentence]) -> Iterator[tuple[Sentence, str, str]]:
    """The clashes of a paragraph, up to the first sentence in which a pronoun could mean somebody else."""
    about = owner
    for sentence in paragraph:
        first = next(iter(cast.children(sentence.text)), None)
        about = about or (first.who if first else "")
        if cast.has_somebody_else(sentence.text, about):
            return
        if wrong := _opposite(cast, about, sentence.text):
            yield sentence, about, wrong


def _opposite(cast: Cast, key: str, text: str) -> str:
    """The first opposite pronoun after the child's name; empty if there is none, or both sorts are there."""
    mentions = cast.mentions(text)
    pronouns = cast.record.children[key].pronouns if key in cast.record.children else None
    if not mentions or pronouns not in _OWN_AND_OPPOSITE:
        return ""
    own, opposite = _OWN_AND_OPPOSITE[pronouns]
    found = opposite.search(text, mentions[0].end)
    early = opposite.search(text, 0, mentions[0].start)
    return found.group() if found and not early and not own.search(text) else ""


def _owner(path: Path) -> str:
    return str(path[1]) if path[0] in ("children", "removal", "orders") and len(path) > 1 else ""
