"""Checks over figures that have one value each: exact rational arithmetic without intervals, record by record."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from check_data.agreement.check import Outcome
from check_data.agreement.expression import Expression
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Number, Operation, walk
from check_data.findings import Verdict

Exact = int | Fraction
_Value = Callable[[Sequence[Exact]], Exact]


def quotient(above: Exact, below: Exact) -> Exact:
    """An exact quotient."""
    if isinstance(above, int) and isinstance(below, int):
        return Fraction(above, below)  # one fraction instead of two
    return Fraction(above) / below


def walk_sides(comparisons: Sequence[Comparison]) -> Iterator[Node]:
    """All nodes of some comparisons."""
    return (node for each in comparisons for side in (each.left, each.right) for node in walk(side))


_COMPARES: Mapping[str, Callable[[Exact, Exact], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_JOINS: Mapping[str, Callable[[Exact, Exact], Exact]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": quotient,
}
_AGREES, _DISAGREES = Outcome(Verdict.AGREES), Outcome(Verdict.DISAGREES)
_ZERO = Outcome(Verdict.UNDETERMINED, "zero")


def compiled(expression: Expression) -> Callable[[Sequence[Exact]], Outcome] | None:
    """A function from the values of the expression's figures, in their order, to its outcome.

    None where one value each does not decide it: `round` may go either way.
    """
    comparisons = [plain_comparison(each) for each in expression.comparisons]
    if any(isinstance(node, Call) and node.function == "round" for node in walk_sides(comparisons)):
        return None
    place = {name: number for number, name in enumerate(expression.names)}
    compares = [
        (_COMPARES[each.operator], value_of(each.left, place), value_of(each.right, place)) for each in comparisons
    ]

    def outcome(values: Sequence[Exact]) -> Outcome:
        try:
            held = [compare(left(values), right(values)) for compare, left, right in compares]
        except ZeroDivisionError:
            return _ZERO
        return _AGREES if all(held) else _DISAGREES

    return outcome


def _size(value: Exact) -> Exact:
    return value if value >= 0 else -value


def value_of(node: Node, place: Mapping[str, int]) -> Callable[[Sequence[Exact]], Exact]:
    """A function from the values of figures, in their places, to that of a node without `round`."""
    match node:
        case Number(value):
            constant: Exact = value.numerator if value.denominator == 1 else value
            return lambda _: constant
        case Name(name):
            at = place[name]
            return lambda values: values[at]
        case Negative(operand):
            inner = value_of(operand, place)
            return lambda values: -inner(values)
        case Operation(sign, left, right):
            join, first, second = _JOINS[sign], value_of(left, place), value_of(right, place)
            return lambda values: join(first(values), second(values))
        case Call("abs", (operand,)):
            inner = value_of(operand, place)
            return lambda values: _size(inner(values))
        case _:
            arguments = [value_of(argument, place) for argument in node.arguments]
            if node.function == "min":
                return lambda values: min(argument(values) for argument in arguments)
            return lambda values: max(argument(values) for argument in arguments)
