"""Composes a document: template, form and record become content, the format-free document."""

from __future__ import annotations

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
from .environment import HOUSE, VALUES, Environment
from .facts import context
from .faults import fault
from .front import front, waivers
from .linted import is_linted
from .markdown import Reader
from .marks import rows
from .numbering import Resolver, numbered
from .placing import Placer
from .view import World

TEMPLATE = "document.md.j2"
MACROS = "house/macros.md.j2"


@dataclass(frozen=True, slots=True)
class Composed:
    """A composed document, and what is still to write."""

    content: Content
    still_to_write: tuple[Missing, ...]


def compose(
    form: FilledForm, as_at: date, profile: Profile, *, template_folder: Folder | None = None
) -> Composed:
    """Compose the document of a form as its kind's template has it, with the facts at its date.

    Raises TemplateError with every fault found in the template (family H).
    """
    folder = template_folder or templates()
    world = World(form, as_at)
    texts = template_texts(folder, form.kind.slug)
    try:
        blocks = _blocks(world, profile, texts)
    except TemplateError as error:
        raise TemplateError(error.findings, {file: text for _, file, text in texts}) from error
    content = Content(
        title=form.kind.title,
        front=front(form, world.anchors),
        blocks=blocks,
        dated=form.dated(as_at),
        confidentiality=profile.confidentiality,
        marking="DRAFT" if form.form.is_draft else "",
        notes=waivers(form),
    )
    return Composed(content, missing(form))


def template_texts(folder: Folder, slug: str) -> tuple[tuple[str, str, str], ...]:
    """A kind's template and the house's macros: of each its name, its file as findings give it, and its text.

    Raises TemplateError (H28) where one cannot be read.
    """
    files = ((slug, folder / slug / TEMPLATE), (HOUSE, folder / MACROS))
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


def _blocks(world: World, profile: Profile, texts: tuple[tuple[str, str, str], ...]) -> tuple[Block, ...]:
    environment, template = _ready(type(world.form.form), texts)
    values: list[Any] = []
    rendered = _rendered(environment, template, context(world, profile) | {VALUES: values})
    placer = Placer(Citer(world.form, world.anchors))
    reader = Reader(*_in_order(rendered, environment, values), placer)
    blocks = numbered(list(reader.pieces()))
    if reader.faults:
        raise TemplateError(sorted(reader.faults, key=lambda f: f.location))
    checklist = Checklist(world.form, placer)
    checklist.read(blocks)
    return Resolver(blocks, checklist.places, checklist.answer).blocks(blocks)


def _in_order(rendered: str, environment: Environment, values: list[Any]) -> tuple[Any, list[Any], Any]:
    kept, marked = rows(rendered, environment.places)
    return kept, values, marked


@lru_cache(maxsize=64)
def _ready(model: type[Form], texts: tuple[tuple[str, str, str], ...]) -> tuple[Environment, Template]:
    # Once per process for each text of a template: linting and compiling take longer than composing.
    slug, known = texts[0][0], is_linted(texts[0][0], (text for *_, text in texts))
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
