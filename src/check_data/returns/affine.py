"""A comparison of sums as one sum of figures that are counted once each: left minus right."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from check_data.agreement.expression import Call, Comparison, Name, Negative, Node, Number, Operation, walk


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


def difference(comparison: Comparison) -> Affine | None:
    """Left minus right of a plain comparison; None where it is no sum of figures."""
    left, right = affine(comparison.left), affine(comparison.right)
    return left.plus(right, Fraction(-1)) if left is not None and right is not None else None


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
