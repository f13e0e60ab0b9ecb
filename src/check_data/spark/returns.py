"""Returns at scale: a form's checks over a Parquet data set of records, on a cluster.

The records stay where they are: the workers read them, screen them, decide what the screen leaves open, and write the
findings. What comes back is counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from check_data.configuration import Configuration
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.form import Form
from check_data.spark.job import Job, run, with_places

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_BATCH = 2**16
"""Records that a worker looks at together."""


class Returns(NamedTuple):
    """What is to be checked: the form, the Parquet files, and the column that names a record in findings."""

    form: Form
    paths: Sequence[str]
    key: str | None = None


def check_returns(
    returns: Returns, settings: Configuration, today: date, output: str | None = None, *, bar: bool = False
) -> Counter[str]:
    """Check records; the findings go to the folder ``output``. Waivers must hold on the day ``today``.

    The counts are named ``records``, ``verdicts.disagrees.CHECK``, ``checks.agrees``, ``findings.error`` and so on.

    Raises:
        NotRunnable: the run could not be done; then nothing is written.

    """
    return run(lambda spark: job(spark, returns, settings, today), settings, output, bar=bar)


def job(spark: SparkSession, returns: Returns, settings: Configuration, today: date) -> Job:
    """The columns that the form needs, and what the workers do with them.

    Raises:
        NotRunnable: a figure or the key has no column, or one that holds no figures.

    """
    from check_data.spark.records import Work, judge_rows

    records, roots = with_places(spark, returns.paths, _BATCH)
    taken = records.select(*_columns(records, returns))
    work = Work(returns.form, roots, settings.language or "en", today, returns.key)
    return Job(taken, partial(judge_rows, work=work))


def verdicts(counts: Counter[str], form: Form) -> dict[str, Counter[Verdict]]:
    """The verdicts of each check."""
    return {
        check.name: Counter({verdict: counts[f"verdicts.{verdict.value}.{check.name}"] for verdict in Verdict})
        for check in form.checks
    }


def _columns(records: DataFrame, returns: Returns) -> list[str]:
    import narwhals.stable.v2 as nw

    from check_data.returns.frames import BadFrame, raw_columns, require_figures
    from check_data.spark.rows import FILE, INDEX

    try:
        columns = raw_columns(returns.form, [name for name in records.columns if name not in (FILE, INDEX)])
        require_figures(nw.from_native(records.select(*columns)).collect_schema(), columns)
    except BadFrame as error:
        raise NotRunnable(f"{returns.paths[0]}:1: {error}") from error
    if returns.key is not None and returns.key not in records.columns:
        raise NotRunnable(f"{returns.paths[0]}:1: no column {returns.key!r} to name the records by")
    return list(dict.fromkeys((*columns, *([returns.key] if returns.key else []), FILE, INDEX)))
