"""One pass over a data set on a cluster: what the workers find is written there, and what they count comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from check_data.configuration import Configuration
from check_data.spark.output import committed, in_full
from check_data.spark.progress import shown
from check_data.spark.session import LOCAL

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from check_data.spark.rows import Root


BATCH = 2**16
"""Records that a worker looks at together."""

_SORTED = 2**18
"""Records that a worker sorts together."""


class Job(NamedTuple):
    """What the workers give, `rows.ROWS`, and in how many tasks they do."""

    rows: DataFrame
    tasks: int


def mapped(taken: DataFrame, work: Callable[..., Any], parts: int) -> Job:
    """What ``work`` makes of the Arrow batches of each of the parts of some records."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from check_data.spark.rows import ROWS

    return Job(taken.mapInArrow(work, from_arrow_schema(ROWS)), parts)


def mapped_where_it_is(taken: DataFrame, work: Callable[..., Any]) -> Job:
    """The same of the parts in which the records lie, where these are enough for all cores."""
    parts, wanted = taken.rdd.getNumPartitions(), taken.sparkSession.sparkContext.defaultParallelism
    if parts < wanted:
        # Fewer pieces than cores: a small file, or one whose rows all are in one group.
        taken, parts = taken.repartition(wanted), wanted
    return mapped(taken, work, parts)


def joined(jobs: Sequence[Job]) -> Job:
    """Several jobs as one."""
    return Job(
        reduce(lambda first, second: first.unionAll(second), [each.rows for each in jobs]),
        sum(each.tasks for each in jobs),
    )


@contextmanager
def passed(spark: SparkSession, job: Job, output: str | None, *, bar: bool) -> Iterator[DataFrame]:
    """The rows of a job, kept on the workers' disks, so that they are made once and then written and counted.

    The findings among them are in the folder ``output`` when the block ends, and not if it fails.
    """
    from pyspark import StorageLevel

    rows = job.rows.persist(StorageLevel.DISK_ONLY)
    try:
        with ExitStack() as opened:
            opened.enter_context(shown(spark.sparkContext, job.tasks, wanted=bar))
            if output is not None:
                findings(rows).write.parquet(opened.enter_context(committed(spark.sparkContext, output)))
            yield rows
    finally:
        rows.unpersist()


def master_of(settings: Configuration) -> str:
    """The master that is configured, else this machine."""
    return LOCAL if settings.spark_master is None else settings.spark_master


def spread(spark: SparkSession, records: int) -> int:
    """Into how many parts so many records are best sorted."""
    cores: int = spark.sparkContext.defaultParallelism
    return max(cores, -(-records // _SORTED))


def with_places(spark: SparkSession, paths: Sequence[str], batch: int) -> tuple[DataFrame, list[Root]]:
    """The rows of Parquet files, with the file and the number in it that name each, and how the files were given.

    ``batch`` rows come to a worker together.
    """
    from pyspark.sql import functions

    from check_data.spark.rows import FILE, INDEX, Root

    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", batch)
    # Spark leaves out files beside the folders of partitions, unless it is to look everywhere.
    data = spark.read.option("recursiveFileLookup", "true").parquet(*paths)
    roots = [Root(in_full(spark.sparkContext, path), path.rstrip("/")) for path in paths]
    places = {FILE: functions.col("_metadata.file_path"), INDEX: functions.col("_metadata.row_index")}
    return data.withColumns(places), roots


def in_backticks(column: str) -> str:
    """A column as Spark takes it: its dots are parts of its name."""
    return "`" + column.replace("`", "``") + "`"


def findings(rows: DataFrame) -> DataFrame:
    """The rows that are findings, as they are written."""
    return rows.where("counts is null").drop("table", "counts", "pickled", "failing")


def counted(rows: DataFrame) -> DataFrame:
    """All counts added up, a row a name."""
    sums = rows.where("path is null").selectExpr("explode(counts) as (name, number)")
    return sums.groupBy("name").sum("number")


def counts_of(rows: DataFrame) -> Counter[str]:
    """The same, here."""
    return Counter({row[0]: row[1] for row in counted(rows).collect()})
