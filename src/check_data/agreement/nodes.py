"""What arithmetic and comparisons are made of: numbers, names of figures, and what joins them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple


class Number(NamedTuple):
    """A decimal literal, exact, with its text as written."""

    value: Fraction
    text: str


class Name(NamedTuple):
    """A figure."""

    id: str


class Negative(NamedTuple):
    """Minus an operand."""

    operand: Node


class Operation(NamedTuple):
    """Two operands joined by ``+``, ``-``, ``*`` or ``/``."""

    operator: str
    left: Node
    right: Node


class Call(NamedTuple):
    """A function of some operands."""

    function: str
    arguments: tuple[Node, ...]


Node = Number | Name | Negative | Operation | Call


class Comparison(NamedTuple):
    """``left`` compared to ``right`` by ``==``, ``!=``, ``<``, ``<=``, ``>`` or ``>=``."""

    operator: str
    left: Node
    right: Node


def children(node: Node) -> tuple[Node, ...]:
    """The operands of a node."""
    match node:
        case Negative(operand):
            return (operand,)
        case Operation(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    for child in children(node):
        yield from walk(child)
