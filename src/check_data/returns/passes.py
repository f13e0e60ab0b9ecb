"""One pass of a form over a table of records: verdict counts a check, and the records that do not agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.ahead import ahead
from check_data.returns.eager import Evaluator, Screened
from check_data.returns.engines import RECORD, Engine, Kinds, opened
from check_data.returns.form import Form
from check_data.returns.frames import DAYS, BadFrame, is_printed, raw_columns, require_figures
from check_data.returns.plan import FLAG, LEAST, MOST, OPEN, TOTAL, plan
from check_data.returns.rule_screen import MOST_TEXTS, Domains, is_screened, text_columns
from check_data.returns.sources import Footers, Source, footers
from check_data.returns.spans import ScreenedBatch, spans
from check_data.returns.worked import Worked
from check_data.tables.cells_unfit import Unfit
from check_data.tables.values import is_missing

FAILS = (Verdict.DISAGREES, Verdict.AGREES_AS_ROUNDED)


class Failure(NamedTuple):
    """A record on which a check does not agree as stated, or which stands twice and so leaves a check across records
    undetermined; ``quantities`` works its figures out, and ``worked`` what its finding shows, if it holds plain
    numbers.
    """

    record: object
    number: int | None
    check: Check
    outcome: Outcome
    quantities: Callable[[], dict[str, Quantity]]
    worked: Callable[[], Worked | None] = lambda: None


class Pass:
    """A form over one table. ``records`` and ``verdicts`` are complete when `failures` is exhausted."""

    def __init__(self, form: Form, source: Source, engine: Engine, key: str | None = None) -> None:
        self.form = form
        self.source = source
        self.engine = engine
        self.records = 0
        self.verdicts: dict[str, Counter[Verdict]] = {check.name: Counter() for check in form.checks}
        self.left: tuple[Check, ...] = ()
        self._key = key or RECORD
        self._kept: tuple[str, ...] = (self._key,)
        self._evaluator = Evaluator(form)

    def failures(self, advance: Callable[[int], object] = lambda _: None) -> Iterator[Failure]:
        """Every failure, a batch of records after the other; ``advance`` is told of so many more records.

        Raises:
            NotRunnable: the records can't be read, or a figure or the key has no column.

        """
        numbered = self._key == RECORD or self.engine.numbers
        frame = self.engine.open(self.source, numbered=numbered)
        there = frame.columns
        self._kept = (self._key, RECORD) if numbered else (self._key,)
        try:
            rules = self.form._replace(checks=(*self.form.checks, *self.form.rules))
            named = [name for name in there if name != RECORD]
            wanted = [
                each for each in dict.fromkeys((*self._kept, *raw_columns(rules, named), *rules.said)) if each in there
            ]
            schema, batches = opened(self.engine, frame, wanted)
            require_figures(schema, raw_columns(rules, named))
        except BadFrame as error:
            raise NotRunnable(f"{self.source.path}:1: {error}") from error
        if self._key not in there:
            raise NotRunnable(f"{self.source.path}:1: no column {self._key!r} to name the records by")
        planned = isinstance(frame, nw.LazyFrame) and all(
            _plans(schema[each]) for each in raw_columns(self.form, named)
        )
        domains = self._take_rules(schema, frame if isinstance(frame, nw.LazyFrame) and planned else None)
        columns = raw_columns(self.form, named)
        if isinstance(frame, nw.LazyFrame) and planned:
            yield from self._planned(frame, schema, columns, domains)
        else:
            yield from self._batches(batches, schema, columns, advance)
        for check in self.form.checks:
            counted = self.verdicts[check.name]
            counted[Verdict.AGREES] += self.records - sum(counted.values())

    def _take_rules(self, schema: Kinds, frame: nw.LazyFrame[Any] | None) -> Domains:
        """Take the rules that are screened into this pass; the different cells of their columns of texts in a frame."""
        taken = [check for check in self.form.rules if is_screened(check, self.form, schema)]
        domains = {}
        if frame is not None:
            taken = [check for check in taken if all(map(self._plans_rules, _kinds(check, schema)))]
            domains = {name: different(self.engine, frame, name) for name in text_columns(taken, schema)}
            taken = [check for check in taken if _are_few(check, domains)]
        names = {check.name for check in taken}
        self.left = tuple(check for check in self.form.rules if check.name not in names)
        self.form = self.form._replace(checks=(*self.form.checks, *taken))
        self._evaluator = Evaluator(self.form)
        self.verdicts |= {check.name: Counter() for check in taken}
        return domains

    def _plans_rules(self, kind: nw.dtypes.DType) -> bool:
        # What counts days in a plan only Polars does.
        return _plans(kind) or (self.engine.name == "polars" and isinstance(kind, DAYS))

    def unread(self) -> list[Unfit]:
        """The columns with cells that no grammar reads."""
        return self._evaluator.unread()

    def _batches(
        self,
        batches: Iterator[nw.DataFrame[Any]],
        schema: Kinds,
        columns: Sequence[str],
        advance: Callable[[int], object],
    ) -> Iterator[Failure]:
        # Texts are read in Python, each different one once for all batches: threads would only wait for each other.
        in_python = any(is_printed(schema[column]) for column in columns)
        screened = map(self._screened, batches) if in_python else ahead(self._screened, batches)
        for span in spans(screened, self.engine.span):
            self.records += span.records
            for each, undetermined in zip(span.checks, span.undetermined, strict=True):
                self.verdicts[each.check.name][Verdict.UNDETERMINED] += undetermined
                yield from self._decided(span.frame, each)
            advance(span.records)

    def _screened(self, batch: nw.DataFrame[Any]) -> ScreenedBatch:
        screened = ScreenedBatch.at(batch, self._evaluator.screen(batch))
        return screened.thinned() if self.engine.span > 1 else screened

    def _planned(
        self, frame: nw.LazyFrame[Any], schema: Kinds, columns: Sequence[str], domains: Domains
    ) -> Iterator[Failure]:
        said = footers(self.source.files, columns) if self.source.ending == ".parquet" else None
        counts, batches = self._collected(frame, schema, said, domains)
        self.records = said.records if said is not None else int(counts[TOTAL])
        for number, check in enumerate(self.form.checks):
            self.verdicts[check.name][Verdict.UNDETERMINED] += int(counts.get(OPEN.format(number)) or 0)
        for batch in batches:
            for number, check in enumerate(self.form.checks):
                candidates = batch[FLAG.format(number)].fill_null(False)
                yield from self._decided(batch, Screened(check, candidates, candidates))

    def _collected(
        self, frame: nw.LazyFrame[Any], schema: Kinds, said: Footers | None, domains: Domains
    ) -> tuple[dict[str, Any], Iterator[nw.DataFrame[Any]]]:
        """The counts and the failing records, with floats where sums of whole numbers would not fit 64 bits."""
        # The columns of counts are few where the footers say the rest: less to read again than two plans keep at once.
        together = said is None
        made = plan(frame, schema, self.form, self._kept, said, domains=domains)
        if said is None or said.largest < made.largest:
            try:
                counted, failing = self.engine.collect(made.counts, made.failing, together=together)
                counts = _row(counted)
                ends = [counts[name.format(each)] for each in made.extremes for name in (LEAST, MOST)]
                if all(is_missing(end) or abs(int(end)) < made.largest for end in ends):
                    return counts, failing
            except OverflowError:
                pass  # an engine that does not wrap around says so itself
        made = plan(frame, schema, self.form, self._kept, said, huge=True, domains=domains)
        counted, failing = self.engine.collect(made.counts, made.failing, together=together)
        return _row(counted), failing

    def _decided(self, batch: nw.DataFrame[Any], screened: Screened) -> Iterator[Failure]:
        check = screened.check
        counted = self.verdicts[check.name]
        failing = []
        for place, outcome in self._evaluator.decided(batch, screened):
            counted[outcome.verdict] += 1
            if outcome.verdict in FAILS:
                failing.append((place, outcome))
        if not failing:
            return
        places = [place for place, _ in failing]
        keys = batch[self._key][places].to_list()
        numbers = batch[RECORD][places].to_list() if RECORD in self._kept else [None] * len(keys)
        said = _Said(self._evaluator, batch, check, places)
        for at, ((_, outcome), key, number) in enumerate(zip(failing, keys, numbers, strict=True)):
            yield Failure(key, number, check, outcome, partial(said.quantities, at), partial(said.worked, at))


def different(engine: Engine, frame: nw.LazyFrame[Any], name: str) -> list[Any]:
    """The different cells of a column; of too many some."""
    # Not by `unique`, for which DuckDB numbers all rows.
    found = frame.group_by(name).agg(nw.len().alias(TOTAL)).select(name).head(MOST_TEXTS + 1)
    _, cells = engine.collect(None, found, together=False)
    return [cell for part in cells for cell in part[name].to_list()]


def _kinds(check: Check, schema: Kinds) -> list[nw.dtypes.DType]:
    """The kinds of the columns of figures of a rule."""
    return [] if check.expression.rule is None else [schema[name] for name in check.expression.rule.figures]


def _are_few(check: Check, domains: Domains) -> bool:
    """Whether no column of texts of a rule has too many different ones."""
    said = () if check.expression.rule is None else check.expression.rule.said
    return all(len(domains.get(name, ())) <= MOST_TEXTS for name in said)


def _row(counted: nw.DataFrame[Any] | None) -> dict[str, Any]:
    return {} if counted is None else dict(zip(counted.columns, counted.row(0), strict=True))


def _plans(kind: nw.dtypes.DType) -> bool:
    """Whether the column can stand in a plan: texts and days are read batch by batch."""
    return kind.is_numeric() and not is_printed(kind) and kind != nw.Float32


class _Said:
    """What the failing records of a batch say: worked out when it is asked for, the cells of all of them at once."""

    def __init__(self, evaluator: Evaluator, batch: nw.DataFrame[Any], check: Check, places: Sequence[int]) -> None:
        self._of = evaluator, batch, check, places

    def quantities(self, at: int) -> dict[str, Quantity]:
        """The figures of one of them."""
        return self._all[at]

    def worked(self, at: int) -> Worked | None:
        """What the finding of one of them shows, if it holds plain numbers."""
        return self._worked[at]

    @cached_property
    def _worked(self) -> Sequence[Worked | None]:
        evaluator, batch, check, places = self._of
        return evaluator.worked(batch, check, places)

    @cached_property
    def _all(self) -> Sequence[dict[str, Quantity]]:
        evaluator, batch, check, places = self._of
        return evaluator.quantities(batch, check, places)
