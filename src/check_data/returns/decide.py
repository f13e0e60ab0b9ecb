"""The exact verdict on one record and check, from the cells: what the screen leaves open is decided here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.agreement.evaluate import evaluate
from check_data.figures.units import DATE
from check_data.findings import Verdict
from check_data.reading.phrase import NotUnderstood
from check_data.returns import closed, points
from check_data.returns.closed import Ends
from check_data.returns.form import Form
from check_data.tables.cells import Described, is_number, number, quantity
from check_data.tables.values import is_missing

REMEMBERED = 100_000
"""Outcomes of a check that are kept, for cells that come again."""

_AGREES, _DISAGREES = Outcome(Verdict.AGREES), Outcome(Verdict.DISAGREES)
MISSING = Outcome(Verdict.UNDETERMINED, "missing")


class Cell(NamedTuple):
    """A figure of a record as the table holds it: its value, and the ends of its reading where they are given."""

    value: object
    lower: object = None
    upper: object = None


class Decider:
    """Decides one check of a form."""

    def __init__(self, check: Check, form: Form) -> None:
        self.check = check
        self._form = form
        self._columns = [form.described(name) for name in check.expression.names]
        # Numbers need no units but those of their columns: one value each is decided without intervals.
        fits = form.units_fit(check)
        self._points = points.compiled(check.expression) if fits else None
        self._apart = closed.compiled(check.expression) if fits else None
        once = closed.exactly(check.expression) or frozenset()
        names = check.expression.names
        self._once = [name in once and not each.whole for name, each in zip(names, self._columns, strict=True)]
        converts = form.converts(check)
        factors = [column.meant.factor if converts and column.meant else Fraction(1) for column in self._columns]
        self._factors = [None if factor == 1 else factor for factor in factors]
        self._known: dict[tuple[object, ...], Outcome] = {}

    @property
    def takes_numbers(self) -> bool:
        """Whether whole numbers in columns of their own decide it, without cells."""
        plain = all(not column.radius and column.meant != DATE for column in self._columns)
        return self._points is not None and plain and not any(self._factors)

    def of_numbers(self, values: Sequence[int]) -> Outcome:
        """The outcome over whole numbers, where it takes them."""
        assert self._points is not None
        return self._points(values)

    def of_ends(self, ends: Sequence[Ends]) -> Outcome | None:
        """The outcome over closed ends, one object where a figure has one value; None where they do not decide it."""
        if self._points is None or self._apart is None:
            return None
        if all(low is high for low, high in ends):
            return self._points([low for low, _ in ends])
        surely = _surely(self._apart, ends)
        if surely:
            return _DISAGREES
        if surely is False and all(low is high or once for (low, high), once in zip(ends, self._once, strict=True)):
            return _AGREES
        return None

    def outcome(self, cells: Sequence[Cell]) -> Outcome:
        """The outcome over the cells of the check's figures, in their order."""
        # Numbers that are equal may have different digits (0.1 in 32 and 64 bits): the type is part of the key.
        key = tuple((type(part), part) for cell in cells for part in cell)
        known = self._known.get(key)
        if known is None:
            known = self._decided(cells)
            if len(self._known) < REMEMBERED:
                self._known[key] = known
        return known

    def quantities(self, cells: Sequence[Cell]) -> dict[str, Quantity]:
        """What the cells say; a cell that can't be understood has no reading, like a missing one."""
        names = self.check.expression.names
        return {
            name: self._quantity(cell, column) for name, cell, column in zip(names, cells, self._columns, strict=True)
        }

    def _decided(self, cells: Sequence[Cell]) -> Outcome:
        ends = self._ends(cells)
        found = None if ends is None else self.of_ends(ends)
        if found is not None:
            return found
        quantities = self.quantities(cells)
        if any(each.reading is None for each in quantities.values()):
            return MISSING
        return evaluate(self.check.expression, quantities)

    def _ends(self, cells: Sequence[Cell]) -> list[Ends] | None:
        """The closed ends of each figure, one object where it has one value; None where one is no number."""
        found = []
        for cell, column, factor in zip(cells, self._columns, self._factors, strict=True):
            ends = _ends(cell, column)
            if ends is None:
                return None
            found.append(ends if factor is None else _times(ends, factor))
        return found

    def _quantity(self, cell: Cell, column: Described) -> Quantity:
        try:
            return quantity(cell.value, column, self._form.reader, (cell.lower, cell.upper))
        except NotUnderstood:
            return Quantity("" if is_missing(cell.value) else str(cell.value), None, column.meant)


def _surely(apart: Callable[[Sequence[Ends]], bool], ends: Sequence[Ends]) -> bool | None:
    """Whether bounds prove that the check disagrees; None where a divisor may be 0."""
    try:
        return apart(ends)
    except ZeroDivisionError:
        return None


def _times(ends: Ends, factor: Fraction) -> Ends:
    low, high = ends
    scaled = low * factor
    return (scaled, scaled) if low is high else (scaled, high * factor)


def _ends(cell: Cell, column: Described) -> Ends | None:
    """The ends of a cell of numbers; None where it is none, or the exact evaluator has to say what it means."""
    given = [part for part in (cell.lower, cell.upper) if not is_missing(part)]
    parts = given or [cell.value]
    if len(given) == 1 or column.meant == DATE or any(is_missing(each) or not is_number(each) for each in parts):
        return None
    try:
        values = [number(each) for each in parts]
    except NotUnderstood:
        return None
    if column.whole and any(each.denominator != 1 for each in values):
        return None
    low, high = values[0], values[-1]
    radius = (Fraction(floor(column.radius)) if column.whole else column.radius) if not given else 0
    return (low - radius, high + radius) if radius else (low, high) if low <= high else None
