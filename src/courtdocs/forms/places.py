"""Says in words where a value stands in a form or record; keys become the names they stand for."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import BaseModel

from ..case.record import CaseRecord
from ..fields.keys import Names, Refers
from ..fields.shape import bare, field_named, free_value, inner, model_of
from ..findings import Path
from .filled import CASE, FilledForm


def where(form: FilledForm, path: Path) -> str:
    """The section and the person or row that hold the value at `path`: "Each child, Jade".

    Empty for a field of the form itself; a path into the record begins with "Case record".
    """
    in_record = path[:1] == (CASE,) and len(path) > 1
    model: type[BaseModel] = CaseRecord if in_record else form.kind.model
    said = ["Case record"] if in_record else []
    here: Any = model
    for step in (path[1:] if in_record else path)[:-1]:
        words, here = _step(form, here, step)
        said += [words] if words else []
    return ", ".join(said)


def name_of(form: FilledForm, key: str, realm: str) -> str:
    """What a key stands for, in words."""
    record = form.record
    if realm == "evidence" and key in record.evidence:
        return record.evidence[key].what
    if realm == "proposition":
        return f"{'threshold' if key.startswith('T') else 'point'} {key[1:]}"
    if realm == "option":
        option = getattr(form.form, "options", {}).get(key)
        return str(option.what.text).strip() if option else key
    if realm == "hearing" and key in record.hearings:
        return record.hearings[key].type
    return record.called(key)


def _step(form: FilledForm, here: Any, step: str | int) -> tuple[str, Any]:
    model = model_of(here)
    if model is not None:
        info = field_named(model, str(step))
        if info is not None:
            return info.title or str(step), info.annotation
        return name_of(form, str(step), "option"), free_value(model)
    if isinstance(step, int):
        return f"row {step + 1}", inner(here)
    return name_of(form, step, _realm(here)), inner(here)


def _realm(annotation: Any) -> str:
    target = bare(annotation)
    marks = getattr(get_args(target)[0], "__metadata__", ()) if get_origin(target) is dict else ()
    for mark in marks:
        if isinstance(mark, Refers):
            return mark.to
        if isinstance(mark, Names):
            return mark.what
    return "anyone"
