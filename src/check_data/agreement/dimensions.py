"""Units through an expression: what may be added and compared, and when readings must be converted."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.agreement.expression import Expression
from check_data.agreement.nodes import Name, Negative, Node, Number, Operation
from check_data.figures.units import DATE, DAYS, NUMBER, Unit, generic

Units = Mapping[str, Unit | None]
"""Figure names to their units; None where it is not known and fits any."""


class UnitsDoNotFit(ValueError):
    """Two sides of a sum or comparison have different units: ``left`` and ``right`` name them."""

    def __init__(self, left: Unit, right: Unit) -> None:
        super().__init__(f"{left.name or '1'} and {right.name or '1'} do not fit")
        self.left = left
        self.right = right


def require_units_to_fit(expression: Expression, units: Units) -> None:
    """Pass where every sum and comparison joins values of one unit.

    Raises:
        UnitsDoNotFit: naming the first two that do not.

    """
    for comparison in expression.comparisons:
        _same(unit_of(comparison.left, units), unit_of(comparison.right, units))


def mixes_scales(expression: Expression, units: Units) -> bool:
    """Whether figures of convertible units (小时 and 天) meet, so that all must be converted to base units."""
    used = {unit for name in expression.names if (unit := units[name]) is not None and unit != NUMBER}
    return len(used) > 1 and any(unit.factor != 1 for unit in used)


def unit_of(node: Node, units: Units) -> Unit | None:
    """The unit of a node; None where it is not known.

    Raises:
        UnitsDoNotFit: a sum or a function in it joins units that do not fit.

    """
    match node:
        case Number():
            return None
        case Name(name):
            return units[name]
        case Negative(operand):
            return unit_of(operand, units)
        case Operation("+", left, right):
            return _sum(unit_of(left, units), unit_of(right, units))
        case Operation("-", left, right):
            return _difference(unit_of(left, units), unit_of(right, units))
        case Operation(operator, left, right):
            above, below = unit_of(left, units), unit_of(right, units)
            return _product(operator, above, below, literal=isinstance(left, Number) or isinstance(right, Number))
        case _:
            return _call(node.function, [unit_of(argument, units) for argument in node.arguments])


def _same(left: Unit | None, right: Unit | None) -> Unit | None:
    if left is None or right is None:
        return left or right
    if left.fits(right) or generic(right):
        return left
    if generic(left):
        return right
    raise UnitsDoNotFit(left, right)


def _sum(left: Unit | None, right: Unit | None) -> Unit | None:
    if DATE in (left, right):
        _same(DAYS, right if left == DATE else left)
        return DATE
    return _same(left, right)


def _difference(left: Unit | None, right: Unit | None) -> Unit | None:
    if left == DATE:
        if right == DATE:
            return DAYS
        _same(DAYS, right)
        return DATE
    return _same(left, right)


def _product(operator: str, left: Unit | None, right: Unit | None, *, literal: bool) -> Unit | None:
    if left is None or right is None:
        # A literal has no unit of its own: 2 * firms are firms; an unknown unit leaves the product unknown.
        return (left or right) if literal and (operator == "*" or left) else None
    return left * (right if operator == "*" else right.inverse())


def _call(function: str, units: list[Unit | None]) -> Unit | None:
    first = units[0]
    if function == "round":
        return first
    for other in units[1:]:
        first = _same(first, other)
    if function == "days":
        _same(first, DATE)
        return DAYS
    return NUMBER if function in ("share", "growth") else first
