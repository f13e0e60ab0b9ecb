"""Frames of every kind from the same columns, and their verdicts as plain lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

from check_data.returns.evaluate import evaluate
from check_data.tables.cells import Described

Columns = Mapping[str, pa.Array]


def _pandas(table: pa.Table) -> Any:
    return table.to_pandas()


def _nullable(table: pa.Table) -> Any:
    return pd.DataFrame({name: pd.Series(pd.arrays.ArrowExtensionArray(table[name])) for name in table.column_names})


def _masked(table: pa.Table) -> Any:
    kinds = {pa.int16(): "Int16", pa.int64(): "Int64", pa.uint64(): "UInt64", pa.float64(): "Float64"}
    frame = table.to_pandas()
    for name in table.column_names:
        if table[name].type in kinds:
            frame[name] = pd.array(table[name].to_pylist(), dtype=kinds[table[name].type])
    return frame


FRAMES: Mapping[str, Callable[[pa.Table], Any]] = {
    "pandas": _pandas,
    "pandas of Arrow": _nullable,
    "pandas of nullable numbers": _masked,
    "polars": lambda table: pl.DataFrame(pl.from_arrow(table)),
    "polars, lazy": lambda table: pl.DataFrame(pl.from_arrow(table)).lazy(),
    "pyarrow": lambda table: table,
    "duckdb": duckdb.from_arrow,
}


def verdicts(
    kind: str, table: pa.Table, checks: Mapping[str, str], columns: Mapping[str, Described]
) -> dict[str, list[str]]:
    """The verdict of every check on every record."""
    found = evaluate(FRAMES[kind](table), checks, columns=columns)
    if isinstance(found, pl.LazyFrame):
        found = found.collect()
    if isinstance(found, pd.DataFrame):
        return {str(name): list(found[name]) for name in found}
    if isinstance(found, pl.DataFrame):
        return {name: found[name].to_list() for name in found.columns}
    read = found if isinstance(found, pa.Table) else found.read_all()
    return {name: read[name].to_pylist() for name in read.column_names}


def rows(table: pa.Table) -> Sequence[Mapping[str, object]]:
    """The records."""
    return list(table.to_pylist())
