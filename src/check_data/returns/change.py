"""A cell of a record that is corrected."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Change(NamedTuple):
    """A cell of a record, by the record's number and line: as printed ``before``, and what it should be, as a value and
    as printed. ``other``: the column that it was exchanged with; ``is_day``: the value is a day in ISO form.
    """

    number: int
    line: int
    column: str
    before: str
    value: Fraction | str
    after: str
    why: str
    other: str = ""
    is_day: bool = False


def decimal_of(change: Change) -> str | None:
    """A change as a number or a text; None for a quotient that no decimal is."""
    return None if isinstance(change.value, Fraction) and "/" in change.after else change.after
