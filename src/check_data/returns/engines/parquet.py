"""Parquet files as pandas frames: row groups at a time, of the columns that are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet, types

from check_data.returns.sources import Source

LEAST = 2**20
"""Records that are worth a frame of their own: smaller row groups are read together, since each check costs a frame
library some milliseconds a frame.
"""


LARGEST = 2**53
"""Whole numbers below it are floats, too."""


class ParquetFiles:
    """The files of one table, with the columns that pandas would give it.

    Raises:
        OSError: a file can't be read.
        pyarrow.ArrowException: it is no Parquet.

    """

    def __init__(self, source: Source) -> None:
        self._names = source.names
        self._footers = [parquet.read_metadata(name) for name in source.names]
        leaves = self._footers[0].schema
        self._paths = [leaves.column(place).path for place in range(len(leaves))]
        self._schema = leaves.to_arrow_schema()
        empty = self._schema.empty_table()
        self._kinds = list(empty.to_pandas().dtypes.items())
        self._bare = list(empty.to_pandas(ignore_metadata=True).dtypes.items())

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [str(name) for name, _ in self._kinds]

    def steady(self, columns: Sequence[str]) -> bool:
        """Whether any part of the files gives the columns the kinds that all of them have together: numbers and texts
        in files that are alike, of which the footers say where numbers are missing.
        """
        if any(not _alike(self._schema, each.schema.to_arrow_schema()) for each in self._footers):
            return False
        if any("=" in name for name in self._names):  # a folder's name may be a column
            return False
        return bool(columns) and all(self._is_steady(column) for column in columns)

    def batches(self, columns: Sequence[str], most: int) -> Iterator[pd.DataFrame]:
        """The records of some steady columns, in order; a frame's end is at each multiple of ``most`` records."""
        turned = {column: self._fits_floats(column) for column in columns if self._has_gaps(column)}
        done = 0
        for read in self._read(columns):
            table = read
            while len(table):
                part = table.slice(0, most - done % most)
                table = table.slice(len(part))
                done += len(part)
                yield _frame(part, turned)
        if not done:
            yield _frame(self._schema.empty_table().select(list(columns)), turned)

    def _read(self, columns: Sequence[str]) -> Iterator[Any]:
        for name, footer in zip(self._names, self._footers, strict=True):
            with parquet.ParquetFile(name, metadata=footer, pre_buffer=False) as file:
                waiting: list[int] = []
                for group in range(footer.num_row_groups):
                    waiting.append(group)
                    rows = sum(footer.row_group(each).num_rows for each in waiting)
                    if rows >= LEAST or group == footer.num_row_groups - 1:
                        yield file.read_row_groups(waiting, columns=list(columns))
                        waiting = []

    def _is_steady(self, column: str) -> bool:
        kinds = [kind for name, kind in self._kinds if name == column]
        if len(kinds) != 1 or kinds != [kind for name, kind in self._bare if name == column]:
            return False
        kind = self._schema.field(column).type
        if types.is_integer(kind):
            return self._paths.count(column) == 1 and all(gaps is not None for gaps in self._gaps(column))
        return bool(types.is_float32(kind) or types.is_float64(kind) or types.is_string(kind))

    def _has_gaps(self, column: str) -> bool:
        """Whether whole numbers are missing somewhere: then pandas makes floats of all."""
        return types.is_integer(self._schema.field(column).type) and any(self._gaps(column))

    def _fits_floats(self, column: str) -> bool:
        """Whether floats hold all whole numbers of a column; where the footers do not say, they may not."""
        return all(most is not None and most < LARGEST for most in self._largest(column))

    def _largest(self, column: str) -> Iterator[int | None]:
        """The size of the largest number of each row group; None where it does not say."""
        place = self._paths.index(column)
        for footer in self._footers:
            for group in range(footer.num_row_groups):
                said: Any = footer.row_group(group).column(place).statistics
                if said is not None and said.has_min_max:
                    yield max(abs(said.min), abs(said.max))
                else:  # without numbers there are no ends
                    yield 0 if said is not None and said.num_values == 0 else None

    def _gaps(self, column: str) -> Iterator[int | None]:
        """How many cells each row group lacks; None where it does not say."""
        place = self._paths.index(column)
        for footer in self._footers:
            for group in range(footer.num_row_groups):
                said: Any = footer.row_group(group).column(place).statistics
                yield said.null_count if said is not None and said.has_null_count else None


def _alike(one: pa.Schema, other: pa.Schema) -> bool:
    return bool(one.equals(other, check_metadata=False))


def _frame(table: Any, turned: Mapping[str, bool]) -> pd.DataFrame:
    """A frame; of the columns that have gaps somewhere those that floats hold as floats, the others with masks."""
    for column, fits in turned.items():
        if fits:
            floats = table[column].cast(pa.float64(), safe=False)
            table = table.set_column(table.schema.get_field_index(column), column, floats)
    exact = [column for column, fits in turned.items() if not fits]
    frame: pd.DataFrame = table.drop_columns(exact).to_pandas(split_blocks=True, ignore_metadata=True)
    if not exact:
        return frame
    whole: pd.DataFrame = frame.assign(**{column: masked(table[column]) for column in exact})[table.column_names]
    return whole


def masked(column: Any) -> pd.Series[Any]:
    """Whole numbers with gaps, as they are: floats would lose digits of those beyond 2^53."""
    kind = column.type.to_pandas_dtype()
    masked_kind = pd.array(np.zeros(0, kind)).dtype
    values = column.to_pylist()
    found: pd.Series[Any] = pd.Series(pd.array(values, dtype=masked_kind))
    return found


def large_with_gaps(table: Any) -> dict[str, pd.Series[Any]]:
    """The columns of whole numbers of which pandas would make floats that are others, as they are."""
    names = [name for name in table.column_names if types.is_integer(table.schema.field(name).type)]
    return {name: masked(table[name]) for name in names if table[name].null_count and _is_large(table[name])}


def _is_large(column: Any) -> bool:
    compute: Any = pc  # its functions are made when it is imported
    ends = compute.min_max(column).as_py()
    return ends["min"] is not None and max(abs(ends["min"]), abs(ends["max"])) >= LARGEST
