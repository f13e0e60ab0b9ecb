"""Whether one slip turns a number into another: a digit, two neighbours, the sign, a factor of ten or a thousand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

FACTORS = tuple(Fraction(10) ** power for power in (-6, -3, -2, -1, 1, 2, 3, 6))
"""A point in the wrong place, or thousands for ones."""


def is_slip(wrong: Fraction, right: Fraction) -> bool:
    """Whether someone who meant one number may have written the other."""
    if wrong == right:
        return False
    if wrong == -right or (wrong and right / wrong in FACTORS):
        return True
    one, other = _digits(abs(wrong)), _digits(abs(right))
    return one is not None and other is not None and (wrong < 0) == (right < 0) and _near(one, other)


def is_slip_of_days(wrong: Fraction, right: Fraction, form: str) -> bool:
    """Whether someone who meant one day may have written the other, as a format of `strftime` prints them (empty: ISO):
    day and month in each other's place, one sign, or two neighbours. Days are counted as `date.toordinal` does.
    """
    if wrong == right or not (is_day(wrong) and is_day(right)):
        return False
    one, other = date.fromordinal(int(wrong)), date.fromordinal(int(right))
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return True
    return _near(one.strftime(form), other.strftime(form)) if form else _near(one.isoformat(), other.isoformat())


def is_day(value: Fraction) -> bool:
    """Whether a number counts a day of the calendar."""
    return value.denominator == 1 and 1 <= value <= date.max.toordinal()


def _digits(value: Fraction) -> str | None:
    """A number as written; None where it has no end."""
    places = next((each for each in range(10) if (value * 10**each).denominator == 1), None)
    if places is None:
        return None
    digits = str((value * 10**places).numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _near(one: str, other: str) -> bool:
    """Whether one character was changed, added or left out, or two neighbours exchanged (Damerau 1964)."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:])
    )
