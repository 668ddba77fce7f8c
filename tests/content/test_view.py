"""What templates see: keys replaced by what they name, gaps for what is absent, nothing that is withheld."""

# ruff: noqa: E501 (tables of templates as data)
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from courtdocs.content.compose import compose
from courtdocs.errors import TemplateError
from courtdocs.practice.profiles import profile

from .conftest import ON, Composer, compose_text, filled, said

PRINTED = [
    ("{{ s.by }}: {{ s.by.role }}", {}, "Morwenna Oke: Social worker"),
    ("{{ s.signed }}", {"signed": "2026-11-25"}, "25 November 2026"),
    ("{{ s.stage }}", {}, "initial"),
    ("{{ children | listed }}", {}, "Jade and Zara"),
    ("{{ children | length }}", {}, "2"),
    ("{{ (children | first).name }}", {}, "Jade Tansley"),
    ("{{ (children | last).age }}", {}, "13 months"),
    ("{{ s.stage | upper }}", {}, "INITIAL"),
    ("{{ s.place if s.place else 'nowhere' }}", {}, "nowhere"),
    ("{{ s.place }}", {}, "[not yet given: Place of signing]"),
    ("{% for p in s.points %}{{ p.number }} {{ p.for | listed }}{% endfor %}", {"points": {"Q3": {"about": "x", "says": "y"}}}, "3 Jade and Zara"),
    ("{% for v in s.views %}{{ v.who }} {% endfor %}", {"views": {"danielle": "x", "guardian": "y", "iro": "z", "authority": "a"}}, "Ms Rook The children's guardian The independent reviewing officer Calder Vale Council"),
    ("{% for o in s.options %}{{ o.number }}{{ o.what }} {% endfor %}", {"options": {"b": {"what": "B"}, "a": {"what": "A"}}}, "1B 2A"),
    ("{% for w in s.weighing %}{{ w.who }} {{ w.preferred.number }}{% endfor %}", {"options": {"b": {"what": "B"}}, "weighing": {"jade": {"preferred": "b"}}}, "Jade 1"),
    ("{% for w in s.weighing %}{{ w.preferred.what }}{% endfor %}", {"weighing": {"jade": {"preferred": "gone"}}}, "[not yet given: which option]"),
    ("{% for p in case.people %}{{ p.printed_address }} {{ p.relations | listed }}{% endfor %}", {}, "[not yet given: printed address] mother of Jade and Zara"),
    ("{% if s.removal is due %}due{% elif s.summary is due %}summary{% endif %}", {}, "summary"),
    ("{% for c in s.children %}{% for k in children if k == c.who %}{{ k.name }}{% endfor %}{% endfor %}", {"children": {"zara": {"needs": "x"}}}, "Zara Shafiq"),
    ("{% for r in s.risks %}{% if children | last in r.for %}yes{% endif %}{% endfor %}", {"risks": [{"risk": "x", "for": "zara"}]}, "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "form", "expected"), PRINTED)
def test_printed(template: str, form: dict[str, Any], expected: str, composed: Composer) -> None:
    assert [line.strip() for line in said(composed(f"{template}\n", form).content.blocks)] == [expected]


def test_withheld_address_cannot_be_reached(composed: Composer) -> None:
    people = {"danielle": {"address": "1 Secret Road", "withheld_from": ["danielle"]}}
    template = "{% for p in case.people %}{{ p.printed_address }}{% endfor %}\n"
    assert said(composed(template, case={"people": people}).content.blocks) == ["Confidential"]
    with pytest.raises(TemplateError, match="address"):
        composed("{% for p in case.people %}{{ p.address }}{% endfor %}\n")


def test_record_is_read_at_the_documents_date(composed: Composer) -> None:
    status = [{"from": "2026-11-01", "is": "s20"}, {"from": "2026-12-01", "is": "ico"}]
    template = "{{ (children | first).legal_status_now }}\n"
    case = {"children": {"jade": {"legal_status": status}}}
    assert "section 20" in said(composed(template, case=case).content.blocks)[0]
    assert said(composed(template, {"signed": "2026-12-02"}, case).content.blocks) == ["interim care order"]


def test_macro_of_the_house_leaves_its_marks(composed: Composer) -> None:
    house = "{% macro known(value) %}{{ value if value else 'not recorded' }}{% endmacro %}\n"
    template = '{% from "house" import known %}\nA **{{ known(s.place) }}**, {{ known(s.by.office) }}.\n'
    content = composed(template, {"place": "<b> & *x*"}, house=house).content
    assert said(content.blocks) == ["A <b> & *x*, not recorded."]


def test_same_content_from_many_threads(tmp_path: Path) -> None:
    template = "## A\n\n{% for c in children %}\n{{ c.name }} {{ s.place }}\n\n{% endfor %}\n"
    compose_text(tmp_path, template, filled())
    with ThreadPoolExecutor(8) as pool:
        forms = [filled({"place": str(n)}) for n in range(48)]
        found = list(pool.map(lambda form: compose(form, ON, profile(), template_folder=tmp_path), forms))
    assert [said(one.content.blocks)[1] for one in found] == [f"Jade Tansley {n}" for n in range(48)]
