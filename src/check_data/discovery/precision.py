"""How figures are printed: the hedge, scale and precision of each, and what its digits say without the hedge."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from check_data.discovery.slips import digits_of
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.text import TextFigure

_OVER = ("超", "突破", "逾", "over", "more than")


def alike_printed(figure: TextFigure, other: TextFigure) -> bool:
    """Whether two figures are printed with the same hedge, scale and precision: as one figure, digit for digit."""
    return form_of(figure.quote) == form_of(other.quote)


@lru_cache(maxsize=1 << 14)
def form_of(quote: str) -> tuple[str, str, int]:
    """The hedge of a quote, its scale, and its decimals (below 0: its trailing zeros)."""
    digits = digits_of(quote)
    before = quote.partition(digits[:1])[0] if digits else quote
    zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
    hedge = "over" if before.startswith(_OVER) else before
    return hedge, scale_of(quote, digits), len(digits.partition(".")[2]) - zeros


def scale_of(quote: str, digits: str) -> str:
    """What follows the digits: the scale and the unit."""
    return quote.rpartition(digits[-1])[2].replace("余", "").replace("多", "").strip() if digits else ""


def both_open(figure: TextFigure, other: TextFigure) -> bool:
    """Whether both are bounded on the same side alone: over and more than, 超 and 至少."""
    mine, theirs = figure.understood.reading.stated, other.understood.reading.stated
    return (mine.upper is None and theirs.upper is None) or (mine.lower is None and theirs.lower is None)


def has_one_value(figure: TextFigure) -> bool:
    """Whether a figure is exact and not rounded: most are, and are compared at once."""
    stated, rounded = figure.understood.reading
    return stated.lower is not None and stated.lower is stated.upper and rounded is stated


def coarser(other: TextFigure, figure: TextFigure) -> bool:
    """Whether another figure is printed less precisely."""
    return other.quote != figure.quote and _last_unit(other, _value(other)) > _last_unit(figure, _value(figure))


def is_cut(figure: TextFigure, other: TextFigure) -> bool:
    """Whether a figure is another one cut off, not rounded: 75 million for 75.7 million."""
    if figure.understood.unit != other.understood.unit:
        return False
    value, theirs = abs(_value(figure)), abs(_value(other))
    return value < theirs < value + _last_unit(figure, value)


def bare(figure: TextFigure) -> TextFigure:
    """The figure as its digits say, without what a hedge leaves open."""
    if has_one_value(figure):
        return figure
    only = Reading.only(Interval.exactly(_value(figure)))
    return figure._replace(understood=figure.understood._replace(reading=only))


def middle(figure: TextFigure) -> Fraction | None:
    """What a figure says, in the middle of what it may mean; None where an end is open."""
    stated = figure.understood.reading.stated
    low, high = stated.lower, stated.upper
    return None if low is None or high is None else low if low is high else (low + high) / 2


def floor(figure: TextFigure) -> Interval:
    """Where the number lies that a one-sided hedge was put to: from the digits on to the next that are as precise."""
    value = _value(figure)
    unit = _last_unit(figure, value)
    if figure.understood.reading.stated.upper is None:
        return Interval(value, value + unit, upper_closed=not unit)
    return Interval(value - unit, value, lower_closed=not unit)


def _value(figure: TextFigure) -> Fraction:
    """What the digits say: the end that a one-sided hedge leaves, the one from which 300余 starts, the middle of a
    rounded figure.
    """
    reading = figure.understood.reading.stated
    low, high = reading.lower, reading.upper
    if low is None or high is None:
        value = high if low is None else low
    elif low is high or reading.lower_closed or reading.upper_closed:
        value = low if low is high else (low + high) / 2
    else:
        value = low if low >= 0 else high
    assert value is not None  # a printed figure has an end
    return value


def _last_unit(figure: TextFigure, value: Fraction) -> Fraction:
    """The worth of one unit of the last digit that is no trailing zero."""
    return abs(value) * _last_digit(digits_of(figure.quote))


@lru_cache(maxsize=1 << 14)
def _last_digit(digits: str) -> Fraction:
    """The same as a part of the number that the digits are; 0 for none and for zero."""
    number = Fraction(digits or 0)
    if not number:
        return number
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    return (Fraction(1, 10 ** len(decimals)) if decimals else 10**zeros) / number
