"""Tags in a Word template: mended where Word has cut them up, and judged by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from ..findings import Finding, Location
from ..inspection.docx_package import W
from ..inspection.docx_text import paragraphs, words
from .own_faults import Code, excerpt, fault, place

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LEFT = re.compile(r"\{[{%#]|[}%#]\}")
_BLOCK = re.compile(r"\{%[-+]?(?:(p|tr|tc)\s)?\s*(\w+)")
_OTHER = re.compile(r"\{\{(?:r|tr|tc)\s+\w|\{%r\s+\w")
_HOLDERS = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
_CALLED = {"p": "paragraph", "tr": "row of a table", "tc": "cell of a table"}
_CLOSED_BY = {"if": "endif", "for": "endfor"}
_OPENED_BY = {"elif": ("if",), "else": ("if", "for"), "endif": ("if",), "endfor": ("for",)}
_TOGETHER = "Keep both in the words of one paragraph; or write {%p … %} for each, alone in its paragraph."
_DRAWN = (f"{W}drawing", f"{W}pict")
_STRAIGHT = str.maketrans("‘’“”\u00a0", "''\"\" ")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a part with its words on one line, its tags whole; `number` counts from 1."""

    part: str
    number: int
    paragraph: etree._Element
    words: str

    def where(self, file: str) -> Location:
        """The place as findings give it."""
        return place(file, self.part, self.number)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag that opens, parts or closes a block. `holder` is `p`, `tr` or `tc` where it stands for that."""

    row: Row
    run: etree._Element
    words: str
    column: int
    holder: str
    block: str

    @property
    def held(self) -> etree._Element | None:
        """The paragraph, row or cell that it takes with it; None where it stands for itself, or in none."""
        if self.holder == "p":
            return self.row.paragraph
        return next(self.row.paragraph.iterancestors(_HOLDERS[self.holder]), None) if self.holder else None

    @property
    def site(self) -> tuple[str, etree._Element | None]:
        """What the tags of one block have in common, or Word's own structure would be cut through."""
        held = self.held if self.holder else self.run
        return self.holder, None if held is None else held.getparent()


def rows(root: etree._Element, part: str) -> tuple[Row, ...]:
    """The paragraphs of a part in reading order, once their tags have been made whole in place."""
    found = list(paragraphs(root))
    for paragraph in found:
        _mend(paragraph)
    return tuple(
        Row(part, number, paragraph, re.sub(r"[\t\n]", " ", words(paragraph)))
        for number, paragraph in enumerate(found, 1)
    )


def misplaced(root: etree._Element, held: tuple[Row, ...], file: str) -> Iterator[Finding]:
    """The tags of a part that cannot be filled where they stand, whatever they mean."""
    yield from _elsewhere(root, held, file)
    for row in held:
        if found := _LEFT.search(TAG.sub(lambda tag: " " * len(tag[0]), row.words)):
            said = "A tag is opened and not closed, or closed and not opened, in this paragraph"
            help = "Write the whole tag in one paragraph: {{ … }} or {% … %}."
            yield _fault("H08", row, file, found.start(), said, help)
        if found := _OTHER.search(row.words):
            said = "Only {%p … %}, {%tr … %} and {%tc … %} may have letters at their brace"
            yield _fault("H04", row, file, found.start(), said, "Write {{ … }}.")
    tags = [tag for row in held for tag in _tags(row)]
    for tag in tags:
        yield from _lost(tag, file)
    yield from _unbalanced(tags, file)


def _mend(paragraph: etree._Element) -> None:
    """Put each tag whole into the run that it begins in."""
    pieces = _pieces(paragraph)
    texts = [one.text or "" for one in pieces]
    starts = list(accumulate(map(len, texts), initial=0))
    for tag in reversed(list(TAG.finditer("".join(texts)))):
        whole = tag[0].translate(_STRAIGHT)
        for n in range(bisect_right(starts, tag.start()) - 1, bisect_left(starts, tag.end())):
            begin, end = max(tag.start() - starts[n], 0), min(tag.end(), starts[n + 1]) - starts[n]
            texts[n] = texts[n][:begin] + (whole if tag.start() >= starts[n] else "") + texts[n][end:]
    for piece, text in zip(pieces, texts, strict=True):
        if piece.text != text:
            piece.text = text
            piece.set(_SPACE, "preserve")


def _pieces(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of a paragraph, without those of a text box that hangs on it."""
    return [one for one in paragraph.iter(f"{W}t") if next(one.iterancestors(f"{W}p")) is paragraph]


def _tags(row: Row) -> Iterator[_Tag]:
    column = 0
    for piece in _pieces(row.paragraph):
        for tag in TAG.findall(piece.text or ""):
            column = max(row.words.find(tag, column), 0)
            if found := _BLOCK.match(tag):
                yield _Tag(row, next(piece.iterancestors(f"{W}r")), tag, column, found[1] or "", found[2])
            column += len(tag)


def _elsewhere(root: etree._Element, held: tuple[Row, ...], file: str) -> Iterator[Finding]:
    by_paragraph = {row.paragraph: row for row in held}
    for one in root.iter("*") if held else ():
        told = [one.text or "" if one.tag != f"{W}t" else "", *map(str, one.attrib.values())]
        if any(TAG.search(words) for words in told):
            round_it = (one, *one.iterancestors(f"{W}p"))
            row = next((by_paragraph[a] for a in round_it if a in by_paragraph), held[0])
            said = "A tag stands where no words are printed: in a description, a link or a Word field"
            yield _fault("H04", row, file, 0, said, "Tags are filled in the words of paragraphs only.")


def _lost(tag: _Tag, file: str) -> Iterator[Finding]:
    """What would go with the paragraph, row or cell for which a tag stands."""
    if not tag.holder:
        return
    held, called = tag.held, _CALLED.get(tag.holder, "")
    if held is None:
        said = f"{tag.words} stands for a {called}, and there is none round it"
        yield _fault("H09", tag.row, file, tag.column, said, "Put it into the table, or write {%p … %}.")
        return
    beside = "".join(words(one) for one in paragraphs(held)).replace(tag.words, "", 1)
    if beside.strip() or next(held.iter(*_DRAWN), None) is not None:
        said = f"{tag.words} stands for its whole {called}, and what else is in it would be lost"
        help = f"Put the tag into a {called} of its own, or write it without the letters at its brace."
        yield _fault("H10", tag.row, file, tag.column, said, help)


def _unbalanced(tags: list[_Tag], file: str) -> Iterator[Finding]:
    """Blocks that are not closed or not opened, or that cut through Word's own structure."""
    opened: list[_Tag] = []
    for tag in tags:
        if tag.block in _CLOSED_BY:
            opened.append(tag)
        elif tag.block not in _OPENED_BY:
            continue
        elif not opened or opened[-1].block not in _OPENED_BY[tag.block]:
            said = f"{tag.words} belongs to nothing that was opened before it"
            help = f"Take it out, or open a {{% {_OPENED_BY[tag.block][0]} … %}} before it."
            yield _fault("H09", tag.row, file, tag.column, said, help)
            return
        else:
            begun = opened.pop() if tag.block.startswith("end") else opened[-1]
            if begun.site != tag.site and None not in (begun.site[1], tag.site[1]):
                said = f"{begun.words} stands in paragraph {begun.row.number}, and {tag.words} in another "
                said += "paragraph, row, cell or link"
                yield _fault("H09", tag.row, file, tag.column, said, _TOGETHER)
    for tag in opened:
        said = f"{tag.words} is not closed"
        help = f"Write {{% {_CLOSED_BY[tag.block]} %}} where it ends."
        yield _fault("H09", tag.row, file, tag.column, said, help)


def _fault(code: Code, row: Row, file: str, column: int, message: str, help: str) -> Finding:
    return fault(code, row.where(file), message, help, excerpt(row.words, column + 1))
