"""The language of checks: figure names, decimal literals, arithmetic, comparisons and seven functions.

Parsed with Python's own `ast` against a whitelist, and never run. Names that no identifier is stand in backticks.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from check_data.agreement.backticks import Unended, unquoted
from check_data.agreement.formula import Rule
from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Number, Operation, walk
from check_data.limits import limits, setting
from check_data.patterns import lazily

LONGEST_EXPRESSION = 20_000

_DIGITS = lazily(r"\d+")

ARITY = {
    "sum": (1, None),
    "min": (1, None),
    "max": (1, None),
    "abs": (1, 1),
    "share": (2, 2),
    "growth": (2, 2),
    "days": (2, 2),
    "round": (1, 2),
}
JOINING = ("sum", "min", "max")
"""Functions that join several figures."""


class BadExpression(ValueError):
    """An expression that the language does not allow; the message says what and what to write instead."""


class Expression(NamedTuple):
    """A check: one comparison, or several that are chained; all must hold. ``rule`` is what one says that is more than
    that: then it is all of it, and there are no comparisons.
    """

    text: str
    comparisons: tuple[Comparison, ...]
    rule: Rule | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The figures, each once, in order of appearance."""
        if self.rule is not None:
            return self.rule.names
        found = (
            node.id
            for comparison in self.comparisons
            for side in (comparison.left, comparison.right)
            for node in walk(side)
            if isinstance(node, Name)
        )
        return tuple(dict.fromkeys(found))


def replaced(expression: Expression, nodes: Mapping[str, Node]) -> Expression:
    """An expression with other nodes in place of some figures."""
    comparisons = (
        Comparison(each.operator, _with(each.left, nodes), _with(each.right, nodes)) for each in expression.comparisons
    )
    return Expression(expression.text, tuple(comparisons))


def _with(node: Node, nodes: Mapping[str, Node]) -> Node:
    match node:
        case Name(name):
            return nodes.get(name, node)
        case Negative(operand):
            return Negative(_with(operand, nodes))
        case Operation(operator, left, right):
            return Operation(operator, _with(left, nodes), _with(right, nodes))
        case Call(function, arguments):
            return Call(function, tuple(_with(each, nodes) for each in arguments))
        case _:
            return node


def require_several(expression: Expression) -> None:
    """Pass where no function that joins figures is given one alone: of one it says nothing, and may be meant of a
    column.

    Raises:
        BadExpression: one is.

    """
    for comparison in expression.comparisons:
        for node in (*walk(comparison.left), *walk(comparison.right)):
            if isinstance(node, Call) and node.function in JOINING and len(node.arguments) == 1:
                raise BadExpression(
                    f"{node.function}() of one figure of a record is that figure: name several, as in "
                    f"{node.function}(a, b); over records there is sum(column)"
                )


def parse(text: str) -> Expression:
    """The check that ``text`` states.

    Raises:
        BadExpression: it is no comparison, or holds anything but names, literals, operators and known functions, or is
            larger than the limits.

    """
    return _whole(text, limits().digits, limits().nesting)


@lru_cache(maxsize=4096)
def _whole(text: str, digits: int, nesting: int) -> Expression:
    if len(text) > LONGEST_EXPRESSION:
        raise BadExpression(f"an expression of {len(text)} characters; at most {LONGEST_EXPRESSION} are taken")
    if any(len(found[0]) > digits for found in _DIGITS.finditer(text)):
        raise BadExpression(f"a literal of more than {digits} digits; the limit is {setting('digits')}")
    try:
        plain = unquoted(text.strip())
    except Unended as error:
        raise BadExpression(str(error)) from error
    try:
        parsed = _parsed(plain.text, nesting)
    except BadExpression as error:
        raise BadExpression(plain.said(str(error))) from error
    named = replaced(parsed, {placeholder: Name(name) for placeholder, name in plain.names.items()})
    return named._replace(text=text.strip())


def _parsed(text: str, nesting: int) -> Expression:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree = ast.parse(text, mode="eval")
        return Expression(text, tuple(_comparisons(tree.body, text, nesting)))
    except SyntaxError as error:
        raise BadExpression(f"not an expression: {error.msg} at column {error.offset}") from error
    except (RecursionError, MemoryError, ValueError) as error:
        if isinstance(error, BadExpression):
            raise
        raise BadExpression(f"not an expression: {error}") from error


_COMPARES: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def _comparisons(tree: ast.expr, text: str, deepest: int) -> Iterator[Comparison]:
    if not isinstance(tree, ast.Compare):
        raise BadExpression("a check compares: write ==, !=, <, <=, > or >= between two sides")
    sides = [_node(side, text, deepest) for side in (tree.left, *tree.comparators)]
    for operator, left, right in zip(tree.ops, sides[:-1], sides[1:], strict=True):
        if type(operator) not in _COMPARES:
            raise BadExpression("only ==, !=, <, <=, > and >= compare")
        yield Comparison(_COMPARES[type(operator)], left, right)


def _node(tree: ast.expr, text: str, deepest: int) -> Node:
    """The node of a tree that is nested no deeper."""
    if deepest < 0:
        raise BadExpression(f"nested too deep; the limit is {setting('nesting')}")
    match tree:
        case ast.Constant(value=bool() | str() | bytes() | complex() | None):
            raise BadExpression(f"only numbers are literals: {_shown(tree, text)}")
        case ast.Constant():
            return _literal(ast.get_source_segment(text, tree) or "")
        case ast.Name(id=name) if not name.startswith("__"):
            return Name(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negative(_node(operand, text, deepest - 1))
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            return Operation(
                _OPERATORS[type(operator)], _node(left, text, deepest - 1), _node(right, text, deepest - 1)
            )
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]) if function in ARITY:
            return _call(function, [_node(argument, text, deepest - 1) for argument in arguments])
        case _:
            raise BadExpression(
                f"not allowed in a check: {_shown(tree, text)} (only figure names, numbers, + - * /, "
                f"and {', '.join(ARITY)})"
            )


def _literal(source: str) -> Number:
    if not re.fullmatch(r"[\d_]++(?:\.[\d_]*+)?|\.[\d_]++", source):
        raise BadExpression(f"only decimal numbers are literals: {source}")
    return Number(Fraction(source.replace("_", "")), source)


def _call(function: str, arguments: list[Node]) -> Node:
    return made_call(function, arguments, ARITY[function])


def made_call(function: str, arguments: list[Node], arity: tuple[int, int | None]) -> Node:
    """A function of so many figures at least and at most (None: any number).

    Raises:
        BadExpression: it is given others.

    """
    least, most = arity
    if len(arguments) < least or (most is not None and len(arguments) > most):
        wanted = f"{least}" if least == most else f"{least} or more" if most is None else f"{least} to {most}"
        raise BadExpression(f"{function}() takes {wanted} figures, not {len(arguments)}")
    if function == "round" and len(arguments) == 2 and not _is_whole(arguments[1]):
        raise BadExpression("round() takes a whole number of digits")
    return Call(function, tuple(arguments))


def _is_whole(node: Node) -> bool:
    digits = node.operand if isinstance(node, Negative) else node
    return isinstance(digits, Number) and digits.value.denominator == 1 and digits.value <= 30


def _shown(tree: ast.expr, text: str) -> str:
    source = ast.get_source_segment(text, tree) or type(tree).__name__
    return source if len(source) <= 60 else source[:57] + "..."
