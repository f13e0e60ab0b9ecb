"""pandas has three kinds of numbers, with two of missing ones: what the screen needs to know of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import numpy.typing as npt


def of_numpy(frame: nw.DataFrame[Any]) -> Collection[str]:
    """The columns of a pandas frame in which NaN is a missing number; none of another frame."""
    if not frame.implementation.is_pandas():
        return ()
    native = frame.to_native()
    return {str(name) for name, kind in native.dtypes.items() if isinstance(kind, np.dtype)}


def whole_numbers(frame: nw.DataFrame[Any]) -> Collection[str]:
    """The columns of a pandas frame that hold whole numbers and have no way to lack one; none of another frame."""
    return {column for column in of_numpy(frame) if frame.schema[column].is_integer()}


def as_floats(frame: nw.DataFrame[Any], columns: Sequence[str]) -> nw.DataFrame[Any]:
    """Numbers of some columns in numpy's floats: pandas does not fill the gaps of one kind with another."""
    native = frame.to_native()
    numbers = [column for column in columns if frame.schema[column].is_numeric()]
    changed = native.assign(**{column: native[column].astype("float64") for column in numbers})
    return nw.from_native(changed, eager_only=True)


def arrays(frame: nw.DataFrame[Any], columns: Sequence[str]) -> dict[str, npt.NDArray[Any]]:
    """Those of some columns of a pandas frame that are whole numbers or floats of 64 bits in numpy's arrays."""
    if not frame.implementation.is_pandas():
        return {}
    held = {column: frame.to_native()[column] for column in columns}
    return {column: cells.to_numpy() for column, cells in held.items() if cells.dtype in (np.int64, np.float64)}


def mask(frame: nw.DataFrame[Any], values: npt.NDArray[np.bool_]) -> nw.Series[Any]:
    """Truth values, one a record of a pandas frame."""
    series = frame.__native_namespace__().Series(values, index=frame.to_native().index)
    return nw.from_native(series, series_only=True)
