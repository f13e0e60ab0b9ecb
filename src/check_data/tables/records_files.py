"""Which files of a project's ``data/`` are tables of records: all tables but the CSV files that list figures."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from check_data.opened import open_file
from check_data.tables.dialect import delimiter_of, whole_rows

_ENDINGS = (".parquet", ".jsonl", ".ndjson", ".xlsx")
_HEAD = 65_536
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


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
        with open_file(path, whole=False) as file:
            head = file.read(_HEAD)
    except OSError:
        return True
    mark = next((name for start, name in _MARKS if head.startswith(start)), "utf-8-sig")
    text = head.decode(mark, errors="replace")
    header = next(whole_rows(text, delimiter_of(text)), [])
    if len(header) == 1:
        # A name alone is a list, such as one of codes; what no name is may be a figures table gone wrong.
        return not header[0].strip().isidentifier() or header[0].strip() in ("figure", "quote")
    return not header or not {"figure", "quote"}.isdisjoint(header)
