"""Checks across records on a cluster: the records that a check joins are brought together, and judged group by group.

Each group is judged by the evaluator of every other engine. Of a check without columns that its records share, all
records are one group, which one worker holds.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.across import Across
from check_data.agreement.check import Check
from check_data.not_runnable import NotRunnable
from check_data.returns.across import remarks
from check_data.returns.across.derive import Lost
from check_data.returns.across.gather import Needs
from check_data.returns.across.groups import Unordered
from check_data.returns.frames import BadFrame, columns_of, require_figures
from check_data.returns.needs import needed, not_runnable, require_totals, texts_needed, with_days
from check_data.returns.sources import Source
from check_data.returns.table import Table
from check_data.spark.found import Showing
from check_data.spark.job import Job, in_backticks, mapped, spread
from check_data.spark.rows import Root
from check_data.spark.tables import Tables

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from check_data.spark.groups import Side
    from check_data.spark.survey import Survey


class _Records(NamedTuple):
    """The records of one table on the cluster, and its columns; ``name`` is None for the table that is checked."""

    name: str | None
    source: Source
    data: DataFrame
    roots: Sequence[Root]
    columns: Sequence[str]


class Spanning:
    """The checks of a table across records."""

    def __init__(self, spark: SparkSession, table: Table, tables: Tables, showing: Showing) -> None:
        """Look at the records of all tables once.

        Raises:
            NotRunnable: a column holds no figures; no record is a total; or the cells of an order stand in none.

        """
        self._spark = spark
        self._tables = tables
        self._table = table
        self._showing = showing
        self._checks = [(check, check.across) for check in table.form.across if check.across is not None]
        sources: dict[str | None, Source] = {
            None: table.source,
            **{name: each.source for name, each in table.others.items()},
        }
        self._records = {name: self._opened(name, source) for name, source in sources.items()}
        self._surveys = {name: self._survey(records) for name, records in self._records.items()}
        for check, across in self._checks:
            self._require(check, across)

    def jobs(self) -> Iterator[Job]:
        """What the workers do for each check."""
        from check_data.spark.groups import GROUP, PLACE, Work, judge_groups
        from check_data.spark.rows import INDEX

        told: set[tuple[str | None, str]] = {(None, figure) for figure in self._table.form.figures}
        for check, across in self._checks:
            own, other = self._side(check, across, None, told), None
            records = self._grouped(check, across, None)
            size = self._surveys[None].records
            if across.table is not None:
                other = self._side(check, across, across.table, told)
                records = _beside(records, self._grouped(check, across, across.table))
                size += self._surveys[across.table].records
            work = Work(check, across, own, other, self._lost(check, across), self._showing)
            parts = spread(self._spark, size)
            ordered = records.repartition(parts, GROUP).sortWithinPartitions(GROUP, PLACE, INDEX)
            yield mapped(ordered, partial(judge_groups, work=work), parts)

    def remarks(self, counts: Counter[str]) -> Iterator[str]:
        """What is left undetermined or is not checked, for want of cells or counterparts; each once."""
        for check, across in self._checks:
            yield from dict.fromkeys(remarks.of_check(check, each) for each in self._of_check(check, across, counts))

    def _of_check(self, check: Check, across: Across, counts: Counter[str]) -> Iterator[str]:
        from check_data.spark.survey import of_derived

        own = self._surveys[None]
        for each in across.derived:
            before = each.kind in ("previous", "year_before") or (each.statistic and each.statistic.function == "hb")
            if before and own.unplaced[check.name]:
                yield remarks.unplaced(own.unplaced[check.name], across, each)
            if each.kind == "sum" and not each.other and counts[f"totalless.{check.name}"]:
                yield remarks.totalless(counts[f"totalless.{check.name}"], across)
            if each.statistic is not None:
                without = own.lost[of_derived(check.name, each.name)]
                if without:
                    yield remarks.lost(without, each.statistic.by, each)
            if each.kind == "children" and counts[f"childless.{check.name}"]:
                yield remarks.childless(counts[f"childless.{check.name}"], each)
            if each.kind in ("sum", "children"):
                lost = self._surveys[across.table if each.other else None].lost[check.name]
                if lost:
                    yield remarks.lost(lost, across.on if each.other else across.by, each)
            if each.kind == "exists":
                continue
            if each.other and counts[f"alone.{check.name}"]:
                yield remarks.alone(counts[f"alone.{check.name}"], across)
            if each.other and counts[f"unused.{check.name}"]:
                yield remarks.unused(counts[f"unused.{check.name}"], across)

    def _opened(self, name: str | None, source: Source) -> _Records:
        placed = self._tables.placed(source)
        records = _Records(name, source, placed.data, placed.roots, placed.columns)
        schema = nw.from_native(placed.data).collect_schema()
        for check, across in self._checks:
            figures, _ = needed(check, across, name)
            columns = [column for figure in figures for column in _columns(figure, records)]
            try:
                require_figures(schema, columns)
            except BadFrame as error:
                raise NotRunnable(f"{source.path}:1: {error}") from error
        return records

    def _survey(self, records: _Records) -> Survey:
        from pyspark.sql.types import BinaryType, StructField, StructType

        from check_data.spark.groups import OWN
        from check_data.spark.survey import PICKLED, Asked, merged, survey_rows

        other = records.name is not None
        chosen = [each for each in self._checks if not other or each[1].table == records.name]
        asked = [Asked(check.name, across, other) for check, across in chosen if not across.unique]
        columns = list(dict.fromkeys(column for each in asked for column in each.columns))
        taken = _cells(records, columns, OWN)
        rows = taken.mapInArrow(
            partial(survey_rows, cells=OWN, asked=asked), StructType([StructField(PICKLED, BinaryType())])
        )
        return merged(pickle.loads(row[PICKLED]) for row in rows.collect())

    def _require(self, check: Check, across: Across) -> None:
        own = self._surveys[None]
        require_totals(check, across, self._table.source, own.records, own.totals[check.name])
        try:
            for column in across.order:
                own.require_order(check.name, column)
        except Unordered as error:
            raise not_runnable(check, f"{self._table.source.path}: {error}") from error

    def _lost(self, check: Check, across: Across) -> Lost:
        other = across.table is not None and self._surveys[across.table].lost[check.name] > 0
        return Lost(self._surveys[None].lost[check.name] > 0, other)

    def _side(self, check: Check, across: Across, name: str | None, told: set[tuple[str | None, str]]) -> Side:
        """One table of a check, which tells of unread cells of the figures that none did before."""
        from check_data.spark.groups import Side

        form, records = self._table.form, self._records[name]
        described = form.columns if name is None else self._table.others[name].columns
        figures, keys = needed(check, across, name)
        tells = frozenset(figure for figure in figures if (name, figure) not in told)
        told.update((name, figure) for figure in tells)
        known = with_days(described, [(check, across)]) if name is None else described
        needs = Needs(figures, keys, known, form.reader, list(texts_needed(check, across, name)))
        return Side(records.source.path, records.roots, needs, self._table.named if name is None else (), tells)

    def _grouped(self, check: Check, across: Across, name: str | None) -> DataFrame:
        """The records of one table with the group of each."""
        from pyspark.sql.types import StringType, StructField, StructType

        from check_data.spark.groups import GROUP, OTHER, OWN, PLACE, together, with_groups

        records, cells = self._records[name], OWN if name is None else OTHER
        figures, keys = needed(check, across, name)
        key = self._table.named if name is None else ()
        texts = [text for text in texts_needed(check, across, name) if text in records.columns]
        columns = [*(column for figure in figures for column in _columns(figure, records)), *keys, *key, *texts]
        taken = _cells(records, columns, cells)
        added = [StructField(name, StringType()) for name in (GROUP, PLACE)]
        work = partial(with_groups, cells=cells, columns=together(across))
        return taken.mapInArrow(work, StructType([*taken.schema.fields, *added]))


def _beside(own: DataFrame, other: DataFrame) -> DataFrame:
    """The records of both tables; each has cells in the column of its own table alone."""
    from pyspark.sql import functions

    from check_data.spark.groups import OTHER, OWN

    none = {OTHER: functions.lit(None).cast(other.schema[OTHER].dataType)}
    return own.withColumns(none).unionByName(other.withColumn(OWN, functions.lit(None).cast(own.schema[OWN].dataType)))


def _columns(figure: str, records: _Records) -> list[str]:
    return [column for column in columns_of(figure, records.columns) if column is not None]


def _cells(records: _Records, columns: Sequence[str], name: str) -> DataFrame:
    """Some columns of all records, as one column of that name, and the places of the records."""
    from pyspark.sql import functions

    from check_data.spark.rows import FILE, INDEX, LINE

    chosen = [functions.col(in_backticks(column)) for column in dict.fromkeys(columns)]
    # Of no columns there is no struct.
    cells = functions.struct(*chosen) if chosen else functions.struct(functions.lit(0).alias(INDEX))
    return records.data.select(cells.alias(name), FILE, INDEX, LINE)
