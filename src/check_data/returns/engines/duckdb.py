"""DuckDB: reads Parquet and plain CSV itself, also larger than memory; the checks run as SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import narwhals.stable.v2 as nw

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD, held
from check_data.returns.sources import Held, Plain, Source

BATCH = 2**17
_KINDS = {"whole": "BIGINT", "decimal": "DOUBLE", "text": "VARCHAR"}


class _DuckDB:
    name = "duckdb"
    numbers = False
    plans = True
    span = 1

    def open(self, source: Source, *, numbered: bool) -> nw.LazyFrame[Any] | nw.DataFrame[Any]:
        if isinstance(source.reading, Held):
            return held.opened(source.reading, numbered=numbered)
        try:
            relation = _scan(source)
            if numbered:
                relation = relation.select(f"*, row_number() OVER () AS {RECORD}")
        except (duckdb.Error, OSError) as error:
            raise _unreadable(error) from error
        lazy: nw.LazyFrame[Any] = nw.from_native(relation)
        return lazy

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

    def whole(self, frame: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
        try:
            return nw.from_native(frame.to_native().to_arrow_table(), eager_only=True)
        except (duckdb.Error, OSError) as error:
            raise _unreadable(error) from error

    def among(self, frame: nw.LazyFrame[Any], rows: nw.DataFrame[Any]) -> nw.LazyFrame[Any]:
        chosen: nw.LazyFrame[Any] = nw.from_native(duckdb.from_arrow(rows.to_arrow()))
        return frame.join(chosen, on=rows.columns, how="semi").sort(RECORD)

    def batches(
        self, frame: nw.LazyFrame[Any] | nw.DataFrame[Any], columns: Sequence[str]
    ) -> Iterator[nw.DataFrame[Any]]:
        import pyarrow

        if isinstance(frame, nw.DataFrame):
            yield from held.slices(frame, columns)
            return

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
    if source.reading is None:
        return duckdb.read_parquet(source.names)
    assert isinstance(source.reading, Plain)  # what is held is no relation
    return duckdb.read_csv(
        source.names[0],
        header=False,
        skiprows=1,
        sep=source.reading.delimiter,
        quotechar="",
        escapechar="",
        columns={name: _KINDS[kind.name] for name, kind in source.reading.columns.items()},
        auto_detect=False,
    )


def _unreadable(error: Exception) -> NotRunnable:
    told = (str(error).splitlines() or [type(error).__name__])[0]
    return NotRunnable(f"DuckDB can't read the records: {told}")


ENGINE = _DuckDB()
