"""The columns of a table by the form's Pandera models, batch by batch, on pandas frames whatever the engine.

Uniqueness and checks over whole frames need all records at once and are not validated, which is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import pandas as pd
import pandera.pandas as pa
from pandera import dtypes
from pandera.errors import SchemaErrors

from check_data.returns.engines import RECORD, Engine
from check_data.returns.sources import Source
from check_data.tables.cells import is_number
from check_data.tables.cells_unfit import Unfit
from check_data.tables.dialect import number_in
from check_data.tables.kinds import Printed, takes_all
from check_data.tables.plain_kinds import converted
from check_data.tables.schemas import Models
from check_data.tables.values import is_missing, quoted


class Failing(NamedTuple):
    """A cell that fails: its column, the check, what it holds, and its place in the batch (None: of no one in it)."""

    column: str
    check: str
    cell: str
    place: int | None


class FailingRecord(NamedTuple):
    """The same with what names the record, and its number."""

    column: str
    check: str
    cell: str
    record: object
    number: int | None


def validate(
    models: Models, source: Source, engine: Engine, key: str | None, tell: Callable[[FailingRecord], object]
) -> list[Unfit]:
    """What is unfit, a column and check each; ``tell`` is told of each cell.

    Raises:
        NotRunnable: the records can't be read.

    """
    frame = engine.open(source, numbered=True)
    columns = described(models, frame.columns)
    if not columns:
        return []
    wanted: list[str] = list(dict.fromkeys([*columns, RECORD, *([key] if key is not None else [])]))
    unfit: dict[tuple[str, str], Unfit] = {}
    for batch in engine.batches(frame, wanted):
        names, numbers = batch[key or RECORD].to_list(), batch[RECORD].to_list()
        for each in failures(batch, columns, texts=source.ending == ".csv"):
            name, number = (None, None) if each.place is None else (names[each.place], numbers[each.place])
            tell(FailingRecord(each.column, each.check, each.cell, name, number))
            kind = each.column, each.check
            unfit[kind] = unfit.get(kind, Unfit(each.column, 0, each.cell, each.check)).with_one(name, number)
    return list(unfit.values())


def described(models: Models, names: Sequence[str]) -> dict[str, pa.Column]:
    """The columns of a table that the models describe."""
    return {name: column for name, column in models.columns.items() if name in names}


def absent(models: Models, names: Sequence[str]) -> list[str]:
    """The columns that the models describe, which may not be missing and are."""
    return [name for name, column in models.columns.items() if name not in names and column.required]


def unchecked(models: Models, source: Source, engine: str) -> Iterator[str]:
    """What batch by batch can't be validated."""
    for story, schema in models.stories.items():
        if schema.checks or any(column.unique for column in schema.columns.values()) or schema.unique:
            yield (
                f"{source.path}: {story}: uniqueness and checks of whole frames are not validated with the engine "
                f"{engine}, which takes the records in batches"
            )


def failures(batch: nw.DataFrame[Any], columns: Mapping[str, pa.Column], *, texts: bool = False) -> Iterator[Failing]:
    """Each failure in a batch; ``texts``: its cells were texts in their file, whatever they say."""
    for name, column in columns.items():
        cells = batch[name].to_pandas().reset_index(drop=True)
        values, fits = _of_kind(column.dtype, cells, texts)
        for place in (~fits).to_numpy().nonzero()[0].tolist():
            yield Failing(name, _called(column.dtype), _told(cells[place]), place)
        yield from _further(name, column, values, cells, fits)


def _called(kind: Any) -> str:
    """How a kind is named: texts by no way of storing them."""
    return "str" if dtypes.is_string(kind) else str(kind)


def _of_kind(kind: Any, cells: pd.Series[Any], texts: bool) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """The cells as further checks take them, and which are of the column's kind."""
    if kind is None:
        return cells, pd.Series(True, index=cells.index)
    if not isinstance(kind, Printed):
        return converted(kind, cells, texts=texts)
    if texts and not pd.api.types.is_numeric_dtype(cells.dtype):
        said = [number_in(cell) if isinstance(cell, str) else None for cell in cells]
        cells = pd.Series(
            [cell if number is None else number for cell, number in zip(cells, said, strict=True)],
            index=cells.index,
            dtype=object,
        )
    return cells, takes_all(kind, cells)


def _further(
    name: str, column: pa.Column, values: pd.Series[Any], cells: pd.Series[Any], fits: pd.Series[Any]
) -> Iterator[Failing]:
    """What fails besides the kind: gaps where none may be, and the checks of the field on cells of its kind."""
    missing = cells.isna() | cells.map(is_missing)
    if not column.nullable:
        yield from (Failing(name, "not_nullable", "", place) for place in missing.to_numpy().nonzero()[0].tolist())
    if not column.checks:
        return
    kept = values[fits & ~missing]
    if kept.dtype == object and kept.map(is_number).all():
        kept = kept.astype("float64")
    try:
        pa.DataFrameSchema({name: pa.Column(None, checks=column.checks, nullable=True)}).validate(
            kept.to_frame(name), lazy=True
        )
    except SchemaErrors as errors:
        for check, case, place in errors.failure_cases[["check", "failure_case", "index"]].itertuples(index=False):
            known = None if is_missing(place) else int(place)
            yield Failing(name, str(check), _told(case if known is None else cells[known]), known)


def _told(cell: object) -> str:
    return "" if is_missing(cell) else quoted(cell)
