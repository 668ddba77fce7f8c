"""The annex documents: drawn from the record alone, and the same there as within the statement."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from courtdocs.content.blocks import Block, Content, Drawing, Heading, Table, walk, words
from courtdocs.content.compose import compose
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile

from ..rules.building import build
from .conftest import ON
from .dump import dumped

ROOT = Path(__file__).parents[2]
ANNEXES = [slug for slug, kind in KINDS.items() if kind.draws_on]


def content(form: FilledForm) -> Content:
    return compose(form, ON, profile()).content


def rook(name: str) -> Content:
    return content(read_form(ROOT / "samples" / "rook" / f"{name}.yaml"))


def cells(found: Content, heading: str) -> list[list[str]]:
    """The words of the rows of the first table after a heading."""
    blocks = iter(found.blocks)
    for block in blocks:
        if isinstance(block, Heading) and words(block.children).startswith(heading):
            break
    table = next(block for block in blocks if isinstance(block, Table))
    return [["".join(map(said, cell.children)) for cell in row] for row in table.rows]


def said(block: Block) -> str:
    return "".join(words(each.children) for each in walk((block,)) if type(each).__name__ == "Paragraph")


@pytest.mark.parametrize("slug", ANNEXES)
def test_golden(slug: str) -> None:
    found = dumped(rook(slug))
    golden = ROOT / "tests" / "golden" / "annexes" / f"{slug}.txt"
    if os.environ.get("COURTDOCS_UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("slug", ANNEXES)
def test_an_annex_has_no_statement_of_truth_no_signature_and_no_exhibits(slug: str) -> None:
    found = rook(slug)
    assert found.front is not None
    assert [label for label, _ in found.front.corner] == ["On behalf of", "Prepared by", "Dated"]
    assert "contempt" not in dumped(found)
    assert "signature" not in dumped(found)


def test_the_chronology_is_the_statements() -> None:
    within = cells(rook("statement"), "Annex A")
    apart = cells(rook("chronology"), "Events")
    assert len(apart) > 10
    # The sources have numbers of their own in each document.
    assert [row[:-1] for row in within] == [row[:-1] for row in apart]


def test_a_threshold_fact_is_the_statements_but_for_the_names_of_its_sources() -> None:
    within = cells(rook("statement"), "Threshold 1")
    apart = cells(rook("threshold"), "Threshold 1")
    assert len(apart) == 5
    assert [row for row in within if row[0] != "Source"] == [row for row in apart if row[0] != "Source"]
    assert ["Source", "Police log, pages 2 to 3; Note of Mrs Fenwick's account, page 1"] in apart


def test_a_row_for_the_case_file_alone_is_in_no_document(tmp_path: Path) -> None:
    kept = {"date": "2026-11-20", "what": "A call.", "source": "school-letter p1", "in": "case file"}
    shown = {"date": "2026-11-26", "what": "A visit.", "source": "visits p1"}
    form = build(tmp_path, {"chronology": [kept, shown]}, kind="chronology")
    found = content(form)
    assert [row[2] for row in cells(found, "Events")] == ["A visit."]
    assert [row[1] for row in cells(found, "Sources")] == ["My notes of visits and calls"]


def test_a_chronology_of_nothing_for_the_court_says_so(tmp_path: Path) -> None:
    row = {"date": "2026-11-20", "what": "A call.", "source": "visits p1", "in": "case file"}
    found = content(build(tmp_path, {"chronology": [row]}, {"signed": "null"}, kind="chronology"))
    assert "No event is kept for the court." in dumped(found)
    (tmp_path / "none").mkdir()
    nothing = build(tmp_path / "none", {"chronology": "null"}, {"signed": "null"}, kind="chronology")
    assert "{gap: Chronology}" in dumped(content(nothing))


def test_a_withdrawn_fact_is_named_and_not_printed(tmp_path: Path) -> None:
    state = [{"from": "2026-11-01", "is": "alleged"}, {"from": "2026-11-24", "is": "withdrawn"}]
    found = content(build(tmp_path, {"threshold": {"T1": {"status": state}}}, kind="threshold"))
    assert "**Withdrawn:** threshold 1." in dumped(found)
    assert "struck" not in dumped(found)


def _closed(tmp_path: Path, kind: str) -> str:
    hidden = {"what": "Advice of counsel", "by": "Ada Sharpe", "disclose": "privileged", "checklist": "b",
              "still_matters": "It warns of a claim"}  # fmt: skip
    row: dict[str, Any] = {"date": "2026-11-26", "what": "A meeting.", "source": "visits p1"}
    case = {"evidence": {"visits": hidden}, "chronology": [row],
            "threshold": {"T1": {"source": ["visits p2"]}}}  # fmt: skip
    return dumped(content(build(tmp_path, case, kind=kind)))


@pytest.mark.parametrize("kind", ["chronology", "threshold", "checklist-index"])
def test_what_not_every_party_may_see_is_not_named(kind: str, tmp_path: Path) -> None:
    found = _closed(tmp_path, kind)
    assert "Confidential" in found
    assert [word for word in ("counsel", "Sharpe", "claim") if word in found] == []


def test_the_index_lists_each_document_in_its_part(tmp_path: Path) -> None:
    case = {"evidence": {"police-log": {"made": "2019", "still_matters": "it is the first of four"}}}
    found = content(build(tmp_path, case, kind="checklist-index"))
    a, b = cells(found, "Part A"), cells(found, "Part B")
    assert [row[:3] for row in a] == [
        [
            "1",
            "Police log of 8 November 2026. Still relied on: it is the first of four",
            "Thornby Constabulary",
        ],
        ["2", "Letter from Nell's head teacher", "Thornby Primary School"],
        ["3", "First (viability) assessment of Mrs Attwell", "Ila Mistry"],
    ]
    assert [row[0] for row in b] == ["1", "2"]
    annexes = cells(found, "Annex documents")
    assert [row[2] for row in annexes] == [
        *("attached", "attached", "inside the statement", "attached"),
        "Not attached. To follow by 7 December 2026.",
        *("attached", "this document"),
    ]


def test_an_index_of_nothing_says_so_in_each_part(tmp_path: Path) -> None:
    form = build(
        tmp_path, {"evidence": "null", "chronology": "null"}, {"signed": "null"}, kind="checklist-index"
    )
    assert dumped(content(form)).count("No document is listed.") == 2


def test_the_genogram_alone_is_larger_than_in_the_statement() -> None:
    within = next(b for b in rook("statement").blocks if isinstance(b, Drawing))
    alone = next(b for b in rook("genogram").blocks if isinstance(b, Drawing))
    assert alone.alt == within.alt
    assert alone.height > within.height * 1.1
    assert max(s.size for s in alone.shapes if s.kind == "text") > 10
    assert "The family on 25 November 2026" in dumped(rook("genogram"))
