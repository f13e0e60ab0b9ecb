"""The files of ``--all``: a row a finding, as JSON lines or Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from json.encoder import encode_basestring as quoted
from pathlib import Path
from typing import Any, NamedTuple

from check_data.not_runnable import NotRunnable

ROWS = 10_000
"""Rows of a batch of Parquet."""


class Common:
    """What the rows of a check and a verdict have in common. ``names`` are those of its figures, each once, ``about``
    is what is said of the check.
    """

    def __init__(
        self,
        path: str,
        rule: str,
        check: str | None,
        severity: str,
        verdict: str | None,
        names: tuple[str, ...],
        about: Mapping[str, str],
    ) -> None:
        self.path, self.rule, self.check, self.severity, self.verdict = path, rule, check, severity, verdict
        self.names, self.about = names, about

    @cached_property
    def template(self) -> str:
        """A row as `json.dumps` writes it, for `%` to fill with the record, its number, the message, the arithmetic and
        the quotes: to put it together takes a third of the time.
        """
        fixed = {name: _or_null(getattr(self, name)).replace("%", "%%") for name in ("path", *_TOLD)}
        told = ", ".join(f'"{name}": {fixed[name]}' for name in _TOLD)
        figures = ", ".join(f"{quoted(name)}: ".replace("%", "%%") + "%s" for name in self.names)
        about = ", ".join(f"{quoted(name)}: {quoted(said)}" for name, said in self.about.items()).replace("%", "%%")
        return (
            f'{{"path": {fixed["path"]}, "record": %s, "number": %s, {told}, "message": %s, "arithmetic": %s, '
            f'"figures": {{{figures}}}, "about": {{{about}}}}}\n'
        )


class Row(NamedTuple):
    """One finding: what it has in common with others, the record, the message, the arithmetic, and its figures as
    printed, in the order of their names.
    """

    common: Common
    record: str | None
    number: int | None
    message: str
    arithmetic: str
    quotes: tuple[str, ...]


_TOLD = ("rule", "check", "severity", "verdict")
Write = Callable[[Row], object]
COLUMNS = ("path", "record", "number", *_TOLD, "message", "arithmetic", "figures", "about")


@contextmanager
def json_lines(path: Path) -> Iterator[Write]:
    """A file of JSON lines.

    Raises:
        OSError: it can't be written.

    """
    with path.open("w", encoding="utf-8") as file:
        write = file.write
        yield lambda row: write(_line(row))


def _line(row: Row) -> str:
    common, record, number, message, arithmetic, quotes = row
    return common.template % (
        "null" if record is None else quoted(record),
        "null" if number is None else number,
        quoted(message),
        quoted(arithmetic),
        *map(quoted, quotes),
    )


def _or_null(text: str | None) -> str:
    return "null" if text is None else quoted(text)


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
    for name in COLUMNS[:-2]:
        yield [getattr(row if name in Row._fields else row.common, name) for row in rows]
    yield [list(zip(row.common.names, row.quotes, strict=True)) for row in rows]
    yield [list(row.common.about.items()) for row in rows]
