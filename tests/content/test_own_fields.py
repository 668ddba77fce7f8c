"""What a Word template can print: the names that are linted are the names that are filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from courtdocs.content.blocks import Heading, Origin, Paragraph, Text, words
from courtdocs.content.compose import compose, template_texts
from courtdocs.content.document_views import DOCUMENT, VIEWS
from courtdocs.content.own_fields import PLAIN, RECORD, Lost, OwnFields, OwnTypes, sections_of, slug
from courtdocs.content.template_types import FUNCTIONS
from courtdocs.kinds.table import KINDS
from courtdocs.pipeline import read
from courtdocs.practice.profiles import profile
from courtdocs.resources import templates
from courtdocs.writers import own_template, wording

from ..writers.contents import with_blocks
from ..writers.word_files import BODY, word
from .conftest import ON, filled

ROOT = Path(__file__).parents[2]
README = (ROOT / "samples" / "council" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Summary", "summary"),
        ("What is outstanding", "what_is_outstanding"),
        ("Annex A: chronology", "chronology"),
        ("Annex : sources relied on", "sources_relied_on"),
        ("Brothers & sisters (2)", "brothers_sisters_2"),
        ("…", ""),
    ],
)
def test_a_section_is_called_after_its_heading(heading: str, name: str) -> None:
    assert slug(heading) == name


TEMPLATE = """
## One
### Not this
## Annex {{ "C" if x else "B" }}: two {unnumbered}
## {{ child }}
## {{ "Now" if x else "Then" }}
## Fact {{ fact.number }} ({{ fact.status }}) {unnumbered, new page}
"""


def test_the_sections_of_a_template_are_known_without_filling_it() -> None:
    names = [section.name for section in sections_of(TEMPLATE)]
    assert names == ["one", "two", "now", "then", "fact", "record_of_this_document"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Annex B: two", "two"),
        ("Then", "then"),
        ("Fact 12 (found)", "fact"),
        ("Something else", "something_else"),
    ],
)
def test_a_section_is_found_by_its_heading_in_the_document(heading: str, name: str) -> None:
    block = Paragraph((Text("x"),))
    blocks = (Heading(1, (Text(heading),)), block)
    fields = OwnFields(filled(), ON, profile(), blocks, dict.fromkeys(PLAIN, ""), sections_of(TEMPLATE))
    assert getattr(fields.names["sections"], name).blocks == blocks


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_sections(kind: str) -> None:
    texts = template_texts(templates(), kind, VIEWS[DOCUMENT].template)
    assert [one.name for one in sections_of("\n".join(text for *_, text in texts))][-1] == slug(RECORD)


def test_every_section_of_the_sample_has_its_name() -> None:
    form = read(ROOT / "samples" / "rook" / "statement.yaml")
    blocks = compose(form, ON, profile()).content.blocks
    headings = [words(b.children) for b in blocks if isinstance(b, Heading) and b.level == 1]
    texts = template_texts(templates(), form.kind.slug, VIEWS[DOCUMENT].template)
    known = sections_of("\n".join(text for *_, text in texts))
    assert len(headings) > 15
    assert [h for h in headings if not any(one.heading.fullmatch(h) for one in known)] == []


def test_the_record_s_heading_is_the_one_that_writers_print() -> None:
    (heading, *_) = wording.body(with_blocks(notes=("x",)))
    assert isinstance(heading, Heading)
    assert heading.children[0].text == RECORD  # type: ignore[union-attr]


ONE = sections_of("## Summary\n")


def test_the_names_that_are_linted_are_those_that_are_filled() -> None:
    form = filled()
    fields = OwnFields(form, ON, profile(), (), dict.fromkeys(PLAIN, ""), ONE)
    types = OwnTypes(form.kind.model, ONE)
    assert {*types.names, *FUNCTIONS} == {*fields.names}
    assert vars(fields.names["sections"]).keys() >= {"summary"}
    assert set(types.members(types.names["sections"])) == {"summary", slug(RECORD)}


def test_prose_before_the_first_heading_may_not_be_left_out_either() -> None:
    block = Paragraph((Text("x"),), origin=Origin(("summary",)))
    fields = OwnFields(filled(), ON, profile(), (block,), dict.fromkeys(PLAIN, ""), ())
    assert list(fields.lost([])) == [Lost("", "", ("summary",))]
    assert list(fields.lost([fields.names["body"]])) == []


def test_what_the_readme_tells_maintainers_is_true(tmp_path: Path) -> None:
    tags = [tag.replace("\\|", "|") for tag in re.findall(r"\| `(\{\{.*?\}\})`", README)]
    tags += re.findall(r", `(\{\{[^`]*\}\})`", README)
    assert len(tags) > 18
    path = tmp_path / "own.docx"
    path.write_bytes(word(*tags))
    assert own_template.read(path, KINDS["social-work-statement"])
    assert BODY in tags


def test_the_readme_names_every_name() -> None:
    names = {*OwnTypes(KINDS["social-work-statement"].model, ()).names, *FUNCTIONS}
    told = {name for name in names if re.search(rf"\{{\{{p? ?{name}\b", README)}
    assert names - told == {"earlier", "sources", "genogram_page"}
