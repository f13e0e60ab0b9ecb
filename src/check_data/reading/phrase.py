"""What every language's grammar makes of a quote, and the number forms that they share."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from check_data.figures.conventions import (
    Conventions,
    Hedge,
    Printed,
    Reading,
    between,
    read_printed,
    several,
)

_ONE = Fraction(1)
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Fractions that are one character."""
LONGEST_NUMBER = 300
"""Digits of the longest number that is read: no publication prints more, and a hostile one may not cost time."""


class NotUnderstood(ValueError):
    """A quote that no grammar can read; the message says why."""


class Phrase(NamedTuple):
    """A parsed quote: one printed number, or a range of two, or a vague "several" of a unit; and its unit as
    printed (empty where the quote carries none).
    """

    numbers: tuple[Printed, ...]
    unit: str = ""
    several_of: Fraction | None = None

    def read(self, conventions: Conventions) -> Reading:
        """Both readings, in the printed unit.

        Raises:
            NotUnderstood: a range that runs backwards.

        """
        if self.several_of is not None:
            return several(self.several_of, conventions)
        readings = [read_printed(number, conventions) for number in self.numbers]
        try:
            return readings[0] if len(readings) == 1 else between(*readings)
        except ValueError as error:
            raise NotUnderstood("the range runs backwards") from error


def printed(digits: str, *, scale: int = 1, share: Fraction | None = None, hedge: Hedge = Hedge.NONE) -> Printed:
    """A number from its digits ("1,400", "38.5") in units of ``scale`` (万 is 10000) or of a ``share`` (1/100), with
    its ``hedge``.

    Raises:
        NotUnderstood: more than `LONGEST_NUMBER` digits.

    """
    plain = digits.replace(",", "").replace(" ", "").replace("_", "")
    if len(plain) > LONGEST_NUMBER:
        raise NotUnderstood(f"a number of {len(plain)} digits; at most {LONGEST_NUMBER} are read")
    whole, point, decimals = plain.partition(".")
    share = share or _ONE
    above, below = share.numerator * scale, share.denominator * 10 ** len(decimals)
    zeros = trailing_zeros(whole + decimals)
    return Printed(
        Fraction(int(whole + decimals) * above, below),
        _ratio(above, below),
        _ratio(above * 10**zeros, below),
        bool(point) or scale != 1 or share is not _ONE,
        bool(point) or share is not _ONE,
        hedge,
    )


@lru_cache(maxsize=1 << 10)
def _ratio(above: int, below: int) -> Fraction:
    """The worth of a digit: there are few, and most figures need one or two of them."""
    return Fraction(above, below)


def trailing_zeros(digits: str) -> int:
    """How many zeros end the digits of a number; none for zero itself."""
    kept = digits.rstrip("0")
    return len(digits) - len(kept) if kept else 0


def added(parts: Iterable[Printed]) -> Printed:
    """A number printed in several parts, highest first (1亿2000万): the last part carries the precision."""
    first, *others = parts
    for part in others:
        first = part._replace(
            value=first.value + part.value, last_nonzero=part.last_nonzero if part.value else first.last_nonzero
        )
    return first


def scaled(number: Printed, scale: int) -> Printed:
    """The number in units of ``scale``."""
    return number._replace(
        value=number.value * scale, last_digit=number.last_digit * scale, last_nonzero=number.last_nonzero * scale
    )


def hedged(number: Printed, hedge: Hedge, *, negative: bool = False) -> Printed:
    """The number with its hedge and sign."""
    if hedge is Hedge.NONE and not negative:
        return number
    return number._replace(hedge=hedge, value=-number.value if negative else number.value)
