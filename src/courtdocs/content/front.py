"""The front of a document: the title of the proceedings, the marks in its corner, and its signature."""

from __future__ import annotations

from collections.abc import Collection

from ..case.children import Child
from ..case.people import Professional
from ..case.record import CaseRecord, joined
from ..fields.dates import say_day
from ..forms.filled import FilledForm
from ..kinds.base import StatementForm, StatementNumber, Waiver
from .blocks import Front, Signature

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LACKING = "not yet given"


def front(form: FilledForm, relied_on: Collection[str]) -> Front:
    """The title of the proceedings and the marks in the corner; `relied_on` is the evidence cited.

    A statement has the five marks of PD22A 3.2; any other document says who prepared it, for whom and when.
    """
    proceedings = form.record.proceedings
    return Front(
        court=proceedings.court,
        number=proceedings.number or "",
        acts=tuple(act.label for act in proceedings.acts),
        children=tuple((child.name, _birth(child)) for child in form.record.children.values()),
        parties=_parties(form.record),
        corner=_corner(form, relied_on),
        title=form.kind.title,
        subtitle=_subtitle(form),
    )


def author(form: FilledForm) -> Professional:
    """The maker of the statement; where the record has nobody of that key, somebody without a name yet."""
    return form.record.professionals.get(form.form.by) or Professional(name=_LACKING)


def signature(form: FilledForm) -> Signature:
    """The signature block: who signs, how, where and when."""
    one = form.form
    by, place, manner = one.by, "", ""
    if isinstance(one, StatementForm):
        by, place, manner = one.signed_by or one.by, one.place or "", one.signature or ""
    signer = form.record.professionals.get(by) or author(form)
    in_ink = manner.casefold() == "wet ink"
    image = form.attachments.get(manner, b"")
    dated = say_day(one.signed) if one.signed and not in_ink else ""
    return Signature(
        signer.name,
        signer.role or "",
        signer.registration or "",
        place,
        dated,
        "typed" if manner.casefold() == "typed" else "wet ink" if in_ink else "image" if image else "none",
        image,
    )


def waivers(form: FilledForm) -> tuple[str, ...]:
    """The rules set aside for this document, each in a sentence."""
    return tuple(_waiver(waiver) for waiver in form.form.waivers)


def _waiver(waiver: Waiver) -> str:
    if waiver.order_date is None:
        return f"A check of this document is set aside for this reason: {(waiver.reason or _LACKING).strip()}"
    judge = f" of {waiver.judge}" if waiver.judge else ""
    said = f": {waiver.text.strip()}" if waiver.text else ""
    return (
        f"A check of this document is set aside by the direction{judge} of {say_day(waiver.order_date)}{said}"
    )


def _birth(child: Child) -> str:
    if child.born:
        return f"born {say_day(child.born)}"
    return f"expected {say_day(child.due)}" if child.due else ""


def _parties(record: CaseRecord) -> tuple[tuple[str, str], ...]:
    people = [(p.name, p.party or "") for p in record.people.values() if p.party]
    ranked = sorted(people, key=lambda party: _rank(party[1]))
    respondents = sum("respondent" in role.casefold() for _, role in people)
    named = [(name, _titled(role)) for name, role in ranked]
    return ((record.proceedings.authority, "Applicant"), *named, _children(record, respondents))


def _rank(role: str) -> int:
    words = role.casefold().split()
    return next((n for n, ordinal in enumerate(_ORDINALS) if ordinal in words), len(_ORDINALS))


def _titled(role: str) -> str:
    return role[:1].upper() + role[1:]


def _children(record: CaseRecord, before: int) -> tuple[str, str]:
    names = joined([child.name for child in record.children.values()])
    guardian = next(
        (p.name for p in record.professionals.values() if "guardian" in (p.role or "").casefold()), ""
    )
    by = f"by the children's guardian, {guardian}" if guardian else "by the children's guardian"
    if not before or before + len(record.children) > len(_ORDINALS):
        return f"{names} ({by})", "Respondent" if len(record.children) == 1 else "Respondents"
    last = before + len(record.children)
    first, end = _ORDINALS[before], _ORDINALS[last - 1]
    role = f"{_titled(first)} respondent" if first == end else f"{_titled(first)} to {end} respondents"
    return f"{names} ({by})", role


def _corner(form: FilledForm, relied_on: Collection[str]) -> tuple[tuple[str, str], ...]:
    day = form.form.signed or form.form.dated
    behalf = ("On behalf of", f"the applicant, {form.record.proceedings.authority}")
    dated = ("Dated", say_day(day) if day else _LACKING)
    if not isinstance(form.form, StatementForm):
        return (behalf, ("Prepared by", _preparer(form)), dated)
    maker = author(form).short_name if form.form.by in form.record.professionals else _LACKING
    marks = [item.exhibit for key, item in form.record.evidence.items() if item.exhibit and key in relied_on]
    exhibits = joined(sorted(marks, key=_by_number)) or "none"
    counters = _counters(form.form.number)
    return (behalf, ("Witness", maker), ("Statement", counters), ("Exhibits", exhibits), dated)


def _preparer(form: FilledForm) -> str:
    """Who prepared a document that is nobody's evidence: anybody of the record, or the authority."""
    name = form.record.name_of(form.form.by)
    return _LACKING if name == form.form.by else name


def _by_number(mark: str) -> tuple[str, int, str]:
    letters = mark.rstrip("0123456789")
    number = mark[len(letters) :].lstrip("0")
    # Python refuses to count very long numbers; of two without leading noughts the longer is the greater.
    return letters, len(number), number


def _counters(number: StatementNumber | None) -> str:
    mine = number.by_me if number else None
    overall = f" ({number.in_proceedings} in the proceedings)" if number and number.in_proceedings else ""
    return f"{mine or _LACKING}{overall}"


def _subtitle(form: FilledForm) -> str:
    stage = f"{form.form.stage.label.capitalize()} statement" if isinstance(form.form, StatementForm) else ""
    hearing = form.record.hearings.get(form.form.for_hearing or "")
    if hearing is None:
        return stage
    return _titled(f"{stage} for the {hearing.type} on {say_day(hearing.date)}".strip())
