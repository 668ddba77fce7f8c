"""Practice profiles: the numbers and prescribed words that law and guidance fix and change, dated."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..findings import Authority
from .authorities import authority

_FOLDER = Path(__file__).with_name("profiles")
DEFAULT = "pd27a-2026-children"


@dataclass(frozen=True, slots=True)
class Profile:
    """One practice profile. `limits` are pages by sort of document; `days` and `years` by name."""

    slug: str
    title: str
    limits: Mapping[str, int]
    days: Mapping[str, int]
    years: Mapping[str, int]
    statement_of_truth: tuple[str, ...]
    """The prescribed sentences, in the order in which they are printed."""
    confidentiality: str
    case_number: str
    """A regular expression that a family court case number matches."""
    sources: Mapping[str, Authority]
    """For each value above, the authority behind it."""


def names() -> tuple[str, ...]:
    """The profiles there are."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@cache
def profile(slug: str = DEFAULT) -> Profile:
    """The profile called `slug`. Raises KeyError for one that does not exist."""
    file = _FOLDER / f"{slug}.toml"
    if slug not in names():
        raise KeyError(slug)
    row: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    return Profile(
        slug,
        row["title"],
        {name: limit["pages"] for name, limit in row["limits"].items()},
        {name: period["days"] for name, period in row["days"].items()},
        {name: period["years"] for name, period in row["years"].items()},
        tuple(row["statement_of_truth"]["sentences"]),
        row["confidentiality"]["line"],
        row["case_number"]["pattern"],
        {name: authority(key) for name, key in _sources(row)},
    )


def _sources(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [
        (name, part["source"]) for name, part in row.items() if isinstance(part, dict) and "source" in part
    ]
    for group in ("limits", "days", "years"):
        found += [(f"{group}.{name}", part["source"]) for name, part in row[group].items()]
    return found
