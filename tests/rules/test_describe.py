"""What is said about the rules, for docs/rules.md and `courtdocs explain`."""

from __future__ import annotations

import pytest

from courtdocs.rules.describe import CODES, HEADINGS, explained, rules_page, sections
from courtdocs.rules.registry import Rule
from courtdocs.rules.table import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_it_finds_why_what_to_do_and_an_example(rule: Rule) -> None:
    parts = sections(rule)
    assert list(parts) == ["What it finds", *HEADINGS]
    assert all(len(text) > 5 for text in parts.values())


def test_the_page_has_every_rule_once_with_its_footing() -> None:
    page = rules_page()
    assert CODES
    for rule in RULES:
        assert page.count(f"### {rule.code} {rule.name}\n") == 1
    assert page.count("how seen:") == len(RULES)
    assert "open: still to be checked" in page


def test_a_code_is_explained_in_either_case() -> None:
    text = explained("p09")
    assert text is not None
    assert text == explained(" P09 ")
    assert "options too few" in text
    assert "Re B-S [2013] EWCA Civ 1146 (as at 2026-11-22) · how seen: general knowledge" in text
    assert "can be waived" in text


def test_what_is_no_code_is_not_explained() -> None:
    assert explained("Z99") is None
