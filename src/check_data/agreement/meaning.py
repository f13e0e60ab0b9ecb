"""What the functions of the language stand for, in arithmetic alone."""

from __future__ import annotations

from fractions import Fraction

from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Number, Operation

_ONE = Number(Fraction(1), "1")


def plain(node: Node) -> Node:
    """The node with ``sum``, ``share``, ``growth`` and ``days`` written out.

    share(part, whole) is part / whole; growth(now, before) is now / before - 1, in which ``before`` counts once;
    days(first, last) is last - first.
    """
    match node:
        case Number() | Name():
            return node
        case Negative(operand):
            return Negative(plain(operand))
        case Operation(operator, left, right):
            return Operation(operator, plain(left), plain(right))
        case Call("sum", arguments):
            return _total([plain(argument) for argument in arguments])
        case Call("share", (part, whole)):
            return Operation("/", plain(part), plain(whole))
        case Call("growth", (now, before)):
            return Operation("-", Operation("/", plain(now), plain(before)), _ONE)
        case Call("days", (first, last)):
            return Operation("-", plain(last), plain(first))
        case _:
            return Call(node.function, tuple(plain(argument) for argument in node.arguments))


def _total(parts: list[Node]) -> Node:
    """The sum as a balanced tree: a sum of a thousand figures stays ten deep."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return Operation("+", _total(parts[:half]), _total(parts[half:]))


def plain_comparison(comparison: Comparison) -> Comparison:
    """Both sides written out."""
    return Comparison(comparison.operator, plain(comparison.left), plain(comparison.right))


def digits_of(call: Call) -> int:
    """The second argument of ``round``; 0 where it is left out."""
    if len(call.arguments) == 1:
        return 0
    digits = call.arguments[1]
    negative, number = (True, digits.operand) if isinstance(digits, Negative) else (False, digits)
    assert isinstance(number, Number)  # the parser lets only whole numbers through
    return -int(number.value) if negative else int(number.value)
