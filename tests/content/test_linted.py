"""Shipped templates are not linted anew; a change of a single character brings the lint back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from courtdocs.content import linted
from courtdocs.content.compose import compose, template_texts
from courtdocs.content.document_views import VIEWS
from courtdocs.content.linted import FILE, digest, is_linted
from courtdocs.errors import TemplateError
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile
from courtdocs.resources import templates

from .conftest import ON, filled

TEMPLATES = [(slug, VIEWS[name].template) for slug, kind in KINDS.items() for name in kind.views]


def texts_of(folder: Path, slug: str, template: str) -> list[str]:
    return [text for *_, text in template_texts(folder, slug, template)]


@pytest.mark.parametrize(("slug", "template"), TEMPLATES)
def test_shipped_template_is_known_and_an_edited_one_is_not(slug: str, template: str) -> None:
    texts = texts_of(templates(), slug, template)
    assert is_linted(slug, template, texts)
    assert not is_linted(slug, template, [f"{texts[0]}\n", *texts[1:]])
    assert not is_linted("no-such-kind", template, texts)
    assert not is_linted(slug, "no-such-template", texts)


def test_texts_are_told_apart_where_one_ends() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])


def test_no_template_is_known_without_the_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(templates(), tmp_path / "templates")
    monkeypatch.setattr(linted, "templates", lambda: tmp_path / "templates")
    slug, template = TEMPLATES[0]
    texts = texts_of(tmp_path / "templates", slug, template)
    assert is_linted(slug, template, texts)
    for text in ("{", "[]", f'{{"{slug}": "a digest of earlier days"}}'):
        (tmp_path / "templates" / FILE).write_text(text, "utf-8")
        assert not is_linted(slug, template, texts)
    (tmp_path / "templates" / FILE).unlink()
    assert not is_linted(slug, template, texts)


@pytest.mark.parametrize("view", ["document", "brief", "for-family"])
def test_edited_template_is_linted(view: str, tmp_path: Path) -> None:
    shutil.copytree(templates(), tmp_path / "templates")
    form = filled({"in_plain_words": "I am asking the judge."})
    template = tmp_path / "templates" / form.kind.slug / VIEWS[view].template
    template.write_text(f"{template.read_text('utf-8')}\n{{{{ s.sumary }}}}\n", "utf-8")
    with pytest.raises(TemplateError, match=f"{template.name}.*sumary"):
        compose(form, ON, profile(), view=view, template_folder=tmp_path / "templates")
