"""Verdicts on shares and growths of figures whose ends are known and closed: what nearly all of tables are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER, Unit, counts_things
from check_data.findings import Verdict
from check_data.reading.text import TextFigure


class _Ratio(NamedTuple):
    """What an expression says: the figure numbered ``told`` is ``factor`` times ``over`` by ``under``, and ``more``."""

    told: int
    over: int
    under: int
    factor: int = 1
    more: int = 0


_RATIOS = {
    "f0 == f1 / f2": _Ratio(0, 1, 2),
    "f0 == 100 * f1 / f2": _Ratio(0, 1, 2, 100),
    "f0 == growth(f1, f2)": _Ratio(0, 1, 2, 1, -1),
    "f0 == -growth(f1, f2)": _Ratio(0, 1, 2, -1, 1),
    "f0 == 100 * growth(f1, f2)": _Ratio(0, 1, 2, 100, -100),
    "f0 == -100 * growth(f1, f2)": _Ratio(0, 1, 2, -100, 100),
    "growth(f1, f0) == f2": _Ratio(2, 1, 0, 1, -1),
    "-growth(f1, f0) == f2": _Ratio(2, 1, 0, -1, 1),
}


def ratio_verdict(expression: str, figures: Sequence[TextFigure]) -> Verdict | None:
    """The verdict of the evaluator on a ratio by a positive figure; None: only the evaluator can tell."""
    ratio = _RATIOS.get(expression)
    if ratio is None:
        return None
    told, over, under = (figures[number].understood for number in ratio[:3])
    if over.unit != under.unit or told.unit not in (None, NUMBER):
        return None
    stated = _can_hold(ratio, told.reading.stated, over.reading.stated, under.reading.stated, over.unit)
    if stated is not False:
        return Verdict.AGREES if stated else None
    rounded = _can_hold(ratio, told.reading.rounded, over.reading.rounded, under.reading.rounded, over.unit)
    return Verdict.AGREES_AS_ROUNDED if rounded else None if rounded is None else Verdict.DISAGREES


def _can_hold(ratio: _Ratio, told: Interval, over: Interval, under: Interval, unit: Unit | None) -> bool | None:
    low, high, least, most = over.lower, over.upper, under.lower, under.upper
    if low is None or high is None or least is None or most is None or least <= 0:
        return None
    if not (over.lower_closed and over.upper_closed and under.lower_closed and under.upper_closed):
        return None
    if unit is not None and counts_things(unit) and not (low == high and least == most and _are_whole(low, least)):
        return None
    ratios = low / (least if low < 0 else most), high / (most if high < 0 else least)
    return told.meets(Interval.closed(*sorted(each * ratio.factor + ratio.more for each in ratios)))


def _are_whole(*values: Fraction) -> bool:
    return all(value.denominator == 1 for value in values)
