"""Compiles a part of a Word file that has Jinja in it, however Word has cut the tags up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup as Raw

from ...errors import TemplateError
from ...findings import Finding, Location, Severity
from .markup import broken

__all__ = ["Raw", "compiled", "is_tagged", "refusal", "rendered"]

FILE = "house/court.docx"
_XML_TAGS = re.compile(r"<[^>]*>")
# Word puts runs, proofing marks and revision numbers between any two characters.
_CUT_OPENING = re.compile(r"(?<=\{)(?:<[^>]*>)+(?=[{%])")
_CUT_CLOSING = re.compile(r"(?<=[}%])(?:<[^>]*>)+(?=\})")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_WHOLE = re.compile(r"(\{[{%])p (.*?[}%]\})", re.DOTALL)
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def is_tagged(xml: str) -> bool:
    """Whether a part has a tag in it, whole or cut up."""
    return bool(_TAG.search(_XML_TAGS.sub("", xml)))


def compiled(part: str, xml: str) -> Template:
    """The part as a template. Raises TemplateError where its tags cannot be read."""
    try:
        return _ENVIRONMENT.from_string(_mended(xml))
    except TemplateSyntaxError as error:
        said = f"{part} has a tag that cannot be read: {error.message}"
        raise refusal("H09", "block-unbalanced", said, "Close every {% if %} and {% for %}.") from error


def rendered(part: str, template: Template, values: Mapping[str, Any]) -> str:
    """The part with the values in place. Raises TemplateError where it asks for one that there is not."""
    try:
        return template.render(values)
    except UndefinedError as error:
        names = ", ".join(sorted(values))
        raise refusal("H01", "expression-unknown", f"{part}: {error.message}", f"Use {names}.") from error
    except SecurityError as error:
        said, mend = f"{part}: {error}", "Use only names, if and for."
        raise refusal("H04", "construct-forbidden", said, mend) from error


def refusal(code: str, name: str, message: str, help: str) -> TemplateError:
    """The error for a house template that cannot be used."""
    return TemplateError([Finding(code, Severity.ERROR, message, Location(FILE), help=help, name=name)])


def _mended(xml: str) -> str:
    whole = _CUT_CLOSING.sub("", _CUT_OPENING.sub("", xml))
    whole = _TAG.sub(lambda found: _plain(found[0]), whole)
    whole = _PARAGRAPH.sub(lambda found: _lifted(found[0]), whole)
    return whole.replace("<w:t>", '<w:t xml:space="preserve">')


def _plain(tag: str) -> str:
    return unescape(_XML_TAGS.sub("", tag)).translate(_STRAIGHT)


def _lifted(paragraph: str) -> str:
    """`{%p … %}` and `{{p … }}` stand for the whole paragraph that they are in."""
    found = _WHOLE.search(paragraph)
    return f"{found[1]} {found[2]}" if found else paragraph


def _value(value: Any) -> Any:
    return Raw(broken(value)) if isinstance(value, str) and not isinstance(value, Raw) else value


_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_value)
