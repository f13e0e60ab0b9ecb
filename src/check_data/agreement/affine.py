"""A comparison of sums as one sum of figures that are counted once each: left minus right."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from check_data.agreement.bounds import Box
from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Number, Operation, walk


class Affine(NamedTuple):
    """A constant and each figure's factor."""

    constant: Fraction = Fraction(0)
    factors: Mapping[str, Fraction] = MappingProxyType({})

    def plus(self, other: Affine, times: Fraction) -> Affine:
        """This sum plus another one times a number; figures that cancel disappear."""
        factors = dict(self.factors)
        for name, factor in other.factors.items():
            factors[name] = factors.get(name, Fraction(0)) + times * factor
        kept = {name: factor for name, factor in factors.items() if factor}
        return Affine(self.constant + times * other.constant, kept)


class Quotient(NamedTuple):
    """``factor * above / below + constant``."""

    above: Node
    below: Node
    factor: Fraction = Fraction(1)
    constant: Fraction = Fraction(0)


@lru_cache(maxsize=1 << 10)
def difference(comparison: Comparison) -> Affine | None:
    """Left minus right of a plain comparison; None where it is no sum of figures."""
    left, right = affine(comparison.left), affine(comparison.right)
    return left.plus(right, Fraction(-1)) if left is not None and right is not None else None


def decided(comparison: Comparison, box: Box) -> bool | None:
    """Whether a sum of figures compared with another can hold over closed intervals; None where that is no such
    comparison, or only whole numbers that lie apart may tell.

    Takes a fraction of what intervals of each partial sum take: it is what nearly all checks are.
    """
    form = difference(comparison)
    if form is None or comparison.operator == "!=":
        return None
    low, high = [form.constant], [form.constant]
    counted = measured = False
    for name, factor in form.factors.items():
        interval, whole = box[name]
        lower, upper = interval.lower, interval.upper
        if lower is None or upper is None or not (interval.lower_closed and interval.upper_closed):
            return None
        if lower is not upper and lower != upper:
            counted, measured = counted or whole, measured or not whole
        first, last = (lower, upper) if factor == 1 else (lower * factor, upper * factor)
        low.append(min(first, last))
        high.append(max(first, last))
    integral = all(each.denominator == 1 for each in (*low, *high))
    if counted and (measured or not integral or any(abs(factor) != 1 for factor in form.factors.values())):
        return None
    if integral:  # nearly always, and integers are added much faster
        return _meets_zero(comparison.operator, sum(e.numerator for e in low), sum(e.numerator for e in high))
    return _meets_zero(comparison.operator, sum(low), sum(high))


def _meets_zero(operator: str, least: Fraction | int, most: Fraction | int) -> bool:
    match operator:
        case "==":
            return least <= 0 <= most
        case "<":
            return least < 0
        case "<=":
            return least <= 0
        case ">":
            return most > 0
        case _:
            return most >= 0


def holds(operator: str, value: Fraction) -> bool:
    """Whether a value compares to 0."""
    return bool(value) if operator == "!=" else _meets_zero(operator, value, value)


def affine(node: Node) -> Affine | None:
    """A plain node as a sum; None where it is none."""
    match node:
        case Number(value):
            return Affine(value)
        case Name(name):
            return Affine(factors={name: Fraction(1)})
        case Negative(operand):
            inner = affine(operand)
            return inner and Affine().plus(inner, Fraction(-1))
        case Operation(operator, left, right):
            return _joined(operator, affine(left), affine(right))
        case _:
            return None


def _joined(operator: str, left: Affine | None, right: Affine | None) -> Affine | None:
    if left is None or right is None:
        return None
    if operator in "+-":
        return left.plus(right, Fraction(1 if operator == "+" else -1))
    if operator == "*" and not left.factors:
        return Affine().plus(right, left.constant)
    if not right.factors and (operator == "*" or right.constant):
        return Affine().plus(left, right.constant if operator == "*" else 1 / right.constant)
    return None


def quotient(node: Node) -> Quotient | None:
    """A plain node as one quotient of figures, times and plus numbers; None where it is none."""
    match node:
        case Negative(operand):
            inner = quotient(operand)
            return inner and _times(inner, Fraction(-1))
        case Operation("/", left, right) if _has_figures(right):
            return Quotient(left, right)
        case Operation(operator, left, right):
            return _shifted(operator, left, right)
        case _:
            return None


def _shifted(operator: str, left: Node, right: Node) -> Quotient | None:
    number = affine(right if _has_figures(left) else left)
    inner = quotient(left if _has_figures(left) else right)
    if number is None or number.factors or inner is None:
        return None
    value, first = number.constant, _has_figures(left)
    if operator == "*":
        return _times(inner, value) if value else None
    if operator == "/":
        return _times(inner, 1 / value) if first and value else None
    signed = inner if first or operator == "+" else _times(inner, Fraction(-1))
    return signed._replace(constant=signed.constant + (value if operator == "+" or not first else -value))


def _times(of: Quotient, factor: Fraction) -> Quotient:
    return of._replace(factor=of.factor * factor, constant=of.constant * factor)


def _has_figures(node: Node) -> bool:
    return any(isinstance(each, Name | Call) for each in walk(node))
