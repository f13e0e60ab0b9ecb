"""Where records come from: one file, or a folder of Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from check_data.documents.encoding import Unreadable

ENDINGS = (".csv", ".parquet", ".jsonl", ".ndjson", ".xlsx")
_PARQUET = ".parquet"


class Source(NamedTuple):
    """A table of records: its files, all of one ending, and its path as given."""

    path: str
    files: tuple[Path, ...]
    ending: str

    @property
    def names(self) -> list[str]:
        """The files as engines take them."""
        return [str(file) for file in self.files]

    @property
    def bytes(self) -> int:
        """Their size on disk."""
        return sum(file.stat().st_size for file in self.files)


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
    if not path.is_file():
        raise Unreadable(f"{path}:1: no such file")
    if path.suffix.lower() not in ENDINGS:
        raise Unreadable(f"{path}:1: tables of records end in {', '.join(ENDINGS)}, or are a folder of Parquet files")
    return Source(str(path), (path,), path.suffix.lower())


def largest_whole(files: Sequence[Path], columns: Sequence[str]) -> int | None:
    """The size of the largest number in some columns of Parquet files, as their footers say.

    None where they do not say it of every row group, or pyarrow is not installed.
    """
    try:
        from pyarrow import parquet
    except ImportError:
        return None
    wanted, largest = set(columns), 0
    for file in files:
        footer = parquet.read_metadata(file)
        for group in (footer.row_group(number) for number in range(footer.num_row_groups)):
            for chunk in (group.column(number) for number in range(group.num_columns)):
                if chunk.path_in_schema not in wanted:
                    continue
                if not chunk.is_stats_set or not chunk.statistics.has_min_max:
                    return None
                ends = (chunk.statistics.min, chunk.statistics.max)
                largest = max(largest, *(abs(end) for end in ends if isinstance(end, int)))
    return largest
