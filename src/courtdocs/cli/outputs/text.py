"""Outcomes for people: findings with excerpts, then how each form stands, and at the end how all do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from textwrap import fill

from ..bug import show_fault
from ..outcome import FAULT, NOT_BEGUN, Judged, Outcome
from ..report import say, show_findings, summary

_WIDTH = 100
_FAILED = {
    3: "could not be read",
    4: "could not be made",
    5: "could not be made",
    6: "could not be written",
    FAULT: "met a fault in courtdocs",
    NOT_BEGUN: "not begun",
}
"""What became of a form that failed, by its exit code."""


def tell(outcomes: Iterable[Outcome], quiet: bool) -> int:
    """Print each outcome as it comes; `quiet` prints findings and failures only."""
    every: list[Outcome] = []
    for outcome in outcomes:
        if outcome.judged:
            _show(outcome, outcome.judged, quiet)
        elif any(_fails_alike(outcome, other) for other in every):
            say(f"courtdocs: {outcome.form} {_became(outcome)}, for the same reason.", err=True)
        else:
            _show_failed(outcome)
        every.append(outcome)
    if len(every) > 1 and not quiet:
        _show_all(every)
    return max(outcome.code for outcome in every)


def _show(outcome: Outcome, judged: Judged, quiet: bool) -> None:
    show_findings(outcome.report)
    if outcome.refused:
        say(f"{outcome.form}: {summary(outcome.report)}")
        say("No document was made. Mend the errors, or waive a rule in the form with a reason (`waivers:`).")
    elif not quiet and outcome.outputs is None:
        _show_checked(outcome, judged)
    elif not quiet:
        _show_rendered(outcome, judged)


def _fails_alike(outcome: Outcome, other: Outcome) -> bool:
    """Whether two forms fail for what they share: the template, the case record, a missing program."""
    ours, theirs = ((each.failed, each.fault, each.report.findings) for each in (outcome, other))
    return ours == theirs and outcome.code != NOT_BEGUN


def _show_failed(outcome: Outcome) -> None:
    if outcome.fault:
        show_fault(outcome.fault)
    elif outcome.report.findings:
        show_findings(outcome.report, err=True)
        say(summary(outcome.report), err=True)
    elif outcome.code != NOT_BEGUN:
        say(f"courtdocs: {outcome.failed}", err=True)


def _show_checked(outcome: Outcome, judged: Judged) -> None:
    """What is still to write, words and pages."""
    if judged.to_write:
        _show_to_write(judged)
    say(f"{'Words':>7}  {'Page':>4}  Section")
    for section in judged.sections:
        say(f"{section.words:>7}  {section.page:>4}  {section.title}")
    total = sum(section.words for section in judged.sections)
    say(f"{total:>7}  {judged.pages:>4}  in all" + (" so far" if judged.draft else ""))
    say()
    state = "a draft" if judged.draft else "signed"
    say(f"{outcome.form} ({judged.title.lower()}, {state}): {summary(outcome.report)}")


def _show_to_write(judged: Judged) -> None:
    """One line a section: what the court will need and is not there yet."""
    say(f"Still to write ({len(judged.to_write)}):")
    by_place: dict[str, list[str]] = {}
    for item in judged.to_write:
        by_place.setdefault(item.place, []).append(item.label)
    for place, labels in by_place.items():
        said = f"{place}: {', '.join(labels)}" if place else ", ".join(labels)
        say(fill(said, _WIDTH, initial_indent="  ", subsequent_indent="    "))
    say()


def _show_rendered(outcome: Outcome, judged: Judged) -> None:
    # Where Word alone was asked of an own template, nobody has set the pages.
    pages = f" {judged.pages} page{'' if judged.pages == 1 else 's'}." if judged.pages else ""
    say(f"{outcome.form}: {summary(outcome.report)}{pages}")
    if judged.draft:
        left = len(judged.to_write)
        things = "1 thing is" if left == 1 else f"{left} things are"
        say(f"This is a draft: {things} still to write (courtdocs check {outcome.form} lists them).")
    for path in outcome.outputs or ():
        say(f"  {path}")
    for remark in judged.remarks:
        say(remark)


def _show_all(outcomes: list[Outcome]) -> None:
    """The end of a run over several forms: how many went well, and why each of the others did not."""
    ranked = sorted(outcomes, key=lambda outcome: (outcome.code, outcome.refused))
    counts = Counter(_became(outcome) for outcome in ranked)
    say()
    say(f"{len(outcomes)} forms: {', '.join(f'{n} {became}' for became, n in counts.items())}.")
    for outcome in outcomes:
        if outcome.code:
            say(f"  {outcome.form}: {_became(outcome)}{_reason(outcome)}")


def _became(outcome: Outcome) -> str:
    if outcome.judged is None:
        return _FAILED.get(outcome.code, "not begun")
    if outcome.refused:
        return "not rendered because of errors"
    done = "checked" if outcome.outputs is None else "rendered"
    return f"{done} with errors" if outcome.code else done


def _reason(outcome: Outcome) -> str:
    """Why a form did not go well, on the line that says so; nothing where that has said it."""
    found = outcome.report.findings
    if outcome.judged is not None:
        return f": {summary(outcome.report)}"
    if outcome.code == NOT_BEGUN or outcome.fault:
        return ""
    if not found:
        return f": {outcome.failed.splitlines()[0]}"
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f": {found[0].message}{more}"
