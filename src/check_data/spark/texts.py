"""Texts at scale: the lint of the texts in a Parquet data set, on a cluster.

The texts stay where they are: the workers read them, lint them and write the findings. What comes back is counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from check_data.configuration import Configuration
from check_data.not_runnable import NotRunnable
from check_data.spark.job import Job, counts_of, mapped_where_it_is, master_of, passed, with_places
from check_data.spark.session import session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_BATCH = 1024
"""Texts that a worker holds together: they may be long."""


def lint_texts(
    paths: Sequence[str], column: str, settings: Configuration, output: str | None, *, bar: bool = False
) -> Counter[str]:
    """Lint the texts in a column of Parquet files; the findings go to the folder ``output``.

    The counts are named ``texts.read``, ``findings.error``, ``rules.CD219``, ``checks.agrees``, ``figures.total`` and
    so on (see `rows`).

    Raises:
        NotRunnable: the run could not be done; then nothing is written.

    """
    with (
        session(master_of(settings)) as spark,
        passed(spark, job(spark, paths, column, settings), output, bar=bar) as rows,
    ):
        return counts_of(rows)


def job(spark: SparkSession, paths: Sequence[str], column: str, settings: Configuration) -> Job:
    """The texts, and what the workers do with them.

    Raises:
        NotRunnable: no such column, or it holds no texts.

    """
    from pyspark.sql.types import BinaryType, StringType

    from check_data.spark.rows import FILE, INDEX, TEXT, lint_rows

    data, roots = with_places(spark, paths, _BATCH)
    names = [name for name in data.columns if name not in (FILE, INDEX)]
    if column not in names:
        raise NotRunnable(f"{paths[0]}: no column {column!r}; there are {', '.join(names)}")
    kind = data.schema[column].dataType
    if not isinstance(kind, StringType | BinaryType):
        raise NotRunnable(f"{paths[0]}: {column!r} holds no texts but {kind.simpleString()}")
    texts = data.select(data[column].alias(TEXT), FILE, INDEX)
    return mapped_where_it_is(texts, partial(lint_rows, settings=settings, roots=roots))
