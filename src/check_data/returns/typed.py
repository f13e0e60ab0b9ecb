"""The one place where texts become numbers: the cells of a column as numbers where all of them are, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from check_data.patterns import lazily
from check_data.returns.survey import FLOAT_DIGITS, WHOLE_DIGITS, Kind

_PLAIN = lazily(r"(-?)[0-9]++(?:(\.)[0-9]++)?")
_LARGEST_FLOAT = 2**53


def kind_of(texts: Sequence[str]) -> Kind:
    """What the cells of a column are; an empty one is missing. As `survey` tells it in bulk."""
    kind = Kind(gaps=not all(texts))
    for text in texts:
        if text:
            found = _PLAIN.fullmatch(text)
            if found is None:
                return Kind("text", len(text), kind.gaps)
            digits = len(text) - len(found[1]) - bool(found[2])
            if digits > (FLOAT_DIGITS if found[2] else WHOLE_DIGITS):
                return Kind("text", digits, kind.gaps)
            kind = kind.beside(Kind("decimal" if found[2] else "whole", digits))
    return kind


def dtype_of(kind: Kind) -> Any:
    """How pandas holds the cells of a kind."""
    if kind.name == "text":
        return "str"
    if kind.name == "decimal" or (kind.gaps and kind.digits <= FLOAT_DIGITS):
        return "float64"
    return "Int64" if kind.gaps else "int64"


def of_texts(texts: Sequence[str], *, numbers: bool) -> pd.Series[Any]:
    """A column of texts; as ``numbers`` where all of them are."""
    kind = kind_of(texts) if numbers else Kind("text")
    if kind.name == "text":
        column: pd.Series[Any] = pd.Series([text or None for text in texts], dtype=_texts_dtype(texts))
        return column
    read = float if kind.name == "decimal" else int
    values: list[Any] = [read(text) if text else None for text in texts]
    read_column: pd.Series[Any] = pd.Series(list(values), dtype=dtype_of(kind))
    return read_column


def of_values(values: Sequence[object]) -> pd.Series[Any]:
    """A column of the values of JSON or a sheet: numbers as numbers where all are, and where none loses a digit."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {str}:
        return pd.Series(list(values), dtype=_texts_dtype(values))
    if kinds and kinds <= {int, float, Decimal}:
        return _numbers([value for value in values if isinstance(value, int | float | Decimal)], values)
    if kinds and all(issubclass(kind, date) for kind in kinds) and len(kinds) == 1:
        moments: pd.Series[Any] = pd.to_datetime(pd.Series(list(values), dtype=object))
        return moments
    if kinds == {bool} and len(values) == sum(type(value) is bool for value in values):
        return pd.Series(list(values), dtype=bool)
    return pd.Series(list(values), dtype=object) if kinds else pd.Series(values, dtype="float64")


def _numbers(known: Sequence[int | float | Decimal], values: Sequence[object]) -> pd.Series[Any]:
    whole = [value for value in known if isinstance(value, int)]
    reach = max(map(abs, whole), default=0)
    if len(whole) == len(known):
        if reach >= 2**63:
            return pd.Series(list(values), dtype=object)
        gaps = len(known) < len(values)
        return pd.Series(list(values), dtype="int64" if not gaps else "float64" if reach < _LARGEST_FLOAT else "Int64")
    exact = reach < _LARGEST_FLOAT and all(_is_float(value) for value in known if isinstance(value, Decimal))
    if not exact:
        return pd.Series(list(values), dtype=object)
    return pd.Series(np.array([np.nan if value is None else value for value in values], "float64"))


def _is_float(value: Decimal) -> bool:
    """Whether a float stands for a decimal alone."""
    return not value.is_finite() or Decimal(repr(float(value))) == value


def _texts_dtype(texts: Sequence[object]) -> Any:
    # pandas before 3 would make texts of what is missing.
    return "str" if pd.__version__ >= "3" and any(texts) else object
