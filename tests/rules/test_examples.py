"""Every rule against its examples: patches on a clean form, and what the rule finds in each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from courtdocs.findings import Finding
from courtdocs.forms.filled import FilledForm
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile
from courtdocs.rules.registry import FileFacts, FormFacts, Reads
from courtdocs.rules.run import judge_file, judge_form
from courtdocs.rules.table import BY_CODE, RULES

from .building import build, finish, load

EXAMPLES = Path(__file__).with_name("examples")
AS_AT = "2026-12-02"
WITH_CODE = [rule for rule in RULES if rule.check is not None]


def _cases() -> Iterator[Any]:
    for path in sorted(EXAMPLES.glob("*.yaml")):
        typed = yaml.safe_load(path.read_text("utf-8"))
        for case, with_types in zip(load(path), typed, strict=True):
            case = {**case, "file": with_types.get("file") or {}}
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


def _judge(code: str, form: FilledForm, case: Any) -> list[Finding]:
    as_at = date.fromisoformat(case.get("as_at", AS_AT))
    rule, practice = BY_CODE[code], profile()
    if rule.reads is Reads.FILE:
        finished = finish(form, as_at, practice, case["file"])
        return list(rule.run(FileFacts(finished, form, practice, as_at)))
    lengths = {field: int(words) for field, words in case.get("lengths", {}).items()}
    return list(rule.run(FormFacts(form, practice, as_at, lengths)))


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_example(code: str, case: Any, tmp_path: Path) -> None:
    form = build(
        tmp_path,
        case.get("case"),
        case.get("form"),
        case.get("confidential"),
        case.get("kind"),
        case.get("earlier"),
    )
    found = _judge(code, form, case)
    expected = case["expect"]
    assert len(found) == len(expected), [f.message for f in found]
    for finding, wanted in zip(found, expected, strict=True):
        assert finding.code == code
        if "path" in wanted:
            assert ".".join(map(str, finding.path)) == wanted["path"]
        assert wanted["says"] in finding.message
        assert finding.location.file.startswith(str(tmp_path)) or finding.location.file.endswith(".pdf")


def test_nothing_is_found_in_the_base_form(tmp_path: Path) -> None:
    form = build(tmp_path)
    as_at, practice = date.fromisoformat(AS_AT), profile()
    found = [*form.findings, *judge_form(FormFacts(form, practice, as_at))]
    assert [f"{f.code} {f.path} {f.message}" for f in found] == []


def test_nothing_is_found_in_the_finished_base_form(tmp_path: Path) -> None:
    form = build(tmp_path)
    as_at, practice = date.fromisoformat(AS_AT), profile()
    finished = finish(form, as_at, practice, {})
    assert [f.message for f in judge_file(FileFacts(finished, form, practice, as_at))] == []


KINDS_IN_PART = [path.stem for path in sorted((EXAMPLES.parent / "base" / "kinds").glob("*.yaml"))]


@pytest.mark.parametrize("kind", KINDS_IN_PART)
def test_nothing_is_found_in_the_base_form_of_a_kind(kind: str, tmp_path: Path) -> None:
    form = build(tmp_path, kind=kind)
    as_at, practice = date.fromisoformat(AS_AT), profile()
    found = [*form.findings, *judge_form(FormFacts(form, practice, as_at))]
    found += judge_file(FileFacts(finish(form, as_at, practice, {}), form, practice, as_at))
    assert [f"{f.code} {f.path} {f.message}" for f in found] == []


def test_every_kind_that_reads_the_record_in_part_has_a_base_form() -> None:
    assert KINDS_IN_PART
    assert sorted(slug for slug, kind in KINDS.items() if kind.draws_on) == KINDS_IN_PART


@pytest.mark.parametrize("rule", WITH_CODE, ids=lambda rule: rule.code)
def test_every_rule_has_an_example_that_passes_and_one_that_fails(rule: Any) -> None:
    cases = load(EXAMPLES / f"{rule.code}.yaml")
    assert any(not case["expect"] for case in cases)
    assert any(case["expect"] for case in cases)


def test_every_file_of_examples_belongs_to_a_rule() -> None:
    files = {path.stem for path in EXAMPLES.glob("*.yaml")}
    assert files
    assert files == {rule.code for rule in WITH_CODE}
