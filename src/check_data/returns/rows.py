"""The exact outcomes of the rows of a frame: of whole numbers as they are, of all else cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from operator import le
from typing import Any, cast

import narwhals.stable.v2 as nw
import numpy as np

from check_data.agreement.check import Outcome
from check_data.returns.closed import Ends
from check_data.returns.decide import MISSING, Cell, Decider
from check_data.returns.frames import columns_of
from check_data.tables.values import is_missing


def outcomes(rows: nw.DataFrame[Any], decider: Decider) -> Iterator[Outcome]:
    """The exact outcome of every row."""
    names = decider.check.expression.names
    schema = rows.schema
    whole = set(names) == set(schema) and all(schema[name].is_integer() for name in names)
    if whole and decider.takes_numbers:
        records = zip(*(rows[name].to_list() for name in names), strict=True)
        if any(rows[name].null_count() for name in names):
            yield from (MISSING if any(map(is_missing, each)) else decider.of_numbers(each) for each in records)
        else:
            yield from map(decider.of_numbers, records)
        return
    found = _by_ends(rows, decider) if decider.takes_numbers else None
    if found is not None and None not in found:
        yield from cast("list[Outcome]", found)
        return
    records = zip(*(cells_of(rows, name) for name in names), strict=True)
    for known, record in zip(found or [None] * len(rows), records, strict=True):
        yield known or decider.outcome(record)


def _by_ends(rows: nw.DataFrame[Any], decider: Decider) -> list[Outcome | None] | None:
    """The outcome of every row that its ends decide; None where some ends are no whole numbers."""
    ends = [_whole_ends(rows, name) for name in decider.check.expression.names]
    known = [each for each in ends if each is not None]
    if not known or len(known) < len(ends):
        return None
    return [decider.of_ends(record) for record in zip(*known, strict=True)]


def _whole_ends(rows: nw.DataFrame[Any], figure: str) -> list[Ends] | None:
    """The ends of one figure in every row, one object where it has one value; None where not whole numbers give them
    all.
    """
    value, *ends = columns_of(figure, rows.columns)
    given = [rows[column] for column in (ends if any(ends) else [value]) if column is not None]
    whole = all(each.dtype.is_integer() and not each.null_count() for each in given)
    if not whole or (any(ends) and not all(ends)):
        return None
    if len(given) == 1:
        return [(each, each) for each in given[0].to_list()]
    low, high = (each.to_list() for each in given)
    return list(zip(low, high, strict=True)) if all(map(le, low, high)) else None


def cells_of(rows: nw.DataFrame[Any], figure: str) -> list[Cell]:
    """The cells of one figure in every row."""
    parts = [
        [None] * len(rows) if column is None else cells(rows[column]) for column in columns_of(figure, rows.columns)
    ]
    return [Cell(*each) for each in zip(*parts, strict=True)]


def cells(column: nw.Series[Any]) -> list[Any]:
    """The cells of a column as their digits say."""
    return short(column) if column.dtype == nw.Float32 else column.to_list()


def short(column: nw.Series[Any]) -> list[float | None]:
    """Floats of 32 bits as the numbers that their shortest digits stand for."""
    return [None if is_missing(value) else float(str(np.float32(value))) for value in column.to_list()]
