"""Family N: names and identity: the children of the case, their number, and who a passage is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Severity
from ..forms.filled import CASE
from .ages_in_prose import age_wrong
from .births_in_prose import birth_date_differs
from .pronouns_in_prose import pronoun_clash
from .references import known, named, nearest
from .registry import FormFacts, Hit, rule
from .sections_alike import sibling_sections_alike
from .whose_section import sibling_in_child_section

_PLACEHOLDER = re.compile(
    r"(?:tba|tbc|to be \w+|not yet \w+|awaited|pending|none|n/a|-|\?+)\.?", re.IGNORECASE
)


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
