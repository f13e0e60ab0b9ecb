"""Records of a file that is no Parquet, as Arrow, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from check_data.not_runnable import NotRunnable
from check_data.returns.engines.pandas import ENGINE
from check_data.returns.sources import Source
from check_data.spark.rows import FILE, INDEX, LINE
from check_data.tables.values import is_missing

_MOST_DIGITS = 38
"""Digits of a decimal of Spark."""


def handed_over(source: Source, columns: Collection[str]) -> pa.Table:
    """Those of some columns that are there, and the places of their records.

    Raises:
        NotRunnable: the file can't be read, or the cells of a column are of several kinds.

    """
    opened = ENGINE.open(source, numbered=False)
    assert isinstance(opened, nw.DataFrame)  # what is no Parquet is in memory
    frame: Any = opened.to_native()
    made: dict[str, Any] = {}
    for name in (each for each in opened.columns if each in columns):
        found = _arrow(frame[name])
        if found is None:
            kinds = sorted({type(cell).__name__ for cell in frame[name] if not is_missing(cell)})
            raise NotRunnable(
                f"{source.path}:1: {name} holds cells that no column of Spark does ({', '.join(kinds)}); "
                "write one kind, or take another engine"
            )
        made[name] = found
    size = len(frame)
    made[FILE] = pa.array([quote(source.path)] * size, pa.string())
    made[INDEX] = pa.array(np.arange(size), pa.int64())
    made[LINE] = pa.array([source.line(number) for number in range(1, size + 1)], pa.int64())
    return pa.table(made)


def _arrow(cells: pd.Series[Any]) -> Any:
    """A column as Arrow; None where its cells are of several kinds."""
    try:
        found: Any = pa.array(cells, from_pandas=True)
    except (pa.ArrowException, OverflowError, TypeError):
        return _decimals(cells)
    if pa.types.is_timestamp(found.type):
        # Spark moves what says no zone by that of the machine.
        return _days(found)
    if pa.types.is_null(found.type) or pa.types.is_large_string(found.type):
        return found.cast(pa.string())
    return found if not pa.types.is_decimal256(found.type) else None


def _decimals(cells: pd.Series[Any]) -> Any:
    known = [cell for cell in cells if not is_missing(cell)]
    if not all(type(cell) in (int, Decimal) for cell in known):
        return None
    values = [None if is_missing(cell) else Decimal(cell) for cell in cells]
    if not all(value is None or value.is_finite() for value in values):
        return None
    found = pa.array(values)
    return found if found.type.precision <= _MOST_DIGITS else None


def _days(moments: Any) -> Any:
    compute: Any = pc  # its functions are made when it is imported
    days = moments.cast(pa.date32(), safe=False)
    same = compute.all(compute.equal(days.cast(moments.type), moments)).as_py()
    return None if same is False else days
