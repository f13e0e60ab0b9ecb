"""Cells of data frames as the quotes that they stand for."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from decimal import Decimal


def is_missing(value: object) -> bool:
    """None, NaN, NaT, a null of pandas, or an empty text."""
    if type(value) is int:
        return False
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, float | Decimal):
        return math.isnan(value)
    return type(value).__name__ in ("NAType", "NaTType")


def quoted(value: object) -> str:
    """A cell as it would be printed: numbers by their shortest exact digits, dates in ISO form."""
    if isinstance(value, datetime):
        return (value if value.tzinfo is None else value.astimezone(UTC)).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    if isinstance(value, float | Decimal):
        digits = f"{Decimal(repr(float(value)) if isinstance(value, float) else value):f}"
        return digits.removesuffix(".0")
    return str(value)


def text_of(cell: object) -> str | None:
    """A cell as a text; None where it is missing."""
    if is_missing(cell):
        return None
    return str(cell).lower() if isinstance(cell, bool) else quoted(cell).strip()
