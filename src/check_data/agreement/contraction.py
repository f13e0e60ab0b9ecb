"""Constraint propagation: narrowing every figure to what the checks leave it, and deciding what intervals can't.

Forward evaluation and backward narrowing as in HC4-revise (Benhamou, Goualard, Granvilliers, Puget 1999); a box
that empties proves that the checks cannot hold. Where a figure occurs twice in a non-linear check, or whole numbers
decide, the box is split and every half is tried, within a budget: what the budget leaves open counts as possible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from check_data.agreement.bounds import Box, Range, bounds, combine
from check_data.agreement.expression import Comparison, Name, Negative, Node, Operation, children, walk
from check_data.agreement.linear import can_be_zero, difference
from check_data.figures.interval import Interval

ROUNDS = 8
"""Sweeps over the checks for one box; narrowing mostly ends after two."""

BOXES = 256
"""Boxes tried for one question before it is left open."""


def can_hold(comparisons: Sequence[Comparison], box: Box) -> bool:
    """Whether some values in the box may satisfy all plain comparisons. False is a proof, True may be a doubt.

    Raises:
        ZeroDivisionError: a divisor may be 0.
    """
    if not _each_can_hold(comparisons, box):
        return False
    narrowed = contract(comparisons, box)
    if narrowed is None:
        return False
    names = _split_names(comparisons)
    return not names or _some_part_can_hold(comparisons, narrowed, names)


def contract(comparisons: Iterable[Comparison], box: Box) -> Box | None:
    """The box without values that no solution has; None where there is no solution."""
    checks = list(comparisons)
    current: dict[str, Range] = dict(box)
    for _ in range(ROUNDS):
        before = dict(current)
        for comparison in checks:
            if not _apply(comparison, current):
                return None
        if current == before:
            break
    return current


def _each_can_hold(comparisons: Iterable[Comparison], box: Box) -> bool:
    return all(can_be_zero(difference(each, box), box, each.operator) for each in comparisons)


def _apply(comparison: Comparison, box: dict[str, Range]) -> bool:
    left, right = bounds(comparison.left, box), bounds(comparison.right, box)
    wanted_left, wanted_right = _allowed(comparison.operator, left, right)
    return _push(comparison.left, wanted_left, box) and _push(comparison.right, wanted_right, box)


def _allowed(operator: str, left: Interval, right: Interval) -> tuple[Interval, Interval]:
    match operator:
        case "==":
            return right, left
        case "<" | "<=":
            closed = operator == "<="
            return (
                Interval(None, right.upper, upper_closed=closed and right.upper_closed),
                Interval(left.lower, None, lower_closed=closed and left.lower_closed),
            )
        case ">" | ">=":
            wanted_right, wanted_left = _allowed("<" if operator == ">" else "<=", right, left)
            return wanted_left, wanted_right
        case _:
            return left, right


def _push(node: Node, wanted: Interval, box: dict[str, Range]) -> bool:
    """Narrow the figures below ``node`` to where it can still lie in ``wanted``; False where nothing is left."""
    match node:
        case Name(name):
            narrowed = box[name].narrowed(wanted)
            if narrowed is None:
                return False
            box[name] = narrowed
            return True
        case Negative(operand):
            return _push(operand, -wanted, box)
        case Operation(operator, left, right):
            first, second = bounds(left, box), bounds(right, box)
            result = combine(operator, first, second).intersect(wanted)
            if result is None:
                return False
            return _push(left, _left_operand(operator, result, first, second), box) and _push(
                right, _right_operand(operator, result, first, second), box
            )
        case _:
            return bounds(node, box).intersect(wanted) is not None


def _left_operand(operator: str, result: Interval, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return result - right
        case "-":
            return result + right
        case "*":
            return left if 0 in right else result / right
        case _:
            return result * right


def _right_operand(operator: str, result: Interval, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return result - left
        case "-":
            return left - result
        case "*":
            return right if 0 in left else result / left
        case _:
            return right if 0 in result else left / result


def _split_names(comparisons: Iterable[Comparison]) -> tuple[str, ...]:
    """The figures of which bounds alone may be too wide: those that a non-linear check holds."""
    names: Counter[str] = Counter()
    for comparison in comparisons:
        for side in (comparison.left, comparison.right):
            if not _is_linear(side):
                names.update(node.id for node in walk(side) if isinstance(node, Name))
                names.update(
                    node.id
                    for other in (comparison.left, comparison.right)
                    for node in walk(other)
                    if isinstance(node, Name)
                )
    return tuple(names)


def _is_linear(node: Node) -> bool:
    match node:
        case Operation("*" | "/", left, right):
            return not (_has_names(left) and _has_names(right)) and not (
                node.operator == "/" and _has_names(right)
            )
        case Name() | Negative() | Operation():
            return all(_is_linear(child) for child in children(node))
        case _:
            return not _has_names(node)


def _has_names(node: Node) -> bool:
    return any(isinstance(each, Name) for each in walk(node))


def _some_part_can_hold(comparisons: Sequence[Comparison], box: Box, names: Sequence[str]) -> bool:
    waiting = [box]
    for _ in range(BOXES):
        if not waiting:
            return False
        part = waiting.pop()
        if _witness(comparisons, part):
            return True
        for half in _halves(part, names):
            narrowed = contract(comparisons, half)
            if narrowed is not None and _each_can_hold(comparisons, narrowed):
                waiting.append(narrowed)
    return bool(waiting)


def _witness(comparisons: Sequence[Comparison], box: Box) -> bool:
    """Whether one point of the box, its middle, satisfies everything."""
    middle = {name: Range(Interval.exactly(_middle(figure))) for name, figure in box.items()}
    return _each_can_hold(comparisons, middle)


def _middle(figure: Range) -> Fraction:
    lower, upper = figure.interval.lower, figure.interval.upper
    if lower is None or upper is None:
        at = lower + 1 if lower is not None else upper - 1 if upper is not None else Fraction(0)
    else:
        at = (lower + upper) / 2
    return Fraction(round(at)) if figure.whole and round(at) in figure.interval else at


def _halves(box: Box, names: Sequence[str]) -> list[Box]:
    """The box in two at its widest figure; none where every figure has one value."""
    open_names = [name for name in names if not box[name].interval.exact]
    if not open_names:
        return []
    widest = max(open_names, key=lambda name: _width(box[name].interval))
    at = _middle(box[widest])
    parts = (Interval(None, at), Interval(at, None, lower_closed=False))
    halves = (box[widest].narrowed(part) for part in parts)
    return [{**box, widest: half} for half in halves if half is not None]


def _width(interval: Interval) -> tuple[int, Fraction]:
    if interval.lower is None or interval.upper is None:
        return (1, Fraction(0))
    size = max(abs(interval.lower), abs(interval.upper))
    return (0, (interval.upper - interval.lower) / size if size else Fraction(0))
