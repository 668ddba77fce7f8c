"""Addresses: what gives one away, and what only makes it likely."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.rules.addresses import read_address
from courtdocs.rules.searching import searchable


@pytest.mark.parametrize(
    ("address", "forms", "parts"),
    [
        (
            "27 Larkspur Gardens, Netherby ZZ99 2HW",
            {"27 Larkspur Gardens", "27 Larkspur gdns", "27 Larkspur Gardens Netherby"},
            {"Larkspur Gardens", "Larkspur gdns"},
        ),
        ("27 Larkspur Gardens Netherby", {"27 Larkspur Gardens"}, {"Larkspur Gardens"}),
        ("Room 4, 61 Slipway Road, Thornby", {"Room 4 61 Slipway Road", "61 Slipway Road"}, {"Slipway Road"}),
        ("Flat 9, Dyehouse Court, Thornby", {"Flat 9 Dyehouse Court"}, {"Dyehouse Court"}),
        ("The Old Ropery, Hollin Bank, Thornby", {"The Old Ropery Hollin Bank"}, {"The Old Ropery"}),
        ("Netherby", set(), set()),
        ("The Old Ropery", set(), {"The Old Ropery"}),
        ("ZZ99 2HW", set(), set()),
        ("", set(), set()),
    ],
)
def test_what_an_address_is_taken_apart_into(address: str, forms: set[str], parts: set[str]) -> None:
    found = read_address(address)
    assert forms <= set(found.forms)
    assert parts <= set(found.parts)
    assert (not forms) == (not found.forms)
    assert (not parts) == (not found.parts)


def test_the_postcode_stands_by_itself() -> None:
    assert read_address("27 Larkspur Gardens, Netherby ZZ99 2HW").postcodes == ("ZZ99 2HW",)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999), st.sampled_from(["Larch", "Upper Mill", "St Anne's"]), st.text(max_size=40))
def test_a_numbered_house_is_always_found_where_it_is_printed(number: int, street: str, noise: str) -> None:
    found = read_address(f"{number} {street} Road, Thornby")
    page = searchable(f"{noise} {number} {street.upper()} Rd\n{noise}")
    assert any(page.holds(form) for form in found.forms)
