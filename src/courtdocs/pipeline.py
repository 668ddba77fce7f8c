"""The one flow: form file, filled form, findings, content, document. Nothing else knows the order.

What only one verb needs, or what is needed only once a document is being set, is imported there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from .content.blocks import Content
from .content.compose import Composed, compose
from .content.document_views import DOCUMENT, VIEWS, DocumentView, view_of
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
from .writers.table import WRITERS, Writer

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
class WordTemplate:
    """An authority's own Word template, and the environment in which LibreOffice is looked for."""

    file: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    formats: ClassVar[tuple[str, ...]] = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Checked:
    """A form as judged: what was found, what is still to write, how long it is, and its finished files.

    Content, lengths, pages and files are those of the view that was asked for.
    """

    form: FilledForm
    report: Report
    content: Content
    still_to_write: tuple[Missing, ...]
    """In a draft: what the court will need and is not there yet. Empty once the form is signed."""
    lengths: tuple[Length, ...]
    pages: int
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The finished document by format. Nothing has been written yet."""
    view: DocumentView = VIEWS[DOCUMENT]
    reading_ease: float | None = None
    """How easily the words of a view for the family read: 60 and above is plain English (Flesch)."""

    @property
    def refused(self) -> bool:
        """Whether the document may not be written.

        That is a signed form with an error; a draft, or a view that is never filed, with a worse one.
        """
        filed = self.view.is_the_courts and not self.form.form.is_draft
        return any(filed or f.code[0] in ALWAYS_REFUSED for f in self.report.errors)

    @property
    def is_too_long(self) -> bool:
        """Whether a view has more pages than it should have; of the document, rules W08 and W15 say that."""
        return 0 < self.view.most_pages < self.pages


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a rendering came to: the form as judged and the files written; none where it was refused."""

    checked: Checked
    outputs: tuple[Path, ...]


def new(
    what: str, path: Path | None = None, case_folder: Path | None = None, stage: str | None = None
) -> tuple[Path, ...]:
    """Write a blank case record (`case`) or form of a kind, and beside it the schema that editors use.

    With `case_folder` a form gets an empty place for each child, parent and carer of the record there; with
    `stage` it leaves out what other stages alone ask for. Returns the files written, the blank one first.
    Raises UsageError for a stage there is not, WriteError where the form is there already, and
    UnreadableError where the case record cannot be read.
    """
    from .forms.blank import blank, blank_case
    from .writers.store import Output, write_new

    if stage:
        _need_stage(what, stage)
    schema = f"{what}.schema.json"
    if what == CASE:
        target, text = path or Path("case.yaml"), blank_case()
    else:
        kind = KINDS[what]
        case = (case_folder or Path()) / "case.yaml"
        record = read_case(case) if case_folder else None
        first, name = not stage or stage == kind.stages[0], Path(kind.file_name)
        named_so = name if first else name.with_stem(f"{name.stem}-{stage}")
        target = path or (case_folder or Path()) / named_so
        # Without a record to read, it will stand beside the form.
        named = os.path.relpath(case, target.parent) if record else case.name
        text = blank(kind, record, named, stage)
    copy = Output(target.with_name(schema), (schemas() / schema).read_bytes())
    write_new(target, text, [copy])
    return target, copy.path


def _need_stage(what: str, stage: str) -> None:
    from difflib import get_close_matches

    stages = KINDS[what].stages if what in KINDS else ()
    if not stages:
        raise UsageError(f"There is one blank “{what}” for every stage. Leave out the stage.")
    if stage not in stages:
        near = get_close_matches(stage, stages, n=1, cutoff=0.4)
        hint = f"Did you mean “{near[0]}”?" if near else f"The stages are: {', '.join(stages)}."
        raise UsageError(f"There is no stage “{stage}” of {what}. {hint}")


def read(path: Path, *, text: str | None = None) -> FilledForm:
    """Read a form with its case record. Raises UnreadableError with every reading finding."""
    return read_form(path, text=text)


def check(
    path: Path,
    as_at: date,
    *,
    text: str | None = None,
    formats: tuple[str, ...] = ("pdf",),
    view: str = DOCUMENT,
    own: WordTemplate | None = None,
) -> Checked:
    """Judge a form as it reads and as it would be filed. Writes nothing.

    The document is composed in memory in each of `formats`, and the rules on finished files read it back.
    Another view is composed when the document has been judged, for it may print what was found there, and
    is judged as every file is that somebody may send. An authority's `own` template takes the house's place.
    Raises UnreadableError, TemplateError, MissingProgramError for a PDF of an own template where there is no
    LibreOffice, or UsageError for a format or view that there is not.
    """
    # Whatever is asked for, one format is judged in which numbers and lengths can be read.
    wanted = _known(("docx" if own else "pdf", *formats))
    form = read(path, text=text)
    seen = view_of(form, view)
    if own:
        _need_own(own, formats, seen)
    practice = profile(form.record.proceedings.profile or DEFAULT)
    composed = compose(form, as_at, practice)
    set_first = wanted if seen.is_the_courts else ("pdf",)
    writers = _own_writers(own, form, composed.content, as_at, practice) if own else WRITERS
    judge = partial(_judged_form, form, practice, as_at)
    made, found = _made(composed.content, path.with_suffix(""), set_first, writers, judge)
    found += _judged_files(made, form, practice, as_at)
    if not seen.is_the_courts:
        told = _waived(form, found, as_at)
        composed = compose(form, as_at, practice, view=view, findings=told)
        made, _ = _made(composed.content, path.with_name(f"{path.stem}{seen.suffix}"), wanted, WRITERS)
        found += _judged_view(made, form, practice, as_at, found)
    report = Report().plus((*form.findings, *_waived(form, found, as_at)), form.sources)
    return _checked(form, report, composed, made, formats, seen)


def _checked(
    form: FilledForm,
    report: Report,
    composed: Composed,
    made: Mapping[str, _File],
    formats: tuple[str, ...],
    view: DocumentView,
) -> Checked:
    return Checked(
        form,
        report,
        composed.content,
        composed.still_to_write if form.form.is_draft else (),
        _lengths(composed.content, made),
        len(made["pdf"].finished.pages) if "pdf" in made else 0,
        {name: made[name].data for name in formats},
        view,
        _reading_ease(form, view.needs),
    )


def render(
    path: Path,
    folder: Path,
    as_at: date,
    *,
    text: str | None = None,
    formats: tuple[str, ...] = ("docx", "pdf"),
    force: bool = False,
    view: str = DOCUMENT,
    own: WordTemplate | None = None,
) -> Rendered:
    """Judge a form and write its document into `folder`: every format and the record file, or nothing.

    Another `view` than the document itself, a name of VIEWS, has it in the names of its files. An authority's
    `own` template takes the place of the house's.

    Raises what `check` raises, and WriteError where the folder cannot be written or an output was edited
    since it was last rendered (`force` overwrites it).
    """
    from .writers.store import Output, write_all

    checked = check(path, as_at, text=text, formats=formats, view=view, own=own)
    if checked.refused:
        return Rendered(checked, ())
    stem = Path(checked.form.kind.file_name if str(path) == STDIN else path).stem + checked.view.suffix
    outputs = [Output(folder / f"{stem}.{name}", data) for name, data in checked.files.items()]
    write_all(outputs, record_of(checked, as_at, own), folder / f"{stem}.record.json", force)
    return Rendered(checked, tuple(output.path for output in outputs))


def record_of(checked: Checked, as_at: date, own: WordTemplate | None = None) -> dict[str, Any]:
    """What the record file keeps of a rendering, besides the outputs' hashes; it is never filed."""
    from importlib.metadata import version

    from .writers.store import digest

    form = checked.form
    used = [path for name in (form.kind.slug, "house") for path in sorted((templates() / name).iterdir())]
    used += [own.file] if own else []
    return {
        "courtdocs": version("courtdocs"),
        "kind": form.kind.slug,
        "view": checked.view.called,
        "as_at": as_at.isoformat(),
        "draft": form.form.is_draft,
        "inputs": {Path(file.name).name: digest(_said(file).encode()) for file in _inputs(form)},
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


def _inputs(form: FilledForm) -> tuple[DataFile, ...]:
    """The files that a form was read from: those of the earlier form, then its own, which win."""
    earlier = form.previous.files.values() if form.previous else ()
    return (*earlier, *form.files.values())


def _said(file: DataFile) -> str:
    """What an input says: its text, or for a spreadsheet, which has none, its cells."""
    return file.text or repr(file.tree)


def _known(formats: tuple[str, ...]) -> tuple[str, ...]:
    """The formats, each once. Raises UsageError for one that there is not."""
    for name in formats:
        if name not in WRITERS:
            raise UsageError(f"There is no format “{name}”. The formats are: {', '.join(WRITERS)}.")
    return tuple(dict.fromkeys(formats))


def _need_own(own: WordTemplate, formats: tuple[str, ...], view: DocumentView) -> None:
    """Raises UsageError for what cannot be made with an own template."""
    if not view.is_the_courts:
        raise UsageError(
            "A template of your own is for the document, not for a view of it: leave out one of the two."
        )
    if other := [name for name in formats if name not in own.formats]:
        raise UsageError(
            f"An own Word template makes {' and '.join(own.formats)}, not {', '.join(other)}. "
            "Ask for those without the template."
        )


def _own_writers(
    own: WordTemplate, form: FilledForm, content: Content, as_at: date, practice: Profile
) -> Mapping[str, Writer]:
    """The writers with an own template in the house's place: the PDF is LibreOffice's, of the Word file."""
    from .writers import libreoffice, own_template

    read_once = own_template.read(own.file, form.kind)
    docx = own_template.write(read_once, form, content, as_at, practice)

    def pdf(_: Content) -> bytes:
        return libreoffice.to_pdf(libreoffice.installed(own.environment), docx, content.dated)

    return {"docx": lambda _: docx, "pdf": pdf}


@dataclass(frozen=True, slots=True)
class _File:
    """A finished file: its bytes, and what they say when they are read back."""

    data: bytes
    finished: Finished


def _made(
    content: Content,
    beside: Path,
    formats: tuple[str, ...],
    writers: Mapping[str, Writer],
    meanwhile: Callable[[], tuple[Finding, ...]] = tuple,
) -> tuple[dict[str, _File], tuple[Finding, ...]]:
    """The content in each format, read back as a file beside the form; and what `meanwhile` found."""
    with ThreadPoolExecutor(max_workers=1) as threads:  # Two would take turns at Python, and more memory.
        # Setting the pages takes longest and leaves Python free: all that can be done meanwhile is done here.
        written = {name: threads.submit(writers[name], content) for name in formats}
        found = meanwhile()
        readers = {name: reader(name) for name in formats}
        files = {name: data.result() for name, data in written.items()}
    made = {name: _File(data, readers[name](data, f"{beside}.{name}")) for name, data in files.items()}
    return made, found


def _judged_form(form: FilledForm, practice: Profile, as_at: date) -> tuple[Finding, ...]:
    from .guidance.notes import lengths
    from .rules.registry import FormFacts
    from .rules.run import judge_form

    return judge_form(FormFacts(form, practice, as_at, lengths(form.kind.slug)))


def _judged_files(
    made: Mapping[str, _File], form: FilledForm, practice: Profile, as_at: date
) -> tuple[Finding, ...]:
    """What is found in the finished document, format by format."""
    from .rules.registry import FileFacts
    from .rules.run import judge_file

    facts = (FileFacts(file.finished, form, practice, as_at) for file in made.values())
    return tuple(found for each in facts for found in judge_file(each))


def _judged_view(
    made: Mapping[str, _File], form: FilledForm, practice: Profile, as_at: date, told: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """What is found in a finished view, unless it is told of the document, at the same place, already."""
    from .rules.registry import FileFacts
    from .rules.run import judge_view

    known = {(found.code, found.location) for found in told}
    facts = (FileFacts(file.finished, form, practice, as_at) for file in made.values())
    every = (found for each in facts for found in judge_view(each))
    return tuple(found for found in every if (found.code, found.location) not in known)


def _waived(form: FilledForm, found: tuple[Finding, ...], as_at: date) -> tuple[Finding, ...]:
    """What was found, each once, with the waivers of the form applied."""
    from .rules.run import apply_waivers

    return apply_waivers(form, tuple(dict.fromkeys(found)), as_at)


def _reading_ease(form: FilledForm, field: str) -> float | None:
    """How easily a narrative field of the form reads; None where there is no word in it."""
    from .fields.text import Prose
    from .rules.reading_ease import ease
    from .rules.sentences import sentences

    prose = getattr(form.form, field, None) if field else None
    found = ease(list(sentences((field,), prose))) if isinstance(prose, Prose) else None
    return found.score if found and found.words else None


def _lengths(content: Content, made: Mapping[str, _File]) -> tuple[Length, ...]:
    """How long each section is; without a PDF nobody knows its page."""
    pages = dict(made["pdf"].finished.outline) if "pdf" in made else {}
    return tuple(Length(title, words, pages.get(title, 0)) for title, words in words_by_section(content))
