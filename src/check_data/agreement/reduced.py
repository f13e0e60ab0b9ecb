"""A linear system without all that can be decided by itself: what is left are sums that hang together in circles.

Each step is exact, open ends included: a figure that one row alone names is any value of its range, which widens what
the row's other figures may sum up to; a row of one figure narrows its range; a row that all values satisfy says
nothing. Tables whose totals lead to a grand total, and all sums that share no two figures, disappear in time that
grows with their length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.figures.interval import Interval


class Row(NamedTuple):
    """A sum of variables times factors, and the interval in which it must lie."""

    factors: Mapping[str, Fraction]
    within: Interval


class System(NamedTuple):
    """Rows, and the range of each of their variables."""

    rows: Sequence[Row]
    ranges: Mapping[str, Interval]


def reduced(rows: Sequence[Row], ranges: Mapping[str, Interval]) -> list[System] | None:
    """Systems without a common variable, all of which have a solution where the whole has one; None where a row or a
    range is left without a value.
    """
    work = _Work(rows, ranges)
    return list(work.parts()) if work.reduce() else None


class _Work:
    def __init__(self, rows: Sequence[Row], ranges: Mapping[str, Interval]) -> None:
        self._factors = {
            at: {name: times for name, times in row.factors.items() if times} for at, row in enumerate(rows)
        }
        self._within = {at: row.within for at, row in enumerate(rows)}
        self._ranges = dict(ranges)
        self._rows_of: dict[str, dict[int, None]] = defaultdict(dict)
        for at, factors in self._factors.items():
            for name in factors:
                self._rows_of[name][at] = None
        self._waiting = dict.fromkeys(self._factors)

    def reduce(self) -> bool:
        while self._waiting:
            row = next(iter(self._waiting))
            del self._waiting[row]
            if row in self._factors and not self._shorten(row):
                return False
        return True

    def parts(self) -> Iterator[System]:
        """The systems that are left, each with its own variables."""
        left = dict.fromkeys(self._factors)
        while left:
            found, at = [next(iter(left))], 0
            del left[found[0]]
            while at < len(found):
                near = {row: None for name in self._factors[found[at]] for row in self._rows_of[name] if row in left}
                for row in near:
                    del left[row]
                found.extend(near)
                at += 1
            rows = [Row(self._factors[row], self._within[row]) for row in found]
            yield System(rows, {name: self._ranges[name] for row in rows for name in row.factors})

    def _shorten(self, row: int) -> bool:
        """Take from a row what it decides; whether it can hold."""
        for name in list(self._factors[row]):
            interval = self._ranges[name]
            if interval.exact or len(self._rows_of[name]) == 1:
                self._within[row] -= interval.scaled(self._factors[row].pop(name))
                del self._rows_of[name][row]
        factors, within = self._factors[row], self._within[row]
        if len(factors) == 1:
            return self._as_bound(row, *factors.items())
        spread = Interval.exactly(0)
        for name, times in factors.items():
            spread += self._ranges[name].scaled(times)
        if not within.meets(spread):
            return False
        if within.covers(spread):
            self._drop(row)
        return True

    def _as_bound(self, row: int, only: tuple[str, Fraction]) -> bool:
        """Put a row of one variable into its range; whether that leaves it a value."""
        name, times = only
        narrowed = self._ranges[name].intersect(self._within[row].scaled(1 / times))
        if narrowed is None:
            return False
        if narrowed != self._ranges[name]:
            self._ranges[name] = narrowed
            self._waiting |= dict.fromkeys(self._rows_of[name])
        self._drop(row)
        return True

    def _drop(self, row: int) -> None:
        for name in self._factors.pop(row):
            del self._rows_of[name][row]
            self._waiting |= dict.fromkeys(self._rows_of[name])
