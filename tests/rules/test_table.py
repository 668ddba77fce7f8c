"""The rules as a whole: the codes, names and severities of the catalogue, on footings that bear them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import courtdocs
from courtdocs.case.record import CaseRecord
from courtdocs.datafile.catalogue import NAMES as FILE_NAMES
from courtdocs.fields.shape import patterns
from courtdocs.findings import HowSeen, Severity
from courtdocs.forms.messages import NAMES as READING_NAMES
from courtdocs.kinds.table import KINDS
from courtdocs.practice.authorities import authorities, authority
from courtdocs.rules.registry import Rule
from courtdocs.rules.table import BY_CODE, RULES

CATALOGUE = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text("utf-8"))
ASKED_FOR = CATALOGUE.pop("asked_for").split()
NOT_READ_AGAIN = (HowSeen.GENERAL,)


def test_there_are_rules_and_no_code_is_used_twice() -> None:
    assert len(RULES) > 50
    assert len(BY_CODE) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_that_was_asked_for_is_there() -> None:
    assert [code for code in ASKED_FOR if code not in BY_CODE] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_what_the_catalogue_says(rule: Rule) -> None:
    row = CATALOGUE[rule.code]
    assert re.fullmatch(r"[A-Z]\d\d", rule.code)
    assert rule.name == row["name"]
    assert rule.severity == row["severity"]
    assert rule.waivable == row["waivable"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_rule_is_an_error_on_a_footing_that_does_not_bear_one(rule: Rule) -> None:
    footing = authority(rule.authority_key)
    if rule.severity is Severity.ERROR:
        assert footing.how_seen.bears_an_error
        assert not footing.open


def test_no_field_is_required_on_a_footing_that_does_not_bear_its_rule() -> None:
    models = (CaseRecord, *(kind.model for kind in KINDS.values()))
    infos = [info for model in models for info in patterns(model).values()]
    extras = [info.json_schema_extra for info in infos if isinstance(info.json_schema_extra, dict)]
    markers = [marker for extra in extras if isinstance(marker := extra.get("x-required-for-filing"), dict)]
    assert markers
    for marker in markers:
        rule, footing = BY_CODE[str(marker["code"])], authority(str(marker["authority"]))
        if rule.severity is Severity.ERROR:
            assert footing.how_seen.bears_an_error, marker
            assert not footing.open, marker


@pytest.mark.parametrize("limb", "abcdefg")
def test_each_limb_of_the_welfare_checklist_is_answered_by_a_field_that_must_be_there(limb: str) -> None:
    # So that P08 need not test again what is told as missing under the field's own code.
    infos = patterns(KINDS["social-work-statement"].model).values()
    extras = [info.json_schema_extra for info in infos if isinstance(info.json_schema_extra, dict)]
    assert [
        extra
        for extra in extras
        if f"ca:{limb}" in extra.get("x-answers", [])
        and (marker := extra.get("x-required-for-filing"))
        and marker["when"] in ("always", "full")
        and BY_CODE[marker["code"]].severity is Severity.ERROR
    ]


def test_lowering_what_was_not_read_again_is_one_line() -> None:
    lowered = [
        rule.code
        for rule in RULES
        if rule.severity is Severity.ERROR and authority(rule.authority_key).how_seen in NOT_READ_AGAIN
    ]
    assert "W01" in lowered
    assert "P06" not in lowered


def test_every_authority_says_when_and_how_it_was_seen() -> None:
    found = authorities()
    assert len(found) > 10
    for key, footing in found.items():
        assert footing.key == key
        assert footing.cite
        assert footing.as_at.year >= 2026


def test_every_code_that_the_program_gives_is_a_rule() -> None:
    package = Path(courtdocs.__file__).parent
    given = {
        (code, path.name)
        for path in package.rglob("*.py")
        for code in re.findall(r"\"([A-Z]\d\d)\"", path.read_text("utf-8"))
    }
    assert len(given) > 50
    assert sorted((code, name) for code, name in given if code not in BY_CODE) == []


def test_reading_names_its_findings_as_the_rules_do() -> None:
    for names in (READING_NAMES, FILE_NAMES):
        assert names
        assert {code: BY_CODE[code].name for code in names} == names
