"""One pass over a data set on a cluster: what the workers find is written there, and what they count comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from check_data.configuration import Configuration
from check_data.spark.output import committed, in_full
from check_data.spark.progress import shown
from check_data.spark.session import LOCAL

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from check_data.spark.rows import Root


class Job(NamedTuple):
    """What the workers take, and what each does with the Arrow batches of its part: it gives `rows.ROWS`."""

    taken: DataFrame
    work: Callable[..., Any]

    def rows(self) -> DataFrame:
        """What the workers give."""
        from pyspark.sql.pandas.types import from_arrow_schema

        from check_data.spark.rows import ROWS

        taken, context = self.taken, self.taken.sparkSession.sparkContext
        if taken.rdd.getNumPartitions() < context.defaultParallelism:
            # Fewer pieces than cores: a small file, or one whose rows all are in one group.
            taken = taken.repartition(context.defaultParallelism)
        return taken.mapInArrow(self.work, from_arrow_schema(ROWS))


@contextmanager
def passed(spark: SparkSession, job: Job, output: str | None, *, bar: bool) -> Iterator[DataFrame]:
    """The rows of a job, kept on the workers' disks, so that they are made once and then written and counted.

    The findings among them are in the folder ``output`` when the block ends, and not if it fails.
    """
    from pyspark import StorageLevel

    rows = job.rows().persist(StorageLevel.DISK_ONLY)
    try:
        with ExitStack() as opened:
            opened.enter_context(shown(spark.sparkContext, rows.rdd.getNumPartitions(), wanted=bar))
            if output is not None:
                findings(rows).write.parquet(opened.enter_context(committed(spark.sparkContext, output)))
            yield rows
    finally:
        rows.unpersist()


def master_of(settings: Configuration) -> str:
    """The master that is configured, else this machine."""
    return LOCAL if settings.spark_master is None else settings.spark_master


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


def findings(rows: DataFrame) -> DataFrame:
    """The rows that are findings, as they are written."""
    return rows.where("counts is null").drop("counts", "pickled")


def counted(rows: DataFrame) -> DataFrame:
    """All counts added up, a row a name."""
    sums = rows.where("path is null").selectExpr("explode(counts) as (name, number)")
    return sums.groupBy("name").sum("number")


def counts_of(rows: DataFrame) -> Counter[str]:
    """The same, here."""
    return Counter({row[0]: row[1] for row in counted(rows).collect()})
