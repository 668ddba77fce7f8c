"""The one flow: form file, filled form, findings, content, document. Nothing else knows the order.

What only one verb needs, or what is needed only once a document is being set, is imported there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .content.blocks import Content
from .content.compose import compose
from .content.lengths import words_by_section
from .errors import UsageError
from .findings import Finding, Report
from .forms.filled import CASE, FilledForm
from .forms.missing import Missing
from .forms.reader import STDIN, read_case, read_form
from .inspection.read import reader
from .kinds.table import KINDS
from .practice.profiles import DEFAULT, Profile, profile
from .resources import schemas, templates
from .writers.table import WRITERS

if TYPE_CHECKING:
    from .datafile.tree import DataFile
    from .inspection.finished import Finished

ALWAYS_REFUSED = "FX"
"""The families whose errors stop a draft too: a file misread, a protected detail printed."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a section of the document came to be: its heading, its words, the page it begins on."""

    title: str
    words: int
    page: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A form as judged: what was found, what is still to write, how long it is, and its finished files."""

    form: FilledForm
    report: Report
    content: Content
    still_to_write: tuple[Missing, ...]
    """In a draft: what the court will need and is not there yet. Empty once the form is signed."""
    lengths: tuple[Length, ...]
    pages: int
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The finished document by format. Nothing has been written yet."""

    @property
    def refused(self) -> bool:
        """Whether the document may not be written: a signed form with an error, a draft with a worse one."""
        return any(not self.form.form.is_draft or f.code[0] in ALWAYS_REFUSED for f in self.report.errors)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a rendering came to: the form as judged and the files written; none where it was refused."""

    checked: Checked
    outputs: tuple[Path, ...]


def new(what: str, path: Path | None = None, case_folder: Path | None = None) -> tuple[Path, ...]:
    """Write a blank case record (`case`) or form of a kind, and beside it the schema that editors use.

    With `case_folder` a form gets an empty place for each child, parent and carer of the record there.
    Returns the files written, the blank one first. Raises WriteError where it is there already, and
    UnreadableError where the case record cannot be read.
    """
    from .forms.blank import blank, blank_case
    from .writers.store import Output, write_new

    schema = f"{what}.schema.json"
    if what == CASE:
        target, text = path or Path("case.yaml"), blank_case()
    else:
        kind = KINDS[what]
        case = (case_folder or Path()) / "case.yaml"
        record = read_case(case) if case_folder else None
        target = path or (case_folder or Path()) / kind.file_name
        # Without a record to read, it will stand beside the form.
        named = os.path.relpath(case, target.parent) if record else case.name
        text = blank(kind, record, named)
    copy = Output(target.with_name(schema), (schemas() / schema).read_bytes())
    write_new(target, text, [copy])
    return target, copy.path


def explain(what: str) -> str:
    """What a rule's code means and on what authority, or what a field of a form wants.

    Raises UsageError for a word that is neither, with the nearest that is.
    """
    from .guidance.telling import fields_with_notes, told
    from .rules.describe import CODES, explained

    # Whoever copies `error[P09]` out of a finding means P09.
    code = what.partition("[")[2].rstrip("]:")
    found = explained(code or what) or told(what)
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(what, (*CODES, *fields_with_notes()), n=1, cutoff=0.5)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise UsageError(f"There is no rule and no field called “{what}”.{hint}")
    return found


def read(path: Path, *, text: str | None = None) -> FilledForm:
    """Read a form with its case record. Raises UnreadableError with every reading finding."""
    return read_form(path, text=text)


def check(
    path: Path, as_at: date, *, text: str | None = None, formats: tuple[str, ...] = ("pdf",)
) -> Checked:
    """Judge a form as it reads and as it would be filed. Writes nothing.

    The document is composed in memory in each of `formats`, and the rules on finished files read it back.
    Raises UnreadableError, TemplateError, or UsageError for a format there is not.
    """
    wanted = _known(("pdf", *formats))
    form = read(path, text=text)
    practice = profile(form.record.proceedings.profile or DEFAULT)
    composed = compose(form, as_at, practice)
    content = composed.content
    with ThreadPoolExecutor() as threads:
        # Setting the pages takes longest and leaves Python free: all that can be done meanwhile is done here.
        written = {name: threads.submit(WRITERS[name], content) for name in wanted}
        found = _judged_form(form, practice, as_at)
        readers = {name: reader(name) for name in wanted}
        files = {name: data.result() for name, data in written.items()}
    finished = {name: readers[name](data, f"{path.stem}.{name}") for name, data in files.items()}
    findings = _judged(form, practice, as_at, found, tuple(finished.values()))
    return Checked(
        form,
        Report().plus((*form.findings, *findings), form.sources),
        content,
        composed.still_to_write if form.form.is_draft else (),
        _lengths(content, finished["pdf"]),
        len(finished["pdf"].pages),
        {name: files[name] for name in formats},
    )


def render(
    path: Path,
    folder: Path,
    as_at: date,
    *,
    text: str | None = None,
    formats: tuple[str, ...] = ("docx", "pdf"),
    force: bool = False,
) -> Rendered:
    """Judge a form and write its document into `folder`: every format and the record file, or nothing.

    Raises what `check` raises, and WriteError where the folder cannot be written or an output was edited
    since it was last rendered (`force` overwrites it).
    """
    from .writers.store import Output, write_all

    checked = check(path, as_at, text=text, formats=formats)
    if checked.refused:
        return Rendered(checked, ())
    stem = Path(checked.form.kind.file_name if str(path) == STDIN else path).stem
    outputs = [Output(folder / f"{stem}.{name}", data) for name, data in checked.files.items()]
    write_all(outputs, record_of(checked, as_at), folder / f"{stem}.record.json", force)
    return Rendered(checked, tuple(output.path for output in outputs))


def record_of(checked: Checked, as_at: date) -> dict[str, Any]:
    """What the record file keeps of a rendering, besides the outputs' hashes; it is never filed."""
    from importlib.metadata import version

    from .writers.store import digest

    form = checked.form
    used = [path for name in (form.kind.slug, "house") for path in sorted((templates() / name).iterdir())]
    return {
        "courtdocs": version("courtdocs"),
        "kind": form.kind.slug,
        "as_at": as_at.isoformat(),
        "draft": form.form.is_draft,
        "inputs": {Path(file.name).name: digest(_said(file).encode()) for file in form.files.values()},
        "templates": {
            f"{path.parent.name}/{path.name}": digest(path.read_bytes()) for path in used if path.is_file()
        },
        "findings": [
            {
                "code": f.code,
                "severity": f.severity,
                "place": str(f.location),
                "message": f.message,
                "waived": f.waived,
            }
            for f in checked.report.findings
        ],
        "waivers": [{name: str(value) for name, value in waiver if value} for waiver in form.form.waivers],
    }


def _said(file: DataFile) -> str:
    """What an input says: its text, or for a spreadsheet, which has none, its cells."""
    return file.text or repr(file.tree)


def _known(formats: tuple[str, ...]) -> tuple[str, ...]:
    """The formats, each once. Raises UsageError for one that there is not."""
    for name in formats:
        if name not in WRITERS:
            raise UsageError(f"There is no format “{name}”. The formats are: {', '.join(WRITERS)}.")
    return tuple(dict.fromkeys(formats))


def _judged_form(form: FilledForm, practice: Profile, as_at: date) -> tuple[Finding, ...]:
    from .guidance.notes import lengths
    from .rules.registry import FormFacts
    from .rules.run import judge_form

    return judge_form(FormFacts(form, practice, as_at, lengths(form.kind.slug)))


def _judged(
    form: FilledForm,
    practice: Profile,
    as_at: date,
    found: tuple[Finding, ...],
    finished: tuple[Finished, ...],
) -> tuple[Finding, ...]:
    """What was found in the form, and what is found in its finished files; the waivers applied to all."""
    from .rules.registry import FileFacts
    from .rules.run import apply_waivers, judge_file

    in_files = [f for file in finished for f in judge_file(FileFacts(file, form, practice, as_at))]
    return apply_waivers(form, tuple(dict.fromkeys((*found, *in_files))), as_at)


def _lengths(content: Content, pdf: Finished) -> tuple[Length, ...]:
    pages = dict(pdf.outline)
    return tuple(Length(title, words, pages.get(title, 0)) for title, words in words_by_section(content))
