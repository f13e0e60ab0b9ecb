"""One rule decided exactly over records, once for cells that come again: categories do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw

from check_data.agreement import declared_check
from check_data.agreement.check import Check, Outcome, Quantity
from check_data.agreement.formula import Rule
from check_data.agreement.rule.decide import Cells, judge
from check_data.reading.phrase import NotUnderstood
from check_data.returns.decide import REMEMBERED, Cell
from check_data.returns.form import Form
from check_data.returns.rows import cells, cells_of
from check_data.returns.worked import Worked
from check_data.tables.cells import quantity
from check_data.tables.cells_unfit import Unfit
from check_data.tables.values import is_missing, quoted, text_of

_Key = tuple[object, ...]


class Decided:
    """What a rule says of some cells, and what those say."""

    def __init__(self, check: Check, outcome: Outcome, quantities: dict[str, Quantity]) -> None:
        self.outcome, self.quantities, self._check = outcome, quantities, check

    @cached_property
    def worked(self) -> Worked:
        """What a finding shows of them."""
        arithmetic = declared_check.worked_out(self._check, self.outcome.verdict, self.quantities)
        return Worked(tuple(each.quote for each in self.quantities.values()), arithmetic)


class RuleJudge:
    """One rule."""

    def __init__(self, check: Check, rule: Rule, form: Form) -> None:
        self.check, self.rule = check, rule
        self._names, self._figures = rule.names, rule.figures
        self.unread: dict[str, Unfit] = {}
        self._reader = form.reader
        self._columns = {name: form.described(name) for name in rule.figures}
        for name in rule.days:
            self._columns[name] = self._columns[name]._replace(unit="date")
        self._known: dict[_Key, Decided] = {}

    def decided(self, batch: nw.DataFrame[Any]) -> Iterator[Decided]:
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

    def _judged(self, figures: Sequence[Cell], texts: Sequence[str | None]) -> Decided:
        of_figures = {name: self._read(name, cell) for name, cell in zip(self._figures, figures, strict=True)}
        of_texts = dict(zip(self._names, texts, strict=True))
        of_texts |= {name: None for name, each in of_figures.items() if _is_lost(each)}
        outcome = judge(self.rule, Cells(of_figures, of_texts))
        shown = {name: of_figures.get(name) or Quantity(of_texts[name] or "", None) for name in self._names}
        return Decided(self.check, outcome, shown)

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
