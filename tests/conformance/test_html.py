"""The pages of the samples, judged by the W3C's own checker: HTML, ARIA and style sheet."""

import json
from datetime import date
from pathlib import Path

import pytest

import courtdocs

from . import tools

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[2]
FORMS = [*sorted((ROOT / "samples" / "rook").glob("*.yaml")), ROOT / "samples" / "minimal" / "statement.yaml"]
RECORDS = ("case.yaml", "confidential.yaml")
NU = Path(__file__).parent / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def nu(*paths: Path) -> list[str]:
    """What the checker says of pages, warnings included, each with its place."""
    if not NU.is_file():
        raise tools.MissingProgram("vnu-jar (npm)")
    printed = tools.run(
        tools.need("java"), "-jar", NU, "--format", "json", "--stdout", "--exit-zero-always", *paths
    )
    messages = json.loads(printed)["messages"]
    return [f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}" for one in messages]


def test_every_page_is_valid(tmp_path: Path) -> None:
    pages = []
    for form in FORMS:
        if form.name not in RECORDS:
            rendered = courtdocs.render(
                form, tmp_path / form.parent.name, date(2026, 11, 25), formats=("html",)
            )
            pages += rendered.outputs
    assert len(pages) > 1
    assert nu(*pages) == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><p id=a><p id=a style='colour: red'>", "utf-8"
    )
    said = "\n".join(nu(page))
    assert "Duplicate ID" in said
    assert "colour" in said
