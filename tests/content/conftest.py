"""Forms and templates made by hand, for tests of composing alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtdocs.case.record import CaseRecord
from courtdocs.content.blocks import Block, Content, Paragraph, walk, words
from courtdocs.content.compose import Composed, compose
from courtdocs.datafile.tree import DataFile
from courtdocs.forms.filled import FilledForm
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile

ON = date(2026, 11, 25)
SLUG = "social-work-statement"
FORM: dict[str, Any] = {"case": "case.yaml", "kind": SLUG, "version": "1", "stage": "initial", "by": "oke"}
CASE: dict[str, Any] = {
    "proceedings": {"court": "the Family Court at Westhaven", "authority": "Calder Vale Council"},
    "children": {
        "jade": {"name": "Jade Tansley", "born": "2014-02-03", "sex": "female"},
        "zara": {"name": "Zara Shafiq", "born": "2025-10-02", "sex": "female"},
    },
    "people": {"danielle": {"name": "Danielle Rook", "called": "Ms Rook", "is": {"mother": ["all"]}}},
    "professionals": {"oke": {"name": "Morwenna Oke", "role": "Social worker"}},
}


def merged(base: Any, patch: Any) -> Any:
    """`base` with `patch` laid over it: mappings merge, everything else replaces."""
    if not (isinstance(base, dict) and isinstance(patch, dict)):
        return patch
    return {
        key: merged(base.get(key), patch[key]) if key in patch else base[key] for key in {**base, **patch}
    }


def filled(form: dict[str, Any] | None = None, case: dict[str, Any] | None = None) -> FilledForm:
    """A form of two children, with what a test adds to it."""
    kind = KINDS[SLUG]
    files = {(): DataFile("statement.yaml", "", None), ("case",): DataFile("case.yaml", "", None)}
    return FilledForm(
        kind,
        kind.model.model_validate(merged(FORM, form or {})),
        CaseRecord.model_validate(merged(CASE, case or {})),
        files,
    )


Composer = Callable[..., Composed]


@pytest.fixture
def composed(tmp_path: Path) -> Composer:
    """Composes a template's text with a form and case; `house` is the text of the shared macros."""

    def made(template: str, form: Any = None, case: Any = None, house: str = "") -> Composed:
        return compose_text(tmp_path, template, filled(form, case), house)

    return made


def compose_text(folder: Path, template: str, form: FilledForm, house: str = "") -> Composed:
    """Compose a template's text in a folder of its own."""
    (folder / SLUG).mkdir(exist_ok=True)
    (folder / SLUG / "document.md.j2").write_text(template, "utf-8")
    if house:
        (folder / "house").mkdir(exist_ok=True)
        (folder / "house" / "macros.md.j2").write_text(house, "utf-8")
    return compose(form, ON, profile(), template_folder=folder)


def said(blocks: tuple[Block, ...]) -> list[str]:
    """The words of every paragraph and heading, in order."""
    return [words(b.children) for b in walk(blocks) if hasattr(b, "children") and not _holds_blocks(b)]


def _holds_blocks(block: Block) -> bool:
    return type(block).__name__ == "Quote"


def numbers(content: Content) -> list[int]:
    """The paragraph numbers, in order."""
    return [b.number for b in content.blocks if isinstance(b, Paragraph) and b.number]
