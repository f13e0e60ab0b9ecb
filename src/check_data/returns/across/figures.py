"""The figures of a table by record: what a cell means is worked out when it is asked for, each different one once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from check_data.agreement.check import Quantity
from check_data.figures.units import DATE
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.returns.across.numbers import Numbers
from check_data.returns.across.values import Values, values_of
from check_data.returns.byplace import ByPlace
from check_data.returns.decide import REMEMBERED, Cell
from check_data.tables.cells import Described, quantity
from check_data.tables.values import is_missing


class Figures(ByPlace[Quantity]):
    """One figure by place, from the cells of its values and those of its ends; None for what has no column.

    ``unread`` and ``first_unread`` are how many texts no grammar reads, and the first of them.
    """

    def __init__(
        self, columns: Sequence[Sequence[object] | None], size: int, described: Described, reader: Reader
    ) -> None:
        self.described = described
        self.unread = 0
        self.first_unread = ""
        self._columns = columns
        self._reader = reader
        self._known: dict[object, Quantity] = {}
        self._missing = Quantity("", None, described.meant)
        of: Callable[[int], Quantity] = self._said
        if columns[0] is not None and not isinstance(columns[0], Numbers):
            # Texts are read in any case, to say how many can't be.
            said = [self._counted(place) for place in range(size)]
            of = said.__getitem__
        super().__init__(size, of)

    def values(self) -> Values | None:
        """The figure as numbers in bulk; None where it is more than that."""
        value, *ends = self._columns
        if not isinstance(value, Numbers) or any(end is not None for end in ends) or self.described.meant == DATE:
            return None
        return values_of(value.values, value.gaps, self.described)

    def _counted(self, place: int) -> Quantity:
        found = self._said(place)
        if found.reading is None and found.quote and isinstance(self._cell(place).value, str):
            self.first_unread = self.first_unread or found.quote
            self.unread += 1
        return found

    def _cell(self, place: int) -> Cell:
        return Cell(*(None if column is None else column[place] for column in self._columns))

    def _said(self, place: int) -> Quantity:
        cell = self._cell(place)
        # NaN is no key of a dictionary: it is not itself.
        if all(map(is_missing, cell)):
            return self._missing
        key = tuple((type(part), part) for part in cell)
        known = self._known.get(key)
        if known is None:
            known = self._read(cell)
            if len(self._known) < REMEMBERED:
                self._known[key] = known
        return known

    def _read(self, cell: Cell) -> Quantity:
        try:
            return quantity(cell.value, self.described, self._reader, (cell.lower, cell.upper))
        except NotUnderstood:
            return self._missing._replace(quote=str(cell.value))
