"""Rules with conditions, texts and missing cells over the records of one table: one evaluator, whatever engine reads.

Each rule is decided exactly, and once for cells that come again: categories do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.agreement.rule.decide import Cells, judge
from check_data.agreement.rule.tree import Rule
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.reading.phrase import NotUnderstood
from check_data.returns.across.texts import text_of
from check_data.returns.decide import REMEMBERED, Cell
from check_data.returns.engines import RECORD, Engine, opened
from check_data.returns.form import Form
from check_data.returns.frames import BadFrame, columns_of, require_figures
from check_data.returns.passes import FAILS, Failure
from check_data.returns.rows import cells, cells_of
from check_data.returns.sources import Source
from check_data.tables.cells import quantity
from check_data.tables.cells_unfit import Unfit
from check_data.tables.values import is_missing, quoted

_Key = tuple[object, ...]


class _Decided(NamedTuple):
    """What a rule says of some cells, and what those say."""

    outcome: Outcome
    quantities: dict[str, Quantity]


class Conditions:
    """The rules of a form over one table. ``verdicts`` are complete when `failures` is exhausted."""

    def __init__(self, form: Form, source: Source, engine: Engine, key: str | None = None) -> None:
        self.verdicts: dict[str, Counter[Verdict]] = {check.name: Counter() for check in form.rules}
        self._form, self._source, self._engine, self._key = form, source, engine, key or RECORD
        self._judges = [_Judge(check, check.expression.rule, form) for check in form.rules if check.expression.rule]

    def failures(self) -> Iterator[Failure]:
        """Every failure, a batch of records after the other.

        Raises:
            NotRunnable: the records can't be read, or a column is none of figures.

        """
        if not self._judges:
            return
        frame = self._engine.open(self._source, numbered=True)
        figures = [name for each in self._judges for name in each.rule.figures]
        columns = [each for name in figures for each in columns_of(name, frame.columns) if each is not None]
        names = [name for each in self._judges for name in each.rule.names if name in frame.columns]
        try:
            wanted = list(dict.fromkeys((self._key, RECORD, *columns, *names)))
            schema, batches = opened(self._engine, frame, wanted)
            require_figures(schema, columns)
        except BadFrame as error:
            raise NotRunnable(f"{self._source.path}:1: {error}") from error
        for batch in batches:
            for each in self._judges:
                yield from self._of(each, batch)

    def unread(self) -> list[Unfit]:
        """The columns with cells that should be figures and that no grammar reads."""
        found: dict[str, Unfit] = {}
        for each in self._judges:
            for name, unfit in each.unread.items():
                found.setdefault(name, unfit)
        return list(found.values())

    def _of(self, judge_of: _Judge, batch: nw.DataFrame[Any]) -> Iterator[Failure]:
        counted = self.verdicts[judge_of.check.name]
        failing = []
        for place, decided in enumerate(judge_of.decided(batch)):
            counted[decided.outcome.verdict] += 1
            if decided.outcome.verdict in FAILS:
                failing.append((place, decided))
        places = [place for place, _ in failing]
        keys, numbers = (batch[name][places].to_list() if places else [] for name in (self._key, RECORD))
        for (_, decided), key, number in zip(failing, keys, numbers, strict=True):
            yield Failure(key, number, judge_of.check, decided.outcome, lambda found=decided: found.quantities)  # type: ignore[misc]


class _Judge:
    """One rule."""

    def __init__(self, check: Check, rule: Rule, form: Form) -> None:
        self.check, self.rule = check, rule
        self._names, self._figures = rule.names, rule.figures
        self.unread: dict[str, Unfit] = {}
        self._reader = form.reader
        self._columns = {name: form.described(name) for name in rule.figures}
        for name in rule.days:
            self._columns[name] = self._columns[name]._replace(unit="date")
        self._known: dict[_Key, _Decided] = {}

    def decided(self, batch: nw.DataFrame[Any]) -> Iterator[_Decided]:
        """What the rule says of each record."""
        figures = [cells_of(batch, name) for name in self._figures]
        texts = [_texts(batch, name) for name in self._names]
        for place in range(len(batch)):
            own = [column[place] for column in figures]
            said = [column[place] for column in texts]
            key = (*((type(part), part) for cell in own for part in cell), *((str, each) for each in said))
            found = self._known.get(key)
            if found is None:
                found = self._judged(own, said)
                if len(self._known) < REMEMBERED:
                    self._known[key] = found
            for name, cell in zip(self._figures, own, strict=True):
                if found.quantities[name].reading is None and not is_missing(cell.value):
                    first = self.unread.get(name) or Unfit(name, 0, quoted(cell.value))
                    self.unread[name] = first._replace(cells=first.cells + 1)
            yield found

    def _judged(self, figures: Sequence[Cell], texts: Sequence[str | None]) -> _Decided:
        of_figures = {name: self._read(name, cell) for name, cell in zip(self._figures, figures, strict=True)}
        of_texts = dict(zip(self._names, texts, strict=True))
        of_texts |= {name: None for name, each in of_figures.items() if _is_lost(each)}
        outcome = judge(self.rule, Cells(of_figures, of_texts))
        shown = {name: of_figures.get(name) or Quantity(of_texts[name] or "", None) for name in self._names}
        return _Decided(outcome, shown)

    def _read(self, name: str, cell: Cell) -> Quantity:
        try:
            return quantity(cell.value, self._columns[name], self._reader, (cell.lower, cell.upper))
        except NotUnderstood:
            return Quantity(quoted(cell.value), None)


def _is_lost(of: Quantity) -> bool:
    """Whether a cell says that there is no figure."""
    return of.reading is None and not of.quote


def _texts(batch: nw.DataFrame[Any], name: str) -> list[str | None]:
    """The cells of a column as texts; of a figure that has ends alone there are none, and it is given."""
    if name not in batch.columns:
        return [""] * len(batch)
    return [text_of(cell) for cell in cells(batch[name])]
