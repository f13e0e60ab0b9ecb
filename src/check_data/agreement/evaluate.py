"""The one evaluator: a check and the figures' readings in, a verdict out."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.agreement.bounds import Range
from check_data.agreement.check import Outcome, Quantity, ReadingName
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.expression import Expression
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.search import can_hold
from check_data.agreement.too_much import TooMuch
from check_data.findings import Verdict

Quantities = Mapping[str, Quantity]


def evaluate(expression: Expression, quantities: Quantities) -> Outcome:
    """The verdict on one check.

    *Agrees* where some values of the stated readings satisfy it, *agrees as rounded* where only values of the
    rounded ones do, *disagrees* where none do; *undetermined* where a figure has no reading, where a divisor may
    be 0, where units do not fit, or where it takes more steps than there may be to decide. Exact: no float decides.

    Raises:
        KeyError: the expression names a figure that ``quantities`` lacks.

    """
    used = {name: quantities[name] for name in expression.names}
    if expression.rule is not None:
        from check_data.agreement.rule.decide import Cells, judge

        return judge(expression.rule, Cells(used, {name: each.quote or None for name, each in used.items()}))
    if any(quantity.reading is None for quantity in used.values()):
        return Outcome(Verdict.UNDETERMINED, "missing")
    try:
        require_units_to_fit(expression, {name: quantity.unit for name, quantity in used.items()})
    except UnitsDoNotFit:
        return Outcome(Verdict.UNDETERMINED, "units")
    comparisons = [plain_comparison(comparison) for comparison in expression.comparisons]
    try:
        if can_hold(comparisons, box(expression, used, "stated")):
            return Outcome(Verdict.AGREES)
        if can_hold(comparisons, box(expression, used, "rounded")):
            return Outcome(Verdict.AGREES_AS_ROUNDED)
    except ZeroDivisionError:
        return Outcome(Verdict.UNDETERMINED, "zero")
    except TooMuch:
        return Outcome(Verdict.UNDETERMINED, "much")
    return Outcome(Verdict.DISAGREES)


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
