"""The columns that a check across records needs, of its own table and of the other, and whether they are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from check_data.agreement.across import Across
from check_data.agreement.check import Check
from check_data.not_runnable import NotRunnable
from check_data.returns.sources import Source
from check_data.tables.cells import UNDESCRIBED, Described


def needed(check: Check, across: Across, name: str | None) -> tuple[Sequence[str], Sequence[str]]:
    """The figures and the other columns that a check needs of its own table (None), or of another."""
    if name is None:
        return across.figures(check.expression), across.columns
    return (across.others, across.other_columns) if name == across.table else ((), ())


def texts_needed(check: Check, across: Across, name: str | None) -> Sequence[str]:
    """The columns that a check reads as texts of its own table (None), or of another."""
    return across.texts(check.expression) if name is None else ()


def with_days(columns: Mapping[str, Described], checks: Sequence[tuple[Check, Across]]) -> Mapping[str, Described]:
    """What is known of figures, with those that some checks read as days."""
    days = {day for check, across in checks for day in across.days(check.expression)}
    return {**columns, **{day: columns.get(day, UNDESCRIBED)._replace(unit="date") for day in days}}


def require_totals(check: Check, across: Across, source: Source, records: int, subjects: int) -> None:
    """Pass where a check of total rows finds some, or there are no records.

    Raises:
        NotRunnable: no record is a total.

    """
    if across.total_row and records and not subjects:
        cells = " and ".join(f"{column} = {cell!r}" for column, cell in across.total_row)
        raise not_runnable(check, f"no record of {source.path} has {cells}")


def not_runnable(check: Check, problem: str) -> NotRunnable:
    """An error at the place of a check."""
    return NotRunnable(f"{check.place.path}:{check.place.line}: [{check.name}] {problem}")
