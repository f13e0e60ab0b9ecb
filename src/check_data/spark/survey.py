"""What must be known of all records before the groups of any check across records are judged: one row a partition."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

from check_data.agreement.across import Across
from check_data.returns.across.derive import totals_in
from check_data.returns.across.groups import grouped, require_order
from check_data.returns.across.keys import Key, kind_of
from check_data.returns.across.named import Keys
from check_data.spark.groups import keys_of, place_of
from check_data.spark.rows import FILE, INDEX

PICKLED = "pickled"
"""The one column of what a worker gives."""

_Place = tuple[str, int]


class Asked(NamedTuple):
    """What is asked of a table by a check: of its own, or of the other (``on``)."""

    check: str
    across: Across
    on: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that answer it."""
        across = self.across
        if self.on:
            return across.on
        totals = (column for column, _ in across.total_row)
        code = () if across.tree is None else (across.tree.code,)
        return (*across.by, *across.order, *totals, *code, *(each for of in across.statistics for each in of.by))


class Survey(NamedTuple):
    """How many records there are, and by the names of checks: how many records are totals, lack a cell that says to
    which group they belong, or their place in the order; and the first cell of each kind in each column of an order.
    """

    records: int
    totals: Counter[str]
    lost: Counter[str]
    unplaced: Counter[str]
    kinds: Mapping[tuple[str, str], Mapping[str, tuple[_Place, Key]]]

    def require_order(self, check: str, column: str) -> None:
        """Pass where the cells of a column stand in a known order.

        Raises:
            Unordered: one does not.

        """
        firsts = self.kinds.get((check, column), {}).values()
        require_order(column, [key for _, key in sorted(firsts, key=lambda first: first[0])])


def of_derived(check: str, name: str) -> str:
    """What the records are counted by that lack a cell of the groups of one figure of a check."""
    return f"{check}\0{name}"


def survey_rows(batches: Iterable[pa.RecordBatch], cells: str, asked: Sequence[Asked]) -> Iterator[pa.RecordBatch]:
    """The survey of one partition, pickled."""
    found = merged([_survey(batch, cells, asked) for batch in batches])
    yield pa.RecordBatch.from_pydict({PICKLED: [pickle.dumps(found)]})


def merged(surveys: Iterable[Survey]) -> Survey:
    """Several surveys as one."""
    records = 0
    totals, lost, unplaced = Counter[str](), Counter[str](), Counter[str]()
    kinds: dict[tuple[str, str], dict[str, tuple[_Place, Key]]] = {}
    for each in surveys:
        records += each.records
        totals.update(each.totals)
        lost.update(each.lost)
        unplaced.update(each.unplaced)
        for column, firsts in each.kinds.items():
            known = kinds.setdefault(column, {})
            for kind, first in firsts.items():
                known[kind] = min(known.get(kind, first), first, key=lambda one: one[0])
    return Survey(records, totals, lost, unplaced, kinds)


def _survey(batch: pa.RecordBatch, cells: str, asked: Sequence[Asked]) -> Survey:
    totals, lost, unplaced = Counter[str](), Counter[str](), Counter[str]()
    kinds: dict[tuple[str, str], Mapping[str, tuple[_Place, Key]]] = {}
    records = keys_of(batch.column(cells), list(dict.fromkeys(column for each in asked for column in each.columns)))
    for check, across, on in asked:
        if on:
            lost[check] = grouped(records, across.on).lost
            continue
        for each in across.derived:
            if each.statistic is not None:
                lost[of_derived(check, each.name)] = grouped(records, each.statistic.by).lost
        columns = across.by if across.grouping is None else across.grouping
        if across.tree is not None:
            columns = (*columns, across.tree.code)
        without = grouped(records, columns).codes < 0
        holds = totals_in(across, records)
        if holds is not None:
            totals[check], without = int(holds.sum()), without & ~holds
        lost[check] = int(without.sum())
        unplaced[check] = grouped(records, (*across.by, *across.order)).lost
        for column in across.order:
            kinds[check, column] = _firsts(records.keys[column], batch)
    return Survey(records.size, totals, lost, unplaced, kinds)


def _firsts(keys: Keys, batch: pa.RecordBatch) -> dict[str, tuple[_Place, Key]]:
    firsts: dict[str, tuple[_Place, Key]] = {}
    for key, place in zip(keys.different, keys.coded.firsts().tolist(), strict=True):
        if (kind := kind_of(key)) not in firsts:
            file, number = batch.column(FILE)[place].as_py(), batch.column(INDEX)[place].as_py()
            firsts[kind] = (place_of(file), number), key
    return firsts
