"""Constraint propagation: narrowing every figure to what the checks leave it.

Forward evaluation and backward narrowing as in HC4-revise (Benhamou, Goualard, Granvilliers, Puget 1999); a box
that empties proves that the checks cannot hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from check_data.agreement.bounds import Box, Range, bounds, combine
from check_data.agreement.expression import Comparison, Name, Negative, Node, Operation
from check_data.figures.interval import Interval

ROUNDS = 8
"""Sweeps over the checks for one box; narrowing mostly ends after two."""

LONGEST_END, KEPT = 256, 128
"""Bits from which an end of an interval is rounded outwards, and the bits that are kept: narrowing in circles would
make ever longer fractions."""


def contract(comparisons: Iterable[Comparison], box: Box) -> Box | None:
    """The box without values that no solution has; None where there is no solution."""
    checks = list(comparisons)
    current: dict[str, Range] = dict(box)
    for _ in range(ROUNDS):
        before = dict(current)
        for comparison in checks:
            if not _apply(comparison, current):
                return None
        if current == before:
            break
    return current


def _apply(comparison: Comparison, box: dict[str, Range]) -> bool:
    left, right = bounds(comparison.left, box), bounds(comparison.right, box)
    wanted_left, wanted_right = _allowed(comparison.operator, left, right)
    return _push(comparison.left, wanted_left, box) and _push(comparison.right, wanted_right, box)


def _allowed(operator: str, left: Interval, right: Interval) -> tuple[Interval, Interval]:
    match operator:
        case "==":
            return right, left
        case "<" | "<=":
            closed = operator == "<="
            return (
                Interval(None, right.upper, upper_closed=closed and right.upper_closed),
                Interval(left.lower, None, lower_closed=closed and left.lower_closed),
            )
        case ">" | ">=":
            wanted_right, wanted_left = _allowed("<" if operator == ">" else "<=", right, left)
            return wanted_left, wanted_right
        case _:
            return left, right


def _push(node: Node, wanted: Interval, box: dict[str, Range]) -> bool:
    """Narrow the figures below ``node`` to where it can still lie in ``wanted``; False where nothing is left."""
    match node:
        case Name(name):
            narrowed = box[name].narrowed(_shortened(wanted))
            if narrowed is None:
                return False
            box[name] = narrowed
            return True
        case Negative(operand):
            return _push(operand, -wanted, box)
        case Operation(operator, left, right):
            first, second = bounds(left, box), bounds(right, box)
            result = combine(operator, first, second).intersect(wanted)
            if result is None:
                return False
            return _push(left, _left_operand(operator, result, first, second), box) and _push(
                right, _right_operand(operator, result, first, second), box
            )
        case _:
            return bounds(node, box).intersect(wanted) is not None


def _left_operand(operator: str, result: Interval, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return result - right
        case "-":
            return result + right
        case "*":
            return left if 0 in right else result / right
        case _:
            return result * right


def _right_operand(operator: str, result: Interval, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return result - left
        case "-":
            return left - result
        case "*":
            return right if 0 in left else result / left
        case _:
            return right if 0 in result else left / result


def _shortened(interval: Interval) -> Interval:
    """The interval with long ends moved outwards to shorter fractions."""
    lower = None if interval.lower is None else _on_grid(interval.lower, floor)
    upper = None if interval.upper is None else _on_grid(interval.upper, ceil)
    return Interval(lower, upper, interval.lower_closed, interval.upper_closed)


def _on_grid(value: Fraction, towards: Callable[[Fraction], int]) -> Fraction:
    above, below = value.numerator.bit_length(), value.denominator.bit_length()
    if max(above, below) <= LONGEST_END:
        return value
    step = Fraction(2) ** (above - below - KEPT)
    return towards(value / step) * step
