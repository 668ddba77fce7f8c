"""Sets rules aside where the form gives a reason or a direction, and judges the waivers themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from ..fields.dates import say_day
from ..findings import Finding, Path, Severity
from ..forms.filled import FilledForm
from ..kinds.base import Waiver
from .registry import Hit, Reads, Rule, described

NOT_ALLOWED = described(
    "F25",
    "waiver-not-allowed",
    Severity.ERROR,
    """A waiver names a rule that there is not, or one that cannot be set aside.

    Why it matters: some rules keep a promise of the program itself (nothing lost, no protected detail
    printed); no reason can make up for breaking it. And a waiver with a slip in its code sets nothing aside.

    What to do: take the code suggested, or mend what the finding is about and delete the waiver.

    Example: `code: X01`, a protected address that would be printed.
    """,
    reads=Reads.FORM,
)
WITHOUT_REASON = described(
    "F26",
    "waiver-without-reason",
    Severity.ERROR,
    """A waiver gives neither a reason nor a direction.

    Why it matters: the waiver is kept in the record of the document. Whoever asks later why a rule was set
    aside must find the answer there.

    What to do: give `reason`, or for a direction all of `order_date`, `judge` and `text`.

    Example: `- code: P15` and nothing else.
    """,
    reads=Reads.FORM,
)
UNUSED = described(
    "F27",
    "waiver-unused",
    Severity.NOTE,
    """A waiver sets nothing aside, because there is no such finding.

    Why it matters: it would silently set aside a later mistake of the same sort.

    What to do: delete it.

    Example: a waiver of W08 on a statement that is now 16 pages long.
    """,
    reads=Reads.FORM,
    waivable=True,
)
RULES: tuple[Rule, ...] = (NOT_ALLOWED, WITHOUT_REASON, UNUSED)


def apply(
    form: FilledForm, findings: Iterable[Finding], as_at: date, rules: Mapping[str, Rule]
) -> tuple[Finding, ...]:
    """Every finding, marked where a waiver sets it aside, and what is wrong with the waivers (F25 to F27).

    Hand in everything found in the form and in the finished document at once: a waiver counts as unused if
    nothing here has its code. `rules` is every rule by code.
    """
    wrong: list[Finding] = []
    asides: dict[str, str] = {}
    for number, waiver in enumerate(form.form.waivers):
        path: Path = ("waivers", number)
        if hit := _not_allowed(waiver, path, rules):
            wrong.append(NOT_ALLOWED.finding(hit, form))
        elif hit := _without_reason(waiver, path, as_at):
            wrong.append(WITHOUT_REASON.finding(hit, form))
        else:
            asides.setdefault(waiver.code, why(waiver))
    found = tuple(findings)
    codes = {finding.code for finding in found}
    if not form.form.is_draft:
        wrong += _unused(form, codes, asides)
    return tuple(_set_aside(finding, asides) for finding in (*found, *wrong))


def why(waiver: Waiver) -> str:
    """Why a rule is set aside, as the document's record says it: the direction if there is one."""
    if not (waiver.order_date and waiver.judge and waiver.text):
        return waiver.reason or ""
    return f"direction of {waiver.judge} of {say_day(waiver.order_date)}: {waiver.text}"


def _set_aside(finding: Finding, asides: Mapping[str, str]) -> Finding:
    return replace(finding, waived=asides[finding.code]) if finding.code in asides else finding


def _not_allowed(waiver: Waiver, path: Path, rules: Mapping[str, Rule]) -> Hit | None:
    code, at = waiver.code, (*path, "code")
    if code not in rules:
        near = _nearest(code, rules)
        said = f"did you mean {near}? " if near else ""
        return Hit(
            f"no rule has the code “{code}”",
            at,
            label="not a code",
            help=f"{said}the code stands in brackets after the word error or warning",
            suggestion=near,
        )
    if rules[code].waivable:
        return None
    return Hit(
        f"“{code}” cannot be waived",
        at,
        label=rules[code].name.replace("-", " "),
        help="mend what the finding is about and delete the waiver",
    )


def _nearest(typed: str, rules: Mapping[str, Rule]) -> str:
    """The code that was meant: P2 and p02 for P02, a rule's name for its code; empty where none is near."""
    code = re.sub(r"^([A-Z])(\d)$", r"\g<1>0\2", typed.strip().upper())
    if code in rules:
        return code
    by_name = {rule.name: rule.code for rule in rules.values()}
    near = get_close_matches(typed.strip().casefold().replace(" ", "-"), by_name, n=1, cutoff=0.7)
    return by_name[near[0]] if near else ""


def _without_reason(waiver: Waiver, path: Path, as_at: date) -> Hit | None:
    direction = {"order_date": waiver.order_date, "judge": waiver.judge, "text": waiver.text}
    lacking = [name for name, value in direction.items() if not value]
    if 0 < len(lacking) < len(direction):
        return Hit(
            f"the direction behind the waiver of {waiver.code} is not complete",
            path,
            label=f"no {' and no '.join(lacking)}",
            help="give the date of the order, the judge and what the direction says",
        )
    if waiver.order_date and waiver.order_date > as_at:
        return Hit(
            f"the direction behind the waiver of {waiver.code} is dated {say_day(waiver.order_date)}, "
            "which is still to come",
            (*path, "order_date"),
            label=f"after {say_day(as_at)}",
            help="correct the date, or give a reason of your own until the direction is made",
        )
    if waiver.reason or not lacking:
        return None
    return Hit(
        f"the waiver of {waiver.code} gives no reason",
        path,
        label="why is it set aside?",
        help="add `reason:`, or the direction: `order_date:`, `judge:` and `text:`",
    )


def _unused(form: FilledForm, codes: set[str], asides: Mapping[str, str]) -> list[Finding]:
    """Waivers that met no finding. A draft is left alone: what it still lacks is no finding yet."""
    return [
        UNUSED.finding(
            Hit(
                f"the waiver of {waiver.code} sets nothing aside",
                ("waivers", number),
                label="no such finding",
                help="delete it, so that it cannot hide a later mistake",
            ),
            form,
        )
        for number, waiver in enumerate(form.form.waivers)
        if waiver.code in asides and waiver.code not in codes | {UNUSED.code}
    ]
