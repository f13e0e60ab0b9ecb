"""Exact feasibility of linear checks that share figures, strict ends included.

The general simplex of Dutertre and de Moura (A Fast Linear-Arithmetic Solver for DPLL(T), 2006): a slack variable a
row, bounds on variables, Bland's rule, and values with an infinitesimal part so that open ends stay open. Rows are kept
in whole numbers over a common denominator: a fraction a cell would be reduced at every step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from check_data.agreement.reduced import System
from check_data.agreement.too_much import TooMuch
from check_data.figures.interval import Interval

WORK = 3_000_000
"""Cells that may be changed before a system is left open: some seconds."""

_Value = tuple[Fraction, Fraction]
"""A rational and a multiple of an infinitely small positive number, compared in that order."""
_ZERO: _Value = (Fraction(0), Fraction(0))


def solvable(system: System, work: int = WORK) -> bool | None:
    """Whether rational values of the variables, each in its range, put every row into its interval; None where that
    takes more than so much work.
    """
    return _Tableau(system, work).solve()


def solution(system: System, work: int = WORK) -> dict[str, Fraction] | None:
    """Values of the variables, or near such values where open ends allow no nearest; None where there are none.

    Raises:
        TooMuch: it takes more than so much work.

    """
    tableau = _Tableau(system, work)
    solved = tableau.solve()
    if solved is None:
        raise TooMuch
    return tableau.values(system.ranges) if solved else None


def farthest(system: System, name: str, *, up: bool, work: int = WORK) -> Fraction | None:
    """The largest value of a variable of a system that can be solved, or the smallest, or what such values come near
    to; None where there is no end.

    Raises:
        TooMuch: it takes more than so much work.

    """
    tableau = _Tableau(system, work)
    if tableau.solve() is None:
        raise TooMuch
    return tableau.farthest(list(system.ranges).index(name), up=up)


class _Solved(NamedTuple):
    """A variable times ``below`` (above 0) as a sum of others."""

    below: int
    cells: dict[int, int]


class _Tableau:
    """Variables by numbers, the slack of each row after those of the system."""

    def __init__(self, system: System, work: int) -> None:
        numbers = {name: at for at, name in enumerate(system.ranges)}
        self._ends = [_ends(each) for each in (*system.ranges.values(), *(row.within for row in system.rows))]
        self._value = [low or high or _ZERO for low, high in self._ends]
        self._rows: dict[int, _Solved] = {}
        self._work = work
        for at, row in enumerate(system.rows, start=len(numbers)):
            below = lcm(*(times.denominator for times in row.factors.values()))
            self._rows[at] = _Solved(below, {numbers[name]: int(times * below) for name, times in row.factors.items()})
            self._value[at] = _sum(self._rows[at], self._value)

    def solve(self) -> bool | None:
        while True:
            broken = [each for each in self._rows if self._excess(each)]
            if not broken:
                return True
            if self._work <= 0:
                return None
            basic = min(broken)
            up = self._excess(basic) < 0
            entering = [
                each for each, times in self._rows[basic].cells.items() if self._can_move(each, (times > 0) == up)
            ]
            if not entering:
                return False
            bound = self._ends[basic][0 if up else 1]
            assert bound is not None  # it is broken
            self._pivot(basic, min(entering), bound)

    def farthest(self, at: int, *, up: bool) -> Fraction | None:
        """The end of a variable's values once it is solved: what it hangs on moves as far as bounds allow."""
        while self._work > 0:
            cells = self._rows[at].cells if at in self._rows else {at: 1}
            moving = [each for each, times in cells.items() if self._can_move(each, (times > 0) == up)]
            if not moving:
                return self._value[at][0]
            entering = min(moving)
            rising = (cells[entering] > 0) == up
            stops = list(self._stops(entering, rising=rising))
            if not stops:
                return None
            way, leaving, bound = min(stops)
            if leaving == entering:
                self._shift(entering, [each if rising else -each for each in way])
            else:
                self._pivot(leaving, entering, bound)
        raise TooMuch

    def _stops(self, entering: int, *, rising: bool) -> Iterator[tuple[_Value, int, _Value]]:
        """How far a variable can move until it, or one that hangs on it, is at a bound; which, and the bound."""
        slopes = {each: Fraction(row.cells[entering], row.below) for each, row in self._rows.items()
                  if entering in row.cells}  # fmt: skip
        for each, slope in {entering: Fraction(1), **slopes}.items():
            bound = self._ends[each][1 if (slope > 0) == rising else 0]
            if bound is not None:
                by = slope if rising else -slope
                value = self._value[each]
                yield ((bound[0] - value[0]) / by, (bound[1] - value[1]) / by), each, bound

    def values(self, names: Iterable[str]) -> dict[str, Fraction]:
        """The rational parts of the variables' values."""
        return {name: self._value[at][0] for at, name in enumerate(names)}

    def _excess(self, each: int) -> int:
        low, high = self._ends[each]
        if low is not None and self._value[each] < low:
            return -1
        return 1 if high is not None and self._value[each] > high else 0

    def _can_move(self, each: int, up: bool) -> bool:
        bound = self._ends[each][1 if up else 0]
        return bound is None or (self._value[each] < bound if up else self._value[each] > bound)

    def _pivot(self, leaving: int, entering: int, target: _Value) -> None:
        below, cells = self._rows.pop(leaving)
        factor = cells.pop(entering)
        sign = 1 if factor > 0 else -1
        solved = _Solved(abs(factor), {each: -times * sign for each, times in cells.items()} | {leaving: below * sign})
        by = [(target[part] - self._value[leaving][part]) * below / factor for part in (0, 1)]
        self._value[leaving] = target
        self._shift(entering, by)
        for other, row in self._rows.items():
            if entering in row.cells:
                self._rows[other] = _put(row, entering, solved)
                self._work -= len(self._rows[other].cells)
        self._rows[entering] = solved

    def _shift(self, each: int, by: list[Fraction]) -> None:
        """Move a variable, and with it those that hang on it."""
        self._move(each, by)
        for other, row in self._rows.items():
            if each in row.cells:
                self._move(other, [part * row.cells[each] / row.below for part in by])
        self._work -= 1

    def _move(self, each: int, by: list[Fraction]) -> None:
        real, small = self._value[each]
        self._value[each] = (real + by[0], small + by[1])


def _put(row: _Solved, entering: int, solved: _Solved) -> _Solved:
    """The row with what a variable is in place of it."""
    times = row.cells.pop(entering)
    cells = {each: cell * solved.below for each, cell in row.cells.items()}
    for each, more in solved.cells.items():
        cells[each] = cells.get(each, 0) + times * more
    below = row.below * solved.below
    common = gcd(below, *cells.values())
    return _Solved(below // common, {each: cell // common for each, cell in cells.items() if cell})


def _ends(interval: Interval) -> tuple[_Value | None, _Value | None]:
    lower = None if interval.lower is None else (interval.lower, Fraction(0 if interval.lower_closed else 1))
    upper = None if interval.upper is None else (interval.upper, Fraction(0 if interval.upper_closed else -1))
    return lower, upper


def _sum(row: _Solved, value: list[_Value]) -> _Value:
    real = sum((times * value[each][0] for each, times in row.cells.items()), Fraction(0))
    small = sum((times * value[each][1] for each, times in row.cells.items()), Fraction(0))
    return real / row.below, small / row.below
