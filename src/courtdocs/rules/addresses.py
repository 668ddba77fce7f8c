"""Reads an address into what gives it away: the whole, the house in its street, the postcode, the street."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from .searching import squash

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+[A-Za-z]?\s+\S.*")
_ROOM = re.compile(r"(?:flat|room|unit|apartment|apt|plot|caravan|bedsit|studio)\s+\S+", re.IGNORECASE)
_STREETS = {
    "street": "st", "road": "rd", "avenue": "ave", "gardens": "gdns", "terrace": "terr", "close": "cl",
    "drive": "dr", "lane": "ln", "court": "ct", "crescent": "cres", "place": "pl", "square": "sq",
}  # fmt: skip
_SHORTEST = 5
"""Fewer letters and digits than this could be anything."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart. `forms` and `postcodes` tell where it is; `parts` only make it likely."""

    forms: tuple[str, ...]
    postcodes: tuple[str, ...]
    parts: tuple[str, ...]


def read_address(address: str) -> Address:
    """Take an address apart: lines or commas between its parts, a postcode anywhere."""
    postcodes = tuple(_POSTCODE.findall(address))
    lines = [line.strip() for line in re.split(r"[,\n]", _POSTCODE.sub("", address)) if line.strip()]
    houses, streets = _houses(lines), _streets(lines)
    whole = [" ".join(lines)]
    # A single name without a number may be a town, in which many people live.
    forms = [*houses, *whole] if len(lines) > 1 or houses else []
    parts = [form for street in [*streets, *whole] for form in _versions(street) if " " in form]
    return Address(_telling(forms), postcodes, _telling([part for part in parts if part not in forms]))


def _houses(lines: list[str]) -> list[str]:
    """The house in its street: a number, a flat in its building, a named house and the line below it."""
    found = [form for line in lines if _NUMBERED.fullmatch(line) for form in _versions(line)]
    found += [f"{line} {below}" for line, below in pairwise(lines) if _ROOM.fullmatch(line)]
    if len(lines) > 1 and not any(_NUMBERED.fullmatch(line) or _ROOM.fullmatch(line) for line in lines):
        found.append(f"{lines[0]} {lines[1]}")
    return found


def _streets(lines: list[str]) -> list[str]:
    """Streets and buildings without their number."""
    numbered = [line.split(maxsplit=1)[1] for line in lines if _NUMBERED.fullmatch(line)]
    buildings = [below for line, below in pairwise(lines) if _ROOM.fullmatch(line)]
    named = [lines[0]] if lines and not numbered and not buildings else []
    by_kind = [line for line in lines if line.split()[-1].casefold() in _STREETS]
    return [*numbered, *buildings, *named, *by_kind]


def _versions(line: str) -> list[str]:
    """A line as typed, cut after its kind of street, and with that written short."""
    words = line.split()
    found = [line]
    for n, word in enumerate(words[1:], start=1):
        if short := _STREETS.get(word.casefold()):
            found += [" ".join(words[: n + 1]), " ".join([*words[:n], short])]
    return found


def _telling(forms: list[str]) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(forms) if len(squash(form)) >= _SHORTEST)
