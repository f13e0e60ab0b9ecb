"""Exact feasibility of linear checks that share figures, strict ends included.

The general simplex of Dutertre and de Moura (A Fast Linear-Arithmetic Solver for DPLL(T), 2006): a slack variable a
row, bounds on variables, Bland's rule, and values with an infinitesimal part so that open ends stay open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from check_data.figures.interval import Interval

# A rational and a multiple of an infinitely small positive number, compared in that order.
_Value = tuple[Fraction, Fraction]
_ZERO: _Value = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of variables times factors, and the interval in which it must lie."""

    factors: Mapping[str, Fraction]
    within: Interval


def feasible(rows: Sequence[Row], ranges: Mapping[str, Interval]) -> bool:
    """Whether rational values of the variables, each in its range, put every row into its interval."""
    tableau = _Tableau()
    for name, interval in ranges.items():
        tableau.add_variable(name, interval)
    for number, row in enumerate(rows):
        tableau.add_row(f"{number}\x00", row)
    return tableau.solve()


@dataclass(slots=True)
class _Tableau:
    order: dict[str, int] = field(default_factory=dict)
    lower: dict[str, _Value | None] = field(default_factory=dict)
    upper: dict[str, _Value | None] = field(default_factory=dict)
    value: dict[str, _Value] = field(default_factory=dict)
    rows: dict[str, dict[str, Fraction]] = field(default_factory=dict)

    def add_variable(self, name: str, interval: Interval) -> None:
        self.order[name] = len(self.order)
        self.lower[name], self.upper[name] = _ends(interval)
        self.value[name] = self.lower[name] or self.upper[name] or _ZERO

    def add_row(self, slack: str, row: Row) -> None:
        self.add_variable(slack, row.within)
        self.rows[slack] = dict(row.factors)
        self.value[slack] = _sum(self.rows[slack], self.value)

    def solve(self) -> bool:
        while True:
            broken = [name for name in self.rows if self._excess(name)]
            if not broken:
                return True
            basic = min(broken, key=self.order.__getitem__)
            up = self._excess(basic) < 0
            entering = [name for name, factor in self.rows[basic].items() if self._can_move(name, (factor > 0) == up)]
            if not entering:
                return False
            bound = self.lower[basic] if up else self.upper[basic]
            assert bound is not None  # it is broken
            self._pivot(basic, min(entering, key=self.order.__getitem__), bound)

    def _excess(self, name: str) -> int:
        low, high = self.lower[name], self.upper[name]
        if low is not None and self.value[name] < low:
            return -1
        return 1 if high is not None and self.value[name] > high else 0

    def _can_move(self, name: str, up: bool) -> bool:
        bound = self.upper[name] if up else self.lower[name]
        return bound is None or (self.value[name] < bound if up else self.value[name] > bound)

    def _pivot(self, leaving: str, entering: str, target: _Value) -> None:
        row = self.rows.pop(leaving)
        factor = row.pop(entering)
        solved = {name: -times / factor for name, times in row.items()}
        solved[leaving] = 1 / factor
        for other, cells in self.rows.items():
            times = cells.pop(entering, None)
            if times is not None:
                for name, more in solved.items():
                    cells[name] = cells.get(name, Fraction(0)) + times * more
                self.rows[other] = {name: cell for name, cell in cells.items() if cell}
        self.rows[entering] = solved
        self.value[leaving] = target
        for basic, cells in self.rows.items():
            self.value[basic] = _sum(cells, self.value)


def _ends(interval: Interval) -> tuple[_Value | None, _Value | None]:
    lower = None if interval.lower is None else (interval.lower, Fraction(0 if interval.lower_closed else 1))
    upper = None if interval.upper is None else (interval.upper, Fraction(0 if interval.upper_closed else -1))
    return lower, upper


def _sum(factors: Mapping[str, Fraction], value: Mapping[str, _Value]) -> _Value:
    return (
        sum((factor * value[name][0] for name, factor in factors.items()), Fraction(0)),
        sum((factor * value[name][1] for name, factor in factors.items()), Fraction(0)),
    )
