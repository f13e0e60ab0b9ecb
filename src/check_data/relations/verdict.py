"""Verdicts on claims whose figures have known, closed ends: what nearly all are. The evaluator decides the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, partial
from math import lcm
from typing import NamedTuple

from check_data.agreement.check import Outcome, Quantity
from check_data.figures.interval import Interval
from check_data.findings import Verdict
from check_data.relations.claim import numbered

EQUAL, WITHIN, _SUM = "f0 == f1", "f1 <= f0", "f0 == sum("
DIFFERENCE = "f0 == f1 - f2"


class _Ratio(NamedTuple):
    """f0 is ``factor`` times f1 by f2, and ``more``."""

    factor: int = 1
    more: int = 0


RATIO, GROWTH, DECLINE = "f0 == f1 / f2", "f0 == growth(f1, f2)", "f0 == -growth(f1, f2)"
_RATIOS = {RATIO: _Ratio(), GROWTH: _Ratio(1, -1), DECLINE: _Ratio(-1, 1)}

Quantities = Mapping[str, Quantity]


def outcome_of(expression: str, quantities: Quantities) -> Outcome:
    """The evaluator's outcome, found without it where that is plain: a sum, a difference, an equality, an order or a
    ratio of figures that are known to lie between two closed ends.
    """
    plain = _plain(expression, quantities)
    if plain is not None:
        return Outcome(plain)
    from check_data.agreement.evaluate import evaluate
    from check_data.agreement.expression import parse

    return evaluate(parse(expression), quantities)


def _plain(expression: str, quantities: Quantities) -> Verdict | None:
    judge = _judge_of(expression)
    if judge is None:
        return None
    readings = [quantity.reading for quantity in quantities.values()]
    counts = any(quantity.whole for quantity in quantities.values())
    if any(reading is None for reading in readings):
        return None
    stated = judge([reading.stated for reading in readings if reading], counts)
    if stated is not False:
        return Verdict.AGREES if stated else None
    rounded = judge([reading.rounded for reading in readings if reading], counts)
    return Verdict.AGREES_AS_ROUNDED if rounded else None if rounded is None else Verdict.DISAGREES


@lru_cache(maxsize=1 << 10)
def _judge_of(expression: str) -> Callable[[Sequence[Interval], bool], bool | None] | None:
    """What tells whether some values of intervals satisfy an expression (None: only the evaluator can), by its form."""
    if expression == EQUAL or _is_sum(expression):
        return _sums
    if expression == DIFFERENCE:
        return _differs
    if expression == WITHIN:
        return _within
    ratio = _RATIOS.get(expression)
    return None if ratio is None else partial(_divides, ratio)


def _is_sum(expression: str) -> bool:
    return expression.startswith(_SUM) and expression == total_of(expression.count("f") - 1)


@lru_cache(maxsize=1 << 6)
def total_of(count: int) -> str:
    """The expression of a whole, f0, and so many parts."""
    return f"{_SUM}{numbered(count, 1)})"


def _sums(intervals: Sequence[Interval], counts: bool) -> bool | None:
    ends = _ends(intervals, counts)
    if ends is None:
        return None
    low, high = ends
    return sum(low[1:]) <= high[0] and low[0] <= sum(high[1:])


def _differs(intervals: Sequence[Interval], counts: bool) -> bool | None:
    ends = _ends(intervals, counts)
    if ends is None:
        return None
    low, high = ends
    return low[1] - high[2] <= high[0] and low[0] <= high[1] - low[2]


def _within(intervals: Sequence[Interval], counts: bool) -> bool | None:
    ends = _ends(intervals, counts)
    return None if ends is None else ends[0][1] <= ends[1][0]


def _ends(intervals: Sequence[Interval], counts: bool) -> tuple[list[int], list[int]] | None:
    """The lower and the upper ends in common whole parts, which are added much faster than fractions; None where one
    is open, or where only whole numbers are meant and an end is none.
    """
    low, high, whole = list[Fraction](), list[Fraction](), True
    for each in intervals:
        lower, upper = each.lower, each.upper
        if lower is None or upper is None or not (each.lower_closed and each.upper_closed):
            return None
        whole = whole and lower.denominator == 1 and upper.denominator == 1
        low.append(lower)
        high.append(upper)
    if whole:  # nearly always
        return [each.numerator for each in low], [each.numerator for each in high]
    if counts:
        return None
    parts = lcm(*(each.denominator for each in (*low, *high)))
    in_parts = ([each.numerator * (parts // each.denominator) for each in ends] for ends in (low, high))
    return next(in_parts), next(in_parts)


def _divides(ratio: _Ratio, intervals: Sequence[Interval], counts: bool) -> bool | None:
    told, over, under = intervals
    low, high, least, most = over.lower, over.upper, under.lower, under.upper
    if low is None or high is None or least is None or most is None or least <= 0:
        return None
    if not (over.lower_closed and over.upper_closed and under.lower_closed and under.upper_closed):
        return None
    if counts and not (low == high and least == most and low.denominator == least.denominator == 1):
        return None
    ratios = low / (least if low < 0 else most), high / (most if high < 0 else least)
    return told.meets(Interval.closed(*sorted(each * ratio.factor + ratio.more for each in ratios)))
