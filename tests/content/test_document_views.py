"""The brief and the page for the family: what they print, from the real templates, and what refuses them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from courtdocs import resources
from courtdocs.content.blocks import Content, Heading, Paragraph, Table, walk, words
from courtdocs.content.compose import compose
from courtdocs.content.document_views import DOCUMENT, VIEWS, view_of
from courtdocs.content.lint import lint
from courtdocs.errors import UsageError
from courtdocs.findings import Finding, Location, Severity
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form
from courtdocs.kinds.base import Kind
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile

from .conftest import ON, filled, said
from .dump import dumped

ROOT = Path(__file__).parents[2]
OTHERS = [name for name in VIEWS if name != DOCUMENT]
FINDINGS = (
    Finding("S10", Severity.NOTE, "a sentence stands twice", Location("statement.yaml", 90, 3)),
    Finding("W17", Severity.WARNING, "“TBC” stands for something", Location("statement.yaml", 40, 3)),
    Finding("W16", Severity.ERROR, "a placeholder is left over", Location("/home/oke/case.yaml", 12, 1)),
    Finding("N01", Severity.ERROR, "a name is unknown", Location("a.xlsx", cell="Sheet1!B4"), waived="why"),
    Finding("D01", Severity.NOTE, "a row is late", Location("chronology.xlsx", cell="Sheet1!B4")),
    Finding("W15", Severity.NOTE, "the document has 18 pages", Location("statement.pdf")),
)


def sample() -> FilledForm:
    return read_form(ROOT / "samples" / "rook" / "statement.yaml")


def seen(view: str, form: FilledForm, **more: Any) -> Content:
    return compose(form, ON, profile(), view=view, **more).content


def table(content: Content, title: str) -> list[list[str]]:
    """The table under a heading, its head first, as words."""
    blocks = content.blocks
    start = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and words(b.children) == title)
    found = next(b for b in blocks[start:] if isinstance(b, Table))
    return [[" ".join(said(cell.children)) for cell in row] for row in (found.head, *found.rows)]


@pytest.mark.parametrize("name", OTHERS)
def test_golden(name: str) -> None:
    found = dumped(seen(name, sample(), findings=FINDINGS))
    golden = ROOT / "tests" / "golden" / f"rook{VIEWS[name].suffix}.txt"
    if os.environ.get("COURTDOCS_UPDATE_GOLDEN") == "1":
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_has_a_template_without_faults_for_each_of_its_views_and_no_other(kind: Kind) -> None:
    folder = resources.templates()
    house = (folder / "house" / "macros.md.j2").read_text("utf-8")
    wanted = {VIEWS[name].template for name in kind.views}
    assert {file.name for file in (folder / kind.slug).glob("*.md.j2")} == wanted
    assert DOCUMENT in kind.views
    for name in wanted:
        text = (folder / kind.slug / name).read_text("utf-8")
        assert lint(kind, text, file=name, house=house) == ()


def test_a_view_that_there_is_not() -> None:
    with pytest.raises(UsageError, match=r"no view “letter”\. The views are: document, brief, for-family\."):
        view_of(filled(), "letter")


def test_a_kind_without_that_view() -> None:
    form = filled()
    alone = replace(form, kind=replace(form.kind, slug="minutes", views=(DOCUMENT,)))
    with pytest.raises(UsageError, match=r"There is no brief of this kind, minutes\. There is: document\."):
        compose(alone, ON, profile(), view="brief")


@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_nothing_is_made_up_for_the_family(text: str | None) -> None:
    with pytest.raises(UsageError, match=r"Write them in `in_plain_words`\. No machine writes it") as caught:
        compose(filled({"in_plain_words": text}), ON, profile(), view="for-family")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", OTHERS)
def test_a_view_is_no_court_document(name: str) -> None:
    content = seen(name, sample())
    assert content.front is None
    assert content.notes == ()
    assert all(b.number is None for b in content.blocks if isinstance(b, Paragraph))
    printed = " ".join(said(content.blocks))
    assert "contempt of court" not in printed
    assert not {"Jade", "Alfie", "Zara", "Rook"} & set(content.title.split())


def test_what_marks_a_view() -> None:
    draft, signed = (
        filled({"in_plain_words": "So."}),
        filled({"in_plain_words": "So.", "signed": "2026-11-25"}),
    )
    assert [seen(name, draft).marking for name in VIEWS] == [
        "DRAFT",
        "For the author only. Not for filing",
        "DRAFT",
    ]
    assert [seen(name, signed).marking for name in VIEWS] == ["", "For the author only. Not for filing", ""]
    assert "not for filing" in seen("brief", signed).title


def test_open_findings_are_printed_the_gravest_first_and_without_folders() -> None:
    assert table(seen("brief", filled(), findings=FINDINGS), "Open findings")[1:] == [
        ["W16 (error)", "a placeholder is left over", "line 12 of case.yaml"],
        ["W17 (warning)", "“TBC” stands for something", "line 40 of statement.yaml"],
        ["S10 (note)", "a sentence stands twice", "line 90 of statement.yaml"],
        ["D01 (note)", "a row is late", "Sheet1!B4 of chronology.xlsx"],
        ["W15 (note)", "the document has 18 pages", "statement.pdf"],
    ]
    assert said(seen("brief", filled()).blocks)[-1] == "None."


def test_what_is_still_to_write_stands_section_by_section() -> None:
    form = filled({"children": {"jade": {"needs": "Rest."}}})
    items = [text for text in said(seen("brief", form).blocks) if text.startswith("Each child, Jade:")]
    assert items == [
        "Each child, Jade: Daily life, Harm and its effect, Identity, Wishes and feelings and "
        "Timetable for the child"
    ]


def test_sources_are_called_by_their_names_and_confidential_ones_are_not_named() -> None:
    evidence = {
        "log": {"what": "Police log", "exhibit": "MO1"},
        "note": {"what": "Note of a friend", "disclose": "court"},
    }
    fact = {"says": "He left.", "source": ["log p2-3", "note p1", "the register"]}
    words_ = "It is so [log p2; T1] and [note]."
    case = {"evidence": evidence, "threshold": {"T1": fact}}
    form = filled({"threshold": {"include": ["T1"]}, "in_plain_words": words_}, case)
    (row,) = table(seen("brief", form), "Threshold")[1:]
    assert row[-1] == "Police log, pages 2 to 3; Confidential, page 1; the register"
    assert "It is so [Police log, page 2; threshold 1] and [Confidential]." in said(
        seen("for-family", form).blocks
    )


def test_the_options_stand_side_by_side_and_the_preferred_one_says_so() -> None:
    options = {
        "home": {"what": "Home"},
        "aunt": {"what": "Aunt"},
        "away": {"what": "Away", "realistic": {"none": "Far."}},
    }
    weighed = {
        "home": {"good": ["Love."], "bad": ["Risk."]},
        "aunt": {"good": {"none": "Nothing."}},
        "preferred": "aunt",
    }
    content = seen("brief", filled({"options": options, "weighing": {"jade": weighed}}))
    assert table(content, "Options for each child") == [
        ["Jade", "Home", "Aunt (preferred)"],
        ["For", "Love.", "Nothing."],
        ["Against", "Risk.", "[not yet given: Detriments]"],
    ]
    assert "Ruled out: Away (Jade and Zara)." in said(content.blocks)


def test_a_bold_line_is_not_left_at_the_foot_of_a_page() -> None:
    content = seen(
        "for-family", filled({"in_plain_words": "**What I ask**\n\nThis.\n\n**So** it is.\n\nEnd."})
    )
    kept = [words(b.children) for b in content.blocks if isinstance(b, Paragraph) and b.keep_with_next]
    assert kept == ["What I ask"]


@pytest.mark.parametrize("name", OTHERS)
def test_no_part_left_out_breaks_a_view(name: str) -> None:
    form = sample()
    parts = [part for part, info in form.kind.model.model_fields.items() if not info.is_required()]
    assert len(parts) > 25
    for part in set(parts) - {VIEWS[name].needs}:
        default = form.kind.model.model_fields[part].get_default(call_default_factory=True)
        seen(name, replace(form, form=form.form.model_copy(update={part: default})))
    for part in ("orders_sought", "hearings", "threshold", "evidence", "people", "professionals"):
        default = type(form.record).model_fields[part].get_default(call_default_factory=True)
        content = seen(name, replace(form, record=form.record.model_copy(update={part: default})))
        assert len(tuple(walk(content.blocks))) > 10
