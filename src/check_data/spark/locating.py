"""Which columns are most often wrong, on a cluster: each worker locates them in its records, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import narwhals.stable.v2 as nw
import pyarrow as pa

from check_data.returns.edit import Editing, editing
from check_data.returns.engines import RECORD
from check_data.returns.located import counts_of
from check_data.returns.table import Table
from check_data.spark.job import Job, in_backticks, mapped_where_it_is
from check_data.spark.rows import INDEX, ROWS
from check_data.spark.tables import Tables


def locating(table: Table, tables: Tables, remarks: list[str]) -> Job:
    """What the workers do to locate; what is to be said of the checks that are left out is added.

    Raises:
        NotRunnable: the records can't be read.

    """
    placed = tables.placed(table.source)
    needs = editing(table.form, placed.columns, remarks)
    columns = [placed.data[in_backticks(name)] for name in needs.columns(placed.columns)]
    numbered = placed.data.select(*columns, placed.data[INDEX].alias(RECORD))
    return mapped_where_it_is(numbered, partial(locate_rows, needs=needs))


def locate_rows(batches: Iterable[pa.RecordBatch], needs: Editing) -> Iterator[pa.RecordBatch]:
    """The counts of one partition, in one row."""
    frames = (nw.from_native(pa.Table.from_batches([batch]), eager_only=True) for batch in batches)
    counts = counts_of(needs.of(frames))
    yield pa.RecordBatch.from_pylist([{"counts": list(counts.items())}], schema=ROWS)
