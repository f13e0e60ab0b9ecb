"""One pass over a data set on a cluster: what the workers find is written there, and what they count comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from check_data.configuration import Configuration
from check_data.spark.output import committed, in_full
from check_data.spark.progress import shown
from check_data.spark.session import LOCAL, session

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


def run(
    job: Callable[[SparkSession], Job], settings: Configuration, output: str | None, *, bar: bool
) -> Counter[str]:
    """The counts of a job; its findings go to the folder ``output``.

    Raises:
        NotRunnable: the run could not be done; then nothing is written.

    """
    master = LOCAL if settings.spark_master is None else settings.spark_master
    with (
        session(master) as spark,
        _kept(job(spark).rows()) as rows,
        shown(spark.sparkContext, rows.rdd.getNumPartitions(), wanted=bar),
    ):
        if output is None:
            return _counts(rows)
        with committed(spark.sparkContext, output) as folder:
            findings(rows).write.parquet(folder)
            return _counts(rows)


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


@contextmanager
def _kept(rows: DataFrame) -> Iterator[DataFrame]:
    """The rows on the workers' disks: they are made once, then written and counted."""
    from pyspark import StorageLevel

    kept = rows.persist(StorageLevel.DISK_ONLY)
    try:
        yield kept
    finally:
        kept.unpersist()


def findings(rows: DataFrame) -> DataFrame:
    """The rows that are findings."""
    return rows.where("counts is null").drop("counts")


def counted(rows: DataFrame) -> DataFrame:
    """All counts added up, a row a name."""
    return rows.selectExpr("explode(counts) as (name, number)").groupBy("name").sum("number")


def _counts(rows: DataFrame) -> Counter[str]:
    """The one thing that comes here from the cluster."""
    return Counter({row[0]: row[1] for row in counted(rows).collect()})
