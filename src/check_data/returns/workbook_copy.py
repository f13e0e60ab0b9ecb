"""A workbook with other values in some cells of its first sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from check_data.not_runnable import NotRunnable
from check_data.opened import open_file
from check_data.returns.read import settled
from check_data.tables.cells import number

if TYPE_CHECKING:
    from pathlib import Path

    from check_data.returns.change import Change
    from check_data.returns.sources import Source

_LOST = ("xl/charts/", "xl/drawings/", "xl/media/", "xl/pivot", "xl/slicers/", "xl/externalLinks/", "xl/vbaProject")
"""Parts of a workbook that a copy would not have."""


def write_workbook(source: Source, copy: Path, changes: Sequence[Change]) -> list[Change]:
    """Write a copy with some changes; those that no cell can hold.

    Raises:
        NotRunnable: it holds what a copy would lose.
        OSError: it can't be written.

    """
    from openpyxl import load_workbook

    with open_file(source.files[0], whole=False) as opened:
        with zipfile.ZipFile(opened) as parts:
            lost = sorted(name for name in parts.namelist() if name.startswith(_LOST))
        if lost:
            raise NotRunnable(f"{source.path}: --fix would lose its {lost[0]}; save the sheet alone, or as CSV")
        book = load_workbook(opened)
    if any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        raise NotRunnable(f"{source.path}: --fix would lose the values of its formulas; save it with values alone")
    frame = settled(source._replace(reading=None)).source.reading.frame  # type: ignore[union-attr]
    sheet, place = book.worksheets[0], {name: at for at, name in enumerate(frame.columns, start=1)}
    before = {change: _other(change, sheet, place) for change in changes}
    left = []
    for change in changes:
        cell = before[change] if change.other else _value(change)
        if cell is None:
            left.append(change)
            continue
        of: Any = sheet.cell(change.line, place[change.column])
        of.value = cell
        if isinstance(cell, str):
            of.data_type = "s"  # openpyxl takes what begins with "=" for a formula
    book.save(copy)
    return left


def _other(change: Change, sheet: Any, place: dict[str, int]) -> Any:
    """The cell that a cell was exchanged with."""
    return sheet.cell(change.line, place[change.other]).value if change.other else None


def _value(change: Change) -> int | float | str | date | None:
    """What a cell should hold: a workbook holds numbers as floats; None for what is none."""
    if isinstance(change.value, str):
        return date.fromisoformat(change.value) if change.is_day else change.value
    told = float(change.value)
    return (int(told) if told.is_integer() else told) if Fraction(number(told)) == change.value else None
