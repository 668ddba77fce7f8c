"""Reads a form with its case record: every reading finding in one pass, or a FilledForm."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..case.record import CaseRecord, Confidential
from ..datafile.catalogue import MOST_FINDINGS, at_most
from ..datafile.reading import parse, read, read_bytes
from ..datafile.tables import read_table
from ..datafile.tree import DataFile
from ..errors import UnreadableError
from ..findings import Finding, Location, Path, Severity
from ..kinds.base import Form, Kind, StatementForm
from ..kinds.table import KINDS
from .filled import CASE, FilledForm
from .glyphs import unprintable
from .messages import TABLES, follows, reading_finding, take_out_quotation_marks
from .pictures import is_picture
from .second_look import second_look

M = TypeVar("M", bound=BaseModel)

CONFIDENTIAL = ("confidential.yaml", "confidential.yml", "confidential.json")
"""Beside the case record, one of these; a name that is not looked for would switch the leak check off."""
STDIN = "-"
"""How a form that comes from standard input is called."""
_LISTS = (".yaml", ".yml", ".json")
_OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".tsv", ".txt", ".doc", ".docx", ".pdf")
"""What is not read, and would be taken for words where a list belongs."""
LIST_FILES = (*TABLES, *_LISTS)
_IMAGES = (".png", ".jpg", ".jpeg")


@dataclass(slots=True)
class _Reading:
    """What has been read so far. Findings gather here so that all of them are told in one pass."""

    folder: FilePath
    files: dict[Path, DataFile] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    told: set[tuple[Location, str]] = field(default_factory=set)

    def keep(self, at: Path, file: DataFile) -> DataFile:
        self.files[at] = file
        self.findings += file.findings
        return file

    def refuse(self, code: str, name: str, message: str, at: Path, help: str = "") -> None:
        prefix = max((p for p in self.files if at[: len(p)] == p), key=len)
        location = self.files[prefix].locate(at[len(prefix) :])
        self.add(Finding(code, Severity.ERROR, message, location, help=help, name=name, path=at))

    def add(self, finding: Finding) -> None:
        """Keep a finding once: an unknown column of a spreadsheet is found in every row."""
        if (finding.location, finding.message) not in self.told:
            self.told.add((finding.location, finding.message))
            self.findings.append(finding)

    def stop_if_refused(self) -> None:
        if any(f.severity is Severity.ERROR for f in self.findings):
            raise UnreadableError(at_most(self.findings), {f.name: f.text for f in self.files.values()})


def read_form(path: FilePath, *, text: str | None = None, with_previous: bool = True) -> FilledForm:
    """Read a form file, the case record it names and, `with_previous`, the earlier statement it names.

    `text` is the form's own text where it comes from elsewhere (standard input); its case file is then
    looked for in the folder of `path`. Raises UnreadableError with every finding (family F) at once.
    """
    now = _Reading(path.parent)
    name = _shown(path)
    file = now.keep((), parse(text, name) if text is not None else read(path, name))
    if not isinstance(file.tree, dict):
        _need_fields(now, file)
    kind = _kind(now, file)
    record_file = _read_record(now, file)
    form = _model(now, kind.model, file, ()) if kind else None
    record = _model(now, CaseRecord, record_file, (CASE,)) if record_file else None
    confidential = _read_confidential(now, record_file)
    now.stop_if_refused()
    # What is missing here was refused above.
    assert kind is not None
    assert isinstance(form, Form)
    assert record is not None
    filled = FilledForm(kind, form, record, now.files, confidential, (), _attachments(now, form))
    earlier = _previous(now, filled) if with_previous else None
    now.findings += [*second_look(filled), *unprintable(filled)]
    now.stop_if_refused()
    return replace(filled, findings=tuple(now.findings), previous=earlier)


def read_case(path: FilePath) -> CaseRecord:
    """Read a case record alone. Raises UnreadableError with every finding (family F) at once."""
    now = _Reading(path.parent)
    file = now.keep((CASE,), _with_lists(now, read(path, _shown(path))))
    record = _model(now, CaseRecord, file, (CASE,))
    now.stop_if_refused()
    assert record is not None
    return record


def _need_fields(now: _Reading, file: DataFile) -> None:
    if not any(f.severity is Severity.ERROR for f in file.findings):
        now.refuse(
            "F14",
            "value-of-wrong-type",
            "this file is not a form: it has no fields",
            (),
            help="begin with `courtdocs new social-work-statement`, which writes a blank form",
        )
    now.stop_if_refused()


def _kind(now: _Reading, file: DataFile) -> Kind | None:
    tree = file.tree
    assert isinstance(tree, dict)
    slug = tree.get("kind")
    if not isinstance(slug, str):
        now.refuse(
            "F13", "value-missing", "“kind” is not given", ("kind",), help=f"add `kind: {next(iter(KINDS))}`"
        )
        return None
    if slug not in KINDS:
        near = get_close_matches(slug, KINDS, n=1, cutoff=0.4)
        help_ = f"did you mean `{near[0]}`? " if near else ""
        known = f"The kinds are: {', '.join(KINDS)}"
        now.refuse(
            "F12",
            "kind-unknown",
            f"there is no kind of document called “{slug}”",
            ("kind",),
            help=help_ + known,
        )
        return None
    version = str(tree.get("version") or "")
    newest = KINDS[slug].version
    if version and version not in map(str, range(1, newest + 1)):
        message = f"this program reads version {newest} of this form, and the form says version {version}"
        now.refuse(
            "F20",
            "form-version-unknown",
            message,
            ("version",),
            help="install a newer courtdocs, or correct it",
        )
    return KINDS[slug]


def _read_record(now: _Reading, file: DataFile) -> DataFile | None:
    tree = file.tree
    assert isinstance(tree, dict)
    named = tree.get(CASE)
    if not isinstance(named, str):
        if CASE not in tree or named is None:
            now.refuse("F13", "value-missing", "“case” is not given", (CASE,), help="add `case: case.yaml`")
        return None
    path = now.folder / named
    file = read(path, _shown(path))
    if any(f.code == "F01" for f in file.findings):
        message = f"there is no case record {_shown(path)}"
        help_ = "put the case record there or correct the name; `courtdocs new case` writes a blank one"
        help_ = take_out_quotation_marks(named) or help_
        now.refuse("F19", "case-file-missing", message, (CASE,), help=help_)
        return None
    record = now.keep((CASE,), _with_lists(now, file))
    if not isinstance(record.tree, dict):
        if not record.findings:
            help_ = "`courtdocs new case` writes a blank one"
            now.refuse("F14", "value-of-wrong-type", "the case record has no fields", (CASE,), help=help_)
        return None
    return record


def _with_lists(now: _Reading, file: DataFile) -> DataFile:
    """The record with every big list that stands in a file of its own put in its place."""
    if not isinstance(file.tree, dict):
        return file
    tree = dict(file.tree)
    for name, value in file.tree.items():
        if (
            isinstance(value, str)
            and FilePath(value).suffix.lower() in (*LIST_FILES, *_OTHER_TABLES)
            and name in CaseRecord.model_fields
        ):
            path = FilePath(file.name).parent / value
            reader = read if path.suffix.lower() in _LISTS else read_table
            tree[name] = now.keep((CASE, name), reader(path, _shown(path))).tree
    return DataFile(file.name, file.text, tree, file.values, file.keys, file.findings)


def _read_confidential(now: _Reading, record_file: DataFile | None) -> Confidential | None:
    if record_file is None:
        return None
    folder = FilePath(record_file.name).parent
    there = [name for name in CONFIDENTIAL if os.path.lexists(folder / name)]
    if len(there) > 1:
        message = f"there are several confidential records: {', '.join(there)}"
        now.refuse("F02", "not-a-file", message, (CASE,), help="keep one of them, with everything in it")
    if not there:
        return None
    path = folder / there[0]
    file = read(path, _shown(path))
    now.findings += file.findings
    if not isinstance(file.tree, dict):
        if not file.findings:
            message = "the confidential record has no fields, so that nothing in it would be protected"
            help_ = "write `people:`, `children:` or `placements:`, and below it the details of each"
            place = file.locate(())
            name = "value-of-wrong-type"
            now.findings.append(Finding("F14", Severity.ERROR, message, place, help=help_, name=name))
        return None
    return _model(now, Confidential, file, None)


def _model(now: _Reading, model: type[M], file: DataFile, at: Path | None) -> M | None:
    """The file's tree as a model; None, with its findings kept, where it does not fit."""
    try:
        return model.model_validate(file.tree)
    except ValidationError as error:
        for detail in islice(error.errors(include_url=False), MOST_FINDINGS + 1):
            place, rest = _file_of(now, file, at, detail["loc"])
            found = reading_finding(detail, model, place, rest)
            if not follows(found, place, rest):
                now.add(found)
    return None


def _file_of(now: _Reading, file: DataFile, at: Path | None, loc: Path) -> tuple[DataFile, int]:
    """The file in which a value stands, and how many steps of its path lead to that file."""
    if at is None:
        return file, 0
    for prefix, other in now.files.items():
        steps = len(prefix) - len(at)
        if steps > 0 and prefix == (*at, *loc)[: len(prefix)] and len(loc) > steps:
            return other, steps
    return file, 0


def _attachments(now: _Reading, form: Form) -> dict[str, bytes]:
    named = form.signature if isinstance(form, StatementForm) else None
    if not named or FilePath(named).suffix.lower() not in _IMAGES:
        return {}
    path = now.folder / named
    data, problem = read_bytes(path, _shown(path))
    help_ = "give a PNG or JPEG picture, or write `signature: typed` or `signature: wet ink`"
    if problem:
        message = f"the picture of the signature cannot be read: {problem.message}"
        now.refuse(problem.code, problem.name, message, ("signature",), help=help_)
    elif not is_picture(data):
        message = f"“{named}” is not a PNG or JPEG picture, or it is damaged"
        now.refuse("F14", "value-of-wrong-type", message, ("signature",), help=help_)
    else:
        return {named: data}
    return {}


def _previous(now: _Reading, filled: FilledForm) -> FilledForm | None:
    """The earlier statement that a form names, without the one before that."""
    named = filled.form.previous if isinstance(filled.form, StatementForm) else None
    if not named:
        return None
    path = now.folder / named
    at, help_ = ("previous",), "name the form of your last statement in this case, or leave `previous` empty"
    try:
        earlier = read_form(path, with_previous=False)
    except UnreadableError as error:
        first = next(f for f in error.findings if f.severity is Severity.ERROR)
        message = f"the earlier statement cannot be read: {first.location}: {first.message}"
        if first.code == "F01":
            message = f"there is no earlier statement {_shown(path)}"
        elif first.location.line:
            help_ = f"put that right first; `courtdocs check {_shown(path)}` tells all of it. Or {help_}"
        now.refuse(first.code, first.name, message, at, help=help_)
        return None
    if why := _no_predecessor(filled, earlier):
        message = f"{_shown(path)} is not the earlier statement of this case: {why}"
        now.refuse("F14", "value-of-wrong-type", message, at, help=help_)
    return earlier


def _no_predecessor(form: FilledForm, earlier: FilledForm) -> str:
    """Why one form cannot be the earlier statement of another; empty where it can."""
    if earlier.files[()].name == form.files[()].name:
        return "it is this form itself"
    if earlier.kind.slug != form.kind.slug:
        return f"it is a form of another kind, {earlier.kind.slug}"
    names = [{child.name.casefold() for child in one.record.children.values()} for one in (form, earlier)]
    return "" if names[0] & names[1] else "none of its children is a child of this case"


def _shown(path: FilePath) -> str:
    """A path as findings show it: `../rook/case.yaml` rather than `bad/../../rook/case.yaml`."""
    return os.path.normpath(path)
