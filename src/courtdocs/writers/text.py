"""Content becomes plain text: UTF-8, lines of at most 78 characters, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.blocks import Content, Front, Paragraph
from ..prose.blocks import Text
from .text_blocks import WIDTH, hung, labelled, lines, wrapped
from .wording import body, case_number, head, title_lines

_DESIGNATION = "    "


def write(content: Content) -> bytes:
    """The text of `content`. Lines end with a line feed, as every editor of today reads."""
    parts = (_top(content), _front(content), lines(body(content)), _foot(content))
    return "".join(f"{line}\n" for line in _apart(parts)).encode()


def _apart(parts: tuple[Iterator[str], ...]) -> Iterator[str]:
    """The lines of all parts, an empty one between any two parts."""
    for place, part in enumerate(parts):
        if place:
            yield ""
        yield from part


def _top(content: Content) -> Iterator[str]:
    for said in (content.marking, content.confidentiality):
        if said:
            yield from wrapped(said)


def _front(content: Content) -> Iterator[str]:
    front = head(content)
    if front.court:
        yield from _proceedings(front)
        yield ""
    yield "=" * WIDTH
    yield from wrapped(front.title)
    if front.subtitle:
        yield from wrapped(front.subtitle)
    yield "=" * WIDTH


def _proceedings(front: Front) -> Iterator[str]:
    """The corner marks, then the title of the proceedings."""
    for label, value in front.corner:
        yield from labelled(f"{label}:", (Paragraph((Text(value),)),))
    for line in title_lines(front):
        if line.role in ("court", "matter", "between"):
            yield ""
        indent = _DESIGNATION if line.role == "designation" else ""
        yield from hung(indent, wrapped(line.text, WIDTH - len(indent)))


def _foot(content: Content) -> Iterator[str]:
    yield "-" * WIDTH
    for said in (case_number(content), content.title, content.confidentiality):
        if said:
            yield from wrapped(said)
