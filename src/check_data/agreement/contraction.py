"""Constraint propagation: narrowing every figure to what the checks leave it.

Forward evaluation and backward narrowing as in HC4-revise (Benhamou, Goualard, Granvilliers, Puget 1999); a box
that empties proves that the checks cannot hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from check_data.agreement.bounds import Box, Range, bounds, combine
from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Operation, walk
from check_data.figures.interval import Interval

ROUNDS = 8
"""Sweeps over the checks for one box; narrowing mostly ends after two."""

LONGEST_END, KEPT = 256, 128
"""Bits from which an end of an interval is rounded outwards, and the bits that are kept: narrowing in circles would
make ever longer fractions."""


class Steps:
    """How much may still be worked out for one question: a part of an expression is a step, and more in long products,
    whose ends are long fractions.
    """

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, comparison: Comparison) -> bool:
        """Count one pass over a comparison; whether there was enough left for it."""
        return self.spend(_cost(comparison))

    def spend(self, steps: int) -> bool:
        """Count some steps; whether there were enough left for them."""
        self.left -= steps
        return self.left >= 0


@lru_cache(maxsize=1 << 10)
def _cost(comparison: Comparison) -> int:
    nodes = [*walk(comparison.left), *walk(comparison.right)]
    products = sum(isinstance(node, Operation) and node.operator in "*/" for node in nodes)
    return len(nodes) * (1 + products // 8)


def contract(comparisons: Iterable[Comparison], box: Box, steps: Steps | None = None) -> Box | None:
    """The box without values that no solution has; None where there is no solution. Where the steps end, what is not
    narrowed yet stays as it is.
    """
    checks = list(comparisons)
    current: dict[str, Range] = dict(box)
    for _ in range(ROUNDS):
        before = dict(current)
        for comparison in checks:
            if steps is not None and not steps.take(comparison):
                return current
            if not _apply(comparison, current):
                return None
        if current == before:
            break
    return current


_Known = dict[int, Interval]
"""What each part of a comparison may be, by the part's identity: worked out once a pass, however deep it is."""


def _apply(comparison: Comparison, box: dict[str, Range]) -> bool:
    known: _Known = {}
    left, right = _values(comparison.left, box, known), _values(comparison.right, box, known)
    wanted_left, wanted_right = _allowed(comparison.operator, left, right)
    return _push(comparison.left, wanted_left, box, known) and _push(comparison.right, wanted_right, box, known)


def _values(node: Node, box: Box, known: _Known) -> Interval:
    match node:
        case Negative(operand):
            found = -_values(operand, box, known)
        case Operation(operator, left, right):
            found = combine(operator, _values(left, box, known), _values(right, box, known))
        case Call(_, arguments):
            for each in arguments:
                _values(each, box, known)
            found = bounds(node, box)
        case _:
            found = bounds(node, box)
    known[id(node)] = found
    return found


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


def _push(node: Node, wanted: Interval, box: dict[str, Range], known: _Known) -> bool:
    """Narrow the figures below ``node`` to where it can still lie in ``wanted``; False where nothing is left."""
    match node:
        case Name(name):
            narrowed = box[name].narrowed(_shortened(wanted))
            if narrowed is None:
                return False
            box[name] = narrowed
            return True
        case Negative(operand):
            return _push(operand, -wanted, box, known)
        case Operation(operator, left, right):
            result = known[id(node)].intersect(wanted)
            if result is None:
                return False
            first, second = known[id(left)], known[id(right)]
            return _push(left, _left_operand(operator, result, first, second), box, known) and _push(
                right, _right_operand(operator, result, first, second), box, known
            )
        case Call(function, arguments):
            result = known[id(node)].intersect(wanted)
            operands = _operands(function, result, [known[id(each)] for each in arguments]) if result else None
            return operands is not None and all(
                _push(argument, operand, box, known) for argument, operand in zip(arguments, operands, strict=False)
            )
        case _:
            return known[id(node)].intersect(wanted) is not None


def _operands(function: str, result: Interval, known: list[Interval]) -> list[Interval]:
    """Where the arguments of a function lie if it gives a value of ``result``."""
    match function:
        case "max":
            return _of_greatest(result, known)
        case "min":
            return [-each for each in _of_greatest(-result, [-each for each in known])]
        case "abs":
            return [_of_size(result, known[0])]
        case _:
            return known  # of what is rounded, bounds say enough


def _of_greatest(result: Interval, known: list[Interval]) -> list[Interval]:
    """None is more than the greatest, and where one alone can be as great it is what the greatest is."""
    most = Interval(None, result.upper, upper_closed=result.upper_closed)
    least = Interval(result.lower, None, lower_closed=result.lower_closed)
    reaching = [each.meets(least) for each in known]
    return [result if reaches and sum(reaching) == 1 else most for reaches in reaching]


def _of_size(result: Interval, known: Interval) -> Interval:
    if known.lower is not None and known.lower >= 0:
        return result
    if known.upper is not None and known.upper <= 0:
        return -result
    return Interval(
        None if result.upper is None else -result.upper, result.upper, result.upper_closed, result.upper_closed
    )


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
