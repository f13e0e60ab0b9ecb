"""DuckDB: reads Parquet, CSV and JSON lines itself, also larger than memory; the checks run as SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import narwhals.stable.v2 as nw

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD
from check_data.returns.sources import Source

BATCH = 2**17
_SAMPLE = 20480  # as DuckDB takes by itself
# Days stay texts, as with the other engines: DuckDB would guess which of 5/3/2020 is the month, and takes inf for one.
_KINDS = ["BOOLEAN", "BIGINT", "DOUBLE", "VARCHAR"]


class _DuckDB:
    name = "duckdb"
    numbers = False
    plans = True
    span = 1

    def open(self, source: Source, *, numbered: bool) -> nw.LazyFrame[Any]:
        try:
            relation = _scan(source)
            if numbered:
                relation = relation.select(f"*, row_number() OVER () AS {RECORD}")
        except (duckdb.Error, OSError) as error:
            raise _unreadable(error) from error
        lazy: nw.LazyFrame[Any] = nw.from_native(relation)
        return lazy

    def settled(self, source: Source) -> Source:
        if source.ending == ".csv":
            try:
                _scan(source).aggregate("count(COLUMNS(*))").fetchall()
            except (duckdb.Error, OSError):
                return source._replace(surveyed=True)
        return source

    def collect(
        self,
        counts: nw.LazyFrame[Any] | None,
        failing: nw.LazyFrame[Any],
        *,
        together: bool,  # noqa: ARG002
    ) -> tuple[nw.DataFrame[Any] | None, Iterator[nw.DataFrame[Any]]]:
        try:
            counted = None if counts is None else counts.collect("pyarrow")
            return counted, self.batches(failing, failing.collect_schema().names())
        except duckdb.OutOfRangeException as error:
            raise OverflowError(str(error)) from error
        except duckdb.Error as error:
            raise _unreadable(error) from error

    def batches(self, frame: nw.LazyFrame[Any], columns: Sequence[str]) -> Iterator[nw.DataFrame[Any]]:
        import pyarrow

        try:
            waiting: list[Any] = []
            for batch in frame.select(*columns).to_native().to_arrow_reader(BATCH):
                waiting.append(batch)
                if sum(map(len, waiting)) >= BATCH:
                    yield nw.from_native(pyarrow.Table.from_batches(waiting), eager_only=True)
                    waiting = []
            if waiting:
                yield nw.from_native(pyarrow.Table.from_batches(waiting), eager_only=True)
        except (duckdb.Error, OSError) as error:
            raise _unreadable(error) from error


def _scan(source: Source) -> Any:
    match source.ending:
        case ".csv":
            sample = -1 if source.surveyed else _SAMPLE
            return duckdb.read_csv(source.names[0], header=True, auto_type_candidates=_KINDS, sample_size=sample)
        case ".parquet":
            return duckdb.read_parquet(source.names)
        case ".xlsx":
            from check_data.returns.engines.pandas import in_memory

            return duckdb.from_df(in_memory(source).to_native())
        case _:
            return duckdb.read_json(source.names[0], format="newline_delimited")


def _unreadable(error: Exception) -> NotRunnable:
    told = (str(error).splitlines() or [type(error).__name__])[0]
    return NotRunnable(f"DuckDB can't read the records: {told}")


ENGINE = _DuckDB()
