"""Which files of a project's ``data/`` are tables of records: all tables but the CSV files that list figures."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

_ENDINGS = (".parquet", ".jsonl", ".ndjson", ".xlsx")
_HEAD = 65_536


def records_in(folder: Path) -> Iterator[Path]:
    """The tables of records in a folder, in order of their names: files, and folders of Parquet files."""
    for path in sorted(folder.glob("*")):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if next(path.rglob("*.parquet"), None) is not None:
                yield path
        elif path.suffix.lower() in _ENDINGS or (path.suffix.lower() == ".csv" and not _lists_figures(path)):
            yield path


def _lists_figures(path: Path) -> bool:
    """Whether a CSV file has, or nearly has, the header of a figures table; one that can't be read is left to it."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8-sig", errors="replace")
    except OSError:
        return True
    lines = [line for line in head.splitlines() if line.strip()]
    header = next(csv.reader(lines[:1]), [])
    return len(header) < 2 or not {"figure", "quote"}.isdisjoint(cell.strip() for cell in header)
