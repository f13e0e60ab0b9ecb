"""The one evaluator: a check and the figures' readings in, a verdict out."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.agreement.bounds import Box, Range
from check_data.agreement.check import Outcome, Quantity, ReadingName
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.expression import Comparison, Expression
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.search import can_hold
from check_data.findings import Verdict

Quantities = Mapping[str, Quantity]


def evaluate(expression: Expression, quantities: Quantities) -> Outcome:
    """The verdict on one check.

    *Agrees* where some values of the stated readings satisfy it, *agrees as rounded* where only values of the
    rounded ones do, *disagrees* where none do; *undetermined* where a figure has no reading, where a divisor may
    be 0, or where units do not fit. Exact: no float takes part.

    Raises:
        KeyError: the expression names a figure that ``quantities`` lacks.

    """
    used = {name: quantities[name] for name in expression.names}
    if any(quantity.reading is None for quantity in used.values()):
        return Outcome(Verdict.UNDETERMINED, "missing")
    try:
        require_units_to_fit(expression, {name: quantity.unit for name, quantity in used.items()})
    except UnitsDoNotFit:
        return Outcome(Verdict.UNDETERMINED, "units")
    comparisons = [plain_comparison(comparison) for comparison in expression.comparisons]
    try:
        if possible(comparisons, box(expression, used, "stated")):
            return Outcome(Verdict.AGREES)
        if possible(comparisons, box(expression, used, "rounded")):
            return Outcome(Verdict.AGREES_AS_ROUNDED)
    except ZeroDivisionError:
        return Outcome(Verdict.UNDETERMINED, "zero")
    return Outcome(Verdict.DISAGREES)


def possible(comparisons: list[Comparison], values: Box) -> bool:
    """Whether all plain comparisons can hold at once in the box.

    Raises:
        ZeroDivisionError: a divisor may be 0.

    """
    if not can_hold(comparisons, values):
        return False
    if len(comparisons) == 1:
        return True
    from check_data.agreement.contraction import contract
    from check_data.agreement.joint import jointly_feasible

    narrowed = contract(comparisons, values)
    return narrowed is not None and jointly_feasible(comparisons, narrowed)


def box(expression: Expression, quantities: Quantities, reading: ReadingName) -> dict[str, Range]:
    """The values of the expression's figures under one reading, in common units where scales are mixed."""
    convert = mixes_scales(expression, {name: quantities[name].unit for name in expression.names})
    ranges = {}
    for name in expression.names:
        quantity = quantities[name]
        assert quantity.reading is not None  # a check with a missing figure is undetermined before
        interval = quantity.reading.stated if reading == "stated" else quantity.reading.rounded
        if convert and quantity.unit is not None:
            interval = interval.scaled(quantity.unit.factor)
        ranges[name] = Range(interval, quantity.whole)
    return ranges
