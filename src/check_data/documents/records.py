"""Texts in a column of a file of records: JSON lines or Parquet, one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from check_data.documents.encoding import Unreadable
from check_data.limits import limits
from check_data.opened import open_file, require_file, require_size

if TYPE_CHECKING:
    import pyarrow as pa

ENDINGS = (".jsonl", ".ndjson", ".parquet")
_ROWS = 1024


class Record(NamedTuple):
    """A text of a file of records, named by the file and its 1-based number: ``bulletins.jsonl#3``.

    Bytes are a text whose encoding is yet to be found.
    """

    name: str
    text: str | bytes


def records(path: Path, column: str) -> Iterator[Record]:
    """The texts of a column; of a folder, those of all files below it by name. Records without one (null) are left out;
    no more than a batch of them is held.

    Raises:
        Unreadable: no file, none in the folder, another ending, broken JSON, no such column, values that are no text,
            pyarrow missing.

    """
    if path.is_dir():
        files = _data_set(path)
        if not files:
            raise Unreadable(f"{path}: no files in it")
        for file in files:
            yield from records(file, column)
        return
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Unreadable(f"{path}: --text-column takes files that end in {', '.join(ENDINGS)}")
    values = _parquet(path, column) if ending == ".parquet" else _json_lines(path, column)
    for number, value in enumerate(values, start=1):
        if value is None:
            continue
        if not isinstance(value, str | bytes):
            raise Unreadable(f"{path}:{number}: {column!r} holds no text but {type(value).__name__}")
        yield Record(f"{path}#{number}", value)


def _data_set(folder: Path) -> list[Path]:
    """The files that Spark too takes of a folder: what begins with "_" or "." is no data."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in files if not any(part[0] in "_." for part in path.relative_to(folder).parts)]


def _json_lines(path: Path, column: str) -> Iterator[object]:
    try:
        with open_file(path, whole=False) as file:
            for number, line in enumerate(iter(lambda: file.readline(limits().file_bytes + 1), b""), start=1):
                require_size(len(line), path)
                try:
                    record = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise Unreadable(f"{path}:{number}: not JSON: {error}") from error
                if not isinstance(record, dict) or column not in record:
                    raise Unreadable(f"{path}:{number}: no {column!r} in it; name the texts with --text-column")
                yield record[column]
    except OSError as error:
        raise Unreadable(f"{path}:1: can't be read: {error.strerror or error}") from error


def _parquet(path: Path, column: str) -> Iterator[object]:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise Unreadable(f'{path}:1: needs pyarrow: pip install "check-data[parquet]"') from error
    try:
        require_file(path, whole=False)
        with parquet.ParquetFile(path) as file:
            if column not in file.schema_arrow.names:
                names = ", ".join(file.schema_arrow.names)
                raise Unreadable(f"{path}:1: no column {column!r}; there are {names}")
            for batch in file.iter_batches(_ROWS, columns=[column]):
                yield from values(batch.column(0))
    except (OSError, ArrowException) as error:
        raise Unreadable(f"{path}:1: can't be read: {error}") from error


def values(column: pa.Array) -> Iterator[object]:
    """The values of a column; a text that is no UTF-8 comes as its bytes."""
    from pyarrow import binary, large_string, string

    if column.type not in (string(), large_string()):
        yield from column.to_pylist()
        return
    for raw in column.cast(binary()).to_pylist():
        try:
            yield raw if raw is None else raw.decode()
        except UnicodeDecodeError:
            yield raw
