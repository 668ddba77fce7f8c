"""What may not be printed: each protected detail, the forms it could appear in, and how to find them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..case.people import WITHHELD
from ..case.record import CaseRecord, Confidential, Hidden
from ..forms.filled import FilledForm
from .cast import untitled
from .words import words

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+[A-Za-z]?\s+\S.*")
_ROOM = re.compile(r"(?:flat|room|unit|apartment|apt|plot|caravan|bedsit|studio)\s+\S+", re.IGNORECASE)
_STREETS = {
    "street": "st", "road": "rd", "avenue": "ave", "gardens": "gdns", "terrace": "terr", "close": "cl",
    "drive": "dr", "lane": "ln", "court": "ct", "crescent": "cres", "place": "pl", "square": "sq",
}  # fmt: skip
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Detail:
    """One protected detail. `whose` and `sort` are said in findings; the forms never are.

    `forms` identify by themselves; `parts` only make it likely: a street without its number, a surname alone.
    """

    whose: str
    sort: str
    forms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_carer: bool = False


@dataclass(frozen=True, slots=True)
class Searchable:
    """A text reduced to its letters and digits, with the place of each, so that a detail is found across line
    breaks, hyphens, spacing, punctuation and capitals."""

    text: str
    squashed: str
    places: tuple[int, ...]

    @classmethod
    def read(cls, text: str) -> Searchable:
        """Reduce a text."""
        kept = [(letter, at) for at, typed in enumerate(text) for letter in _letters(typed)]
        return cls(text, "".join(letter for letter, _ in kept), tuple(at for _, at in kept))

    def find(self, form: str) -> Iterator[tuple[int, int]]:
        """Where a form stands in the text: first and last character; never inside a longer word or number."""
        wanted = squash(form)
        at = self.squashed.find(wanted) if wanted else -1
        while at >= 0:
            start, end = self.places[at], self.places[at + len(wanted) - 1] + 1
            if not self._is_joined(start - 1, start) and not self._is_joined(end - 1, end):
                yield start, end
            at = self.squashed.find(wanted, at + 1)

    def _is_joined(self, one: int, other: int) -> bool:
        if one < 0 or other >= len(self.text):
            return False
        return self.text[one].isalnum() and self.text[other].isalnum()


def squash(text: str) -> str:
    """The letters and digits of a text, without accents, in small letters."""
    return "".join(letter for typed in text for letter in _letters(typed))


def _letters(typed: str) -> Iterator[str]:
    if typed.isascii():
        if typed.isalnum():
            yield typed.lower()
        return
    yield from (c for c in unicodedata.normalize("NFKD", typed).casefold() if c.isalnum())


def details(form: FilledForm) -> tuple[Detail, ...]:
    """Every detail that this document may not print: those of `confidential.yaml`, and withheld addresses."""
    return tuple(detail for detail in _details(form) if detail.forms or detail.parts)


def _details(form: FilledForm) -> Iterator[Detail]:
    record, hidden = form.record, form.confidential or Confidential()
    for key, one in hidden.people.items():
        yield from _hidden(f"{record.name_of(key)}'s", one, record)
    for key, one in hidden.children.items():
        yield from _hidden(f"{record.name_of(key)}'s", one, record)
    for one in hidden.placements.values():
        yield from _hidden("a placement's", one, record)
    for person in record.people.values():
        address = (person.address or "").strip()
        if address and not person.address_is_open and address.casefold() != WITHHELD:
            yield _address(f"{person.name}'s", address)


def _hidden(whose: str, hidden: Hidden, record: CaseRecord) -> Iterator[Detail]:
    if hidden.address:
        yield _address(whose, hidden.address)
    if hidden.phone:
        yield Detail(whose, "telephone number", _phone(hidden.phone))
    if hidden.email:
        yield Detail(whose, "e-mail address", (hidden.email,))
    if hidden.school:
        yield _school(whose, hidden.school)
    for name in hidden.carers:
        yield _carer(name, record)


def _address(whose: str, address: str) -> Detail:
    without = _POSTCODE.sub("", address).strip(" ,\n")
    lines = [line.strip() for line in re.split(r"[,\n]", without) if line.strip()]
    whole = (address, without) if len(lines) > 1 or re.search(r"\d", without) else (address,)
    forms = [*whole, *_POSTCODE.findall(address)]
    streets = []
    for n, line in enumerate(lines):
        if _NUMBERED.fullmatch(line):
            forms += _abbreviated(line)
            streets.append(line.split(maxsplit=1)[1])
        elif n + 1 < len(lines) and (_ROOM.fullmatch(line) or (n == 0 and not _is_numbered(lines[1]))):
            # A flat and its building, or a named house and its street.
            forms.append(f"{line} {lines[1]}" if n == 0 else f"{line} {lines[n + 1]}")
            streets += [line] if not _ROOM.fullmatch(line) else [lines[n + 1]]
    parts = [form for street in streets if _is_telling(street) for form in _abbreviated(street)]
    return Detail(whose, "address", _distinct(forms, least=5), _distinct(parts))


def _is_numbered(line: str) -> bool:
    return _NUMBERED.fullmatch(line) is not None


def _is_telling(street: str) -> bool:
    return len(squash(street)) > _SHORTEST_WORD and " " in street


def _abbreviated(line: str) -> list[str]:
    """A line of an address, and the same with its kind of street written short."""
    *rest, last = line.split()
    short = _STREETS.get(last.casefold())
    return [line, " ".join([*rest, short])] if short and rest else [line]


def _phone(number: str) -> tuple[str, ...]:
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    local = digits.removeprefix("00").removeprefix("44").removeprefix("0")
    return (f"0{local}", f"44{local}", f"440{local}", f"0044{local}") if len(local) > 6 else ()


def _school(whose: str, school: str) -> Detail:
    # One word may be an ordinary one (a school called Meadow), so alone it only makes a leak likely.
    alone = len(school.split()) == 1
    return Detail(whose, "school", () if alone else (school,), (school,) if alone else ())


def _carer(name: str, record: CaseRecord) -> Detail:
    *firsts, last = untitled(name)
    if not firsts:
        return Detail("a foster carer's", "name", (), (last,), is_carer=True)
    known = {untitled(one)[-1] for one in _everybody(record)}
    whole = (f"{' '.join(firsts)} {last}", f"{firsts[0]} {last}", f"{last} {firsts[0]}")
    if any(squash(one) in map(squash, whole) for one in _everybody(record)):
        return Detail("a foster carer's", "name", (), whole, is_carer=True)
    if last in known:
        return Detail("a foster carer's", "name", whole, is_carer=True)
    titled = [
        f"{title} {who}{last}"
        for title in words("titles")
        for who in ("", f"{firsts[0]} ", f"{firsts[0][0]} ")
    ]
    others = (f"the {last}s", f"{last} family", f"{firsts[0][0]} {last}")
    return Detail("a foster carer's", "name", _distinct([*whole, *titled, *others]), (last,), is_carer=True)


def _everybody(record: CaseRecord) -> Iterator[str]:
    for table in (record.children, record.people, record.professionals):
        yield from (one.name for one in table.values())
    yield from record.others_named


def _distinct(forms: list[str], least: int = 1) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(forms) if len(squash(form)) >= least)
