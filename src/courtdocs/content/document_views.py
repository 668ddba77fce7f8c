"""The views of a form: its document, a brief for its author, a page for the family."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import UsageError
from ..forms.filled import FilledForm
from .blocks import Look

DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One way in which a form becomes a document."""

    called: str
    """What messages call it."""
    template: str
    """Its template, in the folder of the kind."""
    suffix: str
    """What the names of its files end with."""
    title: str
    """Its title, with `{}` for that of the kind."""
    look: Look = "court"
    marking: str = ""
    """What stands at the head of every page; empty where a draft alone is marked."""
    is_the_courts: bool = False
    """Whether it is filed: with the title of the proceedings, and judged by the court's rules."""
    most_pages: int = 0
    """How many pages it should have at most; 0 where the practice profile says that of the kind."""
    needs: str = ""
    """The field of the form without which there is nothing to print."""
    why: str = ""
    """Why nothing but that field will do."""


VIEWS: dict[str, DocumentView] = {
    DOCUMENT: DocumentView("document", "document.md.j2", "", "{}", is_the_courts=True),
    "brief": DocumentView(
        "brief",
        "brief.md.j2",
        "-brief",
        "{}: brief for the author only, not for filing",
        look="dense",
        marking="For the author only. Not for filing",
        most_pages=1,
    ),
    "for-family": DocumentView(
        "page for the family",
        "family.md.j2",
        "-for-family",
        "A page for the family, in plain words",
        look="large",
        most_pages=2,
        needs="in_plain_words",
        why="No machine writes it: a family should hear it in the words of somebody who knows them and "
        "answers for what is said.",
    ),
}
"""By name. A kind says which of them it has; each of those has its template in the kind's folder."""


def view_of(form: FilledForm, name: str) -> DocumentView:
    """The view of that name. Raises UsageError where the kind has none, or the form lacks what it prints."""
    if name not in VIEWS:
        raise UsageError(f"There is no view “{name}”. The views are: {', '.join(VIEWS)}.")
    view, kind = VIEWS[name], form.kind
    if name not in kind.views:
        there = ", ".join(VIEWS[each].called for each in kind.views)
        raise UsageError(f"There is no {view.called} of this kind, {kind.slug}. There is: {there}.")
    if view.needs and getattr(form.form, view.needs, None) is None:
        raise UsageError(
            f"There is no {view.called} yet: the form has no words for it. "
            f"Write them in `{view.needs}`. {view.why}"
        )
    return view
