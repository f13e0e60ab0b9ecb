"""Linear forms: an expression collected so that each figure counts once, which makes interval sums exact."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd, lcm
from types import MappingProxyType
from typing import NamedTuple

from check_data.agreement.bounds import Box, Range, bounds
from check_data.agreement.nodes import Comparison, Name, Negative, Node, Number, Operation
from check_data.figures.interval import ZERO, Interval

_ONE = Number(Fraction(1), "1")


class Linear(NamedTuple):
    """``constant`` plus each term's node times its factor. A node that is no figure is a non-linear part."""

    constant: Fraction = Fraction(0)
    terms: Mapping[Node, Fraction] = MappingProxyType({})

    def plus(self, other: Linear, factor: Fraction) -> Linear:
        """This form plus another one times ``factor``; terms that cancel disappear."""
        terms = dict(self.terms)
        for node, times in other.terms.items():
            terms[node] = terms.get(node, Fraction(0)) + factor * times
        kept = {node: times for node, times in terms.items() if times}
        return Linear(self.constant + factor * other.constant, kept)

    @property
    def of_figures_only(self) -> bool:
        """Whether no part is non-linear."""
        return all(isinstance(node, Name) for node in self.terms)


def difference(comparison: Comparison, box: Box) -> Linear:
    """Left minus right of a plain comparison.

    Raises:
        ZeroDivisionError: a divisor may be 0.

    """
    return collect(comparison.left, box).plus(collect(comparison.right, box), Fraction(-1))


def collect(node: Node, box: Box) -> Linear:
    """A plain node as a linear form; a factor that has one value only in the box is a constant.

    Raises:
        ZeroDivisionError: a divisor may be 0.

    """
    match node:
        case Number(value):
            return Linear(value)
        case Name():
            return Linear(terms={node: Fraction(1)})
        case Negative(operand):
            return Linear().plus(collect(operand, box), Fraction(-1))
        case Operation("+", left, right):
            return collect(left, box).plus(collect(right, box), Fraction(1))
        case Operation("-", left, right):
            return collect(left, box).plus(collect(right, box), Fraction(-1))
        case Operation("*", left, right):
            return _product(node, collect(left, box), collect(right, box), box)
        case Operation("/", left, right):
            return _quotient(node, collect(left, box), right, box)
        case _:
            return Linear(terms={node: Fraction(1)})


def _product(node: Node, left: Linear, right: Linear, box: Box) -> Linear:
    for factor, other in ((left, right), (right, left)):
        values = spread(factor, box)
        if values.lower is not None and values.exact:
            return Linear().plus(other, values.lower)
    return Linear(terms={node: Fraction(1)})


def _quotient(node: Node, left: Linear, right: Node, box: Box) -> Linear:
    divisor, dividend = spread(collect(right, box), box), spread(left, box)
    one_over = divisor.reciprocal()
    if one_over.lower is not None and one_over.exact:
        return Linear().plus(left, one_over.lower)
    if dividend.lower is not None and dividend.exact:
        return Linear().plus(Linear(terms={Operation("/", _ONE, right): Fraction(1)}), dividend.lower)
    return Linear(terms={node: Fraction(1)})


def spread(form: Linear, box: Box) -> Interval:
    """The values that the form can have: exact where its terms share no figure."""
    total = Interval.exactly(form.constant)
    for node, factor in form.terms.items():
        total = total + bounds(node, box).scaled(factor)
    return total


def can_be_zero(form: Linear, box: Box, operator: str) -> bool:
    """Whether ``form operator 0`` can hold somewhere in the box; whole figures take whole numbers only."""
    counted = {node: factor for node, factor in form.terms.items() if _varies_in_steps(node, box)}
    others = {node: factor for node, factor in form.terms.items() if node not in counted}
    measured = spread(Linear(form.constant, others), box)
    whole = spread(Linear(terms=counted), box)
    if operator == "==":
        return _meet(-measured, whole, _step(list(counted.values())))
    total = measured + whole
    return _compares(total, operator)


def _compares(total: Interval, operator: str) -> bool:
    if operator == "!=":
        return total != ZERO
    if operator in (">", ">="):
        total, operator = -total, "<" if operator == ">" else "<="
    if total.lower is None or total.lower < 0:
        return True
    return operator == "<=" and total.lower == 0 and total.lower_closed


def _meet(wanted: Interval, possible: Interval, step: Fraction | None) -> bool:
    both = wanted.intersect(possible)
    return both is not None and (step is None or both.whole(step) is not None)


def _varies_in_steps(node: Node, box: Box) -> bool:
    if not isinstance(node, Name):
        return False
    figure: Range = box[node.id]
    return figure.whole and not figure.interval.exact


def _step(factors: list[Fraction]) -> Fraction | None:
    """The greatest number of which every sum of whole multiples of the factors is a multiple."""
    if not factors:
        return None
    below = lcm(*(factor.denominator for factor in factors))
    return Fraction(gcd(*(int(factor * below) for factor in factors)), below)
