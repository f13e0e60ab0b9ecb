"""A column of numbers in memory as they came, cells of which are read one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import numpy.typing as npt

from check_data.returns.byplace import ByPlace

KINDS = (
    nw.Int8,
    nw.Int16,
    nw.Int32,
    nw.Int64,
    nw.UInt8,
    nw.UInt16,
    nw.UInt32,
    nw.UInt64,
    nw.Float32,
    nw.Float64,
)
"""Kinds of columns that numpy holds as they are."""


class Numbers(ByPlace[int | float | None]):
    """Numbers by place. ``gaps`` says where there is none, whatever ``values`` hold there."""

    def __init__(self, values: npt.NDArray[Any], gaps: npt.NDArray[np.bool_]) -> None:
        super().__init__(len(values), self._cell)
        self.values = values
        self.gaps = gaps

    def _cell(self, place: int) -> int | float | None:
        if self.gaps[place]:
            return None
        value = self.values[place]
        # A float of 32 bits stands for its own shortest digits.
        number: int | float = float(str(value)) if value.dtype == np.float32 else value.item()
        return number


def cells(columns: Sequence[nw.Series[Any]]) -> Sequence[object]:
    """The cells of a column that comes in parts."""
    kinds = {str(column.dtype) for column in columns}
    if len(kinds) > 1:
        return [cell for column in columns for cell in cells([column])]
    if not columns or not isinstance(columns[0].dtype, KINDS):
        return [cell for column in columns for cell in column.to_list()]
    gaps = [column.is_null() for column in columns]
    filled = [column.fill_null(0) if missing.any() else column for column, missing in zip(columns, gaps, strict=True)]
    return Numbers(_joined(filled), _joined(gaps).astype(np.bool_))


def _joined(columns: Sequence[nw.Series[Any]]) -> npt.NDArray[Any]:
    arrays = [column.to_numpy() for column in columns]
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
