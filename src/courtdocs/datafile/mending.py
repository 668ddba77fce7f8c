"""Mends a value that YAML would misread: what the finding shows, and what is read instead of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..findings import Finding, Location
from .catalogue import finding
from .entries import BLOCK, FIELD, ROW, Entry, closing, indent
from .lines import Lines, Row
from .traps import BACKSLASH, TOO_FAR_IN, UNCLOSED, UNSPACED, Trap

_LEAD = re.compile(r"(\s*(?:-\s+)*)(.*)", re.DOTALL)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_NEXT_PAIR = re.compile(r",\s*(?=[A-Za-z][\w-]*:(?:\s|$))")
_MOST_SHOWN = 20
"""Lines: what is longer than this is clear without being shown mended."""
_NEEDS_BLOCK = re.compile(r"""[&*!|>%@`,?\-"'\[\]{}#]|.*(?::(?:\s|$)|\s#)""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hit:
    """A trap that words have fallen into: lines `first` to `last` read as `rows` once mended."""

    trap: Trap
    line: int
    column: int
    first: int
    last: int
    rows: tuple[Row, ...]

    def report(self, lines: Lines, name: str) -> Finding:
        """The finding, at the words, with the mended lines."""
        line, column = lines.place(self.line, self.column)
        end = lines.place(self.line, len(lines.texts[self.line].rstrip()))[1]
        return finding(
            self.trap.code,
            self.trap.message,
            Location(name, line, column, max(end, column + 1)),
            help=self.trap.help,
            suggestion="\n".join(row.text for row in self.rows) if len(self.rows) <= _MOST_SHOWN else "",
        )


def as_block(lines: Lines, trap: Trap, line: int, column: int, last: int) -> Hit:
    """The value from a place to the end of line `last`, put below its key after `|`."""
    head, first = lines.texts[line][:column], line
    while not head.strip() and first > 0:
        first -= 1
        head = _COMMENT.sub("", lines.texts[first])
    pad = step_in(head)
    header = Row(f"{head.rstrip()} |", lines.rows[first].line, lines.rows[first].shift)
    body = [_moved(lines, n, column if n == line else 0, pad) for n in range(line, last + 1)]
    return Hit(trap, line, column, first, last, (header, *(body if body[0].text else body[1:])))


def _brought_in(lines: Lines, trap: Trap, entry: Entry) -> Hit:
    """Words that stand too far out below a block, brought in line with it."""
    stray, last = entry.stray, entry.last
    body = next((text for text in lines.texts[entry.line + 1 : stray] if text.strip()), "")
    pad = indent(body) if body else entry.inner + 2
    rows = tuple(_moved(lines, n, 0, pad) for n in range(stray, last + 1))
    return Hit(trap, stray, indent(lines.texts[stray]), stray, last, rows)


def _spaced(lines: Lines, line: int) -> Hit:
    """A field with a space put after its colon."""
    text = lines.texts[line]
    colon = text.index(":")
    old = lines.rows[line]
    row = Row(f"{text[: colon + 1]} {text[colon + 1 :]}", old.line, old.shift)
    return Hit(UNSPACED, line, indent(text), line, line, (row,))


def as_rows(lines: Lines, trap: Trap, line: int, column: int, last: int) -> Hit:
    """A row written between braces, with each of its fields on a line of its own."""
    text = " ".join((lines.texts[line][column:], *(t.strip() for t in lines.texts[line + 1 : last + 1])))
    inside = text.strip().removeprefix("{").removesuffix("}")
    head, paired = lines.texts[line][:column], not re.fullmatch(r"\s*(?:-\s+)+", lines.texts[line][:column])
    pad = step_in(head) if paired else len(head)
    rows = [lines.row(line, 0, head.rstrip(), 0)] if paired else []
    for number, pair in enumerate(_NEXT_PAIR.split(inside)):
        key, _, value = pair.strip().partition(":")
        lead = head if number == 0 and not paired else " " * pad
        rows += [lines.row(line, column, text, 0) for text in _field_lines(lead, pad, key, value.strip())]
    return Hit(trap, line, column, line, last, tuple(rows))


def step_in(head: str) -> int:
    """The column for words that go below a line that begins with `head`."""
    match = _LEAD.match(head.rstrip() + " ")
    lead, key = (match[1], match[2]) if match else ("", "")
    return len(lead) + (2 if key.strip() else 0)


def _field_lines(lead: str, pad: int, key: str, value: str) -> list[str]:
    if not _NEEDS_BLOCK.match(value) or _stands_alone(value):
        return [f"{lead}{key}: {value}".rstrip()]
    return [f"{lead}{key}: |", f"{' ' * (pad + 2)}{value}"]


def _stands_alone(value: str) -> bool:
    return value[0] in "\"'[{" and closing([value], 0, 0) == (0, len(value))


def _moved(lines: Lines, line: int, start: int, pad: int) -> Row:
    text = lines.texts[line]
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    words = text[begin:].rstrip()
    return lines.row(line, begin, words, pad) if words else Row("", lines.rows[line].line)


def mend(lines: Lines, trap: Trap, entry: Entry) -> Hit:
    """The mend that suits a trap: a row opened up, a space put in, words brought in, or a block after `|`."""
    line, column, last, stray = entry.line, entry.column, entry.last, entry.stray
    text = lines.texts[line]
    if trap is UNSPACED:
        return _spaced(lines, stray)
    if trap is UNCLOSED:
        return _closed(lines, line, column, last)
    if trap is TOO_FAR_IN:
        field = next(n for n in range(line + 1, last + 1) if FIELD.match(lines.texts[n]))
        return _moved_out(lines, trap, field, last, entry.inner)
    if stray >= 0 and BLOCK.match(text[column:]):
        return _brought_in(lines, trap, entry)
    if text[column : column + 1] == "{" and _is_row(lines.texts, line, column, last):
        return as_rows(lines, trap, line, column, last)
    hit = as_block(lines, trap, line, column, last)
    if trap is BACKSLASH and hit.rows[-1].text.endswith('"'):
        return _unquoted(hit)
    return hit if stray < 0 else replace(hit, line=stray, column=indent(lines.texts[stray]))


def _moved_out(lines: Lines, trap: Trap, first: int, last: int, inner: int) -> Hit:
    """Fields that stand too far in, and all that is below them, moved out together."""
    far = indent(lines.texts[first])
    rows = [_moved(lines, n, 0, max(indent(lines.texts[n]) - far + inner, 0)) for n in range(first, last + 1)]
    return Hit(trap, first, far, first, last, tuple(rows))


def _closed(lines: Lines, line: int, column: int, last: int) -> Hit:
    """A list or row with its closing bracket."""
    bracket = "]" if lines.texts[line][column] == "[" else "}"
    row = replace(lines.rows[last], text=lines.texts[last].rstrip() + bracket)
    return Hit(UNCLOSED, line, column, last, last, (row,))


def _unquoted(hit: Hit) -> Hit:
    """A block whose words stood between quotation marks, without those."""
    header, *body = hit.rows
    body[0] = Row(body[0].text.replace('"', "", 1), body[0].line, body[0].shift + 1)
    body[-1] = replace(body[-1], text=body[-1].text.removesuffix('"'))
    return replace(hit, rows=(header, *body))


def _is_row(texts: Sequence[str], line: int, column: int, last: int) -> bool:
    whole = " ".join((texts[line][column:], *texts[line + 1 : last + 1])).strip()
    return whole.endswith("}") and bool(ROW.match(whole))
