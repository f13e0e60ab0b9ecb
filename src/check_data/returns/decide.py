"""The exact verdict on one record and check, from the cells: what the screen leaves open is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.agreement.evaluate import evaluate
from check_data.figures.units import DATE
from check_data.findings import Verdict
from check_data.reading.phrase import NotUnderstood
from check_data.returns.form import Form
from check_data.returns.points import Exact, compiled
from check_data.tables.cells import Described, is_number, number, quantity
from check_data.tables.values import is_missing

REMEMBERED = 100_000
"""Outcomes of a check that are kept, for cells that come again."""

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
        self._points = compiled(check.expression) if form.units_fit(check) else None
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
        values = self._values(cells) if self._points else None
        if values is not None and self._points:
            return self._points(values)
        quantities = self.quantities(cells)
        if any(each.reading is None for each in quantities.values()):
            return MISSING
        return evaluate(self.check.expression, quantities)

    def _values(self, cells: Sequence[Cell]) -> list[Exact] | None:
        """The one value of each figure; None where one has not just one."""
        values = []
        for cell, column, factor in zip(cells, self._columns, self._factors, strict=True):
            value = _value(cell, column)
            if value is None:
                return None
            values.append(value if factor is None else value * factor)
        return values

    def _quantity(self, cell: Cell, column: Described) -> Quantity:
        try:
            return quantity(cell.value, column, self._form.reader, (cell.lower, cell.upper))
        except NotUnderstood:
            return Quantity("" if is_missing(cell.value) else str(cell.value), None, column.meant)


def _value(cell: Cell, column: Described) -> Exact | None:
    if column.radius or column.meant == DATE or not is_number(cell.value) or is_missing(cell.value):
        return None
    if not (is_missing(cell.lower) and is_missing(cell.upper)):
        return None
    try:
        value = number(cell.value)
    except NotUnderstood:
        return None
    return None if column.whole and value.denominator != 1 else value
