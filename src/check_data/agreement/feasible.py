"""Whether linear checks that share figures can hold at once: exact, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from check_data.agreement.reduced import Row, System, reduced
from check_data.agreement.simplex import solvable
from check_data.figures.interval import Interval

SMALL = 12
"""Rows up to which exact arithmetic alone is as fast as a guess in floats, for which numpy is imported."""


def feasible(rows: Sequence[Row], ranges: Mapping[str, Interval]) -> bool:
    """Whether rational values of the variables, each in its range, put every row into its interval. False is a proof;
    True is one too, but for systems that neither floats nor a bounded search in rationals decide.
    """
    parts = reduced(rows, ranges)
    return parts is not None and all(_feasible(part) for part in sorted(parts, key=lambda each: len(each.rows)))


def _feasible(system: System) -> bool:
    found = _guessed(system) if len(system.rows) > SMALL else None
    return (solvable(system) if found is None else found) is not False


def _guessed(system: System) -> bool | None:
    """What a guess in floats proves; None where that is nothing."""
    from check_data.agreement.confirmed import confirmed
    from check_data.agreement.proposal import propose

    proposal = propose(system)
    return confirmed(system, proposal) if proposal is not None else None
