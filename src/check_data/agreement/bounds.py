"""Interval arithmetic over expressions: the values that a node can have, given those of the figures."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.meaning import digits_of
from check_data.agreement.nodes import Call, Name, Negative, Node, Number, Operation
from check_data.figures.interval import Interval, greatest, least


class Range(NamedTuple):
    """The values of one figure, and whether it counts things (then only whole numbers are meant)."""

    interval: Interval
    whole: bool = False

    def narrowed(self, interval: Interval | None) -> Range | None:
        """With another bound on it; None where nothing is left."""
        both = self.interval.intersect(interval) if interval else None
        if both and self.whole:
            both = both.whole()
        return Range(both, self.whole) if both else None


Box = Mapping[str, Range]
"""Figure names to their values: every combination is possible."""


def bounds(node: Node, box: Box) -> Interval:
    """The values that a plain node (see `meaning.plain`) can have over the box; wider where a figure counts twice.

    Raises:
        ZeroDivisionError: a divisor may be 0.

    """
    match node:
        case Number(value):
            return Interval.exactly(value)
        case Name(name):
            return box[name].interval
        case Negative(operand):
            return -bounds(operand, box)
        case Operation(operator, left, right):
            return combine(operator, bounds(left, box), bounds(right, box))
        case Call("abs", (operand,)):
            return abs(bounds(operand, box))
        case Call("min", arguments):
            return least([bounds(argument, box) for argument in arguments])
        case Call("max", arguments):
            return greatest([bounds(argument, box) for argument in arguments])
        case _:
            return _rounded(bounds(node.arguments[0], box), digits_of(node))


def combine(operator: str, left: Interval, right: Interval) -> Interval:
    """Two intervals joined by an arithmetic operator.

    Raises:
        ZeroDivisionError: ``/`` by an interval that holds 0.

    """
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


def _rounded(interval: Interval, digits: int) -> Interval:
    """Multiples of the last digit within half of it: halves may go either way, no tie rule is assumed."""
    step = Fraction(1, 10**digits) if digits >= 0 else Fraction(10**-digits)
    half = Interval.around(Fraction(0), step / 2)
    rounded = (interval + half).whole(step)
    assert rounded is not None  # an interval that is a whole step wide holds a multiple of it
    return rounded
