"""The rows of a CSV file as records: which are, on which line each stands, and what is wrong with the others."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.documents.encoding import Unreadable
from check_data.tables.dialect import BLANKS, doubled, named
from check_data.tables.rows_unfit import Fault


class Rows(NamedTuple):
    """The records of a file: the names of its columns, the cells of each record, the lines that these begin on, and
    the rows that are no records.
    """

    names: Sequence[str]
    cells: Sequence[Sequence[str]]
    lines: Sequence[int]
    faults: Sequence[Fault] = ()
    header: int = 1


def rows_in(text: str, delimiter: str, path: str) -> Rows:
    """The records of a text.

    Raises:
        Unreadable: no header, two columns of one name, a quoted cell that does not end or goes on after its end.

    """
    numbered = _numbered(text, delimiter, path)
    header, line, faults = _header(numbered, path)
    if header[-1] == "" and len(header) > 1:
        faults.append(Fault("end", line))
    cells, lines = [], []
    blank: list[Fault] = []
    for number, row in numbered:
        if not row:
            blank.append(Fault("blank", number))
            continue
        faults += blank  # those at the end of the file are told by none
        blank = []
        record = _record(row, header, number, faults)
        if record is not None:
            cells.append(record)
            lines.append(number)
    return Rows(named(header), cells, lines, faults, line)


def _numbered(text: str, delimiter: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on; a blank line has no cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip(BLANKS) for cell in row]
            yield line, ([] if cells == [""] else cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"{path}:{line}: can't be cut into cells: {error}; see to its quotation marks") from error


def _header(numbered: Iterator[tuple[int, list[str]]], path: str) -> tuple[list[str], int, list[Fault]]:
    """The first row that is no remark, its line, and the remarks before it."""
    faults: list[Fault] = []
    for line, row in numbered:
        if not row:
            faults.append(Fault("blank", line))
        elif row[0].startswith("#") and len(row) == 1:
            faults.append(Fault("remark", line))
        else:
            twice = doubled(row)
            if twice is not None:
                raise Unreadable(f"{path}:{line}: two columns are named {twice!r}; rename one")
            return row, line, faults
    raise Unreadable(f"{path}:1: no header in it")


def _record(row: list[str], header: Sequence[str], line: int, faults: list[Fault]) -> list[str] | None:
    """The cells of a record; None where a row is none."""
    wanted = len(header)
    if row == header:
        faults.append(Fault("header", line))
        return None
    if len(row) > wanted and not any(row[wanted:]):
        faults.append(Fault("end", line))
        row = row[:wanted]
    if len(row) != wanted:
        faults.append(Fault("remark" if row[0].startswith("#") else "fewer" if len(row) < wanted else "more", line))
        return None
    if row[0].startswith("#"):
        faults.append(Fault("number sign", line))
    return row
