"""Sums and multiples of figures as expressions over whole numbers: exact, like the arithmetic that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.nodes import Call, Name, Negative, Node, Number, Operation

Term = nw.Expr | int


class Scaled(NamedTuple):
    """A node's value times ``scale``: an expression, or a number where no figure is in it.

    It is at most ``weight`` times the largest figure plus ``constant``; ``steps`` operations made it; ``hides``:
    it may have a value where a figure is missing.
    """

    value: Term
    scale: int
    weight: int
    constant: int
    steps: int = 0
    hides: bool = False

    def times(self, factor: Fraction) -> Scaled:
        """The node times a number."""
        above, below = factor.numerator, factor.denominator
        value = self.value if above == 1 else -self.value if above == -1 else self.value * above
        size = abs(above)
        return Scaled(
            value, self.scale * below, self.weight * size, self.constant * size, self.steps + (size != 1), self.hides
        )

    def at(self, scale: int) -> Term:
        """Its value at a scale that is a multiple of its own."""
        return self.value if scale == self.scale else self.value * (scale // self.scale)


Leaf = Callable[[str], tuple[nw.Expr, Fraction]]
"""The expression of a figure, and the factor of its unit."""


def scaled(node: Node, leaf: Leaf) -> Scaled | None:
    """A plain node at a scale; None where it is more than sums, multiples, `abs`, `min` and `max`."""
    match node:
        case Number(value):
            return Scaled(value.numerator, value.denominator, 0, abs(value.numerator))
        case Name(name):
            expression, factor = leaf(name)
            return Scaled(expression, 1, 1, 0).times(factor)
        case Negative(operand):
            inner = scaled(operand, leaf)
            return inner and inner.times(Fraction(-1))
        case Operation(operator, left, right):
            return _joined(operator, scaled(left, leaf), scaled(right, leaf))
        case Call("abs", (operand,)):
            inner = scaled(operand, leaf)
            return inner and inner._replace(value=_absolute(inner.value))
        case Call("min" | "max", arguments):
            return _extreme(node.function, [scaled(argument, leaf) for argument in arguments])
        case _:
            return None


def _absolute(value: Term) -> Term:
    return abs(value) if isinstance(value, int) else value.abs()


def aligned(parts: Sequence[Scaled]) -> tuple[list[Term], Scaled]:
    """The parts' values at one scale, and the bounds of them all together."""
    scale = lcm(*(part.scale for part in parts))
    weight = sum(part.weight * (scale // part.scale) for part in parts)
    constant = sum(part.constant * (scale // part.scale) for part in parts)
    steps = sum(part.steps for part in parts) + len(parts)
    together = Scaled(0, scale, weight, constant, steps, any(part.hides for part in parts))
    return [part.at(scale) for part in parts], together


def _joined(operator: str, left: Scaled | None, right: Scaled | None) -> Scaled | None:
    if left is None or right is None:
        return None
    if operator in "+-":
        (first, second), together = aligned((left, right))
        return together._replace(value=first + second if operator == "+" else first - second)
    if operator == "*" and isinstance(left.value, int):
        return right.times(Fraction(left.value, left.scale))
    if isinstance(right.value, int) and (operator == "*" or right.value):
        factor = Fraction(right.value, right.scale)
        return left.times(factor if operator == "*" else 1 / factor)
    return None


def _extreme(function: str, parts: Sequence[Scaled | None]) -> Scaled | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    values, together = aligned(known)
    if all(isinstance(value, int) for value in values):
        constants = [value for value in values if isinstance(value, int)]
        return together._replace(value=min(constants) if function == "min" else max(constants))
    choose = nw.min_horizontal if function == "min" else nw.max_horizontal
    return together._replace(
        value=choose(*(nw.lit(value) if isinstance(value, int) else value for value in values)), hides=True
    )
