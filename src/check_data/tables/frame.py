"""Figures as data frames: a list to look at, and the record that the schemas validate."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from check_data.figures.interval import Interval
from check_data.tables.figures_table import Figure


def record(figures: Sequence[Figure]) -> pd.DataFrame:
    """One row, a column a figure, each cell the quote as printed (None where the figure is missing)."""
    return pd.DataFrame({figure.name: pd.Series([figure.quantity.quote or None], dtype=object) for figure in figures})


def listed(figures: Sequence[Figure]) -> pd.DataFrame:
    """A row a figure: name, quote, unit, subject, story, the line of the source, and both readings.

    The ends of the readings are floats for reading and plotting; verdicts never come from them.
    """
    rows = [
        {
            "figure": figure.name,
            "quote": figure.quantity.quote,
            "unit": figure.declared,
            "subject": figure.subject,
            "story": figure.story,
            "line": figure.source_line,
            **_ends("stated", figure.quantity.reading.stated if figure.quantity.reading else None),
            **_ends("rounded", figure.quantity.reading.rounded if figure.quantity.reading else None),
        }
        for figure in figures
    ]
    return pd.DataFrame(rows).astype({"line": "Int64"})


def _ends(name: str, interval: Interval | None) -> dict[str, float]:
    low, high = (interval.lower, interval.upper) if interval else (None, None)
    missing = float("nan") if interval is None else None
    return {
        f"{name}_lower": missing if missing is not None else _float(low, float("-inf")),
        f"{name}_upper": missing if missing is not None else _float(high, float("inf")),
    }


def _float(value: Fraction | None, unbounded: float) -> float:
    if value is None:
        return unbounded
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
