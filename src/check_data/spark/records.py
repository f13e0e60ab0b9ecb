"""What a worker does with records: a form's checks over Arrow batches, by the evaluator of every other engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import pandera.pandas as pandera
import pyarrow as pa

from check_data.agreement.declared_check import CODE
from check_data.findings import Place, Verdict
from check_data.returns.check import finding_of
from check_data.returns.eager import Evaluator, Screened
from check_data.returns.form import Form
from check_data.returns.keys import called
from check_data.returns.passes import FAILS, Failure
from check_data.returns.schema import failures
from check_data.returns.sources import Source
from check_data.spark.found import Found, Showing
from check_data.spark.rows import FILE, INDEX, LINE, ROWS, Root, given
from check_data.tables import cells_unfit
from check_data.tables.cells_unfit import Unfit

Frame = nw.DataFrame[Any]
CELLS = "cells"
"""The count of a row that tells of cells that are unfit: of the column ``record``, by ``check``, first ``message``."""


class Work(NamedTuple):
    """What the workers need: the form, the paths as they were given, how findings are shown, the columns that name a
    record (its number, where there are none), and those that the schema describes; ``texts``: all cells were texts in
    their file, whatever they say.
    """

    form: Form
    roots: Sequence[Root]
    showing: Showing
    keys: tuple[str, ...] = ()
    columns: Mapping[str, pandera.Column] = {}
    texts: bool = False


def judge_rows(batches: Iterable[pa.RecordBatch], work: Work) -> Iterator[pa.RecordBatch]:
    """The findings of the records of one partition, its unfit cells, and a row of counts: records, and verdicts a
    check.
    """
    judge = _Judge(work)
    for batch in batches:
        if batch.num_rows:
            yield pa.RecordBatch.from_pylist(list(judge.rows(batch)), schema=ROWS)
    yield pa.RecordBatch.from_pylist(list(judge.last_rows()), schema=ROWS)


class _Judge:
    """One partition: what it learns of a batch serves the next."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._evaluator = Evaluator(work.form)
        self._counts: Counter[str] = Counter()
        self._found = Found(work.showing)
        self._first: dict[str, Any] = {}

    def rows(self, batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
        frame = nw.from_native(pa.Table.from_batches([batch]), eager_only=True)
        self._counts["records"] += len(frame)
        place = {"path": given(str(frame[FILE][0]), self._work.roots), "row": int(frame[LINE][0])}
        self._first = self._first or place
        for screened in self._evaluator.screen(frame):
            yield from self._judged(frame, screened)
        if self._work.columns:
            yield from self._unfit(frame)

    def last_rows(self) -> Iterator[dict[str, Any]]:
        for unread in self._evaluator.unread():
            yield {**self._first, "record": unread.column, "message": unread.first, "counts": [(CELLS, unread.cells)]}
        yield {"counts": list(self._counts.items())}

    def _judged(self, frame: Frame, screened: Screened) -> Iterator[dict[str, Any]]:
        check, undetermined = screened.check, screened.open
        verdicts = Counter({Verdict.AGREES: len(frame) - undetermined, Verdict.UNDETERMINED: undetermined})
        for place, outcome in self._evaluator.decided(frame, screened):
            verdicts[Verdict.AGREES] -= 1
            verdicts[outcome.verdict] += 1
            if outcome.verdict in FAILS and self._work.showing.settings.takes(CODE):
                where, number, record = self._named(frame, place)
                (quantities,) = self._evaluator.quantities(frame, check, [place])
                failure = Failure(record, where.line, check, outcome, lambda found=quantities: found)  # type: ignore[misc]
                finding = finding_of(failure, Source(where.path, (), ".parquet"))
                yield self._found.row(finding, number, record, failing=True)
        for verdict, number in verdicts.items():
            self._counts[f"verdicts.{verdict.value}.{check.name}"] += number

    def _unfit(self, frame: Frame) -> Iterator[dict[str, Any]]:
        """A row for each cell that fails the schema, as the findings are written, and one that counts each kind."""
        cells: Counter[tuple[str, str]] = Counter()
        first: dict[tuple[str, str], tuple[Place, str]] = {}
        for each in failures(frame, self._work.columns, texts=self._work.texts):
            kind = each.column, each.check
            place, number, record = self._named(frame, each.place or 0)
            cells[kind] += 1
            # Where a file was cut up to be spread, its records come in no order.
            first[kind] = min(first.get(kind, (place, each.cell)), (place, each.cell))
            if self._work.showing.settings.takes(cells_unfit.CODE):
                finding = cells_unfit.of_one(Unfit(each.column, 1, each.cell, each.check), place)
                yield self._found.row(finding, number, record, shown=False)
        for (column, check), count in cells.items():
            place, cell = first[column, check]
            where = {"path": place.path, "row": place.line, "record": column, "check": check}
            yield {**where, "message": cell, "counts": [(CELLS, count)]}

    def _named(self, frame: Frame, place: int) -> tuple[Place, int, str]:
        """Where a record stands, its number and what names it."""
        number, keys = int(frame[INDEX][place]) + 1, self._work.keys
        where = Place(given(str(frame[FILE][place]), self._work.roots), int(frame[LINE][place]))
        cells = [frame[name][place] for name in keys]
        return where, number, called(cells) if len(keys) > 1 else str(cells[0] if keys else number)
