"""pandas: tables that fit memory, in slices whose intermediate columns are small beside them; Parquet in row groups."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD, held
from check_data.returns.engines.held import SLICE
from check_data.returns.sources import Held, Plain, Source
from check_data.returns.typed import dtype_of

# Newer ones read floats exactly by themselves.
_EXACTLY: dict[str, Any] = {"float_precision": "round_trip"} if pd.__version__ < "3.1" else {}


class _Pandas:
    name = "pandas"
    numbers = True
    plans = False
    span = SLICE

    def open(self, source: Source, *, numbered: bool) -> nw.DataFrame[Any] | _Files:
        if isinstance(source.reading, Held):
            return held.opened(source.reading, numbered=numbered)
        if isinstance(source.reading, Plain):
            return _in_memory(source, numbered=numbered)
        with _told(source):
            return _Files(source, numbered=numbered)

    def batches(self, frame: nw.DataFrame[Any] | _Files, columns: Sequence[str]) -> Iterator[nw.DataFrame[Any]]:
        return frame.batches(columns) if isinstance(frame, _Files) else held.slices(frame, columns, SLICE)

    def collect(self, counts: Any, failing: Any, *, together: bool) -> Any:
        raise NotImplementedError

    def whole(self, frame: Any) -> Any:
        raise NotImplementedError

    def among(self, frame: Any, rows: Any) -> Any:
        raise NotImplementedError


class _Files:
    """Parquet files, read row group after row group where that gives what reading them at once does."""

    def __init__(self, source: Source, *, numbered: bool) -> None:
        from check_data.returns.engines.parquet import ParquetFiles

        self._source = source
        self._numbered = numbered
        self._files = ParquetFiles(source)

    @property
    def columns(self) -> list[str]:
        return [*self._files.columns, RECORD] if self._numbered else self._files.columns

    def select(self, *columns: str) -> nw.DataFrame[Any]:
        return nw.concat(list(self.batches(columns)), how="vertical")

    def batches(self, columns: Sequence[str]) -> Iterator[nw.DataFrame[Any]]:
        # Numbers alone need some column to tell how many records there are.
        own = [column for column in columns if column != RECORD] or self._files.columns[:1]
        if not self._files.steady(own):
            yield from held.slices(_in_memory(self._source, numbered=self._numbered), columns, SLICE)
            return
        number = 1
        with _told(self._source):
            for frame in self._files.batches(own, SLICE):
                if RECORD in columns:
                    frame[RECORD] = np.arange(number, number + len(frame))
                number += len(frame)
                yield nw.from_native(frame, eager_only=True).select(list(columns))


def _in_memory(source: Source, *, numbered: bool = False) -> nw.DataFrame[Any]:
    """The whole table as the engine opens it.

    Raises:
        NotRunnable: it can't be read.

    """
    with _told(source):
        frame = read(source)
    if numbered:
        frame = frame.assign(**{RECORD: range(1, len(frame) + 1)})
    return nw.from_native(frame, eager_only=True)


@contextmanager
def _told(source: Source) -> Iterator[None]:
    """Say of what reading raises that the records can't be read."""
    try:
        yield
    except ImportError as error:
        raise NotRunnable(f'{source.path}:1: needs another package: pip install "check-data[parquet]"') from error
    except Exception as error:  # readers let through what their libraries raise
        raise NotRunnable(f"{source.path}:1: can't be read: {_first_line(error)}") from error


def read(source: Source) -> pd.DataFrame:
    """The whole table."""
    if not isinstance(source.reading, Plain):
        return _parquet(source)
    columns = source.reading.columns
    frame: pd.DataFrame = pd.read_csv(
        source.files[0],
        sep=source.reading.delimiter,
        header=None,
        skiprows=1,
        names=list(columns),
        dtype={name: dtype_of(kind) for name, kind in columns.items()},
        keep_default_na=False,
        na_values=[""],
        quoting=csv.QUOTE_NONE,
        **_EXACTLY,
        index_col=False,
        low_memory=False,
    )
    return frame


def _parquet(source: Source) -> pd.DataFrame:
    """As `pandas.read_parquet` gives one file after the other, in a third of the time: a column is never copied."""
    from pyarrow import parquet

    from check_data.returns.engines.parquet import large_with_gaps

    table = parquet.ParquetDataset(source.names).read()
    exact = large_with_gaps(table)
    frame: pd.DataFrame = table.to_pandas(split_blocks=True, self_destruct=True)
    return frame.reset_index(drop=True).assign(**exact)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


ENGINE = _Pandas()
