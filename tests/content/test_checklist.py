"""The checklist table: paragraph numbers from the fields' markers, for each child alone."""

# ruff: noqa: E501 (tables of templates as data)
from __future__ import annotations

from typing import Any

from courtdocs.content.blocks import Gap, Link, Paragraph, Table, words

from .conftest import Composer

TEMPLATE = """## Part

{{ s.summary }}

{% for c in s.children %}
{{ c.wishes }}

{{ c.needs }}
{% endfor %}

{% for r in s.risks %}
{{ r.how_likely }}
{% endfor %}

{% for p in s.parents %}
{% if p is none_why %}
{{ p }}
{% else %}
{{ p.strengths }}
{% endif %}
{% endfor %}

## Where {unnumbered}

| Limb | Jade | Zara | All |
|---|---|---|---|
"""
ROW = "| {limb} |{{% for c in children %}} {{{{ paragraphs_for('{limb}', c) }}}} |{{% endfor %}} {{{{ paragraphs_for('{limb}') }}}} |\n"


def _row(composed: Composer, limb: str, form: dict[str, Any]) -> tuple[list[str], Table]:
    table = composed(TEMPLATE + ROW.format(limb=limb), form).content.blocks[-1]
    assert isinstance(table, Table)
    cells = [
        words(b.children) for cell in table.rows[0][1:] for b in cell.children if isinstance(b, Paragraph)
    ]
    return cells, table


FORM = {
    "summary": "First.",
    "children": {"jade": {"wishes": "a\n\nb\n\nc", "needs": "n"}, "zara": {"wishes": "w", "needs": "m"}},
    "risks": [{"risk": "Fire", "for": ["zara"], "how_likely": "Likely."}],
    "parents": {"danielle": {"strengths": "Kind."}},
}


def test_paragraphs_of_each_child(composed: Composer) -> None:
    cells, table = _row(composed, "ca:a", FORM)
    assert cells == ["2 to 4", "6", "2 to 4, 6"]
    first = table.rows[0][1].children[0]
    assert isinstance(first, Paragraph)
    assert first.children[0] == Link(first.children[0].children, "paragraph-2")  # type: ignore[union-attr]


def test_rows_count_for_the_children_they_name(composed: Composer) -> None:
    assert _row(composed, "ca:e", FORM)[0] == ["[not yet given: an answer to this]", "8", "8"]


def test_what_concerns_all_counts_for_each(composed: Composer) -> None:
    assert _row(composed, "ca:f", FORM)[0] == ["9", "9", "9"]


def test_linked_paragraphs_have_the_place(composed: Composer) -> None:
    blocks = composed(TEMPLATE + ROW.format(limb="ca:b"), FORM).content.blocks
    anchors = {b.number: b.anchor for b in blocks if isinstance(b, Paragraph) and b.anchor}
    assert anchors[5] == "paragraph-5"


def test_own_word_where_nothing_answers(composed: Composer) -> None:
    cells, _ = _row(composed, "ca:c", {**FORM, "checklist": {"c": "No change is proposed."}})
    assert cells == ["No change is proposed."] * 3


def test_own_word_is_not_lost_where_a_paragraph_answers_too(composed: Composer) -> None:
    cells, _ = _row(composed, "ca:f", {**FORM, "checklist": {"f": "Nobody else came forward."}})
    assert cells == ["9", "Nobody else came forward."] * 3


def test_gaps_are_no_answers(composed: Composer) -> None:
    _, table = _row(composed, "ca:a", {"children": {"jade": {}}})
    first = table.rows[0][1].children[0]
    assert isinstance(first, Paragraph)
    assert isinstance(first.children[0], Gap)


def test_runs_of_two_are_listed(composed: Composer) -> None:
    form = {"children": {"jade": {"wishes": "a\n\nb", "needs": "n"}}}
    assert _row(composed, "ca:a", form)[0][0] == "2, 3"
