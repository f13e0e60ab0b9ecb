"""Comparisons as alternatives of linear ones: what is not equal is more or less, a size is one of two signs, a quotient
is multiplied out by the sign of its divisor.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from check_data.agreement.affine import affine, quotient
from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Number, Operation, walk

_ZERO = Number(Fraction(0), "0")
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}


def pieces(comparison: Comparison) -> list[tuple[Comparison, ...]] | None:
    """The ways in which a plain comparison may hold, each as simpler comparisons; None where it is simple itself."""
    operator, left, right = comparison
    if operator == "!=":
        return [(Comparison("<", left, right),), (Comparison(">", left, right),)]
    for side in (left, right):
        for node in walk(side):
            if isinstance(node, Call) and node.function in ("abs", "min", "max"):
                return list(_chosen(comparison, node))
    return _multiplied(comparison)


def _chosen(comparison: Comparison, call: Call) -> Iterator[tuple[Comparison, ...]]:
    """Which of its values a call has."""
    if call.function == "abs":
        (inner,) = call.arguments
        yield Comparison(">=", inner, _ZERO), _with(comparison, call, inner)
        yield Comparison("<=", inner, _ZERO), _with(comparison, call, Negative(inner))
        return
    sign = "<=" if call.function == "min" else ">="
    for at, each in enumerate(call.arguments):
        others = (*call.arguments[:at], *call.arguments[at + 1 :])
        yield *(Comparison(sign, each, other) for other in others), _with(comparison, call, each)


def _with(comparison: Comparison, old: Node, new: Node) -> Comparison:
    return Comparison(comparison.operator, _put(comparison.left, old, new), _put(comparison.right, old, new))


def _put(node: Node, old: Node, new: Node) -> Node:
    if node == old and type(node) is type(old):
        return new
    match node:
        case Negative(operand):
            return Negative(_put(operand, old, new))
        case Operation(sign, left, right):
            return Operation(sign, _put(left, old, new), _put(right, old, new))
        case Call(function, arguments):
            return Call(function, tuple(_put(each, old, new) for each in arguments))
        case _:
            return node


def _multiplied(comparison: Comparison) -> list[tuple[Comparison, ...]] | None:
    operator, left, right = comparison
    if affine(left) is None and quotient(left) is not None:
        of, other = quotient(left), right
    elif affine(right) is None and quotient(right) is not None:
        of, other, operator = quotient(right), left, _TURNED[operator]
    else:
        return None
    assert of is not None
    above = Operation("*", _number(of.factor), of.above)
    whole = Operation("+", above, Operation("*", _number(of.constant), of.below))
    against = Operation("*", other, of.below)
    return [
        (Comparison(">", of.below, _ZERO), Comparison(operator, whole, against)),
        (Comparison("<", of.below, _ZERO), Comparison(_TURNED[operator], whole, against)),
    ]


def _number(value: Fraction) -> Number:
    return Number(value, str(value))


def with_values(node: Node, values: dict[str, Fraction]) -> Node:
    """A node with numbers in place of the fields that have one value."""
    match node:
        case Name(name) if name in values:
            return _number(values[name])
        case Negative(operand):
            return Negative(with_values(operand, values))
        case Operation(sign, left, right):
            return Operation(sign, with_values(left, values), with_values(right, values))
        case Call(function, arguments):
            return Call(function, tuple(with_values(each, values) for each in arguments))
        case _:
            return node
