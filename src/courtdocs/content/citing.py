"""Citations: a key with its pinpoint becomes a source number, exhibit mark, threshold or point number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..case.moment import CONFIDENTIAL
from ..fields.keys import Source
from ..forms.citations import Cites, numbered_sources, reading
from ..forms.filled import FilledForm
from ..prose import blocks as b
from .blocks import Inline, Link, Styled, Text
from .values import Anchored

_PINPOINT = re.compile(r"([a-z]+)\.?\s*(.+)", re.IGNORECASE | re.DOTALL)
_UNITS = {"pa": "paragraph", "p": "page", "r": "row", "l": "line"}
_RANGE = re.compile(r"\s*[–-]\s*")


class Citer:
    """Turns what cites into links. `form` decides what cites, and which number each thing has."""

    def __init__(
        self, form: FilledForm, anchored: Mapping[str, Anchored], *, numbers_sources: bool = True
    ) -> None:
        """`anchored` says where each thing that can be cited stands in this document.

        Unless it `numbers_sources`, which takes a list of them to look them up in, they are called by their
        names.
        """
        self._form, self._anchors, self._numbers = form, anchored, numbers_sources
        self._marks = {key: item.exhibit for key, item in form.record.evidence.items() if item.exhibit}

    def inline(self, children: Iterable[b.Inline]) -> tuple[Inline, ...]:
        """Prose as content: brackets that cite become citations, all others stay words."""
        return tuple(self._inline(child) for child in children)

    def _inline(self, child: b.Inline) -> Inline:
        match child:
            case b.Emphasis():
                return Styled(self.inline(child.children), child.strong)
            case b.Bracket():
                found = reading(child, self._form)
                return self.citation(found.references) if isinstance(found, Cites) else Text(child.text)
        return child

    def sources(self, sources: tuple[Source, ...]) -> tuple[Inline, ...]:
        """The sources of a row, as a column headed Source has them: `2, page 21; MO1; the register`."""
        parts: list[Inline] = []
        for source in sources:
            found = reading(source, self._form)
            if isinstance(found, Cites):
                parts += [self._part(reference, in_row=True) for reference in found.references]
            else:
                parts.append(Text(source.text))
        return _joined(parts)

    def citation(self, references: Iterable[b.Reference]) -> Inline:
        """A bracket in bold, each of its parts a link: [source 3, page 4; threshold 1]."""
        parts = _joined(self._part(reference) for reference in references)
        return Styled((Text("["), *parts, Text("]")), strong=self._numbers)

    def _part(self, reference: b.Reference, *, in_row: bool = False) -> Inline:
        anchored = self._anchors[reference.key]
        thing = anchored.anchor.rpartition("-")[0]
        pinpoint = say_pinpoint(reference.pinpoint)
        if thing == "source" and not self._numbers:
            what = self._name(reference.key)
            return Text(f"{what}, {pinpoint}" if pinpoint else what)
        if exhibit := self._marks.get(reference.key):
            words = exhibit if in_row else f"exhibit {exhibit}"
        else:
            words = anchored.text if in_row and thing == "source" else f"{thing} {anchored.text}"
        return Link((Text(f"{words}, {pinpoint}" if pinpoint else words),), anchored.anchor)

    def _name(self, key: str) -> str:
        """What a thing is called, with its date where another is called the same."""
        evidence = self._form.record.evidence
        item = evidence[key]
        if not item.is_open:
            return CONFIDENTIAL
        is_alone = sum(other.what == item.what for other in evidence.values()) == 1
        return item.what if is_alone or not item.made else f"{item.what} ({item.made})"


def _joined(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    told = [piece for part in parts for piece in (Text("; "), part)]
    return tuple(told[1:])


def anchors(form: FilledForm) -> dict[str, Anchored]:
    """For everything that can be cited, its number in this document and the anchor it stands at."""
    sources = {key: Anchored(str(n), f"source-{n}") for key, n in numbered_sources(form).items()}
    facts = _numbered("threshold", form.record.threshold)
    return sources | facts | _numbered("point", getattr(form.form, "points", {}))


def _numbered(thing: str, keys: Iterable[str]) -> dict[str, Anchored]:
    numbers = {key: key[1:] if key[1:].isdigit() else str(n) for n, key in enumerate(keys, start=1)}
    return {key: Anchored(number, f"{thing}-{number}") for key, number in numbers.items()}


def say_pinpoint(pinpoint: str) -> str:
    """A pinpoint written out: `p4` is page 4, `pp 4-6` pages 4 to 6, `para 12` paragraph 12."""
    match = _PINPOINT.fullmatch(pinpoint.strip())
    if match is None:
        return pinpoint.strip()
    word, places = match.group(1).casefold(), match.group(2).strip(" ,–-\n")
    unit = _UNITS["pa" if word.startswith("para") else word[0]]
    several = bool(re.search(r"[,–-]", places))
    *first, last = re.split(r"\s*,\s*", _RANGE.sub(" to ", places))
    return f"{unit}{'s' if several else ''} {' and '.join([', '.join(first), last] if first else [last])}"
