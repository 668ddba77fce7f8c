"""The parts of a finished file in which a detail could stand: pages, headers, bookmarks, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..inspection.finished import Finished
from .searching import Searchable, searchable, squash


@dataclass(frozen=True, slots=True)
class Zone:
    """One part of a finished file, with the words that say where it is; `page` is 0 where there is none."""

    where: str
    page: int
    text: Searchable


@dataclass(frozen=True)
class Zones:
    """Every part of a finished file."""

    parts: tuple[Zone, ...]

    @cached_property
    def _whole(self) -> str:
        return "\n".join(zone.text.squashed for zone in self.parts)

    def holding(self, forms: Iterable[str]) -> list[Zone]:
        """The parts in which one of the forms stands."""
        # Hardly any form is anywhere in a file; only one that is somewhere is looked for part by part.
        there = [form for form in forms if (wanted := squash(form)) and wanted in self._whole]
        return [zone for zone in self.parts if any(zone.text.holds(form) for form in there)]


def zones(file: Finished) -> Zones:
    """The parts of a file; only those of a PDF's text have a page."""
    return Zones(tuple(_zones(file)))


def _zones(file: Finished) -> Iterator[Zone]:
    for number, page in enumerate(file.pages, start=1):
        yield Zone("in the text", number if file.format == "pdf" else 0, searchable(page))
    rest = {
        "in a header, footer or comment": file.furniture,
        "in a drawing's description": file.alternatives,
        "in a bookmark": file.bookmarks,
        "in hidden or earlier text": file.revisions,
        "in the file's properties": tuple(f"{name}: {value}" for name, value in file.metadata.items()),
    }
    for where, texts in rest.items():
        yield from (Zone(where, 0, searchable(text)) for text in texts)
