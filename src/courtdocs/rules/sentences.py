"""Reads prose as sentences: quotations blanked out, abbreviations known, each with its place in the form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..fields.text import Prose
from ..findings import Location, Path
from ..forms.filled import FilledForm
from ..prose import blocks as b
from .words import words

BLANK = "\ufffc"
"""Stands for each character of a quotation, so that lengths and full stops stay as they were."""

_LONGEST = 4000
_LONGEST_WORD = 50
"""Letters before a full stop that are looked at: an abbreviation has fewer."""
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_LAST_WORD = re.compile(r"[^\s(\[“‘\"']*$")
_OPEN_SINGLE = re.compile(r"(?<![\w.,!?;:])['‘](?=\w)")
_CLOSE_SINGLE = re.compile(r"(?<=[\w.,!?;:…])['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a narrative field. `text` has the length of what was typed, quotations blanked out."""

    path: Path
    text: str
    typed: str
    """The same with the quotations in it."""
    paragraph: int
    """The paragraph of the field that it stands in, from 0."""
    brackets: tuple[b.Bracket, ...]
    """The brackets in it, of which some cite."""
    source: str
    """The text of the whole field."""
    line: int
    """The line of that text on which the paragraph begins, from 0."""
    in_list: bool = False

    @property
    def quotes(self) -> bool:
        """Whether somebody's words are quoted in it."""
        return BLANK in self.text

    @property
    def uncited(self) -> str:
        """The text with what stands in square brackets blanked out too; of the same length."""
        text = self.text
        for bracket in self.brackets:
            text = text.replace(bracket.text, BLANK * len(bracket.text))
        return text

    def locate(self, form: FilledForm, said: str) -> Location:
        """The place of some words of the sentence in the form's file; of the paragraph if not found."""
        above = sum(len(row) for row in self.source.splitlines(keepends=True)[: self.line])
        opening = " ".join(self.typed.split()[:6])
        begins = _as_typed(opening).search(self.source, above)
        found = _as_typed(said).search(self.source, begins.start() if begins else above)
        if found is None:
            return form.locate_text(self.path, self.line)
        return locate_span(form, self.path, self.source, found.start(), found.end())


def sentences(path: Path, prose: Prose) -> Iterator[Sentence]:
    """The sentences of a field in order; quotations set off from the text are left out."""
    for number, (children, line, in_list) in enumerate(_paragraphs(prose.blocks)):
        text, brackets = _flat(children)
        blanked = blank_quotations(text)
        for start, end in split(blanked):
            within = tuple(bracket for at, bracket in brackets if start <= at < end)
            yield Sentence(
                path, blanked[start:end], text[start:end], number, within, prose.text, line, in_list
            )


def split(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends; a full stop after `Mr` or an initial ends none.

    What goes on without a stop for too long is no sentence of anybody's: it is parted between two words, so
    that rules which look at a sentence again and again come to an end.
    """
    for start, end in _whole(text):
        while end - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
            yield start, cut
            start = cut
        yield start, end


def _whole(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, stop):
            yield start, stop.end()
            start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def _ends(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 1]
    if not following or following.islower():
        return not following
    if text[stop.start()] != ".":
        return True
    found = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST_WORD), stop.start())
    last = found.group() if found else ""
    is_initial = len(last) == 1 and last.isupper() and last != "I"
    return not is_initial and last.casefold() not in words("abbreviations")


def blank_quotations(text: str) -> str:
    """The text with every character of quoted speech blanked but its closing stop; lengths stay the same.

    A quotation that is not closed runs to the end of the paragraph.
    """
    text = re.sub(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", _blank, text)
    opened = _OPEN_SINGLE.search(text)
    while opened:
        closed = _CLOSE_SINGLE.search(text, opened.end())
        if closed is None:
            break
        inside = _blank_words(text[opened.end() : closed.start()])
        text = text[: opened.end()] + inside + text[closed.start() :]
        opened = _OPEN_SINGLE.search(text, closed.end())
    return text


def _blank(found: re.Match[str]) -> str:
    whole = found.group()
    closing = whole[-1] if len(whole) > 1 and whole[-1] in '”"' else ""
    return whole[0] + _blank_words(whole[1 : len(whole) - len(closing)]) + closing


def _blank_words(said: str) -> str:
    stop = said[-1:] if said[-1:] in tuple(".!?…") else ""
    return BLANK * (len(said) - len(stop)) + stop


def locate_span(form: FilledForm, path: Path, source: str, start: int, end: int) -> Location:
    """The place of a stretch of a narrative field's text; of its first line where it runs over several."""
    row = source.count("\n", 0, start)
    column = start - (source.rfind("\n", 0, start) + 1)
    return form.locate_text(path, row, column, len(source[start:end].split("\n")[0]))


def _as_typed(said: str) -> re.Pattern[str]:
    # A line break is a space, and a word may be emphasised.
    between = r"[\s*_>]+".join(re.escape(word) for word in said.split())
    return re.compile(rf"(?<!\w){between}(?!\w)" if said[-1:].isalnum() else rf"(?<!\w){between}")


def _paragraphs(
    blocks: tuple[b.Block, ...], in_list: bool = False
) -> Iterator[tuple[tuple[b.Inline, ...], int, bool]]:
    for block in blocks:
        match block:
            case b.Paragraph(children=children, line=line):
                yield children, line, in_list
            case b.List(items=items):
                for item in items:
                    yield from _paragraphs(item.children, in_list=True)


def _flat(children: tuple[b.Inline, ...]) -> tuple[str, list[tuple[int, b.Bracket]]]:
    text, brackets = "", []
    for child in children:
        match child:
            case b.Bracket():
                brackets.append((len(text), child))
                text += child.text
            case b.Emphasis(children=inner):
                inside, found = _flat(inner)
                brackets += [(len(text) + at, bracket) for at, bracket in found]
                text += inside
            case b.Text(text=words_typed):
                text += words_typed
            case b.LineBreak():
                text += " "
    return text, brackets
