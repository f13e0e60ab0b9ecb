"""Every finding on records, one after the other, as JSON lines or Parquet: ``--all FILE``."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from check_data.findings import Finding
from check_data.messages import Language
from check_data.not_runnable import NotRunnable

if TYPE_CHECKING:
    from check_data.configuration import Configuration
    from check_data.returns.table import Named, Sink

ROWS = 10_000
"""Rows of a batch of Parquet."""

COLUMNS = ("path", "record", "number", "rule", "check", "severity", "verdict", "message", "arithmetic", "figures")

_Write = Callable[[Mapping[str, Any]], object]


@contextmanager
def writing(path: Path | None, settings: Configuration) -> Iterator[Sink | None]:
    """The sink of every table's failures. The file appears whole when all is done, and not at all after an error.

    Raises:
        NotRunnable: it can't be written, or has another ending.

    """
    if path is None:
        yield None
        return
    if path.suffix not in (".jsonl", ".parquet"):
        raise NotRunnable(f"{path}: --all writes .jsonl or .parquet")
    begun = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with (_parquet if path.suffix == ".parquet" else _json_lines)(begun) as write:

            def sink(failure: Named, finding: Finding) -> None:
                if settings.takes(finding.rule):
                    write(_row(failure, finding, settings.own_language))

            yield sink
        begun.replace(path)
    except OSError as error:
        raise NotRunnable(f"{path}: can't be written: {error.strerror or error}") from error
    finally:
        begun.unlink(missing_ok=True)


def _row(failure: Named, finding: Finding, language: Language) -> dict[str, Any]:
    figures = {cited.name: cited.quote for cited in finding.figures}
    verdict = finding.verdict.value if finding.verdict else None
    record = None if failure.record is None else str(failure.record)
    of = (finding.place.path, record, failure.number, finding.rule, finding.check, finding.severity.label, verdict)
    told = finding.message.text(language)
    return dict(zip(COLUMNS, (*of, told, finding.arithmetic, figures), strict=True))


@contextmanager
def _json_lines(path: Path) -> Iterator[_Write]:
    with path.open("w", encoding="utf-8") as file:
        yield lambda row: file.write(json.dumps(row, ensure_ascii=False) + "\n")


@contextmanager
def _parquet(path: Path) -> Iterator[_Write]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise NotRunnable('--all FILE.parquet needs pyarrow: pip install "check-data[parquet]"') from error
    kinds = {"number": pyarrow.int64(), "figures": pyarrow.map_(pyarrow.string(), pyarrow.string())}
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in COLUMNS])
    rows: list[dict[str, Any]] = []
    with parquet.ParquetWriter(path, schema) as writer:

        def flush() -> None:
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
            rows.clear()

        def write(row: Mapping[str, Any]) -> None:
            rows.append({**row, "figures": list(row["figures"].items())})
            if len(rows) == ROWS:
                flush()

        yield write
        flush()
