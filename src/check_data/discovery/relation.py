"""What a text implies: an expression over some of its figures, and how sure it is that it must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from check_data.agreement.check import Quantity
from check_data.discovery.ratios import ratio_verdict
from check_data.figures.interval import Interval
from check_data.figures.units import Unit, counts_things
from check_data.findings import Verdict
from check_data.reading.text import TextFigure

_SUM = "f0 == sum("
EQUAL = "f0 == f1"
WITHIN = "f1 <= f0"
_DIFFERENCES = {
    "f0 == (f1 - f2)": (0, 1, 2),
    "f0 == -(f1 - f2)": (0, 2, 1),
    "f1 - f0 == f2": (2, 1, 0),
    "f0 - f1 == f2": (2, 0, 1),
}
"""Expressions of a difference, and the numbers of the figures: the difference, and what is less what."""
_PLAIN = frozenset([EQUAL, WITHIN, *_DIFFERENCES])


class Relation(NamedTuple):
    """A check that was found in a text.

    ``expression`` names the figures f0, f1 … in the order of ``figures``. A sure one that disagrees is an error; one
    that is only likely is an error if a single slip of the pen explains it (``slip``), else it is not reported.
    """

    expression: str
    figures: tuple[TextFigure, ...]
    sure: bool
    slip: bool

    def quantities(self) -> Mapping[str, Quantity]:
        """The figures as the evaluator takes them."""
        return {
            f"f{number}": Quantity(figure.quote, figure.understood.reading, figure.understood.unit)
            for number, figure in enumerate(self.figures)
        }

    def plain_verdict(self) -> Verdict | None:
        """The verdict on a sum, a difference, an equality, an order of two or a ratio, where the ends of all readings
        are known and closed and the units the same: what nearly all figures of a text are. None: only the evaluator
        can tell.
        """
        if self.expression not in _PLAIN and not self.expression.startswith(_SUM):
            return ratio_verdict(self.expression, self.figures)
        readings, unit = [], self.figures[0].understood.unit
        for figure in self.figures:
            reading, of, _ = figure.understood
            if of is not unit and of != unit:
                return None
            readings.append(reading)
        stated = self._can_hold([each.stated for each in readings], unit)
        if stated is not False:
            return Verdict.AGREES if stated else None
        rounded = self._can_hold([each.rounded for each in readings], unit)
        return Verdict.AGREES_AS_ROUNDED if rounded else None if rounded is None else Verdict.DISAGREES

    def _can_hold(self, intervals: Sequence[Interval], unit: Unit | None) -> bool | None:
        """Whether some values of the intervals satisfy a plain expression; None where that is not plain either."""
        low, high, whole_ends = list[Fraction](), list[Fraction](), True
        for each in intervals:
            lower, upper = each.lower, each.upper
            if lower is None or upper is None or not (each.lower_closed and each.upper_closed):
                return None
            if lower.denominator != 1 or upper.denominator != 1:
                if unit is not None and counts_things(unit):
                    return None
                whole_ends = False
            low.append(lower)
            high.append(upper)
        if whole_ends:  # nearly always
            return self._lie_so([each.numerator for each in low], [each.numerator for each in high])
        parts = lcm(*(each.denominator for each in (*low, *high)))
        return self._lie_so(*([each.numerator * (parts // each.denominator) for each in ends] for ends in (low, high)))

    def _lie_so(self, low: Sequence[int], high: Sequence[int]) -> bool:
        """The same of integers, which are added much faster than fractions."""
        if self.expression == WITHIN:
            return low[1] <= high[0]
        if self.expression in _DIFFERENCES:
            told, larger, less = _DIFFERENCES[self.expression]
            return low[larger] - high[less] <= high[told] and low[told] <= high[larger] - low[less]
        return sum(low[1:]) <= high[0] and low[0] <= sum(high[1:])


@lru_cache(maxsize=1 << 6)
def total_of(count: int) -> str:
    """The expression of a whole, f0, and so many parts."""
    return _SUM + ", ".join(f"f{number}" for number in range(1, count + 1)) + ")"
