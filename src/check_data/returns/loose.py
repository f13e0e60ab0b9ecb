"""Bounds of any expression as floats, with a tolerance: what holds beyond it surely holds, the rest is a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Number, Operation
from check_data.returns.standing import Standings, as_floats

TOLERANCE = 1e-9
"""Relative to the sizes of what was added up: far above the error of floats, far below what people print."""

_SHARP = 2.0**-10
"""Part of its size that a divisor must keep, so that its error stays small beside it."""

_HUGE = 1e250


class Bounds(NamedTuple):
    """A node: its least and greatest value (one object where there is one), and the size of what made it up."""

    low: nw.Expr
    high: nw.Expr
    size: nw.Expr
    sound: tuple[nw.Expr, ...] = ()
    zeros: tuple[nw.Expr, ...] = ()
    hides: bool = False

    @property
    def single(self) -> bool:
        """Whether there is one value."""
        return self.low is self.high


class Doubt(NamedTuple):
    """Where a comparison does not surely hold, where a divisor is 0, and whether missing figures may hide in it."""

    doubtful: nw.Expr
    undetermined: tuple[nw.Expr, ...]
    hides: bool


def doubtful(comparison: Comparison, figures: Standings) -> Doubt | None:
    """Where a plain comparison may fail; None where bounds of floats can never tell."""
    left, right = bounds(comparison.left, figures), bounds(comparison.right, figures)
    if left is None or right is None or (comparison.operator == "==" and left.single and right.single):
        return None
    tolerance = (left.size + right.size) * TOLERANCE
    holds = _holds(comparison.operator, left, right, tolerance)
    for sound in (*left.sound, *right.sound, tolerance < _HUGE):
        holds = holds & sound
    return Doubt(~holds, (*left.zeros, *right.zeros), left.hides or right.hides)


def _holds(operator: str, left: Bounds, right: Bounds, tolerance: nw.Expr) -> nw.Expr:
    match operator:
        case "==":
            return (right.high - left.low > tolerance) & (left.high - right.low > tolerance)
        case "!=":
            return (left.high - right.low > tolerance) | (right.high - left.low > tolerance)
        case "<" | "<=":
            return right.high - left.low > tolerance
        case _:
            return left.high - right.low > tolerance


def bounds(node: Node, figures: Standings) -> Bounds | None:
    """The bounds of a plain node; None for `round` and for numbers that no float holds."""
    match node:
        case Number(value):
            if value and not 1 / _HUGE < abs(value) < _HUGE:
                return None
            constant = nw.lit(float(value))
            return Bounds(constant, constant, nw.lit(float(abs(value))))
        case Name(name):
            return _figure(name, figures)
        case Negative(operand):
            return _negative(bounds(operand, figures))
        case Operation(operator, left, right):
            return _joined(operator, bounds(left, figures), bounds(right, figures), _is_plain(right))
        case Call("abs" | "min" | "max", arguments):
            return _extreme(node.function, [bounds(argument, figures) for argument in arguments])
        case _:
            return None


def _is_plain(node: Node) -> bool:
    return isinstance(node, Name | Number)


def _figure(name: str, figures: Standings) -> Bounds:
    figure = figures[name]
    low, high = (as_floats(end) if figure.integral else end for end in (figure.low, figure.high))
    if figure.factor != 1:
        low, high = low * float(figure.factor), high * float(figure.factor)
    sound = () if figure.sound is None else (figure.sound,)
    if figure.single:
        return Bounds(low, low, low.abs(), (*sound, low.is_finite()))
    radius = float(figure.radius * figure.factor)
    low, high = (low - radius, high + radius) if radius else (low, high)
    return Bounds(low, high, low.abs() + high.abs(), sound)


def _negative(of: Bounds | None) -> Bounds | None:
    if of is None:
        return None
    low = -of.high
    return of._replace(low=low, high=low if of.single else -of.low)


def _joined(operator: str, left: Bounds | None, right: Bounds | None, plain: bool) -> Bounds | None:
    if left is None or right is None:
        return None
    if operator == "-":
        return _joined("+", left, _negative(right), plain)
    both = left._replace(
        sound=(*left.sound, *right.sound), zeros=(*left.zeros, *right.zeros), hides=left.hides or right.hides
    )
    if operator == "+":
        low = left.low + right.low
        high = low if left.single and right.single else left.high + right.high
        return both._replace(low=low, high=high, size=left.size + right.size)
    if operator == "/":
        return _quotient(both, right, plain)
    return _product(both, right)


def _product(left: Bounds, right: Bounds) -> Bounds:
    # Of sizes beyond all floats a product with 0 would be no number, which some frames take for a missing one.
    left = left._replace(sound=(*left.sound, left.size < _HUGE, right.size < _HUGE))
    size = left.size * right.size
    if left.single and right.single:
        product = left.low * right.low
        return left._replace(low=product, high=product, size=size)
    ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return left._replace(low=nw.min_horizontal(*ends), high=nw.max_horizontal(*ends), size=size, hides=True)


def _quotient(left: Bounds, right: Bounds, plain: bool) -> Bounds:
    """A divisor that is a figure is 0 only where the figure is; one that was calculated must be clear of 0."""
    if right.single and plain:
        zero = right.low == 0
        for sound in right.sound:
            zero = zero & sound  # a number that is not to be trusted may be another than 0
        divisor = nw.when(right.low != 0).then(right.low)
        inverse = right._replace(low=1 / divisor, size=1 / divisor.abs())
        inverse = inverse._replace(high=inverse.low)
        return _product(left._replace(zeros=(*left.zeros, zero)), inverse)
    clear = clear_of_zero(right)
    low = 1 / right.high
    high = low if right.single else 1 / right.low
    inverse = right._replace(low=low, high=high, size=low.abs() + high.abs())
    return _product(left._replace(sound=(*left.sound, clear)), inverse)


def clear_of_zero(of: Bounds) -> nw.Expr:
    """Where a divisor is surely not 0, and its error small beside it."""
    return (of.low > of.size * _SHARP) | (of.high < of.size * -_SHARP)


def _extreme(function: str, parts: Sequence[Bounds | None]) -> Bounds | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if function == "abs":
        return _absolute(known[0])
    choose = nw.min_horizontal if function == "min" else nw.max_horizontal
    low = choose(*(part.low for part in known))
    high = low if all(part.single for part in known) else choose(*(part.high for part in known))
    size = known[0].size
    for part in known[1:]:
        size = size + part.size
    sound, zeros = (tuple(each for part in known for each in getattr(part, kind)) for kind in ("sound", "zeros"))
    return Bounds(low, high, size, sound, zeros, hides=True)


def _absolute(of: Bounds) -> Bounds:
    if of.single:
        value = of.low.abs()
        return of._replace(low=value, high=value)
    low = nw.max_horizontal(of.low, -of.high, nw.lit(0.0))
    return of._replace(low=low, high=nw.max_horizontal(of.low.abs(), of.high.abs()), hides=True)
