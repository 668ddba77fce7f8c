"""Family P on the family's own part: the meeting they are offered, their language, the carers' views."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.people import CarerStage
from ..fields.text import NotApplicable, Prose
from ..findings import Severity
from ..forms.filled import CASE, FilledForm
from ..kinds.social_work_statement import SocialWorkStatement
from ..kinds.statement_sections import BeforeProceedings, FamilyMeeting
from .registry import FormFacts, Hit, Rule, rule

_TRANSLATED = re.compile(r"(?i)translat|in (?:his|her|their) (?:own |first )?language")
_NOT_ASKED = (CarerStage.DECLINED, CarerStage.WITHDRAWN)


@rule("P07", "family-group-offer-missing", Severity.NOTE, "ca1989-s31za")
def family_group_offer_missing(facts: FormFacts) -> Iterator[Hit]:
    """Nothing says that the family was offered a meeting to make its own plan, or why it was not.

    Why it matters: section 31ZA will ask the authority to offer a family group decision-making meeting before
    it applies. Whether it is in force has to be looked up; a court may ask in any case.

    What to do: fill `family_meeting` under `before_proceedings`: when it was offered, who accepted, when it
    was held; or `exception` with the reason.

    Example: a letter and 2 meetings before proceedings, and no word of a family meeting.
    """
    form = facts.form.form
    if not isinstance(form, SocialWorkStatement) or form.is_draft:
        return
    before = form.before_proceedings
    if not isinstance(before, BeforeProceedings):
        return
    meeting = before.family_meeting
    if isinstance(meeting, NotApplicable):
        return
    if not isinstance(meeting, FamilyMeeting) or not (meeting.offered or meeting.exception):
        yield Hit(
            "nothing says whether the family was offered a meeting to make its own plan",
            ("before_proceedings", "family_meeting"),
            label="no offer, and no reason",
            help="give `offered`, or under `exception` why no meeting was offered",
        )


@rule("P20", "translation-not-planned", Severity.NOTE, "practice")
def translation_not_planned(facts: FormFacts) -> Iterator[Hit]:
    """Somebody needs an interpreter, and nothing says how this document reaches them in their language.

    Why it matters: a parent who cannot read what is said of them cannot answer it.

    What to do: in the row for this person under `fairness` give `language`; or say under `participation` what
    is translated, and by when.

    Example: `needs: {interpreter: Polish}` for the mother, and a statement shown to her in English.
    """
    form = facts.form.form
    if not isinstance(form, SocialWorkStatement) or form.is_draft or _says_translated(form.participation):
        return
    rows = form.fairness if isinstance(form.fairness, tuple) else ()
    for key, person in facts.form.record.people.items():
        if not (person.needs and person.needs.interpreter):
            continue
        languages = [row.language for row in rows if row.who == key and row.language]
        if not any(_is_in(language, person.needs.interpreter) for language in languages):
            yield Hit(
                f"{facts.form.record.called(key)} needs an interpreter ({person.needs.interpreter.strip()}), "
                "and nothing says how this document is put into that language",
                (CASE, "people", key, "needs", "interpreter"),
                label="no translation planned",
                help="give `language` in the row for this person under `fairness`, "
                "or say under `participation` what is translated",
            )


def _is_in(language: str, needed: str) -> bool:
    """Whether what somebody was given was in the language for which they need an interpreter."""
    said = language.casefold()
    return any(word in said for word in needed.casefold().split() if len(word) > 3)


def _says_translated(participation: object) -> bool:
    return isinstance(participation, Prose) and bool(_TRANSLATED.search(participation.text))


@rule("P28", "carer-view-missing", Severity.WARNING, "practice")
def carer_view_missing(facts: FormFacts) -> Iterator[Hit]:
    """The view of somebody who cares for a child, or offers to, is not told.

    Why it matters: carers know the child's days, and what they are ready to do decides which plans are real.

    What to do: write under `views` what the person wants and thinks, with the day on which they said it; if
    they could not be asked, say why.

    Example: a grandmother is being assessed, and `views` has the parents alone.
    """
    form = facts.form.form
    if not isinstance(form, SocialWorkStatement) or form.is_draft or not form.views:
        return
    for key in _asked(facts.form, form):
        called = facts.form.record.called(key)
        if key not in form.views:
            yield Hit(
                f"the view of {called}, who cares for a child or offers to, is missing",
                ("views",),
                label=f"nothing from {called}",
                help=f"write it under `views:` `{key}:`; if they could not be asked, say why there",
                at_key=True,
            )


def _asked(form: FilledForm, statement: SocialWorkStatement) -> Iterator[str]:
    """Whoever is put forward as a carer and has not withdrawn, by name and in options that are weighed."""
    weighed = {key for option in statement.options.values() if option.is_realistic for key in option.carer}
    for key, person in form.record.people.items():
        if key in weighed or (person.carer and person.carer.stage not in _NOT_ASKED):
            yield key


RULES: tuple[Rule, ...] = (family_group_offer_missing, translation_not_planned, carer_view_missing)
