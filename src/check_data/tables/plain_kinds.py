"""Columns of Pandera's own kinds (``status: str``, ``year: int``) in a table of records, cell by cell.

In a CSV file all cells are texts: one is a number, a day or a truth value where it says one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pandas as pd
from pandera import dtypes

from check_data.tables.cells import is_number, number
from check_data.tables.dialect import number_in
from check_data.tables.values import is_missing

_TRUTH = {"true": True, "false": False}


class Unfitting(ValueError):
    """A cell that is not of its column's kind."""


def converted(kind: dtypes.DataType, cells: pd.Series[Any], *, texts: bool) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """The cells of a column as those of a kind, missing where one is not of it; and which are, or are missing.
    ``texts``: the cells were texts, whatever they say.
    """
    take = _taker(kind, texts)
    known: dict[tuple[type, object], tuple[object, bool]] = {}
    found = []
    for cell in cells:
        key = (type(cell), cell)
        if key not in known:
            known[key] = _taken(cell, take)
        found.append(known[key])
    values = pd.Series([value for value, _ in found], index=cells.index, dtype=object).infer_objects()
    return values, pd.Series([fits for _, fits in found], index=cells.index, dtype=bool)


def _taken(cell: object, take: Callable[[object], object]) -> tuple[object, bool]:
    if is_missing(cell):
        return None, True
    try:
        return take(cell), True
    except (ValueError, TypeError, ArithmeticError):
        return None, False


def _taker(kind: dtypes.DataType, texts: bool) -> Callable[[object], object]:
    if dtypes.is_bool(kind):
        return lambda cell: _truth(cell, texts)
    if dtypes.is_numeric(kind):
        return lambda cell: _number(cell, kind, texts)
    if dtypes.is_datetime(kind) or isinstance(kind, dtypes.Date):
        return lambda cell: _moment(cell)
    if dtypes.is_string(kind):
        return _text
    return lambda cell: cell


def _text(cell: object) -> str:
    if not isinstance(cell, str):
        raise Unfitting
    return cell


def _truth(cell: object, texts: bool) -> bool:
    if texts and isinstance(cell, str):
        return _TRUTH[cell.lower()] if cell.lower() in _TRUTH else _unfit()
    return bool(cell) if type(cell).__name__ in ("bool", "bool_") else _unfit()


def _unfit() -> bool:
    raise Unfitting


def _number(cell: object, kind: dtypes.DataType, texts: bool) -> object:
    said = number_in(cell) if texts and isinstance(cell, str) else cell
    if not is_number(said):
        raise Unfitting
    value = number(said)
    if dtypes.is_int(kind):
        if value != int(value) or (dtypes.is_uint(kind) and value < 0):
            raise Unfitting
        return int(value)
    return float(value)


def _moment(cell: object) -> object:
    if isinstance(cell, date):
        return cell
    return datetime.fromisoformat(_text(cell))
