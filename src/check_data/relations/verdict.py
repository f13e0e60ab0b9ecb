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
BETWEEN, MIDDLE, MIDDLE_BY_FACTOR = "f1 <= f0 <= f2", "2 * f0 == f1 + f2", "f0 * f0 == f1 * f2"
QUOTIENT, GROWN = "f1 / f2", "1 + f1"


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
    if expression in _JUDGES:
        return _JUDGES[expression]
    if _is_sum(expression):
        return _sums
    ratio = _RATIOS.get(expression)
    if ratio is not None:
        return partial(_divides, ratio)
    of, years = expression.partition(" == ")[0], expression.count("(1 + f0)")
    compounded = of in (QUOTIENT, GROWN) and expression == compound_of(of, years)
    return partial(_compounds, years, of) if compounded else None


def _is_sum(expression: str) -> bool:
    return expression.startswith(_SUM) and expression == total_of(expression.count("f") - 1)


@lru_cache(maxsize=1 << 6)
def total_of(count: int) -> str:
    """The expression of a whole, f0, and so many parts."""
    return f"{_SUM}{numbered(count, 1)})"


def compound_of(of: str, years: int) -> str:
    """The expression of what grows by f0 each of so many years: ``f1 / f2``, or ``1 + f1``."""
    return f"{of} == {' * '.join(['(1 + f0)'] * years)}"


def _equals(intervals: Sequence[Interval], counts: bool) -> bool | None:
    ends = _ends(intervals, counts)
    if ends is not None:
        low, high = ends
        return low[0] <= high[1] and low[1] <= high[0]
    if counts and not _between_whole_numbers(intervals):
        return None
    common = intervals[0].intersect(intervals[1])
    return common is not None and (not counts or common.whole() is not None)


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
    if ends is not None:
        return ends[0][1] <= ends[1][0]
    if counts and not _between_whole_numbers(intervals):
        return None
    whole, part, *_ = (each.whole() if counts else each for each in intervals)
    if whole is None or part is None:
        return None
    fits = _reaches(part, whole)
    return fits or (None if counts else False)  # one of both may be no count


def _between_whole_numbers(intervals: Sequence[Interval]) -> bool:
    ends = (end for each in intervals for end in (each.lower, each.upper))
    return all(end is None or end.denominator == 1 for end in ends)


def _reaches(part: Interval, whole: Interval) -> bool:
    """Whether some value of one interval is at most one of the other."""
    low, high = part.lower, whole.upper
    if low is None or high is None or low < high:
        return True
    return low == high and part.lower_closed and whole.upper_closed


def _between(intervals: Sequence[Interval], counts: bool) -> bool | None:
    ends = _ends(intervals, counts)
    if ends is None:
        return None
    (low, first, _), (high, _, last) = ends
    return first <= high and low <= last and first <= last


def _is_middle(intervals: Sequence[Interval], counts: bool) -> bool | None:
    ends = None if counts else _ends(intervals, counts)
    if ends is None:
        return None
    low, high = ends
    return 2 * low[0] <= high[1] + high[2] and low[1] + low[2] <= 2 * high[0]


def _is_middle_by_factor(intervals: Sequence[Interval], counts: bool) -> bool | None:
    ends = None if counts else _ends(intervals, counts)
    if ends is None or min(ends[0]) <= 0:
        return None
    low, high = ends
    return low[0] ** 2 <= high[1] * high[2] and low[1] * low[2] <= high[0] ** 2


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
    told, *both = intervals
    quotients = _quotients(both, counts)
    if quotients is None:
        return None
    return told.meets(Interval.closed(*sorted(each * ratio.factor + ratio.more for each in quotients)))


def _quotients(both: Sequence[Interval], counts: bool) -> tuple[Fraction, Fraction] | None:
    """The least and the largest value of one figure by another, a positive one; None where that is not plain."""
    over, under = both
    low, high, least, most = over.lower, over.upper, under.lower, under.upper
    if low is None or high is None or least is None or most is None or least <= 0:
        return None
    if not (over.lower_closed and over.upper_closed and under.lower_closed and under.upper_closed):
        return None
    if counts and not (low == high and least == most and low.denominator == least.denominator == 1):
        return None
    return low / (least if low < 0 else most), high / (most if high < 0 else least)


def _compounds(years: int, of: str, intervals: Sequence[Interval], counts: bool) -> bool | None:
    """Whether what grows by a rate year after year grows by that: for each value between, there is such a rate."""
    rate, *grown = intervals
    slow, fast = rate.lower, rate.upper
    if slow is None or fast is None or slow < -1 or not (rate.lower_closed and rate.upper_closed):
        return None
    ends = (_quotients if of == QUOTIENT else _ends_of_growth)(grown, counts)
    return None if ends is None else ends[0] <= (1 + fast) ** years and (1 + slow) ** years <= ends[1]


def _ends_of_growth(grown: Sequence[Interval], counts: bool) -> tuple[Fraction, Fraction] | None:
    """What becomes of one by a growth, at least and at most; None where that is not plain."""
    total = grown[0]
    if counts or total.lower is None or total.upper is None or not (total.lower_closed and total.upper_closed):
        return None
    return 1 + total.lower, 1 + total.upper


_JUDGES: Mapping[str, Callable[[Sequence[Interval], bool], bool | None]] = {
    EQUAL: _equals,
    DIFFERENCE: _differs,
    WITHIN: _within,
    BETWEEN: _between,
    MIDDLE: _is_middle,
    MIDDLE_BY_FACTOR: _is_middle_by_factor,
}
