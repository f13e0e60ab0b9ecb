"""A Parquet file with other values in some cells: columns keep their kinds, all other cells what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import parquet, types

from check_data.tables.cells import is_number, number

if TYPE_CHECKING:
    from check_data.returns.change import Change


def records_of(file: Path) -> int:
    """How many records a file holds."""
    return int(parquet.read_metadata(file).num_rows)


def write_file(file: Path, copy: Path, changes: Sequence[Change], first: int) -> list[Change]:
    """Write a copy with some changes, of records that are counted from ``first``; those that no cell can hold."""
    before = table = parquet.ParquetFile(file).read()
    made = {each: _cell(each, before, each.number - first) for each in changes}
    halves = {(each.number, each.other) for each, cell in made.items() if cell is None}
    # Of what was exchanged, both cells change or none.
    left = [each for each, cell in made.items() if cell is None or (each.number, each.column) in halves]
    written = set(made).difference(left)
    for name in dict.fromkeys(each.column for each in written):
        own = [each for each in written if each.column == name]
        place = table.schema.get_field_index(name)
        field, cells = table.schema.field(place), table.column(place).to_pylist()
        for each in own:
            cells[each.number - first] = made[each]
        table = table.set_column(place, field, pa.array(cells, type=field.type))
    parquet.write_table(table, copy)
    return left


def _cell(change: Change, table: Any, at: int) -> Any:
    """What a cell of a table should hold; None where it can't, or its column is the name of a folder."""
    if change.column not in table.column_names:
        return None
    kind = table.schema.field(change.column).type
    if change.other:
        return next(_fitting([table.column(change.other)[at].as_py()], kind), None)
    value = change.value
    if isinstance(value, str):
        other = datetime.fromisoformat(value) if change.is_day else {"true": True, "false": False}.get(value)
        return next(_fitting([value, other], kind), None)
    if types.is_string(kind) or types.is_large_string(kind):
        return None if "/" in change.after else change.after
    whole = [int(value)] if value.denominator == 1 else []
    decimal = [] if "/" in change.after else [Decimal(change.after)]
    exact = (each for each in _fitting([*whole, *decimal, float(value)], kind) if _says(each, kind, value))
    return next(exact, None)


def _fitting(cells: Sequence[Any], kind: Any) -> Iterator[Any]:
    """Those that a column of a kind can hold."""
    for cell in cells:
        try:
            yield pa.array([cell], type=kind)[0].as_py()
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            continue


def _says(cell: Any, kind: Any, value: Fraction) -> bool:
    """Whether a cell, as it is read, is a value: the shortest digits of a float."""
    if types.is_float32(kind):
        import numpy as np

        return Fraction(str(np.float32(cell))) == value
    return is_number(cell) and number(cell) == value
