"""Composes a document: template, form and record become content, the format-free document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path as Folder
from typing import Any

from jinja2 import Template
from jinja2 import TemplateError as JinjaError

from ..errors import TemplateError
from ..findings import Finding, Location
from ..forms.filled import FilledForm
from ..forms.missing import Missing, missing
from ..kinds.base import Form
from ..practice.profiles import Profile
from ..resources import templates
from .blocks import Block, Content
from .checklist import Checklist
from .citing import Citer
from .document_views import DOCUMENT, DocumentView, view_of
from .environment import HOUSE, VALUES, Environment
from .facts import context
from .faults import fault
from .front import front, waivers
from .linted import is_linted
from .markdown import Reader
from .marks import rows
from .numbering import Resolver, numbered
from .open_points import open_points
from .placing import Placer
from .values import Anchored
from .view import World

MACROS = "house/macros.md.j2"


@dataclass(frozen=True, slots=True)
class Composed:
    """A composed document, and what is still to write."""

    content: Content
    still_to_write: tuple[Missing, ...]


def compose(
    form: FilledForm,
    as_at: date,
    profile: Profile,
    *,
    view: str = DOCUMENT,
    findings: Iterable[Finding] = (),
    template_folder: Folder | None = None,
) -> Composed:
    """Compose the document of a form as its kind's template has it, with the facts at its date.

    `view` is a name of document_views.VIEWS; `findings` are those that a brief prints. Raises TemplateError
    with every fault found in the template (family H), and UsageError where the form has no such view.
    """
    seen = view_of(form, view)
    folder = template_folder or templates()
    world = World(form, as_at)
    texts = template_texts(folder, form.kind.slug, seen.template)
    absent = missing(form)
    names = context(world, profile) | open_points(world, findings, absent)
    try:
        blocks = _blocks(world, seen, names, texts)
    except TemplateError as error:
        raise TemplateError(error.findings, {file: text for _, file, text in texts}) from error
    content = Content(
        title=seen.title.format(form.kind.title),
        front=front(form, world.anchors) if seen.is_the_courts else None,
        blocks=blocks,
        dated=form.dated(as_at),
        confidentiality=profile.confidentiality,
        marking=seen.marking or ("DRAFT" if form.form.is_draft else ""),
        look=seen.look,
        notes=waivers(form) if seen.is_the_courts else (),
    )
    return Composed(content, absent)


def template_texts(folder: Folder, slug: str, template: str) -> tuple[tuple[str, str, str], ...]:
    """A template of a kind and the house's macros: of each its name, file as findings give it, and text.

    Raises TemplateError (H28) where one cannot be read.
    """
    files = ((slug, folder / slug / template), (HOUSE, folder / MACROS))
    return tuple(
        (name, f"{folder.name}/{file.relative_to(folder).as_posix()}", _text(file))
        for name, file in files
        if name == slug or file.is_file()
    )


def _text(file: Folder) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        place = Location(str(file))
        help = "Put it back, or save it as UTF-8 text."
        raise TemplateError([fault("H28", place, "The template cannot be read", help)]) from error


def _blocks(
    world: World, view: DocumentView, names: dict[str, Any], texts: tuple[tuple[str, str, str], ...]
) -> tuple[Block, ...]:
    environment, template = _ready(type(world.form.form), view.template, texts)
    values: list[Any] = []
    rendered = _rendered(environment, template, names | {VALUES: values})
    citer = Citer(world.form, world.anchors, numbers_sources=_lists_sources(values))
    placer = Placer(citer, letters=view.is_the_courts)
    reader = Reader(*_in_order(rendered, environment, values), placer)
    blocks = numbered(list(reader.pieces()))
    if reader.faults:
        raise TemplateError(sorted(reader.faults, key=lambda f: f.location))
    checklist = Checklist(world.form, placer)
    checklist.read(blocks)
    return Resolver(blocks, checklist.places, checklist.answer).blocks(blocks)


def _lists_sources(values: Iterable[Any]) -> bool:
    """Whether the document lists its sources, so that their numbers can be looked up in it."""
    return any(isinstance(value, Anchored) and value.anchor.startswith("source-") for value in values)


def _in_order(rendered: str, environment: Environment, values: list[Any]) -> tuple[Any, list[Any], Any]:
    kept, marked = rows(rendered, environment.places)
    return kept, values, marked


@lru_cache(maxsize=64)
def _ready(
    model: type[Form], file: str, texts: tuple[tuple[str, str, str], ...]
) -> tuple[Environment, Template]:
    # Once per process for each text of a template: linting and compiling take longer than composing.
    slug = texts[0][0]
    known = is_linted(slug, file, (text for *_, text in texts))
    environment = Environment({name: (file, text) for name, file, text in texts}, is_linted=known)
    if not known:
        from .lint import faults_of  # Only whoever edits a template needs it.

        if found := faults_of(model, environment, slug):
            raise TemplateError(found)
    for name, *_ in texts[1:]:
        environment.get_template(name)  # Now, rather than in the middle of several threads' documents.
    return environment, environment.get_template(slug)


def _rendered(environment: Environment, template: Template, names: dict[str, Any]) -> str:
    try:
        return template.render(names)
    except (JinjaError, TypeError, AttributeError) as error:
        raise TemplateError([_from_traceback(environment, error)]) from error


def _from_traceback(environment: Environment, error: Exception) -> Finding:
    files = {file for file, _ in environment.texts.values()}
    place, trace = Location(next(iter(files))), error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            place = Location(trace.tb_frame.f_code.co_filename, trace.tb_lineno, 1)
        trace = trace.tb_next
    return fault("H01", place, f"An expression cannot be worked out: {error}", "Look at the names in it.")
