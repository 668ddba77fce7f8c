"""The authorities behind rules, read from the data file that whoever reads a primary text edits."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from ..findings import Authority, HowSeen

_FILE = Path(__file__).with_name("authorities.toml")


@cache
def authorities() -> dict[str, Authority]:
    """Every authority by its key."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    default = table.pop("as_at")
    return {
        key: Authority(
            key,
            row["cite"],
            row.get("as_at", default),
            HowSeen(row["how_seen"]),
            row.get("open", False),
            row.get("note", ""),
        )
        for key, row in table.items()
    }


def authority(key: str) -> Authority:
    """The authority called `key`. Raises KeyError for one that is not in the file: a mistake of ours."""
    return authorities()[key]
