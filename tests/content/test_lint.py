"""Mistakes in templates: each is found without rendering, at its line, with the name it was meant to be."""

# ruff: noqa: E501 (tables of templates as data)
from __future__ import annotations

import pytest

from courtdocs.content.lint import lint
from courtdocs.kinds.table import KINDS

KIND = KINDS["social-work-statement"]
# A template, the code it should bring, its line, and a word of the message or help.
MISTAKES = [
    ("## A\n\n{{ s.sumary }}\n", "H01", 3, "summary"),
    ("{% if s.place %}\n{{ s.plaice }}\n{% endif %}\n", "H01", 2, "place"),
    ("{{ x }}\n", "H01", 1, "Nothing is called 'x'"),
    ("{% for c in s.children %}\n\n{{ c.harms }}\n{% endfor %}\n", "H01", 3, "ChildImpact has no field 'harms'"),
    ("{% for c in s.children %}\n{{ c.who.nam }}\n{% endfor %}\n", "H01", 2, "name"),
    ("{% for c in children %}x{% endfor %}\n{{ c.name }}\n", "H01", 2, "Nothing is called 'c'"),
    ("{% for e in case.chronology %}\n{{ e.from }}\n{% endfor %}\n", "H01", 2, "Event has no field"),
    ("{% for p in case.people %}{{ p.address }}{% endfor %}\n", "H01", 1, "printed_address"),
    ("{% for x in s.place %}{% endfor %}\n", "H01", 1, "no list"),
    ("{% for x in children %}{{ loop.indx }}{% endfor %}\n", "H01", 1, "index"),
    ("{{ signatur() }}\n", "H01", 1, "signature"),
    ("{{ paragraphs_for() }}\n", "H01", 1, "takes"),
    ('{{ (s.options | selectattr("is_weighd") | first).what }}\n', "H01", 1, "is_weighed"),
    ("{{ s.why_now.what_happened }}\n", "H01", 1, "none: why"),
    ("{% macro m(c) %}\n{{ c.nam }}\n{% endmacro %}\n{% for c in children %}\n{{ m(c) }}\n{% endfor %}\n", "H01", 2, "name"),
    ("{% macro m(c) %}\n{{ d }}\n{% endmacro %}\n", "H01", 2, "Nothing is called 'd'"),
    ("{% macro m(c) %}{{ c }}{% endmacro %}\n{{ m(s.place, s.place) }}\n", "H01", 2, "takes 1"),
    ('{% from "house" import nothing %}\n', "H01", 1, "no macro"),
    ("{{ s.place | lsted }}\n", "H03", 1, "listed"),
    ("{{ s.place | safe }}\n", "H03", 1, "safe"),
    ("{% if s.place is defined %}x{% endif %}\n", "H03", 1, "defined"),
    ("a\n{% set x = 1 %}\n", "H04", 2, "{% set %}"),
    ("{% include 'x' %}\n", "H04", 1, "{% include %}"),
    ("{% extends 'x' %}\n", "H04", 1, "{% extends %}"),
    ("{% raw %}{{ x }}{% endraw %}\n", "H04", 1, "{% raw %}"),
    ("{{- s.place }}\n", "H04", 1, "white space"),
    ("{{ s.place ~ s.place }}\n", "H04", 1, "~"),
    ("{{ s['place'] }}\n", "H04", 1, "brackets"),
    ("{{ s.place.upper() }}\n", "H04", 1, "calling a field"),
    ("{{ s._seen }}\n", "H04", 1, "underscore"),
    ("{{ 7 % 2 }}\n", "H04", 1, "%"),
    ("{{ [1] }}\n", "H04", 1, "a list"),
    ("{% for a, b in children %}{% endfor %}\n", "H04", 1, "several names"),
    ("{% import 'house' as h %}\n", "H04", 1, "{% import %}"),
    ("{% call x() %}{% endcall %}\n", "H04", 1, "{% call %}"),
    ("{% foo %}\n", "H04", 1, "foo"),
    ("text \U000f0001\n", "H04", 1, "character"),
    ("{{ s.children }}\n", "H04", 1, "list"),
    ("{{ s.number }}\n", "H04", 1, "record"),
    ("{{ s.place is due }}\n", "H04", 1, "yes or no"),
    ("{{ s.place\n", "H04", 1, "template"),
    ("## A\n\n#### B\n", "H05", 3, "level"),
    ("# A\n", "H05", 1, "##"),
    ("x\n{% if s.place %}\nx\n", "H09", 2, "not closed"),
    ("{% for c in children %}\nx\n{% endif %}\n", "H09", 3, "closed"),
    ("x\n{% endif %}\n", "H09", 2, "closed"),
    ("I say {{ s.summary }} here.\n", "H29", 1, "s.summary"),
    ("## {{ s.summary }}\n", "H29", 1, "s.summary"),
    ("\n- x {{ s.summary }}\n", "H29", 2, "s.summary"),
    ("| A | B |\n|---|---|\n| x {{ s.summary }} | {{ s.summary }} |\n", "H29", 3, "s.summary"),
    ("| A | B |\n|---|---|\n| {{ s.summary }} {{ s.place }} | b |\n", "H29", 3, "s.summary"),
    ("Sign {{ signature() }}\n", "H29", 1, "narrative"),
    ("{% for w in s.views %}{{ w.who }}: {{ w.text }}{% endfor %}\n", "H29", 1, "w.text"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "code", "line", "word"), MISTAKES)
def test_mistake_is_found_at_its_line(template: str, code: str, line: int, word: str) -> None:
    found = lint(KIND, template, file="t.j2", house="{% macro known(v) %}{{ v }}{% endmacro %}")
    assert [(f.code, f.location.line) for f in found] == [(code, line)]
    assert word in found[0].message + found[0].help
    assert found[0].location.file == "t.j2"
    assert found[0].authority is None


IN_MACROS = [
    # The house's macros, a template that calls them, and what is found where in the macros.
    ("{% macro a(p) %}\n{{ p.nam }}\n{% endmacro %}", "{% for c in children %}{{ a(c) }}{% endfor %}", ("H01", 2, "name")),
    ("{% macro a() %}\n{{ case.peple }}\n{% endmacro %}", "{{ a() }}", ("H01", 2, "people")),
    ("{% macro a() %}\n{{ row }}\n{% endmacro %}", "{% for row in children %}{{ a() }}{% endfor %}", ("H01", 2, "row")),
    ("{% macro a() %}\n{{ b(1) }}\n{% endmacro %}\n{% macro b(x) %}\n{{ x.name }}\n{% endmacro %}", "{{ a() }}", ("H01", 5, "name")),
    ("{% macro a() %}{{ b() }}{% endmacro %}\n{% macro b(x) %}{{ x }}{% endmacro %}", "{{ a() }}", ("H01", 1, "takes 1")),
    ("{% macro a(x) %}\nSaid: {{ x }}.\n{% endmacro %}", "{{ a(s.summary) }}\n{{ a(s.place) }}", ("H29", 2, "narrative")),
]  # fmt: skip


@pytest.mark.parametrize(("house", "call", "found"), IN_MACROS)
def test_mistake_in_a_macro_of_the_house_is_found_there(
    house: str, call: str, found: tuple[str, int, str]
) -> None:
    template = f'{{% from "house" import a %}}\n{call}\n'
    (fault,) = lint(KIND, template, house=house)
    assert fault.location.file == "house/macros.md.j2"
    assert (fault.code, fault.location.line) == found[:2]
    assert found[2] in fault.message + fault.help


def test_macros_of_the_house_call_each_other_without_an_import() -> None:
    house = "{% macro a() %}{{ b(kind_title) }}{% endmacro %}\n{% macro b(x) %}{{ x }}{% endmacro %}"
    template = '{% from "house" import a as mine %}\n{{ mine() }}\n{{ dated }}\n'
    assert lint(KIND, template, house=house) == ()
    (found,) = lint(KIND, template.replace("mine()", "b(kind_title)"), house=house)
    assert "no function 'b'" in found.message


def test_every_mistake_in_one_pass() -> None:
    template = "## A\n\n{{ s.sumary }}\n\nI say {{ s.summary }}.\n\n#### B\n\n{{ s.plaice }}\n"
    found = lint(KIND, template)
    assert [(f.code, f.location.line) for f in found] == [("H01", 3), ("H29", 5), ("H05", 7), ("H01", 9)]


def test_column_is_that_of_the_expression() -> None:
    found = lint(KIND, "{{ s.place }} and {{ s.summary }} here\n")
    assert (found[0].code, found[0].location.column) == ("H29", 19)


RIGHT = [
    "{% if s.why_now is none_why %}\n{{ s.why_now }}\n{% else %}\n{{ s.why_now.what_happened }}\n{% endif %}\n",
    "{% if s.why_now is not none_why %}\n{{ s.why_now.what_happened }}\n{% endif %}\n",
    "{% if s.why_now is none_why or not s.why_now %}\n{{ s.why_now }}\n{% endif %}\n",
    "{% for r in s.risks %}\n- {{ r.risk }}\n{% else %}\n{{ s.risks }}\n{% endfor %}\n",
    "{% for w in s.views %}\n**{{ w.who }}.** {{ w.text }}\n{% endfor %}\n",
    "| A |\n|---|\n{% for v in case.voice %}\n| {{ v.said }} {{ v.showed }} |\n{% endfor %}\n",
    "{% for f in case.threshold %}\n## {{ f.number }}: {{ f.for | listed }}\n{{ f.says }}\n{% endfor %}\n",
    "{% for o in s.options if not o.is_weighed %}\n{{ o.what }} ({{ o.number }})\n{% endfor %}\n",
    "{{ 'one' if s.place else s.stage }} and {{ s.stage | upper }} {{ children | length }}\n",
    "{% for w in s.weighing %}{% for o in w.options %}\n{{ o.who.what }}\n- {{ o.good }}\n{% endfor %}{% endfor %}\n",
    "{% if s.parents %}{% for p in s.parents %}\n{% if p is none_why %}\n{{ p.who }}\n{% endif %}\n{% endfor %}{% endif %}\n",
    "{% for o in case.orders_sought if children | first in o.for %}\n{{ o.order }}\n{% endfor %}\n",
]  # fmt: skip


@pytest.mark.parametrize("template", RIGHT)
def test_right_templates_pass(template: str) -> None:
    assert lint(KIND, template) == ()
