"""The words of a page of HTML in reading order, a line a paragraph, item or cell."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_IN_LINES = frozenset({"a", "b", "em", "i", "img", "mark", "span", "strong", "sub", "sup", "u", "wbr"})
"""Elements within a line; all others begin lines of their own."""
_NOT_READ = frozenset({"caption", "desc", "noscript", "script", "style", "template", "title"})


def text(root: etree._Element) -> str:
    """The words of an element, without descriptions and what is never seen."""
    lines = "".join(_pieces(root)).split("\n")
    return "\n".join(line for line in lines if line.strip())


def _pieces(element: etree._Element) -> Iterator[str]:
    # The ends of source lines lie between elements; those within words are line breaks of their own.
    yield _said(element.text)
    for child in element:
        own_lines = child.tag not in _IN_LINES
        if own_lines:
            yield "\n"
        if isinstance(child.tag, str) and child.tag not in _NOT_READ:
            yield from _pieces(child)
        if own_lines:
            yield "\n"
        yield _said(child.tail)


def _said(text: str | None) -> str:
    return (text or "").strip("\n").replace("\n", " ")
