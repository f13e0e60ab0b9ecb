"""Returns at scale: a form's checks over a Parquet data set of records, on a cluster.

The records stay where they are: the workers read them, screen them, decide what the screen leaves open, and write the
findings. What comes back is counts, and the first findings of each check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from check_data.configuration import Configuration
from check_data.findings import Finding, Place, Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.form import Form, require_within_records
from check_data.returns.frames import BadFrame, raw_columns, require_figures
from check_data.returns.keys import key_findings
from check_data.returns.sources import Source
from check_data.returns.table import SHOWN, Checked, Table, misfits
from check_data.spark.job import Job, counts_of, master_of, passed, with_places
from check_data.spark.session import session
from check_data.tables import cells_unfit
from check_data.tables.cells_unfit import Unfit

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_BATCH = 2**16
"""Records that a worker looks at together."""


class _Spark:
    """Spark opens tables as the engines do; what passes over them is a job."""

    name = "spark"

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark

    def open(self, source: Source, *, numbered: bool) -> nw.LazyFrame[Any]:  # noqa: ARG002
        """The records; they are not numbered."""
        records = self._spark.read.option("recursiveFileLookup", "true").parquet(*source.names)
        frame: nw.LazyFrame[Any] = nw.from_native(records)
        return frame


def check_table(
    table: Table,
    settings: Configuration,
    today: date,
    *,
    shown: int = SHOWN,
    output: str | None = None,
    bar: bool = False,
) -> Checked:
    """Check every record of a table; the findings go to the folder ``output``. Waivers must hold on ``today``.

    Raises:
        NotRunnable: the run could not be done; then nothing is written.

    """
    require_within_records(table.form)
    if table.source.ending != ".parquet":
        raise NotRunnable(f"{table.source.path}:1: Spark takes records as Parquet")
    with (
        session(master_of(settings)) as spark,
        passed(spark, job(spark, table, settings, today, shown), output, bar=bar) as rows,
    ):
        counts = counts_of(rows)
        findings = [*misfits(table.form), *_first(rows, shown)]
        findings += cells_unfit.judge(_unfit(rows), Place(table.source.path, 1))
        findings += key_findings(table, _Spark(spark))
    verdicts = verdicts_of(counts, table.form)
    remarks = tuple(_remarks(table))
    return Checked(table.name, table.source.path, "spark", counts["records"], verdicts, tuple(findings), remarks)


def job(spark: SparkSession, table: Table, settings: Configuration, today: date, shown: int) -> Job:
    """The columns that the form and its schema need, and what the workers do with them.

    Raises:
        NotRunnable: one that is needed is not there, or holds no figures.

    """
    from check_data.returns.schema import described
    from check_data.spark.records import Work, judge_rows
    from check_data.spark.rows import FILE, INDEX

    records, roots = with_places(spark, [table.source.path], _BATCH)
    names = [name for name in records.columns if name not in (FILE, INDEX)]
    columns = described(table.models, table.source, names) if table.models else {}
    needed = (*_figures(records, names, table), *columns, *([table.key] if table.key else ()), FILE, INDEX)
    work = Work(table.form, roots, settings, today, table.key, columns, shown)
    return Job(records.select(*dict.fromkeys(needed)), partial(judge_rows, work=work))


def verdicts_of(counts: Counter[str], form: Form) -> dict[str, Counter[Verdict]]:
    """The verdicts of each check."""
    return {
        check.name: Counter({verdict: counts[f"verdicts.{verdict.value}.{check.name}"] for verdict in Verdict})
        for check in form.checks
    }


def _figures(records: DataFrame, names: Sequence[str], table: Table) -> list[str]:
    try:
        columns = raw_columns(table.form, names)
        require_figures(nw.from_native(records.select(*columns)).collect_schema(), columns)
    except BadFrame as error:
        raise NotRunnable(f"{table.source.path}:1: {error}") from error
    if table.key is not None and table.key not in names:
        raise NotRunnable(f"{table.source.path}:1: no column {table.key!r} to name the records by")
    return columns


def _first(rows: DataFrame, shown: int) -> list[Finding]:
    """The first findings of each check, those that disagree before those that agree as rounded."""
    from pyspark.sql import Window, functions

    from check_data.spark.records import unpickled

    order = Window.partitionBy("check").orderBy(functions.desc("verdict"), "path", "row")
    numbered = rows.where("pickled is not null").withColumn("number", functions.row_number().over(order))
    chosen = numbered.where(functions.col("number") <= shown).orderBy("check", "number")
    return unpickled(chosen.select("pickled").collect())


def _unfit(rows: DataFrame) -> list[Unfit]:
    """The cells that are unfit, added up by column and check, with the first of each."""
    from pyspark.sql import functions

    told = rows.where("path is not null and counts is not null").selectExpr(
        "record", "coalesce(check, '') as check", "message", "counts['cells'] as cells", "struct(path, row) as place"
    )
    summed = told.groupBy("record", "check").agg(
        functions.sum("cells").alias("cells"), functions.min_by("message", "place").alias("first")
    )
    found = summed.orderBy("record", "check").collect()
    return [Unfit(row["record"], row["cells"], row["first"], row["check"]) for row in found]


def _remarks(table: Table) -> Iterator[str]:
    if table.models is not None:
        from check_data.returns.schema import unchecked

        yield from unchecked(table.models, table.source, "spark")
