"""Where records come from: one file, or a folder of Parquet files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from check_data.documents.encoding import Unreadable
from check_data.opened import require_file
from check_data.returns.survey import Kind
from check_data.tables.dialect import Declared

ENDINGS = (".csv", ".parquet", ".jsonl", ".ndjson", ".xlsx")
_PARQUET = ".parquet"


class Plain(NamedTuple):
    """How every engine reads a plain CSV file: what stands between its cells, and all of its columns with what they
    are (see `survey`).
    """

    delimiter: str
    columns: Mapping[str, Kind]


class Held(NamedTuple):
    """Records in memory, as a pandas frame, and the line or row that each stands on."""

    frame: Any
    lines: Sequence[int]


class Source(NamedTuple):
    """A table of records: its files, all of one ending, its path as given, and what is declared of how it is written;
    ``reading`` is how a table that is no Parquet is read (see `read`), once that is settled.
    """

    path: str
    files: tuple[Path, ...]
    ending: str
    declared: Declared = Declared()
    reading: Plain | Held | None = None

    @property
    def names(self) -> list[str]:
        """The files as engines take them."""
        return [str(file) for file in self.files]

    @property
    def bytes(self) -> int:
        """Their size on disk."""
        return sum(file.stat().st_size for file in self.files)

    def line(self, number: int | None) -> int:
        """Where a record stands: its line or row in the file, its number in a Parquet file; 1 if unknown."""
        if number is None:
            return 1
        if isinstance(self.reading, Held):
            return int(self.reading.lines[number - 1])
        return number + 1 if self.ending == ".csv" else number


NOTHING_DECLARED = Declared()


def source(path: Path, declared: Declared = NOTHING_DECLARED) -> Source:
    """The records at a path; ``declared`` is what is known of how they are written.

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
    return Source(str(path), (path,), path.suffix.lower(), declared)


class Footers(NamedTuple):
    """What Parquet files say: how many records they hold, and of some columns the size of the largest whole number,
    which have no gaps, of which some are floats (no footer counts NaN), and in which no number is 0; ``sizes`` are the
    sizes of the largest whole number of each.
    """

    records: int
    largest: int
    full: frozenset[str]
    floats: frozenset[str] = frozenset()
    nonzero: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = {}


def footers(files: Sequence[Path], columns: Collection[str]) -> Footers | None:
    """What the footers of Parquet files say; None where some lack it, or pyarrow is not installed."""
    try:
        from pyarrow import parquet
    except ImportError:
        return None
    records, sizes = 0, dict.fromkeys(columns, 0)
    gaps, floats, zeros = set(), set(), set()
    for file in files:
        footer = parquet.read_metadata(file)
        records += footer.num_rows
        for chunk in _chunks(footer, columns):
            said = chunk.statistics if chunk.is_stats_set else None
            if said is None or not said.has_min_max or not said.has_null_count:
                return None
            column = chunk.path_in_schema
            sizes[column] = max([sizes[column], *(abs(end) for end in (said.min, said.max) if isinstance(end, int))])
            gaps.update([column] if said.null_count else [])
            floats.update([column] if chunk.physical_type in ("FLOAT", "DOUBLE") else [])
            # Of numbers alone: a date or a text is never 0.
            zeros.update([column] if not isinstance(said.min, int) or said.min <= 0 <= said.max else [])
    every = frozenset(columns)
    largest = max(sizes.values(), default=0)
    return Footers(records, largest, every - gaps, frozenset(floats), every - zeros, sizes)


def _chunks(footer: Any, columns: Collection[str]) -> Iterator[Any]:
    for group in map(footer.row_group, range(footer.num_row_groups)):
        every = map(group.column, range(group.num_columns))
        yield from (chunk for chunk in every if chunk.path_in_schema in columns)
