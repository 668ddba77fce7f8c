"""What only shows once the whole form is read: keys taken twice, words in flow lists, prose misread."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..fields.shape import defines, inner, is_words
from ..findings import Finding, Path, Related, Severity
from ..practice.profiles import names
from .filled import CASE, FilledForm
from .walk import Value, prose

_NAMES = {
    "F14": "value-of-wrong-type",
    "F15": "choice-unknown",
    "F18": "key-taken",
    "F22": "markup-not-supported",
    "F29": "prose-misread",
    "F30": "words-in-flow-list",
}
_ONE_NAMESPACE = {"child": "person", "anyone": "person"}
"""People, children and professionals share one namespace, and so do things that can be cited."""
_CITED = {"evidence": "cited", "proposition": "cited"}
_NAMED = ("name", "known_as", "called")
_LONGEST_NAME = 200
"""Letters: whatever is longer is words in the wrong place."""


def second_look(form: FilledForm) -> tuple[Finding, ...]:
    """Every reading finding that needs the models: F14 (a name), F15 (the profile), F18, F22, F29, F30."""
    found = (_unknown_profile, _keys_taken, _flow_lists, _long_names, _misread)
    return tuple(finding for look in found for finding in look(form))


def _unknown_profile(form: FilledForm) -> Iterator[Finding]:
    path, given, known = (CASE, "proceedings", "profile"), form.record.proceedings.profile, names()
    if given and given not in known:
        near = get_close_matches(given, known, n=1, cutoff=0.4)
        help_ = f"did you mean “{near[0]}”?" if near else f"the profiles are: {', '.join(known)}"
        message = f"there is no practice profile called “{given}”"
        location = form.locate(path)
        yield Finding("F15", Severity.ERROR, message, location, help=help_, name=_NAMES["F15"], path=path)


def _keys_taken(form: FilledForm) -> Iterator[Finding]:
    first: dict[tuple[str, str], Path] = {}
    for value in form.values:
        if not isinstance(value.value, dict) or value.info is None or not (realm := defines(value.info)):
            continue
        realm = _ONE_NAMESPACE.get(realm, _CITED.get(realm, realm))
        for key in value.value:
            path = (*value.path, key)
            earlier = first.setdefault((realm, key), path)
            if earlier != path:
                yield _taken(form, key, path, earlier)


def _taken(form: FilledForm, key: str, path: Path, earlier: Path) -> Finding:
    location = form.locate(path, key=True)
    related = Related(form.locate(earlier, key=True), "first used here")
    help_ = "give one of them another key, and change the places that refer to it"
    message = f"the key “{key}” already names something else"
    return Finding(
        "F18", Severity.ERROR, message, location, "taken", help_, None, (related,), "", _NAMES["F18"], path
    )


def _flow_lists(form: FilledForm) -> Iterator[Finding]:
    for value in form.values:
        if not isinstance(value.value, tuple) or not value.value or not _holds_words(value):
            continue
        if not form.is_flow(value.path):
            continue
        mended = "\n".join(f"- {item.text}" for item in value.value)
        yield Finding(
            "F30",
            Severity.ERROR,
            "words stand in a list with square brackets, where every comma begins a new item",
            form.locate(value.path),
            label=f"read as {len(value.value)} item{'s' if len(value.value) > 1 else ''}",
            help="write each item on a line of its own, beginning with `- `",
            suggestion=mended,
            name=_NAMES["F30"],
            path=value.path,
        )


def _long_names(form: FilledForm) -> Iterator[Finding]:
    for path, value in ((v.path, v.value) for v in form.values if v.path[-1] in _NAMED):
        if isinstance(value, str) and len(value) > _LONGEST_NAME:
            message = f"“{path[-1]}” has {len(value)} letters, and a name has at most {_LONGEST_NAME}"
            help_ = "leave the name, and move the other words to a field that takes words"
            location = form.locate(path)
            yield Finding("F14", Severity.ERROR, message, location, help=help_, name=_NAMES["F14"], path=path)


def _holds_words(value: Value) -> bool:
    return value.info is not None and is_words(inner(value.info.annotation))


def _misread(form: FilledForm) -> Iterator[Finding]:
    for path, text in prose(form):
        for problem in text.problems:
            yield Finding(
                problem.code,
                Severity.ERROR if problem.code == "F29" else Severity.WARNING,
                problem.message,
                form.locate_text(path, problem.line, problem.column),
                help=problem.help,
                suggestion=problem.suggestion,
                name=_NAMES[problem.code],
                path=path,
            )
