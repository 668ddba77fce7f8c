"""The letters before the items of ordered lists: (a), within them (i), within those (A)."""

from __future__ import annotations

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def letter(number: int, depth: int) -> str:
    """The letter of an item, counted from 1; `depth` is how many ordered lists stand round its own."""
    style = depth % 3
    if style == 1:
        return f"({_roman(number)})"
    found = _letters(number)
    return f"({found.upper() if style == 2 else found})"


def _letters(number: int) -> str:
    """a to z, then aa, ab, as the PDF counts."""
    found = ""
    while number:
        number, place = divmod(number - 1, 26)
        found = chr(ord("a") + place) + found
    return found


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found
