"""pandas: tables that fit memory, in slices whose intermediate columns are small beside them; Parquet in row groups."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from check_data.not_runnable import NotRunnable
from check_data.opened import open_file
from check_data.returns.engines import RECORD
from check_data.returns.sources import Source

SLICE = 2**21


class _Pandas:
    name = "pandas"
    numbers = True
    plans = False
    span = SLICE

    def open(self, source: Source, *, numbered: bool) -> nw.DataFrame[Any] | _Files:
        if source.ending != ".parquet":
            return in_memory(source, numbered=numbered)
        with _told(source):
            return _Files(source, numbered=numbered)

    def batches(self, frame: nw.DataFrame[Any] | _Files, columns: Sequence[str]) -> Iterator[nw.DataFrame[Any]]:
        return frame.batches(columns) if isinstance(frame, _Files) else _slices(frame, columns)

    def settled(self, source: Source) -> Source:
        return source  # it reads all of it in any case

    def collect(self, counts: Any, failing: Any, *, together: bool) -> Any:
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
            yield from _slices(in_memory(self._source, numbered=self._numbered), columns)
            return
        number = 1
        with _told(self._source):
            for frame in self._files.batches(own, SLICE):
                if RECORD in columns:
                    frame[RECORD] = np.arange(number, number + len(frame))
                number += len(frame)
                yield nw.from_native(frame, eager_only=True).select(list(columns))


def in_memory(source: Source, *, numbered: bool = False) -> nw.DataFrame[Any]:
    """The whole table as the engine opens it.

    Raises:
        NotRunnable: it can't be read.

    """
    with _told(source):
        frame = read(source)
    frame.columns = [str(column) for column in frame.columns]
    if numbered:
        frame = frame.assign(**{RECORD: range(1, len(frame) + 1)})
    return nw.from_native(frame, eager_only=True)


def _slices(frame: nw.DataFrame[Any], columns: Sequence[str]) -> Iterator[nw.DataFrame[Any]]:
    wanted = frame.select(list(columns))
    for start in range(0, max(len(frame), 1), SLICE):
        yield wanted[start : start + SLICE]


@contextmanager
def _told(source: Source) -> Iterator[None]:
    """Say of what reading raises that the records can't be read."""
    try:
        yield
    except ImportError as error:
        extra = "xlsx" if source.ending == ".xlsx" else "parquet"
        raise NotRunnable(f'{source.path}:1: needs another package: pip install "check-data[{extra}]"') from error
    except Exception as error:  # readers let through what their libraries raise
        raise NotRunnable(f"{source.path}:1: can't be read: {_first_line(error)}") from error


def read(source: Source) -> pd.DataFrame:
    """The whole table."""
    match source.ending:
        case ".csv":
            return pd.read_csv(source.files[0], keep_default_na=False, na_values=[""], low_memory=False)
        case ".parquet":
            return _parquet(source)
        case ".xlsx":
            return pd.read_excel(source.files[0], keep_default_na=False, na_values=[""])
        case _:
            # Not read_json, which takes some texts for dates and some numbers for others.
            with open_file(source.files[0], whole=False) as lines:
                return pd.DataFrame.from_records([json.loads(line) for line in lines if line.strip()])


def _parquet(source: Source) -> pd.DataFrame:
    """As `pandas.read_parquet` gives one file after the other, in a third of the time: a column is never copied."""
    from pyarrow import parquet

    if len(source.files) == 1:
        return pd.read_parquet(source.files[0])
    table = parquet.ParquetDataset(source.names).read()
    frame: pd.DataFrame = table.to_pandas(split_blocks=True, self_destruct=True)
    return frame.reset_index(drop=True)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


ENGINE = _Pandas()
