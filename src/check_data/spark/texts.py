"""Texts at scale: the lint of the texts in a Parquet data set, on a cluster.

The texts stay where they are: the workers read them, lint them and write the findings. What comes back is a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from check_data.configuration import Configuration
from check_data.not_runnable import NotRunnable
from check_data.spark.output import committed, in_full
from check_data.spark.progress import shown
from check_data.spark.session import LOCAL, session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def lint_texts(
    paths: Sequence[str], column: str, settings: Configuration, output: str | None, *, bar: bool = False
) -> Counter[str]:
    """Lint the texts in a column of Parquet files; the findings go to the folder ``output``.

    The counts are named ``texts.read``, ``findings.error``, ``rules.CD202``, ``checks.agrees``, ``figures.total`` and
    so on (see `rows`).

    Raises:
        NotRunnable: the run could not be done; then nothing is written.

    """
    master = LOCAL if settings.spark_master is None else settings.spark_master
    with (
        session(master) as spark,
        _linted(spark, paths, column, settings) as linted,
        shown(spark.sparkContext, linted.rdd.getNumPartitions(), wanted=bar),
    ):
        if output is None:
            return _counts(linted)
        with committed(spark.sparkContext, output) as folder:
            findings(linted).write.parquet(folder)
            return _counts(linted)


def texts_of(spark: SparkSession, paths: Sequence[str], column: str) -> DataFrame:
    """The texts with the file and the number in it that name each.

    Raises:
        NotRunnable: no such column, or it holds no texts.

    """
    from pyspark.sql import functions
    from pyspark.sql.types import BinaryType, StringType

    from check_data.spark.rows import FILE, INDEX, TEXT

    # Spark leaves out files beside the folders of partitions, unless it is to look everywhere.
    data = spark.read.option("recursiveFileLookup", "true").parquet(*paths)
    if column not in data.columns:
        raise NotRunnable(f"{paths[0]}: no column {column!r}; there are {', '.join(data.columns)}")
    kind = data.schema[column].dataType
    if not isinstance(kind, StringType | BinaryType):
        raise NotRunnable(f"{paths[0]}: {column!r} holds no texts but {kind.simpleString()}")
    place = functions.col("_metadata.file_path").alias(FILE), functions.col("_metadata.row_index").alias(INDEX)
    return data.select(data[column].alias(TEXT), *place)


def linted_rows(texts: DataFrame, paths: Sequence[str], settings: Configuration) -> DataFrame:
    """The rows that the workers make of texts, as `rows.ROWS` says."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from check_data.spark.rows import ROWS, Root, lint_rows

    context = texts.sparkSession.sparkContext
    roots = [Root(in_full(context, path), path.rstrip("/")) for path in paths]
    if texts.rdd.getNumPartitions() < context.defaultParallelism:
        # Fewer pieces than cores: a small file, or one whose rows all are in one group.
        texts = texts.repartition(context.defaultParallelism)
    work = partial(lint_rows, settings=settings, roots=roots)
    return texts.mapInArrow(work, from_arrow_schema(ROWS))


@contextmanager
def _linted(spark: SparkSession, paths: Sequence[str], column: str, settings: Configuration) -> Iterator[DataFrame]:
    """The rows, kept on the workers' disks: they are made once, written and counted."""
    from pyspark import StorageLevel

    kept = linted_rows(texts_of(spark, paths, column), paths, settings).persist(StorageLevel.DISK_ONLY)
    try:
        yield kept
    finally:
        kept.unpersist()


def findings(rows: DataFrame) -> DataFrame:
    """The rows that are findings."""
    return rows.where("counts is null").drop("counts")


def counted_rows(rows: DataFrame) -> DataFrame:
    """All counts added up, a row a name."""
    return rows.selectExpr("explode(counts) as (name, number)").groupBy("name").sum("number")


def _counts(rows: DataFrame) -> Counter[str]:
    """The one thing that comes here from the cluster."""
    return Counter({row[0]: row[1] for row in counted_rows(rows).collect()})
