"""Where a value stands, in words without keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtdocs.fields.text import Prose
from courtdocs.findings import Path as Where
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.places import where
from courtdocs.forms.reader import read_form
from courtdocs.forms.walk import prose, walk

from .. import whole


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> FilledForm:
    path = whole.write(tmp_path_factory.mktemp("form"), lambda slot: "Words.")
    return read_form(path)


def test_no_place_has_a_key(form: FilledForm) -> None:
    paths: list[Where] = [value.path for value in (*walk(form.form), *walk(form.record, ("case",)))]
    assert len(paths) > 300
    said = {path: where(form, path) for path in paths}
    assert [path for path, words in said.items() if "-kk" in words] == []
    assert said["children", "jade-kk", "needs"] == "Each child, Words."
    assert said["case", "chronology", 0, "what"] == "Case record, Chronology, row 1"
    assert said[("summary",)] == ""


def test_every_narrative_field_is_walked(form: FilledForm) -> None:
    found = {path for path, _ in prose(form)}
    assert {slot.path for slot in whole.slots() if slot.sort in ("prose", "line")} == found
    assert {path for path, _ in prose(form, record=False)} == {path for path in found if path[0] != "case"}


def test_reasons_are_walked_as_words(tmp_path: Path) -> None:
    form = read_form(whole.write(tmp_path, lambda slot: "Words.", none=True))
    found = dict(prose(form))
    reasons = {slot.path for slot in whole.slots(none=True) if slot.path[-1] == "none"}
    assert reasons <= set(found)
    assert all(isinstance(text, Prose) for text in found.values())
