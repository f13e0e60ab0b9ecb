"""Which records fail most checks, on a cluster: counted where their rows are, and only the worst come back."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from check_data.returns.table import Table
from check_data.returns.worst import MOST, Worst

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def worst_of(rows: DataFrame, table: Table, told: Collection[str | None]) -> tuple[Worst, ...]:
    """The records that fail most of the checks that are ``told``, of those that fail several; the first in the table
    before others that fail as many. Numbers are those in their files.
    """
    from pyspark.sql import functions

    names = [check.name for check in table.form.declared if check.name in told]
    failing = rows.where("failing").where(functions.col("check").isin(names))
    records = failing.groupBy("path", "row", "record").agg(functions.collect_set("check").alias("checks"))
    several = records.withColumn("many", functions.size("checks")).where("many > 1")
    found = several.orderBy(functions.desc("many"), "path", "row").limit(MOST).collect()
    return tuple(
        Worst(
            row["record"] if table.named or row["path"] == table.source.path else f"{row['path']}:{row['row']}",
            row["row"],
            tuple(name for name in names if name in row["checks"]),
        )
        for row in found
    )
