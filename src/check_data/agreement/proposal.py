"""A guess, in floats, at a solution of a large linear system or at why there is none. It proves nothing.

The same simplex as the exact one, over a dense matrix: numbers that are off, or a search that goes round in a circle,
cost a guess and never a verdict. The figures start at the middle of their ranges, where most systems nearly hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from check_data.agreement.reduced import System
from check_data.figures.interval import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PIVOTS = 20
"""Pivots a row before the search is given up."""
_FRESH = 64
"""Pivots after which the matrix is worked out anew, so that errors of rounding do not add up."""
_INSIDE = 1e-4
"""Share of a range that is left free beside an open end, so that what is proposed does not lie on it."""
_NEAR = 1e-9
"""Share of a range by which a value may be outside of it for rounding."""


class Proposal(NamedTuple):
    """Columns are the variables in the order of ``names`` and then the rows.

    ``basic``: the columns that the others decide; ``at``: what each other column is: its lower end (-1), its upper one
    (1), or the middle (0); ``broken``: columns, each with the way (1 up, -1 down) in which its range lies, of which the
    sum can come no nearer to their ranges. None of them: a solution.
    """

    basic: Sequence[int]
    at: Sequence[int]
    broken: Mapping[int, int]


def middle(interval: Interval) -> Fraction:
    """The value from which the search begins: the middle of a range, its one end, or 0."""
    lower, upper = interval.lower, interval.upper
    if lower is None or upper is None:
        return lower if lower is not None else upper if upper is not None else Fraction(0)
    return (lower + upper) / 2


def propose(system: System) -> Proposal | None:
    """A solution of a system, or a sum of rows that contradicts the others; None where neither is found."""
    search = _Search(system)
    for count in range(PIVOTS * len(system.rows)):
        if count % _FRESH == 0:
            search.refresh()
        ways = search.ways()
        if not search.improve(ways):
            broken = {int(column): int(way) for column, way in zip(search.basic, ways, strict=True) if way}
            return Proposal(search.basic.tolist(), search.ends(), broken)
    return None


class _Search:
    """The columns' values less their middles, and the matrix of the basic ones by the others."""

    def __init__(self, system: System) -> None:
        import numpy as np

        names = {name: at for at, name in enumerate(system.ranges)}
        middles = {name: middle(interval) for name, interval in system.ranges.items()}
        self._a = np.zeros((len(system.rows), len(names)))
        intervals = [each - Interval.exactly(middles[name]) for name, each in system.ranges.items()]
        for at, row in enumerate(system.rows):
            total = sum((times * middles[name] for name, times in row.factors.items()), Fraction(0))
            intervals.append(row.within - Interval.exactly(total))
            for name, times in row.factors.items():
                self._a[at, names[name]] = float(times)
        self._lower, self._upper, self._slack = (np.array(each) for each in zip(*map(_ends, intervals), strict=True))
        rows, columns = self._a.shape
        self.basic = np.arange(columns, columns + rows)
        self._others = np.arange(columns)
        self._value = np.zeros(columns + rows)
        self._matrix: NDArray[np.floating[Any]] = self._a.copy()

    def refresh(self) -> None:
        """Work out the matrix and the basic values from the system itself."""
        import numpy as np

        whole = np.hstack([self._a, -np.eye(len(self._a))])
        self._matrix = -np.linalg.solve(whole[:, self.basic], whole[:, self._others])
        self._value[self.basic] = self._matrix @ self._value[self._others]

    def ways(self) -> Floats:
        """For each basic column whether its range lies above its value (1), below it (-1), or around it (0)."""
        value, slack = self._value[self.basic], self._slack[self.basic]
        below, above = value < self._lower[self.basic] - slack, value > self._upper[self.basic] + slack
        found: Floats = below.astype(float) - above.astype(float)
        return found

    def improve(self, ways: Floats) -> bool:
        """Move the column that brings the values nearest to their ranges; whether one does."""
        import numpy as np

        gain = ways @ self._matrix
        value, slack = self._value[self._others], self._slack[self._others]
        room = np.where(gain > 0, self._upper[self._others] - value, value - self._lower[self._others])
        usable = (np.abs(gain) > _NEAR) & (room > slack)
        if not usable.any():
            return False
        column = int(np.where(usable, np.abs(gain), 0).argmax())
        self._step(column, 1 if gain[column] > 0 else -1, abs(gain[column]), room[column])
        return True

    def _step(self, column: int, way: int, gain: float, room: float) -> None:
        """Move a column as long as the sum of what the values are outside of their ranges grows less, at most so far;
        that column becomes basic whose end stops it.
        """
        import numpy as np

        rate = self._matrix[:, column] * way
        moving = np.abs(rate) > _NEAR
        value, rates = self._value[self.basic[moving]], rate[moving]
        near, far = self._lower[self.basic[moving]], self._upper[self.basic[moving]]
        near, far = np.where(rates > 0, near, far), np.where(rates > 0, far, near)
        # Each value gets into its range at its near end and leaves it at its far one; what lies behind is passed.
        slack = self._slack[self.basic[moving]]
        until = np.concatenate([(near - value) / rates, (far - value) / rates])
        behind = np.concatenate([(near - value) * np.sign(rates) <= slack, (far - value) * np.sign(rates) < -slack])
        until = np.where(behind, np.inf, until.clip(min=0))
        order = until.argsort()
        left = gain - np.cumsum(np.abs(np.concatenate([rates, rates]))[order])
        stop = order[int((left <= 0).argmax())] if (left <= 0).any() else order[-1]
        if until[stop] >= room:
            self._move(column, way * room)
            self._value[self._others[column]] = (self._upper if way > 0 else self._lower)[self._others[column]]
        else:
            row = int(np.flatnonzero(moving)[stop % len(rates)])
            self._pivot(row, column, float(np.concatenate([near, far])[stop]))

    def _move(self, column: int, by: float) -> None:
        self._value[self.basic] += self._matrix[:, column] * by
        self._value[self._others[column]] += by

    def _pivot(self, row: int, column: int, target: float) -> None:
        import numpy as np

        leaving, entering = self.basic[row], self._others[column]
        factor = self._matrix[row, column]
        self._move(column, (target - self._value[leaving]) / factor)
        self._value[leaving] = target
        solved = -self._matrix[row] / factor
        solved[column] = 1 / factor
        times = self._matrix[:, column].copy()
        self._matrix[:, column] = 0
        self._matrix += np.outer(times, solved)
        self._matrix[row] = solved
        self.basic[row], self._others[column] = entering, leaving

    def ends(self) -> list[int]:
        """Where each column that is not basic lies."""
        lower, upper = self._value <= self._lower, self._value >= self._upper
        return [-1 if low else int(high) for low, high in zip(lower, upper, strict=True)]


def _ends(interval: Interval) -> tuple[float, float, float]:
    """The ends of a range, inside of those that are open, and how far outside a value may be."""
    lower = float("-inf") if interval.lower is None else float(interval.lower)
    upper = float("inf") if interval.upper is None else float(interval.upper)
    width = upper - lower if upper - lower < float("inf") else 1.0
    if interval.lower is not None and not interval.lower_closed:
        lower += width * _INSIDE
    if interval.upper is not None and not interval.upper_closed:
        upper -= width * _INSIDE
    return lower, upper, max(width, _NEAR) * _NEAR
