"""Builds forms and finished documents for the tests of rules: the base form with a patch laid over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from courtdocs.content.compose import compose
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_form
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.read import open_finished
from courtdocs.practice.profiles import Profile
from courtdocs.writers.table import WRITERS

BASE = Path(__file__).with_name("base")
_TUPLES = ("furniture", "alternatives", "numbers", "bookmarks", "fonts", "revisions")


@cache
def load(path: Path) -> Any:
    """A YAML file with every scalar as text, as forms are read. Shared: never change what it gives."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def patched(base: Any, patch: Any) -> Any:
    """A tree with a patch over it: mappings merge, `null` deletes; lists, words and `none: why` replace."""
    if not isinstance(base, Mapping) or not isinstance(patch, Mapping) or list(patch) == ["none"]:
        return patch
    merged = dict(base)
    for key, value in patch.items():
        if value == "null":
            merged.pop(key, None)
        else:
            merged[key] = patched(base[key], value) if key in base else patched({}, value)
    return merged


def build(
    folder: Path,
    case: Any = None,
    form: Any = None,
    confidential: Any = None,
    kind: str | None = None,
    earlier: Any = None,
) -> FilledForm:
    """The base form and record with patches over them, written into `folder` and read.

    `kind` is one of those under `base/kinds`; without it the form is a statement. With `earlier`, the form
    follows an earlier statement: the base form with that patch over it.
    """
    base = BASE / f"kinds/{kind}.yaml" if kind else BASE / "form.yaml"
    trees = {
        "case.yaml": patched(load(BASE / "case.yaml"), case or {}),
        "form.yaml": patched(load(base), form or {}),
    }
    if earlier is not None:
        trees["earlier.yaml"] = patched(load(BASE / "form.yaml"), earlier)
        trees["form.yaml"] = {**trees["form.yaml"], "previous": "earlier.yaml"}
    if confidential:
        trees["confidential.yaml"] = confidential
    for name, tree in trees.items():
        text = yaml.dump(
            tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, default_style='"'
        )
        (folder / name).write_text(text, "utf-8")
    return read_form(folder / "form.yaml")


def finish(form: FilledForm, as_at: date, profile: Profile, patch: Mapping[str, Any]) -> Finished:
    """The PDF that the form really gives, read back, with a patch laid over what was read.

    Besides the fields of Finished, a patch may say `pages: 27` (that many pages), `add: words` (on the first
    page), `replace: {words: other words}` (wherever they stand, line ends or not).
    """
    data = WRITERS["pdf"](compose(form, as_at, profile).content)
    file = open_finished(data, "pdf", "form.pdf")
    return amended(file, patch)


def amended(file: Finished, patch: Mapping[str, Any]) -> Finished:
    """A finished document with a patch laid over it; see `finish`."""
    pages = list(file.pages)
    for old, new in patch.get("replace", {}).items():
        pattern = re.compile(r"\s+".join(map(re.escape, old.split())))
        assert any(pattern.search(page) for page in pages), f"the document does not say: {old}"
        pages = [pattern.sub(new, page) for page in pages]
    if "add" in patch:
        pages[0] += f"\n{patch['add']}"
    if "pages" in patch:
        pages = (pages + [""] * patch["pages"])[: patch["pages"]]
    changes = {
        name: tuple(value) if name in _TUPLES else value
        for name, value in patch.items()
        if name not in ("pages", "add", "replace", "metadata")
    }
    metadata = {**file.metadata, **patch.get("metadata", {})}
    return replace(file, pages=tuple(pages), metadata=metadata, **changes)
