"""What the others of a check leave of one figure, so that the check holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import accumulate

from check_data.agreement.affine import Affine, difference
from check_data.agreement.bounds import Box, Range
from check_data.agreement.contraction import contract
from check_data.agreement.dimensions import mixes_scales
from check_data.agreement.evaluate import Quantities, box
from check_data.agreement.expression import Expression
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.nodes import Comparison
from check_data.figures.interval import EVERYTHING, ZERO, Interval

_POSITIVE = Interval(Fraction(0), None, lower_closed=False)

Remainder = Callable[[str], Interval | None]


def remainder_of(expression: Expression, quantities: Quantities) -> Remainder:
    """A figure's name to its values, in its own unit, for which the check can hold with the others as stated; to None
    where there are none.
    """
    values = box(expression, quantities, "stated")
    comparisons = [plain_comparison(each) for each in expression.comparisons]
    left = (_of_sum(comparisons, values) if len(comparisons) == 1 else None) or _by_contraction(comparisons, values)
    if not mixes_scales(expression, {each: quantity.unit for each, quantity in quantities.items()}):
        return left

    def in_its_unit(name: str) -> Interval | None:
        unit, found = quantities[name].unit, left(name)
        return found if found is None or unit is None else found.scaled(1 / unit.factor)

    return in_its_unit


def _by_contraction(comparisons: list[Comparison], values: Box) -> Remainder:
    def left(name: str) -> Interval | None:
        try:
            found = contract(
                comparisons, {**values, name: Range(_of_one_sign(values[name].interval), values[name].whole)}
            )
        except ZeroDivisionError:
            return EVERYTHING
        return None if found is None else found[name].interval

    return left


def _of_one_sign(interval: Interval) -> Interval:
    """All values of the sign of a figure that has one: a slip keeps it, and a divisor may else be anything."""
    if interval.lower is not None and interval.lower > 0:
        return _POSITIVE
    return -_POSITIVE if interval.upper is not None and interval.upper < 0 else EVERYTHING


def _of_sum(comparisons: list[Comparison], values: Box) -> Remainder | None:
    """Of an equality of sums, in time that grows with its length: each figure is what all before it and all after it
    leave. None for any other check.
    """
    form = difference(comparisons[0]) if comparisons[0].operator == "==" else None
    if form is None or set(form.factors) != set(values):
        return None
    left = _left_by_the_others(form, values)

    def narrowed(name: str) -> Interval | None:
        found = Range(EVERYTHING, values[name].whole).narrowed(left[name])
        return None if found is None else found.interval

    return narrowed


def _left_by_the_others(form: Affine, values: Box) -> Mapping[str, Interval]:
    names = list(form.factors)
    terms = [values[name].interval.scaled(form.factors[name]) for name in names]
    before = list(accumulate(terms, initial=Interval.exactly(form.constant)))
    after = list(accumulate(reversed(terms), initial=ZERO))[::-1]
    return {
        name: (before[number] + after[number + 1]).scaled(Fraction(-1) / form.factors[name])
        for number, name in enumerate(names)
    }
