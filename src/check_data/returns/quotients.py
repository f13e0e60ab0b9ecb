"""Flags of quotients of figures, without dividing: both sides times the divisor, which is exact or nearly so."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.affine import quotient
from check_data.agreement.nodes import Comparison, Name, Number
from check_data.returns.flags import TURNED, Arithmetic, Flag, compared_exactly, guarded, side_of, soundness
from check_data.returns.standing import Standing, Standings, as_floats

ERROR = 2.0**-48
"""Relative error far above that of the few operations on floats here, and far below what people print."""

LEAST = Fraction(1, 10**100)
"""Half units of rounding below it may vanish in floats."""


def share(comparison: Comparison, figures: Standings, arithmetic: Arithmetic) -> Flag | None:
    """A quotient of figures of one value each against a number: multiplied out by the divisor, whose sign turns the
    comparison. None for any other.
    """
    operator, side, number = comparison.operator, comparison.left, comparison.right
    if isinstance(side, Number):
        operator, side, number = TURNED[operator], number, side
    form = quotient(side)
    if form is None or not isinstance(number, Number):
        return None
    if form.factor < 0:
        operator = TURNED[operator]
    above, below = side_of(form.above, figures, arithmetic), side_of(form.below, figures, arithmetic)
    wanted = (number.value - form.constant) / form.factor
    if above is None or below is None or not isinstance(below.value, nw.Expr):
        return None
    positive = compared_exactly(operator, above, below.times(wanted), arithmetic)
    negative = compared_exactly(TURNED[operator], above, below.times(wanted), arithmetic)
    if positive is None or negative is None:
        return None
    zero = below.value == 0 if arithmetic.integral else below.value.abs() < arithmetic.half
    for each in soundness(figures, arithmetic):
        zero = zero & each
    divisor = nw.when(~zero).then(below.value)
    fails = ((divisor > 0) & positive[0]) | ((divisor < 0) & negative[0])
    bounds = positive[1]._replace(hides=above.hides or below.hides)
    return guarded(fails, bounds, figures, arithmetic)._replace(undetermined=(zero,))


def rounded_share(comparison: Comparison, figures: Standings) -> Flag | None:
    """A rounded figure that is a multiple of the quotient of two whole numbers, such as a rate of so many decimals:
    the two sides times the divisor are no farther apart than half the figure's last unit times the divisor. None for
    any other comparison.
    """
    for each in rates(comparison):
        rounded, above, below = (figures[name] for name in (each.rounded, each.above, each.below))
        if _is_rounded(rounded) and _is_count(above) and _is_count(below):
            factor = each.factor * above.factor / below.factor / rounded.factor
            return _within(rounded, above, below, float(factor))
    return None


class Rate(NamedTuple):
    """A figure that must be ``factor`` times the quotient of two others, by their names."""

    rounded: str
    above: str
    below: str
    factor: Fraction


def rates(comparison: Comparison) -> Iterator[Rate]:
    """The ways in which an equality of one figure with a quotient of two may be taken."""
    if comparison.operator != "==":
        return
    for told, side in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        form = quotient(side)
        if form is None or form.constant or not form.factor:
            continue
        if isinstance(told, Name) and isinstance(form.above, Name) and isinstance(form.below, Name):
            yield Rate(told.id, form.above.id, form.below.id, form.factor)


def _is_rounded(figure: Standing) -> bool:
    one_column = figure.low is figure.high and figure.sound is None
    return one_column and not figure.whole and not figure.printed and figure.radius > LEAST


def _is_count(figure: Standing) -> bool:
    return figure.single and figure.integral and figure.sound is None


def _within(rounded: Standing, above: Standing, below: Standing, factor: float) -> Flag:
    divisor = as_floats(below.low)
    value = as_floats(rounded.low) if rounded.integral else rounded.low
    one = value * divisor
    apart = (one - as_floats(above.low) * factor).abs() + one.abs() * ERROR
    agrees = apart <= divisor.abs() * (float(rounded.radius) * (1 - ERROR))
    # An infinite value is on no side of it, and a missing one makes the flag null.
    return Flag(~agrees, () if below.nonzero else (below.low == 0,))
