"""Labelled sets: invented passages, good and bad, that measure how well a rule reads prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

import yaml

from courtdocs.findings import Location
from courtdocs.findings import Path as Where
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form
from courtdocs.practice.profiles import profile
from courtdocs.rules.registry import FormFacts
from courtdocs.rules.table import BY_CODE

from .building import load, patched

FOLDER = Path(__file__).with_name("labelled")
AS_AT = date(2026, 12, 2)
Part = Literal["tuned", "held_out"]
PARTS: tuple[Part, ...] = ("tuned", "held_out")
_SHARED = ("case", "form")
_MARK = re.compile("«([^«»]*)»")


class Mark(NamedTuple):
    """A stretch of a field's text: line and column count from 0."""

    path: Where
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One labelled passage: the form it stands in, and where a finding must be made in it."""

    name: str
    is_bad: bool
    beyond: str
    """Why the rule is known to get it wrong; empty for all others."""
    case: tuple[Mapping[str, Any], ...]
    form: tuple[Mapping[str, Any], ...]
    """What is laid over the shared record and form: the set's patch, then the passage's own."""
    marks: tuple[Mark, ...]
    """Where the words stand that are wrong; none where only a field or the form as a whole is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule made of a passage."""

    passage: Passage
    is_found: bool
    """Whether every fault in it was found, at its words."""
    alarms: tuple[str, ...]
    """What was found that is no fault."""

    @property
    def is_right(self) -> bool:
        return self.is_found == self.passage.is_bad and not self.alarms


@dataclass(frozen=True, slots=True)
class Score:
    """How a rule did on one part of its set."""

    outcomes: tuple[Outcome, ...]

    @property
    def good(self) -> int:
        return sum(not one.passage.is_bad for one in self.outcomes)

    @property
    def bad(self) -> int:
        return sum(one.passage.is_bad for one in self.outcomes)

    @property
    def found(self) -> int:
        return sum(one.passage.is_bad and one.is_found for one in self.outcomes)

    @property
    def alarms(self) -> int:
        return sum(len(one.alarms) for one in self.outcomes)

    @property
    def precision(self) -> float:
        """The share of what was found that is a fault; 1 where nothing was found."""
        return self.found / (self.found + self.alarms) if self.found or self.alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of the faults that were found."""
        return self.found / self.bad


def codes() -> tuple[str, ...]:
    """The rules that have a labelled set."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem not in _SHARED))


def floors(code: str, part: Part) -> tuple[float, float]:
    """The precision and recall below which a part of a set may not fall."""
    floor = _set(code)["floors"][part]
    return float(floor["precision"]), float(floor["recall"])


def passages(code: str, part: Part) -> tuple[Passage, ...]:
    """The passages of one part of a rule's set, good ones first."""
    whole = _set(code)
    labels = (("good", False), ("bad", True))
    return tuple(
        _passage(f"{part} {label} {number}", is_bad, typed, whole)
        for label, is_bad in labels
        for number, typed in enumerate(whole[part][label], start=1)
    )


@cache
def score(code: str, part: Part) -> Score:
    """Run a rule over one part of its set. The forms are written into one folder, one after the other."""
    with TemporaryDirectory() as folder:
        return Score(tuple(_outcome(code, passage, Path(folder)) for passage in passages(code, part)))


def _outcome(code: str, passage: Passage, folder: Path) -> Outcome:
    form = _read(passage, folder)
    found = list(BY_CODE[code].run(FormFacts(form, profile(), AS_AT)))
    if not passage.is_bad or not passage.marks:
        alarms = () if passage.is_bad else tuple(finding.message for finding in found)
        return Outcome(passage, bool(found), alarms)
    marks = [form.locate_text(*mark) for mark in passage.marks]
    alarms = tuple(one.message for one in found if not any(_meet(one.location, mark) for mark in marks))
    return Outcome(passage, all(any(_meet(one.location, mark) for one in found) for mark in marks), alarms)


def _meet(one: Location, other: Location) -> bool:
    """Whether two places share a character."""
    on_one_line = (one.file, one.line) == (other.file, other.line)
    return (
        on_one_line and one.column < other.end_column and other.column < max(one.end_column, one.column + 1)
    )


@cache
def _set(code: str) -> Any:
    return load(FOLDER / f"{code}.yaml")


def _passage(name: str, is_bad: bool, typed: Any, whole: Mapping[str, Any]) -> Passage:
    """A passage is words alone, or a mapping: `text` and `at`, or `form`; with `case` and `beyond`."""
    given = {"text": typed} if isinstance(typed, str) else typed
    form = given.get("form") or _nested(given.get("at", whole.get("at", "summary")), given["text"])
    case = given.get("case", {})
    marks = (*_marks(form, ()), *_marks(case, ("case",)))
    assert bool(marks) <= is_bad, f"{name}: a good passage has nothing to mark"
    cases, forms = (whole.get("case", {}), _unmarked(case)), (whole.get("form", {}), _unmarked(form))
    return Passage(name, is_bad, given.get("beyond", ""), cases, forms, marks)


def _nested(at: str, text: str) -> dict[str, Any]:
    field, _, rest = at.partition(".")
    return {field: _nested(rest, text) if rest else text}


def _marks(tree: Any, path: Where) -> Iterator[Mark]:
    if isinstance(tree, str):
        for found in _MARK.finditer(tree):
            before = re.sub("[«»]", "", tree[: found.start()])
            yield Mark(path, before.count("\n"), len(before.rsplit("\n", 1)[-1]), len(found[1]))
        return
    for key, inner in tree.items() if isinstance(tree, Mapping) else enumerate(tree):
        yield from _marks(inner, (*path, key))


def _unmarked(tree: Any) -> Any:
    if isinstance(tree, str):
        return _MARK.sub(r"\1", tree)
    if isinstance(tree, Mapping):
        return {key: _unmarked(inner) for key, inner in tree.items()}
    return [_unmarked(inner) for inner in tree]


class _Dumper(yaml.CSafeDumper):
    """Writes words as literal blocks, as people do, so that a finding's line and column are kept."""


def _words(dumper: yaml.CSafeDumper, typed: str) -> yaml.Node:
    style = "|" if " " in typed else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", typed, style)


_Dumper.add_representer(str, _words)


def _read(passage: Passage, folder: Path) -> FilledForm:
    for name, patches in (("case", passage.case), ("form", passage.form)):
        (folder / f"{name}.yaml").write_text(_typed(name, patches), "utf-8")
    return read_form(folder / "form.yaml")


def _typed(name: str, patches: tuple[Mapping[str, Any], ...]) -> str:
    return _dumped(reduce(patched, patches, load(FOLDER / f"{name}.yaml"))) if any(patches) else _shared(name)


@cache
def _shared(name: str) -> str:
    return _dumped(load(FOLDER / f"{name}.yaml"))


def _dumped(tree: Any) -> str:
    return str(yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True))
