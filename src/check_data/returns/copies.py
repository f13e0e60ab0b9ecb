"""Corrected copies of tables of records, each in the format of its table; the source is only read.

All that is not corrected stays as it is. A cell that can't hold what it should be (a third in a column of decimals, a
half in one of whole numbers) is left, and given back. What a format would lose is refused.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from check_data.not_runnable import NotRunnable
from check_data.returns.engines import RECORD, choose
from check_data.returns.json_cells import with_cells
from check_data.returns.read import settled
from check_data.returns.sources import Source


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


def place_of(source: Source, folder: Path) -> Path:
    """Where the copy of a table goes.

    Raises:
        NotRunnable: that is the source itself, or in it.

    """
    copy = folder / Path(source.path).name
    own = Path(source.path).resolve()
    if copy.resolve() == own or (own.is_dir() and own in copy.resolve().parents):
        raise NotRunnable(f"--fix {folder}: holds the source itself; name another folder")
    return copy


def write(source: Source, folder: Path, changes: Sequence[Change]) -> list[Change]:
    """Write a copy of a table with some changes to a folder; those that it can't hold.

    Raises:
        NotRunnable: the copy would lose something, or be the source.
        OSError: it can't be written.

    """
    copy = place_of(source, folder)
    folder.mkdir(parents=True, exist_ok=True)
    return _WRITERS[source.ending](source, copy, changes)


def decimal_of(change: Change) -> str | None:
    """A change as a number or a text; None for a quotient that no decimal is."""
    return None if isinstance(change.value, Fraction) and "/" in change.after else change.after


def _csv(source: Source, copy: Path, changes: Sequence[Change]) -> list[Change]:
    source = settled(source._replace(reading=None)).source  # all cells as they are written
    frame = choose("pandas", source).open(source, numbered=True)
    columns = [each for each in frame.columns if each != RECORD]
    cells: pd.DataFrame = frame.select(*columns).lazy().collect("pandas").to_native().copy()
    left = []
    for change in changes:
        told = decimal_of(change)
        if told is None:
            left.append(change)
        else:
            cells.loc[change.number - 1, change.column] = told
    cells.to_csv(copy, index=False)
    return left


def _json_lines(source: Source, copy: Path, changes: Sequence[Change]) -> list[Change]:
    from check_data.documents.encoding import decode
    from check_data.opened import read_bytes

    lines = decode(read_bytes(source.files[0]), source.path, source.declared.encoding).text.split("\n")
    left = [change for change in changes if decimal_of(change) is None]
    by_line: dict[int, list[Change]] = {}
    for change in changes:
        if decimal_of(change) is not None:
            by_line.setdefault(change.line, []).append(change)
    for line, found in by_line.items():
        lines[line - 1] = with_cells(lines[line - 1], {each.column: (each.value, each.other) for each in found})
    with copy.open("w", encoding="utf-8", newline="") as file:
        file.write("\n".join(lines))
    return left


def _workbook(source: Source, copy: Path, changes: Sequence[Change]) -> list[Change]:
    from check_data.returns.workbook_copy import write_workbook

    return write_workbook(source, copy, changes)


def _parquet(source: Source, copy: Path, changes: Sequence[Change]) -> list[Change]:
    """A copy of each file; those without changes as they are."""
    from check_data.returns.parquet_copy import records_of, write_file

    root, first, left = Path(source.path), 1, list[Change]()
    for file in source.files:
        records = records_of(file)
        own = [each for each in changes if first <= each.number < first + records]
        to = copy / file.relative_to(root) if root.is_dir() else copy
        to.parent.mkdir(parents=True, exist_ok=True)
        if own:
            left += write_file(file, to, own, first)
        else:
            shutil.copyfile(file, to)
        first += records
    return left


_WRITERS: Mapping[str, Callable[[Source, Path, Sequence[Change]], list[Change]]] = {
    ".csv": _csv,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".xlsx": _workbook,
    ".parquet": _parquet,
}
