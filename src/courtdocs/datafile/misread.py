"""Words that YAML takes for something else without a murmur: dropped, split or made into fields."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding, Location
from .catalogue import finding
from .characters import advice, describe, forbidden
from .entries import COMMENT, FIELD, indent
from .lines import Lines
from .mending import Hit, as_block, as_rows
from .traps import ALIAS, ANCHOR, BRACED, COMMA, HASH, LIKE_FIELD, TAG
from .yaml_events import Event


def dropped_words(event: Event, lines: Lines, outer: int, name: str) -> Iterator[Finding]:
    """Words after ` #`, on the last line of unquoted words or on lines of their own straight below (F28).

    `outer` is the column of the field or row that the value belongs to; -1 between brackets.
    """
    if not event.value:
        return
    last = event.end.line
    dropped = COMMENT.match(lines.texts[last], event.end.column)
    while outer >= 0 and _is_comment_within(lines, last + 1, outer):
        last, dropped = last + 1, COMMENT.match(lines.texts[last + 1])
    if dropped and outer >= 0:
        yield as_block(lines, HASH, event.start.line, event.start.column, last).report(lines, name)
    elif dropped:
        place = Location(name, *lines.place(event.start.line, event.start.column))
        yield finding("F28", HASH.message, place, help=HASH.help)


def dropped_line(event: Event, lines: Lines, outer: int, name: str, inner: int) -> Iterator[Finding]:
    """A line that begins with `#` below a block of words, indented, yet less than the block (F28)."""
    line = event.end.line
    if outer < 0 or not _is_comment_within(lines, line, outer):
        return
    text = lines.texts[line]
    start, end = lines.place(line, indent(text)), lines.place(line, len(text.rstrip()))
    yield finding(
        "F28",
        "this line would be dropped, because it is taken for a comment",
        Location(name, *start, end[1]),
        help="If it belongs to the words above, indent it as far as they are; if not, indent it less.",
        suggestion=" " * (inner - 1) + text.strip(),
    )


def escaped_characters(event: Event, lines: Lines, name: str) -> Iterator[Finding]:
    """Forbidden characters written as backslash escapes between double quotation marks (F06)."""
    place = Location(name, *lines.place(event.start.line, event.start.column))
    for at in forbidden(event.value):
        character = event.value[at]
        message = f"there is a character here that a court document cannot hold: {describe(character)}"
        yield finding("F06", message, place, help=advice(character))


def runs_on(event: Event, lines: Lines) -> bool:
    """Whether a quotation goes on over lines that look like fields."""
    return any(FIELD.match(text) for text in lines.texts[event.start.line + 1 : event.end.line + 1])


def signed(event: Event, lines: Lines, name: str, *, in_brackets: bool) -> Finding:
    """An anchor, tag or alias where words are meant (F09)."""
    trap = ALIAS if event.kind == "alias" else ANCHOR if event.sign == "&" else TAG
    start = event.start
    if in_brackets or event.kind in ("list", "mapping"):
        place = Location(name, *lines.place(start.line, start.column))
        help = f"Take out `{event.sign or '*'}` and the word after it."
        return finding("F09", trap.message, place, help=help)
    last = max(event.end.line, start.line) if event.style not in ("|", ">") else start.line
    return as_block(lines, trap, start.line, start.column, last).report(lines, name)


def split_by_comma(start: Event, key: Event, value: Event, lines: Lines) -> Hit | None:
    """Words in a row between braces that a comma has made into a field of their own (F30)."""
    if start.style != "{" or value.start.offset != key.end.offset or value.kind != "scalar" or value.style:
        return None
    line, column, _ = start.start
    text = lines.texts[line]
    # A long line of rows is not searched to its end for each of them.
    if text.find("{") != column or text.find("{", column + 1) >= 0 or not text.rstrip().endswith("}"):
        return None
    return as_rows(lines, COMMA, line, column, line)


def in_braces(start: Event, key: Event, lines: Lines) -> Hit | None:
    """Words that begin with a bracket of their own right after a brace, such as a prompt left in (F07)."""
    if start.style != "{" or key.kind not in ("list", "mapping"):
        return None
    line, column, _ = start.start
    if not lines.texts[line].rstrip().endswith("}"):
        return None
    return as_block(lines, BRACED, line, column, line)


def after_question_mark(key: Event, lines: Lines) -> bool:
    """Whether the name of a field stands after `? `."""
    line, column, _ = key.start
    text = lines.texts[line]
    while column and text[column - 1] == " ":
        column -= 1
    return column > 0 and text[column - 1] == "?"


def is_wordy(key: Event, value: Event) -> bool:
    """Whether a field looks like words with a colon in them: `He said: no`."""
    plain = value.kind == "scalar" and not value.style and not key.style
    return plain and " " in key.value and bool(value.value)


def words_as_fields(start: Event, last: int, lines: Lines, name: str) -> Finding:
    """The finding for words that a colon has made into fields (F07)."""
    return as_block(lines, LIKE_FIELD, start.start.line, start.start.column, last).report(lines, name)


def as_typed(start: Event, end: Event, lines: Lines) -> str:
    """The text between two events as it stands in the file, each line without its indentation."""
    (line, column, _), (end_line, end_column, _) = start.start, end.end
    texts = lines.texts
    if line == end_line:
        return texts[line][column:end_column]
    middle = [text.strip() for text in texts[line + 1 : end_line]]
    last = texts[end_line][:end_column].strip() if end_line < len(texts) else ""
    return "\n".join((texts[line][column:], *middle, last)).strip()


def _is_comment_within(lines: Lines, line: int, outer: int) -> bool:
    text = lines.texts[line] if line < len(lines.texts) else ""
    return bool(COMMENT.match(text)) and indent(text) > outer
