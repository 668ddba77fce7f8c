"""An authority's own Word template: read and judged once, then filled for any form of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lxml import etree

from ..content.blocks import Content
from ..content.compose import template_texts
from ..content.document_views import DOCUMENT, VIEWS
from ..content.own_fields import Named, OwnFields, OwnTypes, sections_of
from ..errors import TemplateError
from ..findings import Finding, Location
from ..forms.filled import FilledForm
from ..inspection.docx_package import W
from ..kinds.base import Kind
from ..practice.profiles import Profile
from ..resources import templates
from . import wording
from .docx import house_values
from .own_assembly import assembled, with_lists
from .own_faults import fault
from .own_fill import filled
from .own_lint import linted
from .own_losses import left_out
from .own_marking import mark_pages
from .own_package import Opening, Part, Relation
from .own_place import Setting, unlink
from .own_reach import dangling, reaching
from .own_scrub import hidden_styles, scrub
from .own_styles import merged
from .own_tags import misplaced, rows
from .wordml.frame import Frame, frame
from .wordml.story import Story, bookmark_names
from .wordml.tagged import Raw, rendered

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_NUMBERING, _SETTINGS = "word/numbering.xml", "word/settings.xml"
_HEADERS = {"default": "", "first": " of the first page", "even": " of even pages"}
_HALVES = ("H08", "H09")
"""Where half a tag or half a block stands, nothing sensible can be said of the rest."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_A4 = (
    f'<w:sectPr xmlns:w="{W[1:-1]}"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" '
    'w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A Word template without a fault: its parts, cleaned, and what findings call those with words.

    `sections` are those that it may place.
    """

    file: str
    parts: tuple[Part, ...]
    called: dict[str, str]
    sections: tuple[Named, ...]


def read(path: Path, kind: Kind) -> OwnTemplate:
    """The Word template at `path`, for documents of a kind. Raises TemplateError with every fault in it."""
    file = str(path)
    try:
        opening = Opening(path.read_bytes(), file)
    except OSError as error:
        said = f"the template cannot be read: {error.strerror or error}"
        raise TemplateError([fault("H17", Location(file), said, "Look at the name of the file.")]) from error
    parts = opening.parts()
    template = OwnTemplate(file, parts, _called(parts), _sections(kind))
    # A part that was refused leaves relations that lead nowhere, which is worth no finding of its own.
    told = (one for one in _faults(template, kind) if one.code != "H17" or not opening.faults)
    if faults := list(dict.fromkeys((*opening.faults, *told))):
        raise TemplateError(faults)
    return template


def write(template: OwnTemplate, form: FilledForm, content: Content, as_at: date, profile: Profile) -> bytes:
    """The Word file of a document in a template of one's own; the same input gives the same bytes.

    `content` is what was composed of the form. Raises TemplateError where the template cannot be filled with
    this form: a tag that cannot be worked out, loops past the limit, no place for something that was said.
    """
    house = frame(templates() / "house" / "court.docx", content.look)
    blocks = wording.body(content)
    fields = OwnFields(form, as_at, profile, blocks, _plain(content), template.sections)
    stories = {p.name: p.tree for p in template.parts if p.is_story and p.tree is not None}
    made, values = filled(stories, template.called, fields.names, template.file)
    if faults := list(left_out(form, fields, values, template.file)):
        raise TemplateError(faults)
    trees = {p.name: p.tree for p in template.parts if p.tree is not None}
    both = merged(trees.get(_STYLES), trees.get(_NUMBERING), house, content.language)
    story = Story(replace(house, schemes=both.schemes), bookmark_names(blocks))
    story.paragraph_num = both.schemes["NumberedParagraph"].num
    setting = Setting(values, fields, story, both.called, lambda: _head(content, house))
    trees |= made
    for tree in made.values():
        setting.place(tree)
    unlink(trees[_DOCUMENT])
    trees |= {_STYLES: both.styles, _NUMBERING: with_lists(both.numbering, story.nums)}
    trees.setdefault(_SETTINGS, etree.fromstring(house.parts[_SETTINGS], _PARSER))
    return assembled(_parts(template, trees, content.marking), trees, story.pictures, content)


def _sections(kind: Kind) -> tuple[Named, ...]:
    texts = template_texts(templates(), kind.slug, VIEWS[DOCUMENT].template)
    return sections_of("\n".join(text for *_, text in texts))


def _called(parts: tuple[Part, ...]) -> dict[str, str]:
    """What findings call each part with words: the text, the header of the first page, the footnotes."""
    document = parts[0]
    targets = {one.id: one.target for one in document.relations}
    called = {one.name: one.kind if one.kind != "document" else "text" for one in parts if one.is_story}
    sections = list(document.tree.iter(f"{W}sectPr")) if document.tree is not None else []
    for number, section in enumerate(sections, 1):
        for one in section.iter(f"{W}headerReference", f"{W}footerReference"):
            sort = "header" if one.tag == f"{W}headerReference" else "footer"
            words = sort + _HEADERS.get(one.get(f"{W}type", ""), "")
            words += f" (section {number})" if len(sections) > 1 else ""
            called[targets.get(one.get(f"{_R}id", ""), "")] = words
    return called


def _faults(template: OwnTemplate, kind: Kind) -> Iterator[Finding]:
    trees = {part.name: part.tree for part in template.parts if part.tree is not None}
    hidden = hidden_styles(trees.get(_STYLES))
    types = OwnTypes(kind.model, template.sections)
    for part in template.parts:
        if part.tree is not None:
            called = template.called.get(part.name, "")
            scrub(part.tree, part.kind, hidden)
            yield from reaching(part.tree, template.file, called)
            yield from dangling(part.tree, {one.id for one in part.relations}, template.file, called)
    body = trees[_DOCUMENT].find(f"{W}body")
    if body is not None and body.find(f"{W}sectPr") is None:
        body.append(etree.fromstring(_A4, _PARSER))
    for part in template.parts:
        if part.is_story and part.tree is not None:
            held = rows(part.tree, template.called[part.name])
            wrong = list(misplaced(part.tree, held, template.file))
            yield from wrong
            if not any(one.code in _HALVES for one in wrong):
                is_text = part.kind == "document"
                yield from linted(kind.model, types, held, template.file, is_text=is_text)


def _plain(content: Content) -> dict[str, str]:
    return {
        "title": content.title,
        "case_number": wording.case_number(content),
        "confidentiality": content.confidentiality,
        "marking": content.marking,
    }


def _head(content: Content, house: Frame) -> str:
    """The head of the first page as the house's own template writes it."""
    xml = rendered(_DOCUMENT, house.tagged[_DOCUMENT], house_values(content, Raw("")))
    found = re.search(r"<w:body>(.*)<w:sectPr", xml, re.DOTALL)
    return found[1] if found else ""


def _parts(template: OwnTemplate, trees: dict[str, etree._Element], marking: str) -> list[Part]:
    """The parts of the document: those of the template, ours that it lacks, and headers for the marking."""
    parts = [replace(part, relations=[*part.relations]) for part in template.parts]
    known = {part.name for part in parts}
    ours = ((_STYLES, "styles"), (_NUMBERING, "numbering"), (_SETTINGS, "settings"))
    parts += [Part(name, kind, trees[name], b"") for name, kind in ours if name not in known]
    if not marking:
        return parts
    document = parts[0]
    targets = {one.id: one.target for one in document.relations}

    def new() -> str:
        relation = f"rIdMarking{len(parts)}"
        name = targets[relation] = f"word/headerMarking{len(parts)}.xml"
        trees[name] = etree.Element(f"{W}hdr", nsmap={"w": W[1:-1]})
        parts.append(Part(name, "header", trees[name], b""))
        document.relations.append(Relation(relation, "header", name))
        return relation

    mark_pages(trees[_DOCUMENT], trees[_SETTINGS], marking, lambda relation: trees[targets[relation]], new)
    return parts
