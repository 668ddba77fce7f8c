"""Every field of a model by its pattern."""

from __future__ import annotations

from courtdocs.fields.shape import bare, free_value, inner, model_of, patterns
from courtdocs.kinds.social_work_statement import SocialWorkStatement
from courtdocs.kinds.statement_sections import ChildImpact, Risk, Weighed, Weighing

FIELDS = patterns(SocialWorkStatement)


def test_patterns_name_fields_as_forms_do() -> None:
    assert {"summary", "orders.*", "children.*.needs", "risks.*.how_likely"} <= set(FIELDS)
    assert {"risks.*.for", "weighing.*.compared", "weighing.*.*.good"} <= set(FIELDS)
    assert not [name for name in FIELDS if name.endswith("_")]


def test_patterns_carry_their_fields() -> None:
    assert FIELDS["children.*.needs"] is ChildImpact.model_fields["needs"]
    assert FIELDS["risks.*.for"] is Risk.model_fields["for_"]


def test_types_behind_annotations() -> None:
    children = SocialWorkStatement.model_fields["children"].annotation
    assert bare(inner(children)) is ChildImpact
    assert model_of(children) is None
    assert bare(free_value(Weighing)) is Weighed
    assert free_value(ChildImpact) is None
