"""The word lists of the rules that read prose, from `words.toml`, and the patterns made of them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def words(name: str) -> tuple[str, ...]:
    """The list called `name`. Raises KeyError for one that is not in the file: a mistake of ours."""
    return tuple(_lists()[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern that finds any word of a list as a whole word, in capitals or not."""
    whole = [re.escape(word) for word in words(name) if not word.endswith("*")]
    stems = [re.escape(word.rstrip("*")) for word in words(name) if word.endswith("*")]
    # The ending stands once for all stems: with one for each, making the pattern takes twenty times as long.
    either = "|".join([*whole, rf"(?:{'|'.join(stems)})[\w'’-]*"] if stems else whole)
    return re.compile(rf"(?<![\w'’-])(?:{either})(?:['’]s)?(?![\w-])", re.IGNORECASE)
