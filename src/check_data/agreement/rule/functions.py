"""Functions that no arithmetic is: roots, logarithms, years. Over intervals, to intervals that hold all values.

What is irrational lies between two fractions that are near each other, never at one: a verdict stays a proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from math import floor, isqrt

from check_data.agreement.bounds import Range, bounds
from check_data.agreement.meaning import plain
from check_data.agreement.nodes import Call, Name, Negative, Node, Operation
from check_data.figures.interval import EVERYTHING, Interval

_CONTEXT = Context(prec=60)
_SLACK = Fraction(1, 10**40)
"""More than sixty digits are wrong by, of the size of what they say."""
_LARGEST = 10**5
"""Beyond it no power of e is worked out."""

OWN = ("sqrt", "log", "exp", "length", "year", "months", "years")


class NotDefined(ZeroDivisionError):
    """A root of what may be negative, a logarithm of what may be none."""


def worked_out(node: Node, box: dict[str, Range], lengths: Mapping[str, int]) -> Node:
    """A node with a figure in place of each such function, whose values are added to the box.

    Raises:
        ZeroDivisionError: a function is not defined, or a divisor in it may be 0.
        KeyError: a column has no length.

    """
    match node:
        case Call(function, arguments) if function in OWN:
            name = f"\0{node!r}"
            if function == "length":
                (argument,) = arguments
                assert isinstance(argument, Name)  # the parser lets nothing else through
                box[name] = Range(Interval.exactly(lengths[argument.id]))
            else:
                values = [bounds(plain(worked_out(each, box, lengths)), box) for each in arguments]
                box[name] = Range(_FUNCTIONS[function](values))
            return Name(name)
        case Call(function, arguments):
            return Call(function, tuple(worked_out(each, box, lengths) for each in arguments))
        case Negative(operand):
            return Negative(worked_out(operand, box, lengths))
        case Operation(sign, left, right):
            return Operation(sign, worked_out(left, box, lengths), worked_out(right, box, lengths))
        case _:
            return node


def _root(values: list[Interval]) -> Interval:
    (of,) = values
    if of.lower is None or of.lower < 0:
        raise NotDefined("a root of what may be negative")
    return Interval(_root_of(of.lower, 0), None if of.upper is None else _root_of(of.upper, 1))


def _root_of(value: Fraction, up: int) -> Fraction:
    """The root, or a fraction just below or above it."""
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    if above * above == value.numerator and below * below == value.denominator:
        return Fraction(above, below)
    scale = 10**40 * value.denominator
    return Fraction(isqrt(value.numerator * value.denominator * 10**80) + up, scale)


def _logarithm(values: list[Interval]) -> Interval:
    (of,) = values
    if of.lower is None or of.lower <= 0:
        raise NotDefined("a logarithm of what may be 0 or less")
    return Interval(_ln(of.lower, -1), None if of.upper is None else _ln(of.upper, 1))


def _ln(value: Fraction, side: int) -> Fraction:
    if value == 1:
        return Fraction(0)
    above, below = _ln_of(value.numerator), _ln_of(value.denominator)
    return above - below + side * _SLACK * max(above + below, Fraction(1))


def _ln_of(whole: int) -> Fraction:
    return Fraction(_CONTEXT.ln(Decimal(whole)))


def _exponential(values: list[Interval]) -> Interval:
    (of,) = values
    lower = Fraction(0) if of.lower is None or of.lower < -_LARGEST else _exp(min(of.lower, Fraction(_LARGEST)), -1)
    upper = None if of.upper is None or of.upper > _LARGEST else _exp(max(of.upper, Fraction(-_LARGEST)), 1)
    return Interval(lower, upper)


def _exp(value: Fraction, side: int) -> Fraction:
    if not value:
        return Fraction(1)
    near = Fraction(_CONTEXT.exp(_CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))))
    return near * (1 + side * _SLACK)


def _years(values: list[Interval]) -> Interval:
    (of,) = values
    return Interval(_of_day(of.lower, _year), _of_day(of.upper, _year))


def _of_day(value: Fraction | None, said: Callable[[date], int]) -> Fraction | None:
    return None if value is None else Fraction(said(_day(value)))


def _year(day: date) -> int:
    return day.year


def _day(value: Fraction) -> date:
    return date.fromordinal(min(max(floor(value), 1), date.max.toordinal()))


def _months(values: list[Interval]) -> Interval:
    """Whole months from one day to another; fewer the later the first is, more the later the second."""
    first, last = values
    ends = (first.lower, first.upper, last.lower, last.upper)
    if any(each is None for each in ends):
        return EVERYTHING
    early, late, from_, to = (_day(each) for each in ends if each is not None)
    return Interval(Fraction(_between(late, from_)), Fraction(_between(early, to)))


def _full_years(values: list[Interval]) -> Interval:
    """Whole years from one day to another, as an age is counted: twelve whole months each."""
    months = _months(values)
    lower, upper = (None if each is None else Fraction(int(each / 12)) for each in (months.lower, months.upper))
    return Interval(lower, upper)


def _between(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0:
        return months - (last.day < first.day)
    return months + (last.day > first.day) if months < 0 else 0


_FUNCTIONS: Mapping[str, Callable[[list[Interval]], Interval]] = {
    "sqrt": _root,
    "log": _logarithm,
    "exp": _exponential,
    "year": _years,
    "months": _months,
    "years": _full_years,
}
