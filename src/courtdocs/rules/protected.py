"""What may not be printed: each protected detail, and the forms in which it could appear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..case.people import WITHHELD
from ..case.record import CaseRecord, Confidential, Hidden
from ..forms.filled import FilledForm
from .addresses import read_address
from .cast import untitled
from .searching import squash
from .words import words


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
            yield _address(f"{person.name}'s", address, record)


def _hidden(whose: str, hidden: Hidden, record: CaseRecord) -> Iterator[Detail]:
    if hidden.address:
        yield _address(whose, hidden.address, record)
    if hidden.phone:
        yield Detail(whose, "telephone number", _phone(hidden.phone))
    if hidden.email:
        yield Detail(whose, "e-mail address", (hidden.email,))
    if hidden.school:
        yield _school(whose, hidden.school)
    for name in hidden.carers:
        yield _carer(name, record)


def _address(whose: str, address: str, record: CaseRecord) -> Detail:
    found = read_address(address)
    # A postcode that somebody may see as part of another address gives nothing away.
    postcodes = tuple(code for code in found.postcodes if squash(code) not in _open_addresses(record))
    return Detail(whose, "address", (*found.forms, *postcodes), found.parts)


def _open_addresses(record: CaseRecord) -> str:
    homes = [person.address or "" for person in record.people.values() if person.address_is_open]
    return squash(" ".join([*homes, *(one.office or "" for one in record.professionals.values())]))


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
