"""Every finding on records, one after the other, as JSON lines or Parquet: ``--all FILE``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement import declared_check
from check_data.findings import Finding
from check_data.not_runnable import NotRunnable
from check_data.report.record_files import Common, Row, Write, json_lines, parquet

if TYPE_CHECKING:
    from check_data.configuration import Configuration
    from check_data.findings import Verdict
    from check_data.returns.passes import Failure
    from check_data.returns.table import Named

_RECORD = "\0"
"""Stands for what names a record in what is told of all of them."""


@contextmanager
def writing(path: Path | None, settings: Configuration) -> Iterator[Rows | None]:
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
        with (parquet if path.suffix == ".parquet" else json_lines)(begun) as write:
            yield Rows(settings, write)
        begun.replace(path)
    except OSError as error:
        raise NotRunnable(f"{path}: can't be written: {error.strerror or error}") from error
    finally:
        begun.unlink(missing_ok=True)


class _Head(NamedTuple):
    """What the rows of a check and a verdict have in common; a message has the record between its two parts."""

    common: Common
    before: str
    after: str


class Rows:
    """Writes the row of every finding on a record that is wanted."""

    def __init__(self, settings: Configuration, write: Write) -> None:
        self._settings, self._write, self._language = settings, write, settings.own_language
        self._heads: dict[tuple[str, str, Verdict], _Head] = {}
        self._wanted = settings.takes(declared_check.CODE)

    def __call__(self, failing: Named, finding: Finding) -> None:
        """Write the row of a finding."""
        if not self._settings.takes(finding.rule):
            return
        verdict = finding.verdict.value if finding.verdict else None
        names = tuple(cited.name for cited in finding.figures)
        told = finding.place.path, finding.rule, finding.check, finding.severity.label, verdict
        record = None if failing.record is None else str(failing.record)
        message, quotes = finding.message.text(self._language), tuple(cited.quote for cited in finding.figures)
        common = Common(*told, names, finding.about)
        self._write(Row(common, record, failing.number, message, finding.arithmetic, quotes))

    def failed(self, failure: Failure, path: str, told: Callable[[], tuple[tuple[str, ...], str]]) -> None:
        """Write the row of a record of a table that fails a check, without the finding; ``told`` gives the cells of
        its figures and the arithmetic.
        """
        if not self._wanted:
            return
        common, before, after = self._head(failure, path)
        record, (quotes, arithmetic) = str(failure.record), told()
        named = None if failure.record is None else record
        self._write(Row(common, named, failure.number, before + record + after, arithmetic, quotes))

    def _head(self, failure: Failure, path: str) -> _Head:
        check, verdict = failure.check, failure.outcome.verdict
        known = self._heads.get((path, check.name, verdict))
        if known is None:
            from check_data.returns.naming import of_record

            message = of_record(declared_check.message_of(check, verdict), _RECORD, check)
            before, _, after = message.text(self._language).partition(_RECORD)
            severity = declared_check.severity_of(check, verdict).label
            told = path, declared_check.CODE, check.name, severity, verdict.value
            known = _Head(Common(*told, check.expression.names, check.about), before, after)
            self._heads[path, check.name, verdict] = known
        return known
