"""Gives a target whatever its strategy draws, for a number of examples."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.database import ExampleDatabase

from .targets import Target


def run_target(target: Target, examples: int, database: ExampleDatabase | None, *, fixed: bool) -> None:
    """Call a target with so many inputs; raises what it raises, with the smallest input found as a note.

    With `fixed` the inputs are the same each time. `database` keeps inputs that failed for the next run.
    """
    phases = [Phase.reuse, Phase.generate, Phase.target, Phase.shrink]
    rules = settings(
        max_examples=examples,
        database=database,
        derandomize=fixed,
        deadline=None,
        phases=[Phase.generate] if fixed else phases,
        suppress_health_check=list(HealthCheck),
    )

    @rules
    @given(target.inputs)
    def called(found: object) -> None:
        target.call(found)

    called()
