"""Finds dates in prose, of any precision, with where they stand."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from ..fields.dates import Precision, When, read_when

_MONTH = "|".join((*calendar.month_name[1:], *calendar.month_abbr[1:], "Sept"))
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      \d{{4}}-\d{{2}}-\d{{2}}
    | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}
    | (?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\.?\s+\d{{4}}
    | (?:19|20)\d{{2}}
    )(?![\w/-])""",
    re.VERBOSE,
)


class DateFound(NamedTuple):
    """A date in a text and the place of its words."""

    when: When
    start: int
    end: int

    @property
    def day(self) -> date | None:
        """The day, where the date has one."""
        return self.when.start if self.when.precision is Precision.DAY else None


def dates_in(text: str) -> Iterator[DateFound]:
    """Every date of a text, in order; what only looks like one (30 February) is passed over."""
    for match in _DATE.finditer(text):
        try:
            when = read_when(" ".join(match.group().split()))
        except PydanticCustomError:
            continue
        yield DateFound(when, *match.span())
