"""The columns of a table by the form's Pandera models, through Pandera's own backend for the engine's frames.

pandas frames and Polars frames have one each. DuckDB has none that gives the rows that fail; its batches are
validated as pandas frames. Uniqueness and checks over whole frames need all records at once and are not validated
batch by batch, which is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD, Engine
from check_data.returns.sources import Source
from check_data.tables.cells_unfit import Unfit
from check_data.tables.kinds import takes_all
from check_data.tables.schemas import Models
from check_data.tables.values import is_missing, quoted


def validate(models: Models, source: Source, engine: Engine) -> tuple[list[Unfit], list[str]]:
    """What is unfit, a column and check each, and what could not be validated.

    Raises:
        NotRunnable: a column that the models describe and may not be missing is not there.

    """
    frame = engine.open(source, numbered=False)
    columns = described(models, source, [name for name in frame.columns if name != RECORD])
    cells: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for batch in engine.batches(frame, list(columns)):
        for column, check, value in failures(batch, columns):
            cells[column, check] += 1
            first.setdefault((column, check), value)
    unfit = [Unfit(column, count, first[column, check], check) for (column, check), count in cells.items()]
    return unfit, list(unchecked(models, source, engine.name))


def described(models: Models, source: Source, names: Sequence[str]) -> dict[str, pa.Column]:
    """The columns of a table that the models describe.

    Raises:
        NotRunnable: one that may not be missing is not there.

    """
    absent = [name for name, column in models.columns.items() if name not in names and column.required]
    if absent:
        raise NotRunnable(
            f"{source.path}:1: no column {absent[0]!r}, which schemas/ describes; there are {', '.join(names)}"
        )
    return {name: column for name, column in models.columns.items() if name in names}


def _told(cell: object) -> str:
    return "" if is_missing(cell) else quoted(cell)


def unchecked(models: Models, source: Source, engine: str) -> Iterator[str]:
    """What batch by batch can't be validated."""
    for story, schema in models.stories.items():
        if schema.checks or any(column.unique for column in schema.columns.values()) or schema.unique:
            yield (
                f"{source.path}: {story}: uniqueness and checks of whole frames are not validated with the engine "
                f"{engine}, which takes the records in batches"
            )


def failures(batch: nw.DataFrame[Any], columns: Mapping[str, pa.Column]) -> Iterator[tuple[str, str, str]]:
    """The column, the check and the cell of each failure in a batch.

    Kinds and gaps of a Polars batch go through Pandera's Polars backend. Further checks of a field were written for
    pandas, so they run there, on the columns that have some.
    """
    if not batch.implementation.is_polars():
        yield from _pandas(batch, {name: _column(column) for name, column in columns.items()})
        return
    yield from _polars(batch, columns)
    further = {
        name: pa.Column(None, checks=each.checks, nullable=True) for name, each in columns.items() if each.checks
    }
    if further:
        yield from _pandas(batch.select(list(further)), further)


def _pandas(batch: nw.DataFrame[Any], columns: Mapping[str, pa.Column]) -> Iterator[tuple[str, str, str]]:
    try:
        pa.DataFrameSchema(dict(columns)).validate(batch.to_pandas(), lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases[["column", "check", "failure_case"]]
        for column, check, case in cases.itertuples(index=False):
            yield str(column), str(check), _told(case)


def _column(column: pa.Column) -> pa.Column:
    """A column as a table of records has it: its kind is a check of each cell, whatever type the cells have."""
    kind: Any = column.dtype
    own = pa.Check(lambda cells: takes_all(kind, cells), name=str(kind), error=str(kind), ignore_na=True)
    return pa.Column(None, checks=[own, *column.checks], nullable=column.nullable, required=column.required)


def _polars(batch: nw.DataFrame[Any], columns: Mapping[str, pa.Column]) -> Iterator[tuple[str, str, str]]:
    import pandera.polars as pl_pa
    import polars

    def check(kind: Any) -> Any:
        def taken(data: Any) -> Any:
            cells = data.lazyframe.select(data.key).collect()[data.key]
            return polars.LazyFrame({"taken": polars.Series(takes_all(kind, cells.to_pandas()).to_numpy())})

        return pl_pa.Check(taken, name=str(kind), error=str(kind))

    own = {
        name: pl_pa.Column(None, checks=[check(column.dtype)], nullable=column.nullable)
        for name, column in columns.items()
    }
    try:
        pl_pa.DataFrameSchema(own).validate(batch.to_native(), lazy=True)
    except SchemaErrors as errors:
        for case in errors.failure_cases.iter_rows(named=True):
            yield str(case["column"]), str(case["check"]), _told(case["failure_case"])
