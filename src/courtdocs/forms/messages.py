"""What reading says when a value does not fit its field: pydantic's error types in our own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
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
_LINES_HELP = "put the words on the next line after `|`"


def reading_finding(error: ErrorDetails, model: type[BaseModel], file: DataFile, steps: int) -> Finding:
    """One of pydantic's errors as a finding with its place.

    `file` holds the value; `steps` is how much of the path leads to that file.
    """
    path, at_key = _path(error)
    say = _SAYINGS.get(error["type"], _wrong_type)
    code, message, label, help_ = say(error, path, model)
    here = file.locate(path[steps:], key=at_key or code in ("F11", "F13"))
    found = Finding(code, Severity.ERROR, message, here, label, help_, name=NAMES[code], path=path)
    return _in_table(found, file, steps) if FilePath(file.name).suffix.lower() in TABLES else found


def _in_table(found: Finding, file: DataFile, steps: int) -> Finding:
    """A finding in a spreadsheet: at its cell, or at the headings for a column unknown or missing."""
    path, code, message = found.path, found.code, found.message
    cell = path[steps : steps + 2]
    if code == "F11":
        code, message = "F31", f"the spreadsheet has a column “{path[-1]}” that is not known"
    elif code == "F13" and cell not in file.values:
        code, message, cell = "F31", f"the spreadsheet has no column “{path[-1]}”", ()
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
    help_ = f"did you mean `{near[0]}`?" if near else f"the fields here are: {', '.join(known)}"
    return "F11", f"there is no field called “{name}” here", "not a field", help_


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
        f"“{text}” is not one of the words for “{_field(path)}”",
        "not a choice",
        f"{said}The words are: {words}",
    )


def _date(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    text = str(error.get("ctx", {}).get("text", error["input"]))
    why = "" if error["msg"] == NOT_A_DATE else f": {error['msg']}"
    return "F16", f"“{text}” cannot be read as a date{why}", "not a date", _DATE_HELP


def _key(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    text = str(error.get("ctx", {}).get("text", ""))
    help_ = (
        "use lower-case letters, digits and hyphens, such as `hv-letter`; a threshold fact is T1, a point Q1"
    )
    if text == "none":
        help_ = "`none` sets a section aside and cannot name anything; choose another word"
    return "F17", f"“{text}” cannot be a key", "not a key", help_


def _line(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    return "F14", f"“{_field(path)}” takes 1 paragraph", "more than 1", "take out the empty lines and lists"


def _none(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    return "F14", "`none` stands without a reason", "why?", "write why: `none: no relative has come forward`"


def _pattern(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    return (
        "F14",
        f"“{error['input']}” does not fit “{_field(path)}”",
        "not a number",
        "write a whole number, such as 2",
    )


def _wrong_type(error: ErrorDetails, path: Path, model: type[BaseModel]) -> Said:
    value = error["input"]
    if isinstance(value, str) and value.strip().casefold() in _BARE and _can_be_set_aside(model, path):
        help_ = f"write why: `{_field(path)}: {{none: no relative has come forward}}`"
        return "F14", f"“{_field(path)}” is set aside without a reason", "why?", help_
    message = f"“{_field(path)}” takes {_expected(model, path)}, and this is {_given(error['input'])}"
    return "F14", message, "not what belongs here", _advice(error["input"], model, path)


def _can_be_set_aside(model: type[BaseModel], path: Path) -> bool:
    return shape_of(type_at(model, path)).none_why


def _expected(model: type[BaseModel], path: Path) -> str:
    here = type_at(model, path)
    if model_at(model, path) is not None:
        return "fields of its own"
    text = str(here)
    if text.startswith(("dict", "typing.Annotated[dict")):
        return "a list of keys, each with its value"
    return "a list" if "tuple" in text[:30] else "words"


def _given(value: Any) -> str:
    if isinstance(value, Mapping):
        return "fields of its own"
    return "a list" if isinstance(value, list) else "words" if isinstance(value, str) else "empty"


def _advice(value: Any, model: type[BaseModel], path: Path) -> str:
    if isinstance(value, (Mapping, list)):
        return _LINES_HELP
    here = model_at(model, path)
    if here is not None:
        return f"write its fields on the lines below, indented: {', '.join(field_names(here)[:6])}"
    return "write each item on a line of its own, beginning with `- `"


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
