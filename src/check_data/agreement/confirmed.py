"""What floats propose of a linear system, confirmed or not in exact arithmetic.

A proposed solution is worked out in rationals, open ends by infinitely small amounts, and put into every row. A
proposed contradiction is worked out as the sum of rows that it is (Farkas 1902): all values together can't reach what
the rows' intervals add up to. Either is a proof by itself, however it was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from check_data.agreement.exact_solution import solved
from check_data.agreement.proposal import Proposal, middle
from check_data.agreement.reduced import Row, System
from check_data.figures.interval import Interval

_Value = tuple[Fraction, Fraction]
"""A rational and a multiple of an infinitely small positive number."""


def confirmed(system: System, proposal: Proposal) -> bool | None:
    """Whether the system has a solution; None where the proposal proves nothing."""
    exact = _Exact(system, proposal)
    if not proposal.broken:
        return True if exact.solution_holds() else None
    return False if exact.contradicts(proposal.broken) else None


class _Exact:
    """A system by numbers: its variables, then its rows, each with whole factors."""

    def __init__(self, system: System, proposal: Proposal) -> None:
        names = {name: at for at, name in enumerate(system.ranges)}
        self._count = len(names)
        rows = [_in_whole_numbers(row) for row in system.rows]
        self._rows = [{names[name]: int(times) for name, times in row.factors.items()} for row in rows]
        self._within = [*system.ranges.values(), *(row.within for row in rows)]
        self._at = proposal.at
        basic = set(proposal.basic)
        # The rows that lie at one of their ends decide the variables that do not.
        self._unknowns = {name: at for at, name in enumerate(each for each in range(self._count) if each in basic)}
        self._deciding = [at for at in range(len(rows)) if self._count + at not in basic]

    def solution_holds(self) -> bool:
        """Whether the values that the ends imply are in every range and row."""
        values: dict[int, _Value] = {each: self._end(each) for each in range(self._count) if each not in self._unknowns}
        below = 1
        sides = []
        for at in self._deciding:
            known = _sum({name: times for name, times in self._rows[at].items() if name in values}, values)
            end = self._end(self._count + at)
            sides.append((end[0] - known[0], end[1] - known[1]))
            below = lcm(below, sides[-1][0].denominator, sides[-1][1].denominator)
        factors = [
            {self._unknowns[name]: times for name, times in row.items() if name in self._unknowns}
            for row in (self._rows[at] for at in self._deciding)
        ]
        found = solved(factors, [[int(each * below) for each in side] for side in sides])
        if found is None:
            return False
        values |= {name: (found[at][0] / below, found[at][1] / below) for name, at in self._unknowns.items()}
        inside = all(_lies_in(value, self._within[name]) for name, value in values.items())
        return inside and all(
            _lies_in(_sum(row, values), self._within[self._count + at]) for at, row in enumerate(self._rows)
        )

    def contradicts(self, broken: Mapping[int, int]) -> bool:
        """Whether a sum of variables and rows that are not decided, with the rows that are, can't be what it must."""
        wanted = [[0] for _ in self._unknowns]
        for column, way in broken.items():
            own = {column: 1} if column < self._count else self._rows[column - self._count]
            for name, times in own.items():
                if name in self._unknowns:
                    wanted[self._unknowns[name]][0] += way * times
        turned: list[dict[int, int]] = [{} for _ in self._unknowns]
        for number, at in enumerate(self._deciding):
            for name, times in self._rows[at].items():
                if name in self._unknowns:
                    turned[self._unknowns[name]][number] = times
        found = solved(turned, wanted)
        if found is None:
            return False
        weights = {at: value for at, (value,) in zip(self._deciding, found, strict=True) if value}
        weights |= {column - self._count: Fraction(-way) for column, way in broken.items() if column >= self._count}
        return self._refutes(weights)

    def _refutes(self, weights: Mapping[int, Fraction]) -> bool:
        """Whether rows times their weights add up to what no values of the variables do."""
        wanted = Interval.exactly(0)
        factors: dict[int, Fraction] = {}
        for at, weight in weights.items():
            wanted += self._within[self._count + at].scaled(weight)
            for name, times in self._rows[at].items():
                factors[name] = factors.get(name, Fraction(0)) + weight * times
        possible = Interval.exactly(0)
        for name, factor in factors.items():
            if factor:
                possible += self._within[name].scaled(factor)
        return not possible.meets(wanted)

    def _end(self, column: int) -> _Value:
        """The value of a column at the end at which it is proposed: right beside it where that is open."""
        interval, at = self._within[column], self._at[column]
        if at < 0 and interval.lower is not None:
            return interval.lower, Fraction(0 if interval.lower_closed else 1)
        if at > 0 and interval.upper is not None:
            return interval.upper, Fraction(0 if interval.upper_closed else -1)
        return middle(interval), Fraction(0)


def _in_whole_numbers(row: Row) -> Row:
    below = Fraction(lcm(*(times.denominator for times in row.factors.values())))
    return Row({name: times * below for name, times in row.factors.items()}, row.within.scaled(below))


def _sum(factors: Mapping[int, int], values: Mapping[int, _Value]) -> _Value:
    return (
        sum((times * values[name][0] for name, times in factors.items()), Fraction(0)),
        sum((times * values[name][1] for name, times in factors.items()), Fraction(0)),
    )


def _lies_in(value: _Value, interval: Interval) -> bool:
    """Whether a value lies in a range if what is infinitely small is small enough."""
    lower, upper = interval.lower, interval.upper
    above = lower is None or (value >= (lower, 0) if interval.lower_closed else value > (lower, 0))
    below = upper is None or (value <= (upper, 0) if interval.upper_closed else value < (upper, 0))
    return above and below
