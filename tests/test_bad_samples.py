"""Every bad sample breaks the rule it is named after, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtdocs.content.lint import lint
from courtdocs.errors import UnreadableError
from courtdocs.kinds.table import KINDS
from courtdocs.pipeline import check

FOLDER = Path(__file__).parents[1] / "samples" / "bad"
FORMS = sorted(FOLDER.glob("*.yaml"))


def codes(form: Path) -> list[str]:
    """The codes of all findings of a form, reading findings included."""
    try:
        return [f.code for f in check(form, date(2026, 11, 25)).report.findings]
    except UnreadableError as error:
        return [f.code for f in error.findings]


def test_each_family_has_a_bad_sample() -> None:
    assert {path.stem[0] for path in (*FORMS, *FOLDER.glob("?[0-9][0-9]"))} == set("FWPNDSRXH")


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_bad_sample_has_its_one_defect(form: Path) -> None:
    assert codes(form) == [form.stem]


def test_the_bad_template_has_its_one_defect() -> None:
    text = (FOLDER / "H01" / "document.md.j2").read_text("utf-8")
    assert [f.code for f in lint(KINDS["social-work-statement"], text)] == ["H01"]
