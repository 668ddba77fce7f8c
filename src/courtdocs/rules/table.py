"""RULES: every rule there is, family by family, in the order in which lists show them."""

from __future__ import annotations

from . import (
    confidentiality,
    dates,
    evidence,
    filing,
    finished,
    house,
    leftovers,
    names,
    options,
    public_law,
    reading,
    timetable,
    waivers,
    written,
)
from .registry import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *waivers.RULES,
    *written.RULES,
    *finished.RULES,
    *leftovers.RULES,
    *public_law.RULES,
    *timetable.RULES,
    *filing.RULES,
    *names.RULES,
    *dates.RULES,
    *evidence.RULES,
    *options.RULES,
    *confidentiality.RULES,
    *house.RULES,
)
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
