"""The first sheet of a workbook, rows by their own numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from check_data.documents.encoding import Unreadable
from check_data.opened import open_file
from check_data.tables.dialect import BLANKS, doubled, named
from check_data.tables.rows_unfit import Fault

MOST = 50_000_000
"""Cells of a sheet that are read; a file of a few kilobytes may say that it has more than memory holds."""


class Sheet(NamedTuple):
    """The columns and the records of a sheet, the row that each is in, the rows that are none, what is to be said."""

    names: Sequence[str]
    cells: Sequence[Sequence[object]]
    lines: Sequence[int]
    faults: Sequence[Fault]
    remarks: Sequence[str]


def read(file: Path, path: str) -> Sheet:
    """The first sheet of a workbook; that there are others is said.

    Raises:
        Unreadable: it is none, or openpyxl is missing, there is no header, or more cells than are read.

    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise Unreadable(f'{path}:1: needs another package: pip install "check-data[xlsx]"') from error
    try:
        # Opened here, since a row that can't be used leaves openpyxl's own file open as long as the error is kept.
        with open_file(file, whole=False) as opened:
            first, *others = load_workbook(opened, read_only=True, data_only=True).worksheets
            remarks = list(_others(path, first.title, [each.title for each in others]))
            return _sheet(first, path)._replace(remarks=remarks)
    except Unreadable:
        raise
    except Exception as error:  # readers let through what their libraries raise
        told = (str(error).splitlines() or [type(error).__name__])[0]
        raise Unreadable(f"{path}:1: can't be read: {told}") from error


def _others(path: str, first: str, others: Sequence[str]) -> Iterator[str]:
    if others:
        yield f"{path}: only the first sheet, {first!r}, is read; not {', '.join(map(repr, others))}"


def _sheet(sheet: Any, path: str) -> Sheet:
    sheet.reset_dimensions()  # what a file says of its size need not be so
    names: list[str] = []
    header: Sequence[object] = ()
    cells: list[Sequence[object]] = []
    lines: list[int] = []
    faults: list[Fault] = []
    blank: list[Fault] = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row):
            blank += [Fault("blank", number)] if names else []
            continue
        if not names:
            names = _names(row, f"{path}:{number}")
            header = row[: len(names)]
            continue
        faults += blank
        blank = []
        record = (*row, *(None,) * (len(names) - len(row)))
        if any(cell is not None for cell in record[len(names) :]):
            faults.append(Fault("more", number))
        elif record[: len(names)] == header:
            faults.append(Fault("header", number))
        else:
            cells.append(record[: len(names)])
            lines.append(number)
        if len(cells) * len(names) > MOST:
            raise Unreadable(f"{path}:{number}: more than {MOST} cells; write the records as CSV or Parquet")
    if not names:
        raise Unreadable(f"{path}:1: no header in its first sheet")
    return Sheet(names, cells, lines, faults, ())


def _names(row: Sequence[object], where: str) -> list[str]:
    header = ["" if cell is None else str(cell).strip(BLANKS) for cell in row]
    while header and not header[-1]:
        header.pop()
    twice = doubled(header)
    if twice is not None:
        raise Unreadable(f"{where}: two columns are named {twice!r}; rename one")
    return named(header)
