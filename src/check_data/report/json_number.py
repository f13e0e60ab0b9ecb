"""Numbers in the JSON formats."""

from __future__ import annotations

from fractions import Fraction


def number(value: Fraction | None) -> int | float | None:
    """A JSON number; None where the reading is unbounded. Verdicts never come from it."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
