"""Tables of records on a cluster: Parquet is read by the workers; of other files this machine hands them the columns
that are needed, read as for every other engine.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.returns.form import LOWER, UPPER
from check_data.returns.needs import needed, texts_needed
from check_data.returns.sources import Source
from check_data.returns.table import Table
from check_data.spark.job import BATCH, in_backticks, with_places
from check_data.spark.rows import FILE, INDEX, LINE, Root

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PLACES = (FILE, INDEX, LINE)


class Placed(NamedTuple):
    """The records of a table on the cluster, with their places, and how their files were given."""

    data: DataFrame
    roots: Sequence[Root]

    @property
    def columns(self) -> list[str]:
        """The columns of the table itself."""
        return [name for name in self.data.columns if name not in _PLACES]


class Tables:
    """A table and those that it is joined with, each opened once."""

    name = "spark"

    def __init__(self, spark: SparkSession, table: Table) -> None:
        self._spark = spark
        self._table = table
        self._opened: dict[str, Placed] = {}

    def placed(self, source: Source) -> Placed:
        """The records of a source.

        Raises:
            NotRunnable: they can't be read, or Arrow has no kind for a column that is needed.

        """
        if source.path not in self._opened:
            self._opened[source.path] = self._read(source)
        return self._opened[source.path]

    def open(self, source: Source, *, numbered: bool) -> nw.LazyFrame[Any]:  # noqa: ARG002
        """The same without their places; they are not numbered."""
        data, _ = placed = self.placed(source)
        frame: nw.LazyFrame[Any] = nw.from_native(data.select(*map(in_backticks, placed.columns)))
        return frame

    def _read(self, source: Source) -> Placed:
        from pyspark.sql import functions

        if source.ending == ".parquet":
            data, roots = with_places(self._spark, [source.path], BATCH)
            return Placed(data.withColumn(LINE, functions.col(INDEX) + 1), roots)
        self._spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
        from check_data.spark.handed import handed_over

        data = self._spark.createDataFrame(handed_over(source, self._needed(source)))
        return Placed(data, [Root(source.path, source.path)])

    def _needed(self, source: Source) -> Collection[str]:
        """The columns of a table that is no Parquet which checks, keys and the schema name."""
        sources: dict[str | None, Source] = {None: self._table.source}
        sources |= {name: each.source for name, each in self._table.others.items()}
        found: set[str] = set()
        for name in (name for name, each in sources.items() if each.path == source.path):
            for check in self._table.form.across:
                assert check.across is not None  # it joins records
                figures, keys = needed(check, check.across, name)
                found |= {*_with_ends(figures), *keys, *texts_needed(check, check.across, name)}
            if name is None:
                found |= self._own()
        return found

    def _own(self) -> set[str]:
        table, form = self._table, self._table.form
        key = {table.key} if table.key is not None else set[str]()
        described = set() if table.models is None else set(table.models.columns)
        return {*_with_ends(form.figures), *form.said, *table.keys, *key, *described, *form.columns}


def _with_ends(figures: Collection[str]) -> set[str]:
    return {name for figure in figures for name in (figure, figure + LOWER, figure + UPPER)}
