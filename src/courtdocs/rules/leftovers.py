"""What a form was started from and should no longer hold: prompts, placeholders, words that say nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath

from ..fields.keys import Source
from ..fields.text import NotApplicable, Prose
from ..findings import Path, Severity
from ..forms.filled import CASE, FilledForm
from ..forms.places import where
from .registry import FormFacts, Hit, Rule, rule

_FILE = FilePath(__file__).with_name("prompts.toml")
_NUMBER: Path = (CASE, "proceedings", "number")
_BRACKET = re.compile(r"\[[^\]\n]{0,60}\]?")
_PLACEHOLDER = ("a placeholder", "write the words that belong here, or delete the field")
_STRANGER = (
    "a name from the sample",
    "write the right name; if this person belongs to the case, add the name to the case record",
)


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads(_FILE.read_text("utf-8"))
    return found


@cache
def _words(name: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(_lists()[name], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in _lists()["phrases"]), re.IGNORECASE)


def _texts(facts: FormFacts) -> Iterator[tuple[Path, str, bool]]:
    """Every text as typed: its path, its words, whether it is narrative."""
    for value in facts.values:
        match value.value:
            case Prose(text=text):
                yield value.path, text, True
            case NotApplicable(why=why):
                yield (*value.path, "none"), why.text, True
            case Source(text=text):
                yield value.path, text, False
            case str() as text if type(text) is str:
                yield value.path, text, False


@rule("W16", "prompt-left", Severity.ERROR, "own")
def prompt_left(facts: FormFacts) -> Iterator[Hit]:
    """A prompt, a placeholder or a person of the sample is still in the form.

    Why it matters: it shows the court that the words were not read before they were signed, and a name from
    another family is the mistake that people remember.

    What to do: write what belongs there, or delete it.

    Example: "[insert date]" in the section on family time.
    """
    strangers = _strangers(facts.form)
    for path, text, _ in _texts(facts):
        for pattern in (_phrases(), _words("words"), *strangers):
            if found := pattern.search(text):
                yield _left(facts.form, path, text, found)
                break


def _strangers(form: FilledForm) -> list[re.Pattern[str]]:
    record = form.record
    tables = (record.children, record.people, record.professionals)
    own = {person.name for table in tables for person in table.values()} | set(record.others_named)
    own |= {record.proceedings.authority}
    ours = " | ".join(own).casefold()
    names = [name for name in _lists()["sample_people"] if name.casefold() not in ours]
    return [re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))] if names else []


def _left(form: FilledForm, path: Path, text: str, found: re.Match[str]) -> Hit:
    before = text[: found.start()]
    line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    what, help_ = _PLACEHOLDER
    said = found.group()
    if said in _lists()["sample_people"]:
        what, help_ = _STRANGER
    elif said.startswith("["):
        said = _BRACKET.match(text, found.start()).group()  # type: ignore[union-attr]
    return Hit(
        f"{what} is left over{_under(form, path)}: “{said}”",
        path,
        label="left over",
        help=help_,
        location=form.locate_text(path, line, column, len(said)),
    )


def _under(form: FilledForm, path: Path) -> str:
    # One step further, so that the field, or the person whose key it is, is named too.
    section = where(form, (*(step for step in path if step != "none"), ""))
    return f" under “{section}”" if section else ""


@rule("W17", "to-be-confirmed-left", Severity.WARNING, "own")
def to_be_confirmed_left(facts: FormFacts) -> Iterator[Hit]:
    """A field says that something is still to be confirmed, or says nothing at all.

    Why it matters: it may be right in a first statement. In what is filed it should say who will confirm
    what, and when; and "none" without a reason reads as a box ticked.

    What to do: write what is known and when the rest will be; where nothing applies, `none: why`.

    Example: "TBC" as the date of the next assessment.
    """
    for path, text, is_prose in _texts(facts):
        if path == _NUMBER:
            continue
        said = text.strip()
        if found := _words("open_words").search(text):
            said = found.group()
        elif said.casefold().rstrip(".") not in _lists()["open_fields"] and not (
            is_prose and {said.casefold(), said.casefold().removesuffix(".")} & {*_lists()["bare"]}
        ):
            continue
        yield Hit(
            f"“{said}” stands for something still to be written{_under(facts.form, path)}",
            path,
            label="says nothing yet",
            help="write what is known and who will confirm the rest by when; "
            "where nothing applies, give the reason: `none: why`",
        )


RULES: tuple[Rule, ...] = (prompt_left, to_be_confirmed_left)
