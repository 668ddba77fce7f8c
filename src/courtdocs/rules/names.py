"""Family N: names and identity: the children of the case, their number, and who a passage is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.children import Child
from ..findings import Severity
from ..forms.filled import CASE
from .ages_in_prose import age_wrong
from .births_in_prose import birth_date_differs
from .cast import Cast
from .pronouns_in_prose import pronoun_clash
from .references import known, named, nearest
from .registry import FormFacts, Hit, rule
from .sections_alike import sibling_sections_alike
from .words import pattern

_PLACEHOLDER = re.compile(
    r"(?:tba|tbc|to be \w+|not yet \w+|awaited|pending|none|n/a|-|\?+)\.?", re.IGNORECASE
)
_OFTEN = 4
"""How often a brother's or sister's name must stand in a section before it looks like the wrong section."""
_RARE = 4
"""The child's own name counts as nearly absent at one for every so many of the other's."""


@rule("N03", "sibling-in-child-section", Severity.WARNING, "own")
def sibling_in_child_section(facts: FormFacts) -> Iterator[Hit]:
    """The section about one child hardly names that child, and often names a brother or sister.

    Why it matters: each child needs evidence of his or her own. A section that speaks of another child is
    usually a passage pasted in the wrong place.

    What to do: move the passage, or write the section about the child whose it is. Sentences about the bond
    between the children are not counted.

    Example: the section on Alfie speaks of Zara six times and of Alfie not once.
    """
    for key, child in facts.form.record.children.items():
        said = [one.text for one in facts.sentences if one.path[:2] == ("children", key)]
        if other := _crowded_out(facts.cast, key, said):
            name = facts.form.record.children[other].first_name
            yield Hit(
                f"the section on {child.first_name} hardly names {child.first_name}, and often names {name}",
                ("children", key),
                label=f"mostly about {name}",
                help=f"read it again: if the words are about {name}, move them to {name}'s section",
                at_key=True,
            )


def _crowded_out(cast: Cast, key: str, sentences: list[str]) -> str:
    """The brother or sister whom the sentences are about instead; empty where there is none."""
    said = [text for text in sentences if not pattern("bond").search(text)]
    named_here = [mention.who for text in said for mention in cast.mentions(text)]
    for other, sibling in cast.record.children.items():
        often = named_here.count(other)
        rare = named_here.count(key) * _RARE <= often
        if (
            other != key
            and often >= _OFTEN
            and rare
            and not _own_pronouns(cast.record.children[key], sibling, said)
        ):
            return other
    return ""


def _own_pronouns(child: Child, sibling: Child, said: list[str]) -> bool:
    """Whether pronouns that can mean only the child of the two are at least as frequent as the other's."""
    counts = {
        word: len(re.findall(rf"\b(?:{either})\b", " ".join(said), re.IGNORECASE))
        for word, either in {"he": "he|him|his", "she": "she|her|hers", "they": "they|them|their"}.items()
    }
    if not child.pronouns or not sibling.pronouns or child.pronouns == sibling.pronouns:
        return False
    return counts[child.pronouns] > 0 and counts[child.pronouns] >= counts[sibling.pronouns]


@rule("N04", "child-not-in-case", Severity.ERROR, "own")
def child_not_in_case(facts: FormFacts) -> Iterator[Hit]:
    """A field that is for a child of the case has a key that is no child of the case.

    Why it matters: words under another child's key belong to another case, or would be printed for nobody.

    What to do: use one of the keys under `children` in the case record, or add the child there.

    Example: `weighing: {amara: ...}` in a case whose children are `jade` and `alfie`.
    """
    children = known(facts.form)["child"]
    for one in named(facts.form):
        if one.realm == "child" and one.key not in children:
            near = nearest(one.key, children)
            yield Hit(
                f"`{one.key}` is not one of the children of the case",
                one.path,
                label=f"did you mean `{near}`?" if near else "no child has this key",
                help="use a key that stands under `children` in the case record, or add the child there",
                at_key=one.at_key,
                suggestion=near,
            )


@rule("N07", "case-number-tba", Severity.ERROR, "own")
def case_number_tba(facts: FormFacts) -> Iterator[Hit]:
    """The application has been issued, but words stand in place of the case number.

    Why it matters: the court gives the number on issue; a document without it may reach the wrong file.

    What to do: write the number from the court's notice under `proceedings` in the case record.

    Example: `issued: 2026-11-27` with `number: TBA`.
    """
    proceedings = facts.form.record.proceedings
    number = (proceedings.number or "").strip()
    is_issued = proceedings.issued and proceedings.issued <= facts.form.dated(facts.as_at)
    # A number left empty is reported with the rest of the title (W01).
    if is_issued and _PLACEHOLDER.fullmatch(number):
        yield Hit(
            f"the case has been issued, but its number is given as “{number}”",
            (CASE, "proceedings", "number"),
            label="the court gives the number on issue",
            help="write the number from the court's notice of issue",
        )


@rule("N08", "child-left-out", Severity.ERROR, "own")
def child_left_out(facts: FormFacts) -> Iterator[Hit]:
    """A section that speaks of each child in turn leaves a child of the case out.

    Why it matters: nothing is inherited between brothers and sisters. The court decides for each child, and
    cannot where one is not mentioned.

    What to do: write the part for this child. If the child is no longer part of the case, take the child out
    of the case record. While a form is a draft this is not reported.

    Example: `orders` has Jade and Alfie, and the case also concerns Zara.
    """
    form = facts.form.form
    if form.is_draft:
        return
    for field, what in _EACH_CHILD.items():
        section = getattr(form, field, {})
        for key, child in facts.form.record.children.items():
            if section and key not in section:
                yield Hit(
                    f"{child.first_name} is left out of {what}",
                    (field, key),
                    label=f"nothing for {child.first_name}",
                    help=f"write this part for {child.first_name} too",
                    at_key=True,
                )


_EACH_CHILD = {
    "orders": "the orders sought and the reasons for them",
    "children": "the section on each child",
    "weighing": "the options weighed",
}

RULES = (
    birth_date_differs,
    sibling_in_child_section,
    child_not_in_case,
    pronoun_clash,
    age_wrong,
    case_number_tba,
    child_left_out,
    sibling_sections_alike,
)
