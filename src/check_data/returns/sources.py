"""Where records come from: one file, or a folder of Parquet files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from check_data.documents.encoding import Unreadable
from check_data.opened import require_file

ENDINGS = (".csv", ".parquet", ".jsonl", ".ndjson", ".xlsx")
_PARQUET = ".parquet"


class Source(NamedTuple):
    """A table of records: its files, all of one ending, and its path as given; ``surveyed``: engines tell the kinds of
    the columns of a CSV file from all of its records, not from the first ones.
    """

    path: str
    files: tuple[Path, ...]
    ending: str
    surveyed: bool = False

    @property
    def names(self) -> list[str]:
        """The files as engines take them."""
        return [str(file) for file in self.files]

    @property
    def bytes(self) -> int:
        """Their size on disk."""
        return sum(file.stat().st_size for file in self.files)

    def line(self, number: int | None) -> int:
        """Where a record stands: its line in a CSV file without line breaks in cells, else its number; 1 if unknown."""
        if number is None:
            return 1
        return number + 1 if self.ending == ".csv" else number


def source(path: Path) -> Source:
    """The records at a path.

    Raises:
        Unreadable: there is nothing, no Parquet file in the folder, or an ending that is not read.

    """
    if path.is_dir():
        files = tuple(sorted(file for file in path.rglob(f"*{_PARQUET}") if file.is_file()))
        if not files:
            raise Unreadable(f"{path}:1: no .parquet files in this folder")
        return Source(str(path), files, _PARQUET)
    if not path.exists():
        raise Unreadable(f"{path}:1: no such file")
    try:
        require_file(path, whole=False)
    except OSError as error:
        raise Unreadable(f"{path}:1: can't be read: {error.strerror}") from error
    if path.suffix.lower() not in ENDINGS:
        raise Unreadable(f"{path}:1: tables of records end in {', '.join(ENDINGS)}, or are a folder of Parquet files")
    if path.suffix.lower() == ".xlsx":
        from check_data.returns.sheet import require_sheets

        require_sheets(path)
    return Source(str(path), (path,), path.suffix.lower())


class Footers(NamedTuple):
    """What Parquet files say: how many records they hold, and of some columns the size of the largest whole number,
    which have no gaps, of which some are floats (no footer counts NaN), and in which no number is 0.
    """

    records: int
    largest: int
    full: frozenset[str]
    floats: frozenset[str] = frozenset()
    nonzero: frozenset[str] = frozenset()


def footers(files: Sequence[Path], columns: Collection[str]) -> Footers | None:
    """What the footers of Parquet files say; None where some lack it, or pyarrow is not installed."""
    try:
        from pyarrow import parquet
    except ImportError:
        return None
    records, largest = 0, 0
    gaps, floats, zeros = set(), set(), set()
    for file in files:
        footer = parquet.read_metadata(file)
        records += footer.num_rows
        for chunk in _chunks(footer, columns):
            said = chunk.statistics if chunk.is_stats_set else None
            if said is None or not said.has_min_max or not said.has_null_count:
                return None
            largest = max([largest, *(abs(end) for end in (said.min, said.max) if isinstance(end, int))])
            column = chunk.path_in_schema
            gaps.update([column] if said.null_count else [])
            floats.update([column] if chunk.physical_type in ("FLOAT", "DOUBLE") else [])
            # Of numbers alone: a date or a text is never 0.
            zeros.update([column] if not isinstance(said.min, int) or said.min <= 0 <= said.max else [])
    every = frozenset(columns)
    return Footers(records, largest, every - gaps, frozenset(floats), every - zeros)


def _chunks(footer: Any, columns: Collection[str]) -> Iterator[Any]:
    for group in map(footer.row_group, range(footer.num_row_groups)):
        every = map(group.column, range(group.num_columns))
        yield from (chunk for chunk in every if chunk.path_in_schema in columns)
