"""The columns of a table that checks across records need, in memory: what each cell means, each different one once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.check import Quantity
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.returns.across.keys import Key, key_of
from check_data.returns.decide import REMEMBERED, Cell
from check_data.returns.eager import cells_of
from check_data.returns.engines import RECORD, Engine
from check_data.returns.frames import columns_of, require_figures
from check_data.tables.cells import UNDESCRIBED, Described, quantity
from check_data.tables.cells_unfit import Unfit
from check_data.tables.values import is_missing


class Needs(NamedTuple):
    """The figures of a table that are needed, and the columns that are keys; how figures are described and read."""

    figures: Sequence[str]
    columns: Sequence[str]
    described: Mapping[str, Described] = {}
    reader: Reader = Reader()


class Gathered(NamedTuple):
    """So many records: what each figure says in each of them, their keys by column, their numbers from 1, what names
    them, and the columns with cells that no grammar reads.
    """

    size: int
    figures: Mapping[str, Sequence[Quantity]]
    keys: Mapping[str, Sequence[Key]]
    numbers: Sequence[int]
    names: Sequence[object]
    unread: tuple[Unfit, ...] = ()


def gather(
    frame: nw.LazyFrame[Any] | nw.DataFrame[Any], engine: Engine, needs: Needs, name: str | None = None
) -> Gathered:
    """The records of a table that an engine has opened and numbered; ``name`` is the column that names them (None:
    their numbers do).

    Raises:
        NotRunnable: they can't be read.
        BadFrame: a column holds no figures. That all are there is for the caller to see to.

    """
    schema = frame.collect_schema()
    columns = [each for figure in needs.figures for each in columns_of(figure, schema.names()) if each is not None]
    require_figures(schema, columns)
    wanted = list(dict.fromkeys([*columns, *needs.columns, name or RECORD, RECORD]))
    return gathered(engine.batches(frame, wanted), needs, name)


def gathered(batches: Iterable[nw.DataFrame[Any]], needs: Needs, name: str | None = None) -> Gathered:
    """The records of some frames, numbered by a column `RECORD`."""
    columns = {
        figure: _Figures(needs.described.get(figure, UNDESCRIBED), needs.reader)
        for figure in dict.fromkeys(needs.figures)
    }
    keys: dict[str, list[Key]] = {column: [] for column in needs.columns}
    numbers: list[int] = []
    names: list[object] = []
    key = _remembered(key_of)
    for batch in batches:
        for figure, column in columns.items():
            column.take(cells_of(batch, figure))
        for each, found in keys.items():
            found += [key(cell) for cell in batch[each].to_list()]
        numbers += batch[RECORD].to_list()
        names += batch[name or RECORD].to_list()
    said = {figure: column.said for figure, column in columns.items()}
    unread = tuple(Unfit(figure, each.unread, each.first_unread) for figure, each in columns.items() if each.unread)
    return Gathered(len(numbers), said, keys, numbers, names, unread)


class _Figures:
    """The cells of one figure, each different one read once."""

    def __init__(self, described: Described, reader: Reader) -> None:
        self._described = described
        self._reader = reader
        self._known: dict[object, Quantity] = {}
        self.said: list[Quantity] = []
        self.unread = 0
        self.first_unread = ""
        self._missing = Quantity("", None, described.meant)

    def take(self, cells: Sequence[Cell]) -> None:
        """Add some cells."""
        for cell in cells:
            quantity = self._of(cell)
            if quantity.reading is None and isinstance(cell.value, str) and quantity.quote:
                self.first_unread = self.first_unread or quantity.quote
                self.unread += 1
            self.said.append(quantity)

    def _of(self, cell: Cell) -> Quantity:
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
            return quantity(cell.value, self._described, self._reader, (cell.lower, cell.upper))
        except NotUnderstood:
            return self._missing._replace(quote=str(cell.value))


def _remembered(function: Callable[[object], Key]) -> Callable[[object], Key]:
    known: dict[object, Key] = {}

    def of(cell: object) -> Key:
        if is_missing(cell):
            return None
        # A list names something, too, by what it shows.
        key = (type(cell), cell if isinstance(cell, Hashable) else str(cell))
        if key not in known:
            if len(known) >= REMEMBERED:
                known.clear()
            known[key] = function(cell)
        return known[key]

    return of
