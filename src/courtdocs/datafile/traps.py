"""The traps of YAML: words that it takes for signs of its own, as a table of patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .entries import BLOCK, FIELD, JOINED, ROW, Entry

HELP = "Put `|` after the colon and the words on the next line, indented by two more spaces."


@dataclass(frozen=True, slots=True)
class Trap:
    """Words at the start of a value that the file's format takes for something else."""

    pattern: re.Pattern[str]
    message: str
    code: str = "F07"
    help: str = HELP
    paired_only: bool = False
    """Whether it is a trap only after a colon, and right at the start of a row."""


def _trap(
    pattern: str, message: str, *, code: str = "F07", help: str = HELP, paired_only: bool = False
) -> Trap:
    return Trap(re.compile(pattern, re.DOTALL), message, code, help, paired_only)


_END = r"(?!\s*$|\s+#)"
_ESCAPE = r'\\(?:[0abt\tnvfre "/\\N_LP\n]|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})'

BACKSLASH = _trap(
    rf'"(?:[^"\\]|{_ESCAPE})*\\',
    "there is a backslash between quotation marks, where it has a meaning of its own",
)
STARTS = (
    BACKSLASH,
    _trap(rf'"(?:[^"\\]|\\.)*"{_END}', "there are words after the closing quotation mark"),
    _trap(
        rf"'(?:[^']|'')*'(?!'){_END}",
        "these words begin with an apostrophe, which is taken for a quotation mark",
    ),
    _trap(r'"', "these words begin with a quotation mark that is not closed"),
    _trap(r"'", "these words begin with an apostrophe, which is taken for a quotation mark"),
    _trap(
        r"\*(?![\w-]+\s*(?:#.*)?$)",
        "these words begin with an asterisk, which has a meaning of its own there",
    ),
    _trap(r"&(?![\w-]+(?:\s|$))", "these words begin with `&`, which has a meaning of its own there"),
    _trap(r"!", "these words begin with `!`, and the word after it would vanish", code="F09"),
    _trap(r"%", "these words begin with `%`, which has a meaning of its own there"),
    _trap(r"@", "these words begin with `@`, which has a meaning of its own there"),
    _trap(r"`", "these words begin with a backtick, which has a meaning of its own there"),
    _trap(r",", "these words begin with a comma, which has a meaning of its own there"),
    _trap(r"[\]}]", "these words begin with a closing bracket, which has a meaning of its own there"),
    _trap(r">", "these words begin with `>`, which has a meaning of its own there"),
    _trap(r"\|", "these words begin with `|`, but stand on the same line"),
    _trap(
        r"-(?:\s|$)", "these words begin with a dash, which is taken for the start of a row", paired_only=True
    ),
    _trap(
        r"\?(?:\s|$)", "these words begin with `?`, which has a meaning of its own there", paired_only=True
    ),
)
"""Tried in order; the first that matches names the trap. Block scalars are never tried."""

BRACKET = _trap(r"\[", "these words begin with a square bracket, which is taken for the start of a list")
BRACED = _trap(r"\{", "these words begin with `{`, which is taken for the start of a row")
BRACE = _trap(
    r"\{",
    "this row between `{` and `}` can't be read",
    help="Put each field of the row on a line of its own.",
)
UNCLOSED = _trap(
    "",
    "the bracket that opens here is not closed",
    help="Add the closing bracket. If these are words, put `|` after the colon and the words below it.",
)
COMMA = _trap(
    "",
    "a comma in this row splits the words after it off",
    code="F30",
    help="Put each field of the row on a line of its own.",
)
COLON = _trap("", "there is a colon followed by a space within these words, which is taken for a new field")
HASH = _trap(
    "",
    "the words from ` #` on would be dropped, because they are taken for a comment",
    code="F28",
    help=f"{HELP} A comment goes on a line of its own, level with the field below it.",
)
OUTDENTED = _trap(
    "",
    "these words should be indented further than the field that they belong to",
    help="Put `|` after the colon of the field, and indent every line of the words by two more spaces. If a "
    "field is meant, put a colon and a space after its name.",
)
TOO_FAR_IN = _trap(
    "",
    "this field is indented further than the one above it, so that it is taken for words of that one",
    help="Begin it in the same column as the field above. If these are words: " + HELP,
)
UNSPACED = _trap(
    "", "there is no space after the colon", help="Put a space between the colon and what follows it."
)
LIKE_FIELD = _trap(
    "",
    "a colon makes these words into a field of their own",
    help=f"{HELP} If a field is meant, its name has no spaces in it.",
)
ANCHOR = _trap("", "`&` has a meaning of its own here, and the word after it would vanish", code="F09")
TAG = _trap("", "`!` has a meaning of its own here, and the word after it would vanish", code="F09")
ALIAS = _trap("", "`*` and the word after it would stand for a value from elsewhere in the file", code="F09")
ODD_FIELD = _trap(
    "",
    "this stands where the name of a field should be",
    help="Begin the line with the name of a field. Put words that begin with `{`, `[` or `?` below `|`.",
)
TAB = _trap(
    "",
    "this line is indented with a tab",
    help="Indent with spaces: two for each step in. Most editors can turn tabs into spaces.",
)
NO_BREAK = _trap(
    "",
    "the spaces on this line are no-break spaces, as in web pages and Word, and do not count as spaces",
    help="Delete the spaces at the start of the line and after the colon, and type them again.",
)
DASHES = _trap(
    "",
    "this row begins with a dash or a dot where a hyphen is wanted",
    help="Begin each row with a hyphen and a space: `- `.",
)
_WITHIN = re.compile(r":(?:\s|$)")
_COMMENT = re.compile(r"(?:^|\s)#")


def diagnose(entry: Entry, lines: tuple[str, ...]) -> Trap | None:
    """The trap that a value has certainly fallen into, by its words; None where there is none.

    `lines` are the lines of the value from its first character on.
    """
    if entry.stray >= 0:
        return _stray(lines[entry.stray - entry.line])
    if not entry.value or entry.value.startswith("#") or BLOCK.match(entry.value):
        return None
    value = "\n".join(lines)
    if entry.closed:
        return BACKSLASH if BACKSLASH.pattern.match(value) else None
    if value[0] in "[{":
        return _bracket(value)
    for trap in STARTS:
        if trap.pattern.match(value if value[0] in "\"'" else lines[0]):
            return trap if entry.paired or not trap.paired_only else None
    return _plain(entry, lines)


def _stray(line: str) -> Trap:
    """Why a line of words stands too far out: no space in it counts as an indentation."""
    if JOINED.match(line):
        return UNSPACED
    lead = line[: len(line) - len(line.lstrip())].lstrip(" ")
    return OUTDENTED if not lead else TAB if lead[0] == "\t" else NO_BREAK


def _bracket(value: str) -> Trap:
    first = value.split("\n")[0]
    if ("]" if value[0] == "[" else "}") not in value and not _COMMENT.search(value):
        return UNCLOSED
    if value[0] == "[" and not first.rstrip().endswith("]"):
        return BRACKET
    if _COMMENT.search(first):
        return HASH
    if value[0] == "[":
        return BRACKET
    return BRACE if ROW.match(value) else BRACED


def _plain(entry: Entry, lines: tuple[str, ...]) -> Trap | None:
    spoken = [_COMMENT.split(line)[0] for line in lines]
    if any(_COMMENT.search(line) for line in lines[:-1]):
        return HASH
    if entry.paired and any(FIELD.match(line) for line in lines[1:]):
        return TOO_FAR_IN
    if any(_WITHIN.search(line) for line in (spoken if entry.paired else spoken[1:])):
        return COLON
    return None
