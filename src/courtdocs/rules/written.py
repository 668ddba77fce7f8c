"""Family W: the form and formalities of written evidence (PD22A), as the form and its record have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.people import Professional
from ..findings import Path, Related, Severity
from ..forms.citations import numbered_sources
from ..forms.filled import CASE, FilledForm
from ..kinds.base import StatementForm
from .filing import absent
from .registry import FormFacts, Hit, Rule, rule

_MARK = re.compile(r"([A-Z]{2,5})[1-9]\d{0,2}")
_NOT_YET = re.compile(
    r"(?i)\W*(?:tb[acd]|to be (?:confirmed|allocated|advised)|not (?:yet )?(?:known|issued))\W*"
)
_SIGNATURES = ("typed", "wet ink")


def maker(form: FilledForm) -> Professional | None:
    """Who makes the statement, if the record has that professional."""
    return form.record.professionals.get(form.form.by)


def _of_maker(form: FilledForm, field: str) -> Path:
    return (CASE, "professionals", form.form.by, field)


@rule("W01", "title-incomplete", Severity.ERROR, "pd22a-3")
def title_incomplete(facts: FormFacts) -> Iterator[Hit]:
    """The title of the proceedings lacks the Act, a party, a child's birth date, or the number once issued.

    Why it matters: the title is how the court office and every other reader know which case this is.

    What to do: fill what is named in the case record. Before issue the number stays empty.

    Example: proceedings issued on 25 November and no case number.
    """
    yield from absent(facts, "W01")
    record, draft = facts.form.record, facts.form.form.is_draft
    if not draft and record.proceedings.issued and not record.proceedings.number:
        yield Hit(
            "the proceedings have been issued and the case number is not given",
            (CASE, "proceedings", "number"),
            label="no number",
            help="add `number:` as the court gave it, such as ZC26C00123",
        )
    if not draft and not any(person.party for person in record.people.values()):
        yield Hit(
            "nobody is named as a respondent, so the title has no parties",
            (CASE, "people"),
            label="no `party:` in any of these",
            help="add `party: first respondent` and so on to the people who are parties",
        )
    for key, child in record.children.items():
        if not draft and not child.born and not child.due:
            yield Hit(
                f"the date of birth of {child.first_name} is not given",
                (CASE, "children", key, "born"),
                label="no `born`",
                help="add `born:`, or `due:` for a child not yet born",
            )


@rule("W02", "front-corner-incomplete", Severity.ERROR, "pd22a-3-2", of_statements=True)
def front_corner_incomplete(facts: FormFacts) -> Iterator[Hit]:
    """A mark for the top right corner of the front page is not given.

    Why it matters: party, maker, number, exhibits and date in the corner are how one statement among many
    is found and referred to.

    What to do: give the number of the statement under `number:`. The other marks come from the record.

    Example: a second statement by the same maker without `by_me: 2`.
    """
    yield from absent(facts, "W02")


@rule("W03", "opening-incomplete", Severity.ERROR, "pd22a-4-1", of_statements=True)
def opening_incomplete(facts: FormFacts) -> Iterator[Hit]:
    """The opening does not say who the maker is: name, work address, post and employer.

    Why it matters: the court has to know in what capacity somebody gives evidence, and where to reach them.

    What to do: fill the maker's `role`, `employer` and `office` in the case record, and "About me".

    Example: a social worker without a work address.
    """
    form = facts.form
    yield from absent(facts, "W03", lambda one: one.path[0] != CASE or one.path[2] == form.form.by)
    if form.form.is_draft:
        return
    if (who := maker(form)) is None:
        yield Hit(
            f"{form.record.name_of(form.form.by)}, who makes the statement, is not among the professionals",
            ("by",),
            label="not a professional of the case",
            help="add the maker under `professionals:` in the case record, with role, employer and office",
        )
        return
    for field, value, words in (
        ("employer", who.employer, "employer"),
        ("office", who.office, "work address"),
    ):
        if not value:
            yield Hit(
                f"the {words} of {who.name}, who makes the statement, is not given",
                _of_maker(form, field),
                label=f"no `{field}`",
                help=f"add `{field}:` in the case record; the home address is never wanted",
            )


@rule("W06", "exhibit-mark-missing", Severity.ERROR, "pd22a-9", of_statements=True)
def exhibit_mark_missing(facts: FormFacts) -> Iterator[Hit]:
    """An exhibit has no mark, a mark that is not initials with a number, or another exhibit's mark.

    Why it matters: in court an exhibit is asked for by its mark. Two of one name, or none, cannot be found.

    What to do: mark each exhibit with the maker's initials and a number that goes on through all of the
    maker's statements.

    Example: `exhibit: 1` in a statement by Morwenna Oke, where MO1 is meant.
    """
    form = facts.form
    cited = numbered_sources(form)
    first: dict[str, str] = {}
    for key, item in form.record.evidence.items():
        if item.exhibit is None:
            if item.file and not item.checklist and key in cited:
                yield _unmarked(form, key)
            continue
        mark = item.exhibit.strip()
        if problem := _problem(mark, form):
            yield Hit(
                f"“{mark}” {problem}",
                _exhibit(key),
                label="not a mark",
                help=f"write the maker's initials and a number, such as {_example(form)}",
            )
        elif (earlier := first.setdefault(mark, key)) != key:
            yield _taken(form, mark, key, earlier)


def _exhibit(key: str) -> Path:
    return (CASE, "evidence", key, "exhibit")


def _unmarked(form: FilledForm, key: str) -> Hit:
    return Hit(
        f"“{form.record.evidence[key].what}” comes with the statement and has no exhibit mark",
        _exhibit(key),
        label="no `exhibit`",
        help=f"add `exhibit: {_example(form)}`, with the next number",
    )


def _taken(form: FilledForm, mark: str, key: str, earlier: str) -> Hit:
    return Hit(
        f"2 exhibits are marked {mark}",
        _exhibit(key),
        label="taken",
        help="give this one the next free number",
        related=(Related(form.locate(_exhibit(earlier)), "first used here"),),
    )


def _problem(mark: str, form: FilledForm) -> str:
    match = _MARK.fullmatch(mark)
    if not match:
        return "is not an exhibit mark"
    record = form.record
    names = [p.name for p in record.professionals.values()] + [p.name for p in record.people.values()]
    if match[1] not in {initials for name in names for initials in _initials(name)}:
        return "begins with the initials of nobody in the case"
    return ""


def _initials(name: str) -> set[str]:
    """The initials by which somebody's exhibits may be marked: with or without titles and middle names."""
    letters = "".join(part[0].upper() for part in name.replace("-", " ").split() if part[0].isalpha())
    without_titles = [letters[start:] for start in range(len(letters) - 1)]
    return {*without_titles, *(some[0] + some[-1] for some in without_titles)}


def _example(form: FilledForm) -> str:
    who = maker(form)
    return f"{who.initials if who else 'AB'}1"


@rule("W10", "signature-missing", Severity.ERROR, "pd22a-6", of_statements=True)
def signature_missing(facts: FormFacts) -> Iterator[Hit]:
    """The form has a date of signing and nothing that says how it is signed.

    Why it matters: a witness statement that its maker has not signed is not evidence, and the court may
    refuse to look at it.

    What to do: write `signature: typed`, `signature: wet ink` (a space is left for the pen), or the name of
    an image file.

    Example: `signed: 2026-11-25` alone.
    """
    yield from absent(facts, "W10")
    form = facts.form
    assert isinstance(form.form, StatementForm)
    signature = form.form.signature
    if signature and signature.strip().casefold() not in _SIGNATURES and signature not in form.attachments:
        yield Hit(
            f"“{signature}” does not say how the statement is signed",
            ("signature",),
            label="neither typed, nor wet ink, nor an image",
            help="write `typed`, `wet ink`, or the name of an image file (.png or .jpg) beside the form",
        )


@rule("W11", "case-number-malformed", Severity.WARNING, "case-number-form")
def case_number_malformed(facts: FormFacts) -> Iterator[Hit]:
    """The case number does not look like one.

    Why it matters: a statement with a wrong number goes to the wrong file.

    What to do: compare it with the court's own letter: 2 letters for the court, 2 figures for the year, a
    letter for the sort of case, 5 figures. If the court itself writes it otherwise, waive this.

    Example: ZC26C123.
    """
    number = facts.form.record.proceedings.number
    if (
        number
        and not _NOT_YET.fullmatch(number)
        and not re.fullmatch(facts.profile.case_number, number.strip())
    ):
        yield Hit(
            f"“{number}” does not look like a case number of the family court",
            (CASE, "proceedings", "number"),
            label="not 2 letters, 2 figures, a letter, 5 figures",
            help="compare it with the court's letter; one looks like ZC26C00123",
        )


@rule("W12", "registration-missing", Severity.WARNING, "swe-registration", of_statements=True)
def registration_missing(facts: FormFacts) -> Iterator[Hit]:
    """A social worker's registration number is not given.

    Why it matters: it shows that the maker may practise, and lets anybody look the registration up.

    What to do: add `registration:` to the maker in the case record.

    Example: a maker whose role is social worker, with no `registration`.
    """
    who = maker(facts.form)
    if facts.form.form.is_draft or who is None or who.registration:
        return
    if "social work" in (who.role or "").casefold():
        yield Hit(
            f"the registration number of {who.name} is not given",
            _of_maker(facts.form, "registration"),
            label="no `registration`",
            help="add the number on the register of Social Work England (in Wales, Social Care Wales)",
        )


@rule("W13", "registration-body-outdated", Severity.ERROR, "swe-registration")
def registration_body_outdated(facts: FormFacts) -> Iterator[Hit]:
    """A registration is given with the HCPC.

    Why it matters: social workers in England have been registered with Social Work England since 2 December
    2019. A number of the old register proves nothing today.

    What to do: give the number of the present register.

    Example: `registration: HCPC SW12345`.
    """
    for key, who in facts.form.record.professionals.items():
        if who.registration and "hcpc" in who.registration.casefold() and _is_social_worker(who):
            yield Hit(
                f"the registration of {who.name} is given with the HCPC, "
                "which no longer registers social workers",
                (CASE, "professionals", key, "registration"),
                label="old register",
                help="give the number on the register of Social Work England (in Wales, Social Care Wales)",
            )


def _is_social_worker(who: Professional) -> bool:
    # The HCPC still registers psychologists and therapists, whose reports a case record also names.
    role = (who.role or "social work").casefold()
    return "social work" in role or "reviewing officer" in role or "guardian" in role


RULES: tuple[Rule, ...] = (
    title_incomplete,
    front_corner_incomplete,
    opening_incomplete,
    exhibit_mark_missing,
    signature_missing,
    case_number_malformed,
    registration_missing,
    registration_body_outdated,
)
