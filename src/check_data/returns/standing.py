"""How figures stand in a frame: the columns of each, and the expressions of its lowest and highest value."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

import narwhals.stable.v2 as nw

from check_data.figures.units import Unit

DIGITS = 6
"""Decimals up to which real numbers are compared as multiples of their last one."""

LARGEST = 2**40
"""In units of the last decimal: below it, sums of floats are nearer to the true sum than half of that unit."""

_SHORT = 2.0**-24
_EPOCH = 719_163
_DAY = 86_400_000


class Standing(NamedTuple):
    """A figure in a frame. ``low`` and ``high`` are one object where it has one value.

    ``integral``: whole numbers in 64 bits; ``digits``: decimals of its numbers where they are known; ``radius``: how
    far rounding may have moved it; ``factor`` converts its unit where a check needs it; ``sound``: where the
    expressions may be trusted; ``printed``: read from texts, with ends of ``digits`` decimals or infinite ones;
    ``nonzero``: known not to be 0 in any record.
    """

    low: nw.Expr
    high: nw.Expr
    integral: bool = False
    digits: int | None = None
    radius: Fraction = Fraction(0)
    whole: bool = False
    unit: Unit | None = None
    sound: nw.Expr | None = None
    printed: bool = False
    factor: Fraction = Fraction(1)
    nonzero: bool = False

    @property
    def single(self) -> bool:
        """Whether it has one value in each record."""
        return self.low is self.high and not self.radius

    def grounded(self) -> Standing:
        """With the condition that what counts things is whole."""
        if not self.whole or self.integral:
            return self
        sound = on_grid(self.low, 0) & on_grid(self.high, 0)
        return self._replace(sound=sound if self.sound is None else self.sound & sound)


Standings = Mapping[str, Standing]


def whole_numbers(column: str, dtype: nw.dtypes.DType) -> nw.Expr:
    """A column of whole numbers, in 64 bits."""
    return nw.col(column) if dtype == nw.Int64 else nw.col(column).cast(nw.Int64)


def as_floats(value: nw.Expr) -> nw.Expr:
    """Whole numbers as floats. Not by `cast`, which pyarrow refuses beyond 53 bits."""
    floats: nw.Expr = value / 1
    return floats


def days(column: str, dtype: nw.dtypes.DType) -> nw.Expr:
    """A column of dates or times as days, counted as `date.toordinal` does; of times with a zone the day in Greenwich,
    which is all that some engines know of them.
    """
    moment = nw.col(column)
    if isinstance(dtype, nw.Datetime) and dtype.time_zone:
        moment = moment.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    counted: nw.Expr = moment.dt.timestamp("ms") // _DAY + _EPOCH
    return counted


def reals(column: str, dtype: nw.dtypes.DType, *, bare: bool) -> nw.Expr:
    """A column of real numbers as floats; NaN as missing, or as it is (``bare``): then every flag is raised by it."""
    value = nw.col(column)
    if dtype != nw.Float64:
        return as_floats(value) if dtype.is_integer() else value.cast(nw.Float64)
    return value if bare else value.fill_nan(None)


def short_reals(column: str, digits: int) -> tuple[nw.Expr, nw.Expr]:
    """A column of floats of 32 bits as the numbers that their digits stand for, and where six digits say it all."""
    value = nw.col(column).cast(nw.Float64).fill_nan(None)
    rounded = value.round(digits)
    return rounded, ((value - rounded).abs() <= value.abs() * _SHORT) & (rounded.abs() < 10 ** (6 - digits))


def on_grid(value: nw.Expr, digits: int) -> nw.Expr:
    """Whether a float stands for a number of so many decimals, small enough for sums of floats to tell."""
    small: nw.Expr = value.abs() < LARGEST / 10**digits
    return small & (value.round(digits) == value)
