"""Flags: where a check may not hold and where it is undetermined, and the exact arithmetic that they are made of."""

from __future__ import annotations

from typing import NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.nodes import Node
from check_data.returns.scaled import Scaled, Term, aligned, scaled
from check_data.returns.standing import LARGEST, Standing, Standings, as_floats, on_grid

OVERFLOW = 2**62
"""Whole numbers of 64 bits stay below it, so that no sum of them wraps around unseen."""

_STEPS = 2**11
"""Weight times operations up to which an error of floats stays below a quarter of the last decimal."""

_FAILED = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Flag(NamedTuple):
    """One check: where it may not hold, where it is undetermined beside missing figures, and up to which size of
    whole numbers its arithmetic is exact.
    """

    doubtful: nw.Expr
    undetermined: tuple[nw.Expr, ...] = ()
    largest: int = OVERFLOW
    hides: bool = False


ALL = Flag(nw.lit(True), hides=True)
"""The flag of a check that is decided record by record."""

CERTAIN = Flag(nw.lit(False))
"""The flag of a check that holds of itself."""

NONE = Flag(nw.lit(False), (nw.lit(True),))
"""The flag of a check that no record decides: its units do not fit."""


class Arithmetic(NamedTuple):
    """How the figures of a check are calculated with: as whole numbers, or as floats of so many decimals."""

    integral: bool
    digits: int = 0

    def of(self, figure: Standing, end: nw.Expr) -> nw.Expr:
        """An end of a figure as this arithmetic takes it."""
        return end if self.integral or not figure.integral else as_floats(end)

    @property
    def half(self) -> float:
        """Half of the last decimal: what is nearer to 0 is 0."""
        return 0.0 if self.integral else 0.5 / 10**self.digits


def arithmetic_of(figures: Standings) -> Arithmetic | None:
    """The arithmetic of a check over some figures; None where their decimals are not known."""
    if all(figure.integral for figure in figures.values()):
        return Arithmetic(True)
    digits = [0 if figure.integral else figure.digits for figure in figures.values()]
    known = [each for each in digits if each is not None]
    return Arithmetic(False, max(known)) if len(known) == len(digits) else None


def side_of(node: Node, figures: Standings, arithmetic: Arithmetic) -> Scaled | None:
    """A side of a comparison at the least values of its figures; None where it is no sum of multiples."""
    return scaled(node, lambda name: (arithmetic.of(figures[name], figures[name].low), figures[name].factor))


def compared_exactly(
    operator: str, left: Scaled | None, right: Scaled | None, arithmetic: Arithmetic
) -> tuple[nw.Expr, Scaled] | None:
    """Where two sides fail to compare, and the bounds of both; None where the arithmetic does not reach so far."""
    if left is None or right is None:
        return None
    (first, second), both = aligned((left, right))
    if not reaches(both, arithmetic) or not (isinstance(first, nw.Expr) or isinstance(second, nw.Expr)):
        return None
    return _fails(operator, first, second, arithmetic.half), both


def reaches(both: Scaled, arithmetic: Arithmetic) -> bool:
    """Whether the arithmetic is exact for two sides, at any size of figures that passes `guarded`."""
    if arithmetic.integral:
        return both.constant < OVERFLOW
    return both.weight * both.steps < _STEPS and both.constant * 10**arithmetic.digits < LARGEST


def guarded(fails: nw.Expr, both: Scaled, figures: Standings, arithmetic: Arithmetic) -> Flag:
    """A flag whose figures are as its arithmetic needs them; where they are not, the record is a candidate."""
    for condition in soundness(figures, arithmetic):
        fails = fails | ~condition
    largest = (OVERFLOW - both.constant) // max(both.weight, 1) if arithmetic.integral else OVERFLOW
    return Flag(fails, largest=largest, hides=both.hides)


def soundness(figures: Standings, arithmetic: Arithmetic) -> list[nw.Expr]:
    """Where the arithmetic may be trusted."""
    conditions = []
    for figure in figures.values():
        conditions += [] if figure.sound is None else [figure.sound]
        if arithmetic.integral:
            continue
        for end in (figure.low,) if figure.low is figure.high else (figure.low, figure.high):
            if figure.integral:
                conditions.append(end.abs() < LARGEST // 10**arithmetic.digits)
            elif figure.printed:
                conditions.append((end.abs() < LARGEST / 10**arithmetic.digits) | ~end.is_finite())
            else:
                conditions.append(on_grid(end, arithmetic.digits))
    return conditions


def _fails(operator: str, left: Term, right: Term, half: float) -> nw.Expr:
    """Where values that are exact but for less than ``half`` do not compare."""
    if not half:
        return _compared(_FAILED[operator], left, right)
    gap = left - right
    assert isinstance(gap, nw.Expr)  # a side without figures is compared to one with them
    match operator:
        case "==":
            return gap.abs() > half
        case "!=":
            return gap.abs() < half
        case "<":
            return gap > -half
        case "<=":
            return gap > half
        case ">":
            return gap < half
        case _:
            return gap < -half


def _compared(operator: str, left: Term, right: Term) -> nw.Expr:
    if isinstance(left, int):
        return _compared(TURNED[operator], right, left)
    match operator:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right
