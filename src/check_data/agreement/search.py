"""Deciding what bounds cannot: a box is split at its widest figure and every half is tried, within a budget.

Needed where a figure occurs twice in a non-linear check and where whole numbers decide. What the budget leaves open
is said to be: it is neither a mistake nor an agreement.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from check_data.agreement.affine import decided
from check_data.agreement.bounds import Box, Range, bounds
from check_data.agreement.contraction import Steps, contract
from check_data.agreement.linear import can_be_zero, difference
from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Operation, children, walk
from check_data.agreement.too_much import TooMuch
from check_data.figures.interval import Interval
from check_data.limits import limits

COUNTS = 6
"""Open counts of things in one linear check up to which whole numbers are searched for."""


_A_BOX = 16
"""Steps a figure that it takes to try a box."""


def can_hold(comparisons: Sequence[Comparison], box: Box) -> bool:
    """Whether some values in the box satisfy all plain comparisons. False is a proof.

    Raises:
        ZeroDivisionError: a divisor may be 0.
        TooMuch: it takes more steps than there may be.

    """
    if len(comparisons) == 1 and (plainly := decided(comparisons[0], box)) is not None:
        return plainly
    for comparison in comparisons:
        for side in (comparison.left, comparison.right):
            bounds(side, box)
    if not _each_can_hold(comparisons, box):
        return False
    names = tuple(dict.fromkeys(name for each in comparisons for name in _undecided_by_bounds(each, box)))
    if len(comparisons) == 1 and not names:
        return True
    narrowed = contract(comparisons, box)
    if narrowed is None or not _each_can_hold(comparisons, narrowed) or not _jointly(comparisons, narrowed):
        return False
    return not names or _some_part_can_hold(comparisons, narrowed, names)


def _jointly(comparisons: Sequence[Comparison], box: Box) -> bool:
    if len(comparisons) == 1:
        return True
    from check_data.agreement.joint import jointly_feasible  # few checks are solved together

    return jointly_feasible(comparisons, box)


def _each_can_hold(comparisons: Iterable[Comparison], box: Box) -> bool:
    return all(can_be_zero(difference(each, box), box, each.operator) for each in comparisons)


def _undecided_by_bounds(comparison: Comparison, box: Box) -> list[str]:
    """The figures for which bounds may be too wide: all of a non-linear check, and counts that must be whole.

    Of arithmetic in which every figure occurs once, bounds are exact (Moore 1966, on natural interval extensions).
    """
    sides = (comparison.left, comparison.right)
    names = [name for side in sides for name in _names(side)]
    counts = [name for name in names if box[name].whole and not box[name].interval.exact]
    if not all(_is_linear(side) for side in sides):
        once = len(set(names)) == len(names) and not counts
        return [] if once and not any(isinstance(node, Call) for side in sides for node in walk(side)) else names
    return counts if 1 < len(counts) <= COUNTS else []


def _names(node: Node) -> Iterator[str]:
    return (each.id for each in walk(node) if isinstance(each, Name))


def _is_linear(node: Node) -> bool:
    match node:
        case Operation("*", left, right):
            return _is_linear(left) and _is_linear(right) and not (_has_names(left) and _has_names(right))
        case Operation("/", left, right):
            return _is_linear(left) and not _has_names(right)
        case Name() | Negative() | Operation():
            return all(_is_linear(child) for child in children(node))
        case _:
            return not _has_names(node)


def _has_names(node: Node) -> bool:
    return next(_names(node), None) is not None


def _some_part_can_hold(comparisons: Sequence[Comparison], box: Box, names: Sequence[str]) -> bool:
    free, continuous, signs = _free_names(comparisons, box), _is_continuous(comparisons, box), set[bool]()
    steps, waiting = Steps(limits().search_steps), deque([box])
    deep = False
    while waiting:
        # The last one goes deep, the first one wide: either alone may stay for ever where only open ends meet.
        deep = not deep
        part = waiting.pop() if deep else waiting.popleft()
        if not all(map(steps.take, comparisons)) or not steps.spend(_A_BOX * len(box)):
            raise TooMuch
        if _each_can_hold(comparisons, _witness(part, free)):
            return True
        if continuous and len(signs := signs | {_is_above(comparisons[0], _witness(part, frozenset()))}) > 1:
            return True
        for half in _halves(part, names, box):
            narrowed = contract(comparisons, half, steps)
            if narrowed is not None and _each_can_hold(comparisons, narrowed):
                waiting.append(narrowed)
    return False


def _is_continuous(comparisons: Sequence[Comparison], box: Box) -> bool:
    """Whether this is one equality whose sides change without jumps: if one side is less for some values and more for
    others, both are the same in between (for a number that need not be a rational).
    """
    if len(comparisons) > 1 or comparisons[0].operator != "==":
        return False
    nodes = [node for side in (comparisons[0].left, comparisons[0].right) for node in walk(side)]
    return not any(
        (isinstance(node, Name) and box[node.id].whole and not box[node.id].interval.exact)
        or (isinstance(node, Call) and node.function == "round")
        for node in nodes
    )


def _is_above(comparison: Comparison, point: Box) -> bool:
    """Whether the left side is the larger one at a point."""
    above = (bounds(comparison.left, point) - bounds(comparison.right, point)).lower
    return above is not None and above > 0


def _free_names(comparisons: Sequence[Comparison], box: Box) -> frozenset[str]:
    """A figure for each comparison that may keep all its values in a witness: with the others fixed, bounds are exact
    for what occurs once and is not whole.
    """
    of_each = [[*_names(each.left), *_names(each.right)] for each in comparisons]
    times = Counter(name for names in of_each for name in names)
    once = ([name for name in names if times[name] == 1 and not box[name].whole] for names in of_each)
    return frozenset(names[0] for names in once if names)


def _witness(box: Box, free: frozenset[str]) -> Box:
    """One value of each figure but the free ones: if it satisfies everything, the search is over."""
    return {
        name: figure if name in free else Range(Interval.exactly(_simple(figure.interval)), figure.whole)
        for name, figure in box.items()
    }


def _simple(interval: Interval) -> Fraction:
    """A value of the interval with few digits: most often what was meant, if anything was."""
    middle = _middle(interval)
    shorter = (middle.limit_denominator(10**digits) for digits in range(10))
    return next((each for each in shorter if each in interval), middle)


def _middle(interval: Interval) -> Fraction:
    lower, upper = interval.lower, interval.upper
    if lower is not None and upper is not None:
        return (lower + upper) / 2
    if lower is not None:
        return lower + max(abs(lower), Fraction(1))
    return upper - max(abs(upper), Fraction(1)) if upper is not None else Fraction(0)


def _halves(box: Box, names: Sequence[str], start: Box) -> list[Box]:
    """The box in two at that of the named figures which is widest by its width at the start, at any other's once those
    have one value each.

    Some figure has more: a box of single values that can hold is its own witness.
    """
    open_names = [name for name in names if not box[name].interval.exact]
    open_names = open_names or [name for name, figure in box.items() if not figure.interval.exact]
    widest = max(open_names, key=lambda name: _width(box[name].interval, start[name].interval))
    at = _middle(box[widest].interval)
    parts = (Interval(None, at), Interval(at, None, lower_closed=False))
    halves = (box[widest].narrowed(part) for part in parts)
    return [{**box, widest: half} for half in halves if half is not None]


def _width(interval: Interval, start: Interval) -> tuple[int, Fraction]:
    """How wide a range is, by what it was, or by its ends where that was without end: an unbounded one is widest."""
    if interval.lower is None or interval.upper is None:
        return (1, Fraction(0))
    if start.lower is not None and start.upper is not None:
        size = start.upper - start.lower
    else:
        size = max(abs(interval.lower), abs(interval.upper))
    return (0, (interval.upper - interval.lower) / size if size else Fraction(0))
