"""The files of ``--all``: a row a finding, as JSON lines or Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from json.encoder import encode_basestring as quoted
from pathlib import Path
from typing import Any, NamedTuple

from check_data.not_runnable import NotRunnable

ROWS = 10_000
"""Rows of a batch of Parquet."""


class Row(NamedTuple):
    """One finding. ``names`` and ``quotes`` are its figures; they stand in one column, as ``about`` does: a map."""

    path: str
    record: str | None
    number: int | None
    rule: str
    check: str | None
    severity: str
    verdict: str | None
    message: str
    arithmetic: str
    names: tuple[str, ...]
    quotes: tuple[str, ...]
    about: Mapping[str, str]


Write = Callable[[Row], object]
COLUMNS = (*Row._fields[:9], "figures", "about")


@contextmanager
def json_lines(path: Path) -> Iterator[Write]:
    """A file of JSON lines.

    Raises:
        OSError: it can't be written.

    """
    with path.open("w", encoding="utf-8") as file:
        yield lambda row: file.write(_line(row))


def _line(row: Row) -> str:
    """A row as `json.dumps` writes it; put together by hand, as that takes three times as long."""
    record = "null" if row.record is None else quoted(row.record)
    number = "null" if row.number is None else row.number
    check = "null" if row.check is None else quoted(row.check)
    verdict = "null" if row.verdict is None else quoted(row.verdict)
    return (
        f'{{"path": {quoted(row.path)}, "record": {record}, "number": {number}, "rule": {quoted(row.rule)}, '
        f'"check": {check}, "severity": {quoted(row.severity)}, "verdict": {verdict}, '
        f'"message": {quoted(row.message)}, "arithmetic": {quoted(row.arithmetic)}, '
        f'"figures": {_object(row.names, row.quotes)}, '
        f'"about": {_object(tuple(row.about), tuple(row.about.values()))}}}\n'
    )


def _object(names: tuple[str, ...], values: tuple[str, ...]) -> str:
    """An object of texts; of a name that comes twice the last one."""
    told = dict(zip(names, values, strict=True))
    return "{" + ", ".join([f"{quoted(name)}: {quoted(value)}" for name, value in told.items()]) + "}"


@contextmanager
def parquet(path: Path) -> Iterator[Write]:
    """A file of Parquet.

    Raises:
        NotRunnable: pyarrow is not installed.
        OSError: it can't be written.

    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise NotRunnable('--all FILE.parquet needs pyarrow: pip install "check-data[parquet]"') from error
    texts = pyarrow.map_(pyarrow.string(), pyarrow.string())
    kinds = {"number": pyarrow.int64(), "figures": texts, "about": texts}
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in COLUMNS])
    rows: list[Row] = []
    with parquet.ParquetWriter(path, schema) as writer:

        def flush() -> None:
            columns = [pyarrow.array(column, field.type) for column, field in zip(_columns(rows), schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            rows.clear()

        def write(row: Row) -> None:
            rows.append(row)
            if len(rows) == ROWS:
                flush()

        yield write
        flush()


def _columns(rows: list[Row]) -> Iterator[list[Any]]:
    """Some rows as columns, with maps as lists of pairs."""
    for name in COLUMNS[:9]:
        yield [getattr(row, name) for row in rows]
    yield [list(zip(row.names, row.quotes, strict=True)) for row in rows]
    yield [list(row.about.items()) for row in rows]
