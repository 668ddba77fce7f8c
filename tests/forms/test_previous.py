"""The earlier statement that a form names: read with its own record, and told clearly where it cannot be."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courtdocs.errors import UnreadableError
from courtdocs.findings import Finding, Severity
from courtdocs.forms.reader import read_form

FORM = """\
case: {case}
kind: social-work-statement
version: 1
{stage}by: author
previous: {previous}
"""
CASE = """\
proceedings:
  court: the Family Court at Fenmoor
  authority: Brackwater Council
children:
  otis:
    name: {child}
"""


def write(folder: Path, name: str = "statement.yaml", stage: str = "stage: initial\n", **values: str) -> Path:
    """Write a statement; the words in `values` take the place of those in FORM."""
    text = FORM.format(**{"case": "case.yaml", "previous": "", "stage": stage} | values)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE.format(child="Otis Valdek"), "utf-8")
    return tmp_path


def refused(path: Path) -> Finding:
    with pytest.raises(UnreadableError) as caught:
        read_form(path)
    (found,) = (f for f in caught.value.findings if f.severity is Severity.ERROR)
    return found


def test_the_earlier_statement_is_read_with_its_record(folder: Path) -> None:
    write(folder, "first.yaml", stage="stage: short-notice\nsigned: 2026-11-20\n")
    form = read_form(write(folder, previous="first.yaml"))
    assert form.previous is not None
    assert str(form.previous.form.stage) == "short-notice"  # type: ignore[attr-defined]
    assert form.previous.record == form.record
    assert ("previous",) not in form.files


def test_no_earlier_statement_is_none(folder: Path) -> None:
    assert read_form(write(folder)).previous is None


def test_the_one_before_the_earlier_one_is_not_looked_for(folder: Path) -> None:
    write(folder, "first.yaml", previous="lost.yaml")
    form = read_form(write(folder, previous="first.yaml"))
    assert form.previous is not None
    assert form.previous.previous is None


def test_the_earlier_one_may_have_a_record_of_its_own(folder: Path) -> None:
    (folder / "then").mkdir()
    record = CASE.format(child="OTIS VALDEK\n  ada:\n    name: Ada Valdek")
    (folder / "then" / "case.yaml").write_text(record, "utf-8")
    write(folder, "then/first.yaml")
    form = read_form(write(folder, previous="then/first.yaml"))
    assert form.previous is not None
    assert len(form.previous.record.children) == 2


def test_a_form_from_standard_input_names_it_too(folder: Path) -> None:
    write(folder, "first.yaml")
    text = write(folder, previous="first.yaml").read_text("utf-8")
    assert read_form(folder / "-", text=text).previous is not None


BAD: list[tuple[str, dict[str, Any], str, str]] = [
    ("a file that is not there", {"previous": "frist.yaml"}, "F01", "there is no earlier statement"),
    ("a folder", {"previous": "."}, "F02", "the earlier statement cannot be read: "),
    ("the form itself", {"previous": "statement.yaml"}, "F14", "it is this form itself"),
    ("itself, otherwise spelt", {"previous": "./x/../statement.yaml"}, "F14", "it is this form itself"),
    ("a record", {"previous": "case.yaml"}, "F13", "“kind” is not given"),
    ("a PDF", {"previous": "first.pdf"}, "F05", "the earlier statement cannot be read: "),
    ("a broken form", {"previous": "broken.yaml"}, "F07", "broken.yaml:1:"),
    ("another kind", {"previous": "chronology.yaml"}, "F14", "it is a form of another kind, chronology"),
    ("another case", {"previous": "other/first.yaml"}, "F14", "none of its children is a child of this case"),
]


@pytest.mark.parametrize(("form", "code", "says"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_cannot_be_the_earlier_statement(
    form: dict[str, Any], code: str, says: str, folder: Path
) -> None:
    (folder / "x").mkdir()
    (folder / "first.pdf").write_bytes(b"%PDF-1.7\n\xff\xfe\x00binary")
    (folder / "broken.yaml").write_text("kind: [\n", "utf-8")
    other_kind = "case: case.yaml\nkind: chronology\nversion: 1\nby: author\n"
    (folder / "chronology.yaml").write_text(other_kind, "utf-8")
    (folder / "other").mkdir()
    (folder / "other" / "case.yaml").write_text(CASE.format(child="Somebody Else"), "utf-8")
    write(folder, "other/first.yaml")
    path = write(folder, **form)
    found = refused(path)
    assert (found.code, found.path) == (code, ("previous",))
    assert says in found.message
    assert found.location.file == str(path)
    assert found.location.line == 6
    assert "`previous`" in found.help


@given(named=st.text(min_size=1, max_size=300))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_name_brings_a_traceback(named: str, folder: Path) -> None:
    path = folder / "statement.json"
    tree = {"case": "case.yaml", "kind": "social-work-statement", "version": "1", "stage": "final"}
    path.write_text(json.dumps({**tree, "by": "author", "previous": named}), "utf-8")
    with suppress(UnreadableError):
        assert read_form(path).previous is None
