"""pandas: tables that fit memory, in slices whose intermediate columns are small beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD
from check_data.returns.sources import Source

SLICE = 2**21


class _Pandas:
    name = "pandas"
    numbers = True
    plans = False

    def open(self, source: Source, *, numbered: bool) -> nw.DataFrame[Any]:
        try:
            frame = read(source)
        except ImportError as error:
            extra = "xlsx" if source.ending == ".xlsx" else "parquet"
            raise NotRunnable(f'{source.path}:1: needs another package: pip install "check-data[{extra}]"') from error
        except Exception as error:  # readers let through what their libraries raise
            raise NotRunnable(f"{source.path}:1: can't be read: {_first_line(error)}") from error
        frame.columns = [str(column) for column in frame.columns]
        if numbered:
            frame = frame.assign(**{RECORD: range(1, len(frame) + 1)})
        return nw.from_native(frame, eager_only=True)

    def batches(self, frame: nw.DataFrame[Any], columns: Sequence[str]) -> Iterator[nw.DataFrame[Any]]:
        wanted = frame.select(list(columns))
        for start in range(0, max(len(frame), 1), SLICE):
            yield wanted[start : start + SLICE]

    def settled(self, source: Source) -> Source:
        return source  # it reads all of it in any case

    def collect(self, counts: Any, failing: Any, *, together: bool) -> Any:
        raise NotImplementedError


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
            with source.files[0].open(encoding="utf-8") as lines:
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
