"""The earlier statement that a form names, as templates see it: its stage, date, number and maker."""

from __future__ import annotations

from ..fields.base import Record, optional
from ..fields.dates import Day
from ..fields.text import Plain
from ..fields.types import Shape
from ..kinds.base import StatementForm
from .values import Absent, Lack
from .view import View, World

_HERE = ("previous",)


class Earlier(Record):
    """What a later statement says of the earlier one."""

    stage: Plain
    date: Day | None = optional("Date of the earlier statement")
    number: Plain | None = optional("Number of the earlier statement")
    maker: Plain
    is_mine: bool
    """Whether the same person made it."""


def earlier(world: World) -> View | Absent:
    """The name `earlier` of templates; absent where the form names no earlier statement."""
    previous, now = world.form.previous, world.form
    if previous is None or not isinstance(previous.form, StatementForm):
        return Absent(Lack("Earlier statement", _HERE, Shape("record", Earlier)))
    form, maker = previous.form, previous.record.name_of(previous.form.by)
    said = Earlier.model_construct(
        stage=form.stage.label,
        date=form.signed or form.dated,
        number=form.number.by_me if form.number else None,
        maker=maker,
        is_mine=maker == now.record.name_of(now.form.by),
    )
    return world.view(said, _HERE)
