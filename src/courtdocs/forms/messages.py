"""What reading says when a value does not fit its field: pydantic's error types in our own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ..datafile.tree import DataFile
from ..fields.dates import NOT_A_DATE
from ..fields.shape import field_names, model_at, type_at
from ..fields.types import shape_of
from ..findings import Finding, Path, Severity
from ..kinds.table import KINDS
from .filled import CASE

NAMES = {
    "F11": "field-unknown",
    "F13": "value-missing",
    "F14": "value-of-wrong-type",
    "F15": "choice-unknown",
    "F16": "date-unreadable",
    "F17": "key-malformed",
    "F31": "spreadsheet-unreadable",
}

TABLES = (".csv", ".xlsx")
_DATE_HELP = "write the date as 14 November 2026, 14/11/2026 or 2026-11-14"
_BARE = ("none", "n/a", "na", "-", "nil", "not applicable")
"""What people write where a section does not apply, without saying why."""
_QUOTED = re.compile("[“”„‘’](.+)[“”‘’]")
_AMERICAN = re.compile(r"(?:0?[1-9]|1[0-2])/(\d\d)/\d{4}")
_MOST_NAMED = 12
"""Fields: a longer list of them helps nobody."""
_LONGEST = 60
"""Letters of a value that a message repeats."""
_EXCEL_DAYS = range(20_000, 73_000)
"""What Excel counts a day between 1954 and 2099 as."""
_KEYED = "a list of keys, each with its value"
_LINES_HELP = "put the words on the next line after `|`"
_ROWS_HELP = "write each item on a line of its own, beginning with `- `"
_KEYED_HELP = "write each key on a line of its own, indented, with a colon and its value after it"
_IN_JSON = {
    _LINES_HELP: "write the words between double quotation marks",
    _ROWS_HELP: "write the items between `[` and `]`",
    _KEYED_HELP: "write the keys between `{` and `}`, each with a colon and its value",
}
"""The same advice for a file in JSON."""


def reading_finding(error: ErrorDetails, model: type[BaseModel], file: DataFile, steps: int) -> Finding:
    """One of pydantic's errors as a finding with its place.

    `file` holds the value; `steps` is how much of the path leads to that file.
    """
    path, at_key = _path(error)
    say = _SAYINGS.get(error["type"], _wrong_type)
    code, message, label, help_ = say(error, path, model)
    here = file.locate(path[steps:], key=at_key or code in ("F11", "F13"))
    found = Finding(code, Severity.ERROR, message, here, label, help_, name=NAMES[code], path=path)
    ending = FilePath(file.name).suffix.lower()
    if ending in TABLES:
        return _in_table(found, file, steps)
    if ending == ".json" and help_ in _IN_JSON:
        found = replace(found, help=_IN_JSON[help_])
    typed = str(path[-1]) if code in ("F11", "F17") and path else error["input"]
    return _without_quotation_marks(found, typed) if isinstance(typed, str) else found


def follows(found: Finding, file: DataFile, steps: int) -> bool:
    """Whether a value does not fit only because something in it was misread, which is told already."""
    here = found.path[steps:]
    while len(here) > 1 and here not in file.values and found.code != "F13":
        here = here[:-1]
    spans = [span for span in (file.keys.get(here), file.values.get(here)) if span]
    if not spans:
        return False
    if spans[-1].cell:
        return any(f.location.cell == spans[-1].cell for f in file.findings)
    first = spans[0].line
    # What stands further down in a list or in fields has nothing to do with what the whole is.
    last = first if spans[-1].style in ("block", "flow") else spans[-1].end_line
    misread = (f.location.line for f in file.findings if f.severity is Severity.ERROR)
    return any(first <= line <= last for line in misread)


def take_out_quotation_marks(typed: str) -> str:
    """What to do about a word between typographic quotation marks; empty where it stands between none."""
    match = _QUOTED.fullmatch(typed.strip())
    return f"take out the typographic quotation marks: `{match[1]}`" if match else ""


def _without_quotation_marks(found: Finding, typed: str) -> Finding:
    """The same finding, or the one about the quotation marks where they alone may be what does not fit."""
    help_ = take_out_quotation_marks(typed)
    if not help_ or found.code not in ("F11", "F14", "F15", "F16", "F17"):
        return found
    message = "the quotation marks are taken as part of this, because they are typographic ones"
    return replace(found, message=message, label="", help=help_)


def _in_table(found: Finding, file: DataFile, steps: int) -> Finding:
    """A finding in a spreadsheet: at its cell, or at the headings for a column unknown or missing."""
    path, code, message = found.path, found.code, found.message
    cell = path[steps : steps + 2]
    if code == "F11":
        code, message = "F31", f"the spreadsheet has a column “{path[-1]}” that is not known"
    elif code == "F13" and cell not in file.values:
        code, message, cell = "F31", f"the spreadsheet has no column “{path[-1]}”", ()
        help_ = f"put the heading `{path[-1]}` above its column, in the first row"
        found = replace(found, label="", help=help_)
    elif code == "F13":
        found = replace(found, label="this cell is empty", help="fill it, or delete the row")
    location = file.locate(cell, key=found.code == "F11")
    return replace(found, code=code, message=message, location=location, name=NAMES[code])


def _path(error: ErrorDetails) -> tuple[Path, bool]:
    """Where the error stands, and whether it is about the key itself."""
    loc = error["loc"]
    if loc and loc[-1] == "[key]":
        return loc[:-1], True
    return loc, False


Said = tuple[str, str, str, str]


def _unknown_field(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    here = model_at(model, path[:-1])
    known = field_names(here) if here else []
    name = str(path[-1])
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.6)
    help_ = f"the fields here are: {', '.join(known)}"
    if near:
        help_ = f"did you mean `{near[0]}`?"
    elif len(known) > _MOST_NAMED:
        what = next((slug for slug, kind in KINDS.items() if kind.model is model), CASE)
        help_ = f"`courtdocs new {what}` writes a blank one that shows every field there is"
    return "F11", f"there is no field called “{_short(name)}” here", "not a field", help_


def _missing(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    return "F13", f"“{path[-1]}” is not given", f"add `{path[-1]}:`", "the form cannot be read without it"


def _choice(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    context = error.get("ctx", {})
    text, expected = str(context.get("text", "")), [str(word) for word in context.get("expected", [])]
    near = get_close_matches(text.casefold(), expected, n=1, cutoff=0.6)
    said = f"did you mean “{near[0]}”? " if near else ""
    words = ", ".join(expected)
    return (
        "F15",
        f"“{_short(text)}” is not one of the words for “{_field(path)}”",
        "not a choice",
        f"{said}The words are: {words}",
    )


def _date(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    text = str(error.get("ctx", {}).get("text", error["input"]))
    why = "" if error["msg"] == NOT_A_DATE else f": {error['msg']}"
    if text.isdecimal() and len(text) < 6 and int(text) in _EXCEL_DAYS:
        day = date(1899, 12, 30) + timedelta(int(text))
        why = f"; in Excel's count of days it is {day.day} {day:%B %Y}"
    elif (american := _AMERICAN.fullmatch(text.strip())) and 12 < int(american[1]) <= 31:
        why = "; the day comes first, then the month"
    return "F16", f"“{_short(text)}” cannot be read as a date{why}", "not a date", _DATE_HELP


def _key(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    text = str(error.get("ctx", {}).get("text", ""))
    help_ = (
        "use lower-case letters, digits and hyphens, such as `hv-letter`; a threshold fact is T1, a point Q1"
    )
    if text == "none":
        help_ = "`none` sets a section aside and cannot name anything; choose another word"
    return "F17", f"“{_short(text)}” cannot be a key", "not a key", help_


def _line(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    return "F14", f"“{_field(path)}” takes 1 paragraph", "more than 1", "take out the empty lines and lists"


def _none(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    return "F14", "`none` stands without a reason", "why?", "write why: `none: no relative has come forward`"


def _pattern(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    return (
        "F14",
        f"“{_short(str(error['input']))}” does not fit “{_field(path)}”",
        "not a number",
        "write a whole number, such as 2",
    )


def _wrong_type(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    value = error["input"]
    if isinstance(value, str) and value.strip().casefold() in _BARE and _can_be_set_aside(model, path):
        help_ = f"write why: `{_field(path)}: {{none: no relative has come forward}}`"
        return "F14", f"“{_field(path)}” is set aside without a reason", "why?", help_
    message = f"“{_field(path)}” takes {_expected(model, path)}, and this is {_given(error['input'])}"
    return "F14", message, "not what belongs here", _advice(model, path)


def _can_be_set_aside(model: type[BaseModel], path: Path) -> bool:
    return shape_of(type_at(model, path)).none_why


def _expected(model: type[BaseModel], path: Path) -> str:
    here = type_at(model, path)
    if model_at(model, path) is not None:
        return "fields of its own"
    text = str(here)
    if text.startswith(("dict", "typing.Annotated[dict")):
        return _KEYED
    return "a list" if "tuple" in text[:30] else "words"


def _given(value: Any) -> str:
    if isinstance(value, Mapping):
        return "fields of its own"
    return "a list" if isinstance(value, list) else "words" if isinstance(value, str) else "empty"


def _advice(model: type[BaseModel], path: Path) -> str:
    here, expected = model_at(model, path), _expected(model, path)
    if here is not None:
        return f"write its fields on the lines below, indented: {', '.join(field_names(here)[:6])}"
    if expected == _KEYED:
        return _KEYED_HELP
    return (
        "write each item on a line of its own, beginning with `- `" if expected == "a list" else _LINES_HELP
    )


def _short(text: str) -> str:
    """Words as a message repeats them: on one line, and not many of them."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _field(path: Path) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "the file")


_SAYINGS: dict[str, Callable[[ErrorDetails, Path, type[BaseModel]], Said]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing,
    "choice_unknown": _choice,
    "date_unreadable": _date,
    "key_malformed": _key,
    "line_of_many": _line,
    "none_without_why": _none,
    "string_pattern_mismatch": _pattern,
}
