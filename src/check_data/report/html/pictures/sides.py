"""What a check compares: its sides, with their values under the readings that decided its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from check_data.agreement.arithmetic import Writer
from check_data.agreement.evaluate import box
from check_data.agreement.expression import Expression
from check_data.agreement.meaning import plain
from check_data.agreement.nodes import Call, Comparison, Name, Node, Operation, walk
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.findings import Verdict
from check_data.report.result import Verified


class Side(NamedTuple):
    """One side: as printed, what it may be, and that written out."""

    node: Node
    text: str
    values: Interval
    written: str


class Compared(NamedTuple):
    """The sides of a check from left to right, and the signs between them."""

    sides: tuple[Side, ...]
    operators: tuple[str, ...]
    writer: Writer
    comparison: Comparison

    def part(self, node: Node) -> Side:
        """A piece of the first comparison as a side of its own."""
        return _side(self.writer, node, self.comparison)

    def dates(self) -> list[Name]:
        """The days that the check names, in order."""
        names = dict.fromkeys(node for side in self.sides for node in walk(side.node) if isinstance(node, Name))
        return [name for name in names if self.writer.quantities[name.id].unit == DATE]


def compared(each: Verified) -> Compared:
    """The sides of a check that has a verdict."""
    expression, quantities = each.check.expression, each.quantities
    stated = each.outcome.verdict is Verdict.AGREES
    writer = Writer(quantities, box(expression, quantities, "stated" if stated else "rounded"))
    return Compared(
        tuple(_sides(expression, writer)),
        tuple(comparison.operator for comparison in expression.comparisons),
        writer,
        expression.comparisons[0],
    )


def addends(node: Node) -> tuple[Node, ...]:
    """The figures that a sum adds up; none where it is no plain sum of several."""
    match node:
        case Call("sum", arguments) if len(arguments) > 1:
            parts = arguments
        case Operation("+", left, right):
            parts = (*(addends(left) or (left,)), *(addends(right) or (right,)))
        case _:
            return ()
    return parts if all(isinstance(part, Name) for part in parts) else ()


def ratio(node: Node) -> tuple[Node, Node] | None:
    """The part and the whole of a share; None where it is none."""
    match plain(node):
        case Operation("/", part, whole):
            return part, whole
        case _:
            return None


def _sides(expression: Expression, writer: Writer) -> Iterator[Side]:
    first = expression.comparisons[0]
    yield _side(writer, first.left, first)
    for comparison in expression.comparisons:
        yield _side(writer, comparison.right, comparison)


def _side(writer: Writer, node: Node, comparison: Comparison) -> Side:
    """Units and shares are written as the comparison needs them."""
    return Side(node, writer.text(node), writer.interval(node, comparison), writer.value(node, comparison))
