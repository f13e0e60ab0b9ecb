"""Intervals of exact rationals, each end closed, open or unbounded.

Arithmetic follows the usual set definition, ``X op Y = {x op y}``, and keeps the flags of the ends: a sum's end
is closed only if all its parts' are, a negative factor swaps both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from check_data.figures.value import Value

_ONE = Fraction(1)


class Interval(Value):
    """A non-empty set of consecutive rationals.

    ``lower`` and ``upper`` are exact; None means unbounded (and such an end is never closed).

    Raises:
        ValueError: the ends enclose nothing.

    """

    __slots__ = ("lower", "lower_closed", "upper", "upper_closed")
    __match_args__ = ("lower", "upper", "lower_closed", "upper_closed")
    lower: Fraction | None
    upper: Fraction | None
    lower_closed: bool
    upper_closed: bool

    def __init__(
        self,
        lower: Fraction | None = None,
        upper: Fraction | None = None,
        lower_closed: bool = True,
        upper_closed: bool = True,
    ) -> None:
        # Most figures have one value: its ends are the same object, which is told faster than that two are equal.
        closed = lower_closed and upper_closed
        if not ((lower is upper and closed) or lower is None or upper is None):
            # As fractions are compared, without the way there.
            apart = upper.numerator * lower.denominator - lower.numerator * upper.denominator
            if apart < 0 or (apart == 0 and not closed):
                raise ValueError(f"nothing lies between {lower} and {upper}")
        _set_lower(self, lower)
        _set_upper(self, upper)
        _set_lower_closed(self, lower_closed and lower is not None)
        _set_upper_closed(self, upper_closed and upper is not None)

    @classmethod
    def exactly(cls, value: Fraction | int) -> Interval:
        """The one value."""
        end = Fraction(value) if isinstance(value, int) else value
        return cls.closed(end, end)

    @classmethod
    def closed(cls, lower: Fraction, upper: Fraction) -> Interval:
        """From one value to another that is no smaller, which is not looked at: `Interval` does."""
        made: Interval = _new(cls)
        _set_lower(made, lower)
        _set_upper(made, upper)
        _set_lower_closed(made, True)
        _set_upper_closed(made, True)
        return made

    @classmethod
    def around(cls, value: Fraction, radius: Fraction) -> Interval:
        """``value`` give or take ``radius``, both ends closed."""
        if not radius:
            return cls(value, value)
        return cls(value - radius, value + radius)

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.lower is not None and (self.lower is self.upper or self.lower == self.upper)

    def __contains__(self, value: Fraction | int) -> bool:
        return self.intersect(Interval.exactly(value)) is not None

    def has_printed(self, digits: str) -> bool:
        """Whether the number that is printed as ``digits``, perhaps with a decimal point, is in it.

        In whole numbers, as a hundred slips of a figure are asked for at a time.
        """
        whole, _, decimals = digits.partition(".")
        number, scale = int(whole + decimals), 10 ** len(decimals)
        above = 1 if self.lower is None else number * self.lower.denominator - self.lower.numerator * scale
        below = 1 if self.upper is None else self.upper.numerator * scale - number * self.upper.denominator
        return (above > 0 or (above == 0 and self.lower_closed)) and (below > 0 or (below == 0 and self.upper_closed))

    def covers(self, other: Interval) -> bool:
        """Whether every value of ``other`` is in this interval too."""
        return self.intersect(other) == other

    def intersect(self, other: Interval) -> Interval | None:
        """What both allow; None where that is nothing (they touch only where both ends are closed)."""
        low = max(_lower(self), _lower(other))
        high = min(_upper(self), _upper(other))
        return _build(low, high)

    def meets(self, other: Interval) -> bool:
        """Whether a value is in both."""
        for low, high, closed in (
            (self.lower, other.upper, self.lower_closed and other.upper_closed),
            (other.lower, self.upper, other.lower_closed and self.upper_closed),
        ):
            if low is not None and high is not None and (low > high or (not closed and low == high)):
                return False
        return True

    def __neg__(self) -> Interval:
        if self.lower is not None and self.lower is self.upper:
            return Interval.exactly(-self.lower)
        lower = None if self.upper is None else -self.upper
        upper = None if self.lower is None else -self.lower
        return Interval(lower, upper, self.upper_closed, self.lower_closed)

    def __add__(self, other: Interval) -> Interval:
        if (
            self.lower is not None
            and self.lower is self.upper
            and other.lower is not None
            and other.lower is other.upper
        ):
            return Interval.exactly(self.lower + other.lower)
        return Interval(
            None if self.lower is None or other.lower is None else self.lower + other.lower,
            None if self.upper is None or other.upper is None else self.upper + other.upper,
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        products = [_times(a, b) for a in _ends(self) for b in _ends(other)]
        low = min(products, key=lambda end: (end[0], end[1], not end[2]))
        high = max(products, key=lambda end: (end[0], end[1], end[2]))
        return Interval(
            low[1] if low[0] == 0 else None,
            high[1] if high[0] == 0 else None,
            low[2],
            high[2],
        )

    def scaled(self, factor: Fraction) -> Interval:
        """Every value times ``factor``."""
        if factor == 1:
            return self
        lower, upper = self.lower, self.upper
        if lower is None or upper is None or not (self.lower_closed and self.upper_closed):
            return -self if factor == -1 else self * Interval.exactly(factor)
        first = lower * factor  # as nearly all are, which saves the products of all ends
        if lower is upper:
            return Interval.closed(first, first)
        last = upper * factor
        return Interval.closed(first, last) if factor > 0 else Interval.closed(last, first)

    def reciprocal(self) -> Interval:
        """One over every value.

        Raises:
            ZeroDivisionError: 0 is among the values.

        """
        if 0 in self:
            raise ZeroDivisionError("division by an interval that holds 0")
        positive = self.lower is not None and self.lower >= 0
        near, far = (self.lower, self.upper) if positive else (self.upper, self.lower)
        # An open end at 0 becomes unbounded, an unbounded end becomes an open 0.
        huge = 1 / near if near else None
        tiny = Fraction(0) if far is None else 1 / far
        near_closed, far_closed = self.lower_closed, self.upper_closed
        if positive:
            return Interval(tiny, huge, far_closed, near_closed)
        return Interval(huge, tiny, far_closed, near_closed)

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.reciprocal()

    def __abs__(self) -> Interval:
        flipped = -self
        top = max(_upper(self), _upper(flipped))
        if 0 in self:
            return _known(_build((0, Fraction(0), 0), top))
        return self if self.lower is not None and self.lower >= 0 else flipped

    def whole(self, step: Fraction = _ONE) -> Interval | None:
        """Tightened to the multiples of ``step``; None where there are none."""
        lower, upper = self.lower, self.upper
        if step is _ONE or step == 1:
            # In integers: nearly all figures are counts, and fractions are compared and multiplied much slower.
            if lower is not None and not (self.lower_closed and lower.denominator == 1):
                lower = Fraction(lower.numerator // lower.denominator + 1)
            if upper is not None and not (self.upper_closed and upper.denominator == 1):
                upper = Fraction(-(-upper.numerator // upper.denominator) - 1)
            if lower is self.lower and upper is self.upper:
                return self
        else:
            if lower is not None:
                count = ceil(lower / step)
                lower = (count + (not self.lower_closed and count * step == lower)) * step
            if upper is not None:
                count = floor(upper / step)
                upper = (count - (not self.upper_closed and count * step == upper)) * step
        if lower is not None and upper is not None and lower > upper:
            return None
        return Interval(lower, upper)


# A value can't be changed, but by its slots themselves; to ask for each by its name would take longer.
_new = object.__new__
_set_lower, _set_lower_closed, _set_upper, _set_upper_closed = (
    Interval.__dict__[name].__set__ for name in Interval.__slots__
)

EVERYTHING = Interval()
ZERO = Interval.exactly(0)


def least(intervals: Iterable[Interval]) -> Interval:
    """The possible values of the minimum of one value of each interval."""
    return _extreme(list(intervals), min)


def greatest(intervals: Iterable[Interval]) -> Interval:
    """The possible values of the maximum of one value of each interval."""
    return _extreme(list(intervals), max)


# An end as a sortable key: (-1 unbounded below, 0 finite, 1 unbounded above; the value; where it lies beside the
# value: -1 just below, 0 on it, 1 just above).
_End = tuple[int, Fraction, int]


def _lower(interval: Interval) -> _End:
    if interval.lower is None:
        return (-1, Fraction(0), 0)
    return (0, interval.lower, 0 if interval.lower_closed else 1)


def _upper(interval: Interval) -> _End:
    if interval.upper is None:
        return (1, Fraction(0), 0)
    return (0, interval.upper, 0 if interval.upper_closed else -1)


def _build(low: _End, high: _End) -> Interval | None:
    if low > high:
        return None
    return Interval(low[1] if low[0] == 0 else None, high[1] if high[0] == 0 else None, low[2] == 0, high[2] == 0)


def _known(interval: Interval | None) -> Interval:
    assert interval is not None  # ends of non-empty operands never cross
    return interval


def _extreme(intervals: list[Interval], choose: Callable[[list[_End]], _End]) -> Interval:
    return _known(_build(choose([_lower(each) for each in intervals]), choose([_upper(each) for each in intervals])))


# An end as (infinite sign or 0, value, closed), for products.
_Factor = tuple[int, Fraction, bool]


def _ends(interval: Interval) -> tuple[_Factor, _Factor]:
    return (
        (-1, Fraction(0), False) if interval.lower is None else (0, interval.lower, interval.lower_closed),
        (1, Fraction(0), False) if interval.upper is None else (0, interval.upper, interval.upper_closed),
    )


def _times(a: _Factor, b: _Factor) -> _Factor:
    if any(end[0] == 0 and end[1] == 0 for end in (a, b)):
        # 0 times anything is 0, also beside an unbounded end; it is reached if a closed 0 is one of the factors.
        return (0, Fraction(0), any(end[0] == 0 and end[1] == 0 and end[2] for end in (a, b)) or (a[2] and b[2]))
    sign = _sign(a) * _sign(b)
    if a[0] or b[0]:
        return (sign, Fraction(0), False)
    return (0, a[1] * b[1], a[2] and b[2])


def _sign(end: _Factor) -> int:
    return end[0] or (1 if end[1] > 0 else -1)
