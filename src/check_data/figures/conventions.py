"""The table of what a printed number may mean: one place, every number in it configurable.

| printed | stated | rounded | reason |
|---|---|---|---|
| 3521 | [3521, 3521] | the same | no trailing zero, nothing was rounded |
| 1400 | [1400, 1400] | ± half a unit of the last non-zero digit | trailing zeros may be rounding |
| 95%, 38.5万, 3.14 | ± half a unit of the last printed digit | the same | a share or decimal is rounded |
| 三分之二 | ± half a part (a sixth) | the same | a fraction of few parts is a rounded share |
| 10亿, 20万 | ± half a unit of the last printed digit | ± half a unit of the last non-zero digit | scaled |
| 300余, 300多 | above it, below the next unit of its last non-zero digit | the same | the writer cut the rest off |
| over, 超 | above it, unbounded | the same | the writer names a threshold that was passed |
| at least, 以上 | it or more | the same | by PRC Civil Code art. 1259, 以上 includes the number, 超过 does not |
| at most, 上限为, 以下 | it or less | the same | the same article |
| under, 不足 | below it | the same | the same article |
| nearly, 近 | [0.9 x, x] | the same | close to, and not above |
| about, 约 | ± half a unit of the last non-zero digit, at least ± 5 % | the same | loose by intent |
| 数千, 几千 | [2, 10) thousands | the same | 数 and 几 stand for a digit of 2 to 9 |

Rounding half up, half even or half down all lie in the closed interval of half a unit, so none is assumed.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from check_data.figures.interval import Interval


class Hedge(Enum):
    """The word that qualifies a figure, by what it does to the reading."""

    NONE = "none"
    NEARLY = "nearly"
    ABOUT = "about"
    ODD = "odd"
    OVER = "over"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    UNDER = "under"


class Conventions(NamedTuple):
    """The numbers of the table above.

    ``rounding``: units of the last digit that rounding may hide on each side.
    ``nearly``: the least share of the number that "nearly" may stand for.
    ``about``: the least relative slack of "about".
    ``several_from``, ``several_below``: the digits that 数 and 几 stand for.
    """

    rounding: Fraction = Fraction(1, 2)
    nearly: Fraction = Fraction(9, 10)
    about: Fraction = Fraction(1, 20)
    several_from: Fraction = Fraction(2)
    several_below: Fraction = Fraction(10)


class Printed(NamedTuple):
    """A number as it is printed.

    ``value`` is what it says; ``last_digit`` the worth of one unit of its last printed digit, ``last_nonzero``
    that of its last non-zero digit; ``always_rounded`` says that it is a share, a decimal or a scaled number,
    ``zeros_meant`` that its trailing zeros are no rounding (90%, 2.50).
    """

    value: Fraction
    last_digit: Fraction
    last_nonzero: Fraction
    always_rounded: bool = False
    zeros_meant: bool = False
    hedge: Hedge = Hedge.NONE


class Reading(NamedTuple):
    """The values that a quote may mean: taken at its word, and if trailing zeros are rounding."""

    stated: Interval
    rounded: Interval

    @classmethod
    def only(cls, interval: Interval) -> Reading:
        """A quote whose two readings are the same."""
        return cls(interval, interval)

    def whole(self) -> Reading | None:
        """Tightened to whole numbers of at least 0 unless the quote is negative; None where none is left."""
        stated = _count(self.stated)
        rounded = stated if self.rounded is self.stated else _count(self.rounded)
        return Reading(stated, rounded) if stated and rounded else None


def several(unit: Fraction, conventions: Conventions) -> Reading:
    """数千 and the like: a few of ``unit``."""
    return Reading.only(Interval(conventions.several_from * unit, conventions.several_below * unit, upper_closed=False))


def between(low: Reading, high: Reading) -> Reading:
    """A printed range: anything from the low figure to the high one.

    Raises:
        ValueError: the range runs backwards.

    """
    first, last = low.stated, high.stated
    return Reading.only(Interval(first.lower, last.upper, first.lower_closed, last.upper_closed))


def read_printed(printed: Printed, conventions: Conventions) -> Reading:
    """Both readings of one printed number, by the table above."""
    value = printed.value
    match printed.hedge:
        case Hedge.NONE:
            stated = conventions.rounding * printed.last_digit if printed.always_rounded else Fraction(0)
            plain = Interval.around(value, stated)
            if printed.zeros_meant or printed.last_nonzero <= printed.last_digit:
                return Reading.only(plain)
            return Reading(plain, Interval.around(value, conventions.rounding * printed.last_nonzero))
        case Hedge.NEARLY:
            return Reading.only(_ordered(conventions.nearly * value, value))
        case Hedge.ABOUT:
            return Reading.only(
                Interval.around(value, max(conventions.rounding * printed.last_nonzero, conventions.about * abs(value)))
            )
        case Hedge.ODD:
            return Reading.only(_away_from_zero(value, printed.last_nonzero))
        case Hedge.OVER:
            return Reading.only(Interval(value, None, lower_closed=False))
        case Hedge.AT_LEAST:
            return Reading.only(Interval(value, None))
        case Hedge.AT_MOST:
            return Reading.only(Interval(None, value))
        case _:
            return Reading.only(Interval(None, value, upper_closed=False))


def _ordered(a: Fraction, b: Fraction) -> Interval:
    return Interval(min(a, b), max(a, b))


def _away_from_zero(value: Fraction, step: Fraction) -> Interval:
    if value < 0:
        return Interval(value - step, value, lower_closed=False, upper_closed=False)
    return Interval(value, value + step, lower_closed=False, upper_closed=False)


def _count(interval: Interval) -> Interval | None:
    if interval.lower is None and (interval.upper is None or interval.upper >= 0):
        interval = interval.intersect(Interval(Fraction(0), None)) or interval
    return interval.whole()
