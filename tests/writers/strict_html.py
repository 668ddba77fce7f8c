"""Reads a page of HTML as strictly as it can be read, with nothing but the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "col", "hr", "img", "meta"}
_SHAPES = {"line", "rect", "ellipse", "polygon"}
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|#x27|#13);)")
_START = re.compile(r'<[a-z][a-z0-9]*(?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*/?>')


@dataclass(eq=False)
class Element:
    """An element with its attributes and what is in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def iter(self, *tags: str) -> Iterator[Element]:
        """This element and those in it, in order; those of the tags given, where any is."""
        if not tags or self.tag in tags:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.iter(*tags)

    def one(self, tag: str) -> Element:
        """The one element of that tag."""
        (found,) = self.iter(tag)
        return found

    def get(self, name: str) -> str:
        """An attribute, empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> set[str]:
        return set(self.get("class").split())

    @property
    def said(self) -> str:
        """All its words; a line break is a line end."""
        if self.tag == "br":
            return "\n"
        return "".join(child if isinstance(child, str) else child.said for child in self.children)


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]
        self.declared: list[str] = []

    def handle_decl(self, decl: str) -> None:
        self.declared.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        typed = self.get_starttag_text() or ""
        assert _START.fullmatch(typed), f"not as written here: {typed}"
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute comes twice: {typed}"
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _SHAPES, f"<{tag}/> does not end itself"
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    handle_pi = unknown_decl = handle_comment


def page(data: bytes) -> Element:
    """The `html` element of a page. Every element is ended, in order, and every sign escaped that must be."""
    text = data.decode("utf-8")
    assert "\r" not in text
    head, _, rest = text.partition("<style>")
    outside = head + rest.partition("</style>")[2]
    assert not _REFERENCE.search(outside), _REFERENCE.search(outside)
    reader = _Strict()
    reader.feed(text)
    reader.close()
    (root,) = reader.open
    assert reader.declared == ["DOCTYPE html"]
    assert "".join(child for child in root.children if isinstance(child, str)).strip() == ""
    return root.one("html")
