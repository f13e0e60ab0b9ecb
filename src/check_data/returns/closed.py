"""Checks over figures with two closed ends each: whether exact bounds alone prove that they disagree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from check_data.agreement.expression import Expression
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.nodes import Call, Name, Negative, Node, Number, Operation
from check_data.returns.points import Exact, quotient, walk_sides

Ends = tuple[Exact, Exact]
_Bounds = Callable[[Sequence[Ends]], Ends]

_APART: Mapping[str, Callable[[Ends, Ends], bool]] = {
    "==": lambda left, right: left[0] > right[1] or right[0] > left[1],
    "!=": lambda left, right: left[0] == left[1] == right[0] == right[1],
    "<": lambda left, right: left[0] >= right[1],
    "<=": lambda left, right: left[0] > right[1],
    ">": lambda left, right: left[1] <= right[0],
    ">=": lambda left, right: left[1] < right[0],
}


def compiled(expression: Expression) -> Callable[[Sequence[Ends]], bool] | None:
    """A function from the ends of the expression's figures, in their order, to whether it surely disagrees.

    False is a doubt. None for expressions with `round`. The function raises ZeroDivisionError where a divisor may be 0.
    """
    comparisons = [plain_comparison(each) for each in expression.comparisons]
    if any(isinstance(node, Call) and node.function == "round" for node in walk_sides(comparisons)):
        return None
    place = {name: number for number, name in enumerate(expression.names)}
    compares = [(_APART[each.operator], _bounds(each.left, place), _bounds(each.right, place)) for each in comparisons]

    def disagrees(ends: Sequence[Ends]) -> bool:
        # Every side first: a divisor that may be 0 leaves the check undetermined, whatever the others say.
        found = [apart(left(ends), right(ends)) for apart, left, right in compares]
        return any(found)

    return disagrees


def exactly(expression: Expression) -> frozenset[str] | None:
    """The figures that may have several values for `compiled` to leave no doubt: the bounds of one comparison are what
    it can reach if each of those counts once in it (Moore 1966). None where there are several comparisons.
    """
    first, *others = expression.comparisons
    if others:
        return None
    named = [node.id for node in walk_sides([plain_comparison(first)]) if isinstance(node, Name)]
    return frozenset(name for name in named if named.count(name) == 1)


def _bounds(node: Node, place: Mapping[str, int]) -> _Bounds:
    match node:
        case Number(value):
            constant: Exact = value.numerator if value.denominator == 1 else value
            return lambda _: (constant, constant)
        case Name(name):
            at = place[name]
            return lambda ends: ends[at]
        case Negative(operand):
            inner = _bounds(operand, place)
            return lambda ends: _negative(inner(ends))
        case Operation(sign, left, right):
            join, first, second = _JOINS[sign], _bounds(left, place), _bounds(right, place)
            return lambda ends: join(first(ends), second(ends))
        case Call("abs", (operand,)):
            inner = _bounds(operand, place)
            return lambda ends: _absolute(inner(ends))
        case _:
            arguments, least = [_bounds(argument, place) for argument in node.arguments], node.function == "min"
            return lambda ends: _extreme([argument(ends) for argument in arguments], least)


def _negative(of: Ends) -> Ends:
    return -of[1], -of[0]


def _sum(left: Ends, right: Ends) -> Ends:
    return left[0] + right[0], left[1] + right[1]


def _difference(left: Ends, right: Ends) -> Ends:
    return left[0] - right[1], left[1] - right[0]


def _product(left: Ends, right: Ends) -> Ends:
    if left[0] is left[1] and right[0] is right[1]:  # most figures have one value
        product = left[0] * right[0]
        return product, product
    products = [a * b for a in left for b in right]
    return min(products), max(products)


def _quotient(left: Ends, right: Ends) -> Ends:
    if right[0] <= 0 <= right[1]:
        raise ZeroDivisionError
    if left[0] is left[1] and right[0] is right[1]:
        ratio = quotient(left[0], right[0])
        return ratio, ratio
    return _product(left, (quotient(1, right[1]), quotient(1, right[0])))


def _absolute(of: Ends) -> Ends:
    if of[0] >= 0:
        return of
    return (-of[1], -of[0]) if of[1] <= 0 else (0, max(-of[0], of[1]))


def _extreme(ends: Sequence[Ends], least: bool) -> Ends:
    choose = min if least else max
    return choose(low for low, _ in ends), choose(high for _, high in ends)


_JOINS: Mapping[str, Callable[[Ends, Ends], Ends]] = {
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _quotient,
}
