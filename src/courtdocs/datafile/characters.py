"""Characters that no form may hold: controls, hidden ones, and those that turn the order of words about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from ..findings import Finding, Location
from .catalogue import MOST_FINDINGS, finding

_NEVER_CHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff" + _NEVER_CHARACTERS + "]"
)
_JOINING = re.compile(
    "[\u0600-\u06ff\u0700-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_TAGGED_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]*$")
_CALLED = {
    "\x07": "end of a cell of a table in Word",
    "\x0b": "line break of Word",
    "\x0c": "page break",
    "\x1e": "hyphen of Word that does not break",
    "\x1f": "optional hyphen of Word",
    "\x85": "next line",
}
"""Control characters, which Unicode does not name; most come along when words are copied from Word."""
_NOT_WORDS = re.compile(r"[\W_]*$")


def forbidden(text: str) -> Iterator[int]:
    """The offsets of the characters in `text` that no form may hold, in order."""
    for match in _SUSPECT.finditer(text):
        if not _belongs(text, match.start()):
            yield match.start()


def check_characters(text: str, name: str) -> tuple[str, list[Finding]]:
    """The text with its forbidden characters replaced, so that it can be read, and a finding for each."""
    found = [_report(text, run, name) for run in islice(_runs(text), MOST_FINDINGS + 1)]
    return readable(text) if found else text, found


def _runs(text: str) -> Iterator[range]:
    """The places of the forbidden characters, those that follow one another together."""
    start = end = -1
    for at in forbidden(text):
        if at != end and start >= 0:
            yield range(start, end)
        start, end = (start if at == end else at), at + 1
    if start >= 0:
        yield range(start, end)


def readable(text: str) -> str:
    """The text with a sign in place of each forbidden character, for whatever reads it next."""
    places = set(forbidden(text))
    return "".join("\ufffd" if n in places else c for n, c in enumerate(text)) if places else text


def describe(character: str) -> str:
    """A forbidden character in words, with its number."""
    number = f"U+{ord(character):04X}"
    if "\ud800" <= character <= "\udfff":
        return f"half of a character ({number})"
    name = _CALLED.get(character) or unicodedata.name(character, "control character").lower()
    return f"{name} ({number})"


def advice(character: str) -> str:
    """What to do about a forbidden character."""
    if character in "\x0b\x0c\x85\u2028\u2029":
        return "Delete it and press Enter where a new line is meant."
    if character == "\x1e":
        return "Delete it and type a hyphen."
    if character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return "Delete it: it changes the order in which the words around it are shown."
    if "\x80" <= character <= "\x9f":
        return "Type the word again: a quotation mark or dash was damaged when the text was copied or saved."
    return "Delete it; where it can't be seen, type the word again."


def _report(text: str, run: range, name: str) -> Finding:
    at = run.start
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    several = len(run) > 1
    what = f"there are {len(run)} characters" if several else "there is a character"
    first = "the first is " if several else ""
    return finding(
        "F06",
        f"{what} here that a court document cannot hold: {first}{describe(text[at])}",
        Location(name, line, column, column + len(run)),
        help=advice(text[at]),
        label="hidden characters" if several else "hidden character",
    )


def _belongs(text: str, at: int) -> bool:
    """Whether the writing around a hidden character needs it: joined scripts, right-to-left text, emoji."""
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character in "\u200c\u200d" and _JOINING.match(before):
        return True
    if character == "\u200d":
        return _is_emoji(before) and _is_emoji(after)
    if character in "\u200e\u200f\u061c":
        return _runs_left(_NOT_WORDS.sub("", text[max(0, at - 20) : at])[-1:]) or _runs_left(after)
    if character == "\u200b":
        return bool(_UNSPACED.match(before))
    if "\ufe00" <= character <= "\ufe0f":
        return bool(before) and not before.isspace() and (not before.isalpha() or before > "\u2e80")
    if "\u180b" <= character <= "\u180f":
        return "\u1800" <= before <= "\u18af"
    if "\U000e0020" <= character <= "\U000e007f":
        return bool(_TAGGED_FLAG.search(text[max(0, at - 10) : at]))
    return "\U000e0100" <= character <= "\U000e01ef" and before > "\u2e80"


def _is_emoji(character: str) -> bool:
    return bool(character) and (character == "\ufe0f" or unicodedata.category(character) in ("So", "Sk"))


def _runs_left(character: str) -> bool:
    return bool(character) and unicodedata.bidirectional(character) in ("R", "AL", "AN")
