"""Polars: scans lazily and streams; the counts and the failing records come of one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD, held
from check_data.returns.sources import Held, Plain, Source

_KINDS = {"whole": pl.Int64, "decimal": pl.Float64, "text": pl.String}


class _Polars:
    name = "polars"
    numbers = True
    plans = True
    span = 1

    def open(self, source: Source, *, numbered: bool) -> nw.LazyFrame[Any] | nw.DataFrame[Any]:
        if isinstance(source.reading, Held):
            return held.opened(source.reading, numbered=numbered)
        try:
            frame = _scan(source)
            if numbered:
                frame = frame.with_row_index(RECORD, offset=1)
            frame.collect_schema()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise _unreadable(error) from error
        lazy: nw.LazyFrame[Any] = nw.from_native(frame)
        return lazy

    def collect(
        self, counts: nw.LazyFrame[Any] | None, failing: nw.LazyFrame[Any], *, together: bool
    ) -> tuple[nw.DataFrame[Any] | None, Iterator[nw.DataFrame[Any]]]:
        plans: list[pl.LazyFrame] = [each.to_native() for each in (counts, failing) if each is not None]
        try:
            if together:
                found = pl.collect_all(plans, engine="streaming")
            else:
                found = [each.collect(engine="streaming") for each in plans]
        except (pl.exceptions.PolarsError, OSError) as error:
            raise _unreadable(error) from error
        *first, last = (nw.from_native(frame, eager_only=True) for frame in found)
        return (first[0] if first else None), iter([last])

    def whole(self, frame: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
        try:
            return nw.from_native(frame.to_native().collect(), eager_only=True)
        except (pl.exceptions.PolarsError, OSError) as error:
            raise _unreadable(error) from error

    def among(self, frame: nw.LazyFrame[Any], rows: nw.DataFrame[Any]) -> nw.LazyFrame[Any]:
        return frame.join(rows.lazy(), on=rows.columns, how="semi").sort(RECORD)

    def batches(
        self, frame: nw.LazyFrame[Any] | nw.DataFrame[Any], columns: Sequence[str]
    ) -> Iterator[nw.DataFrame[Any]]:
        if isinstance(frame, nw.DataFrame):
            yield from held.slices(frame, columns)
            return
        native: pl.LazyFrame = frame.select(*columns).to_native()
        try:
            for batch in native.collect_batches(maintain_order=True, engine="streaming"):
                yield nw.from_native(batch, eager_only=True)
        except (pl.exceptions.PolarsError, OSError) as error:
            raise _unreadable(error) from error


def _scan(source: Source) -> pl.LazyFrame:
    if source.reading is None:
        return pl.scan_parquet(source.names)
    assert isinstance(source.reading, Plain)  # what is held is no lazy frame
    return pl.scan_csv(
        source.files[0],
        separator=source.reading.delimiter,
        has_header=False,
        skip_rows=1,
        quote_char=None,
        raise_if_empty=False,
        schema={name: _KINDS[kind.name] for name, kind in source.reading.columns.items()},
    )


def _unreadable(error: Exception) -> NotRunnable:
    told = (str(error).splitlines() or [type(error).__name__])[0]
    return NotRunnable(f"Polars can't read the records: {told}")


ENGINE = _Polars()
