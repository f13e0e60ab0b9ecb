"""What a worker does for checks across records: it says to which group a record belongs, and judges whole groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import unquote

import narwhals.stable.v2 as nw
import pyarrow as pa
import pyarrow.compute as pc

from check_data.agreement.across import Across
from check_data.agreement.check import Check
from check_data.findings import Finding, Place, Verdict
from check_data.returns.across.check import unique_counts
from check_data.returns.across.decided import decided
from check_data.returns.across.derive import Lost, derive
from check_data.returns.across.gather import Gathered, Needs, gathered
from check_data.returns.across.groups import Repeated, repeated
from check_data.returns.across.shown import finding_of, group_of, name_of, repeated_of
from check_data.returns.engines import RECORD
from check_data.returns.keys import called
from check_data.returns.passes import FAILS
from check_data.spark.found import Found, Showing
from check_data.spark.records import CELLS
from check_data.spark.rows import FILE, INDEX, LINE, ROWS, Root, given

GROUP, PLACE, OWN, OTHER = "__group", "__place", "__own", "__other"
"""The columns of what is sorted: the group of a record, its place among the files, and its cells, of either table."""

_TOGETHER = 2**16
"""Records, at least, that are judged together: whole groups."""

_SCATTERED = 64
"""Groups into which records are put that belong to none."""


class Side(NamedTuple):
    """One of the two tables of a check: the path it was given by, those of its files, what it needs, the columns that
    name its records, and the figures whose unread cells are told by this check.
    """

    path: str
    roots: Sequence[Root]
    needs: Needs
    keys: tuple[str, ...] = ()
    tells: frozenset[str] = frozenset()


class Work(NamedTuple):
    """What the workers need: a check, its tables, what is known of records elsewhere, and how findings are shown."""

    check: Check
    across: Across
    own: Side
    other: Side | None
    lost: Lost
    showing: Showing


def together(across: Across) -> tuple[str, ...]:
    """The columns whose cells all records share that a check joins; where there are none, all records are one group."""
    if across.unique:
        return across.unique
    if all(each.other for each in across.derived):
        return across.on
    return tuple(column for column in across.grouping or () if not across.on or column in across.on)


def with_groups(batches: Iterable[pa.RecordBatch], cells: str, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Records with the group of each: a text that names it, the same for all cells that mean the same."""
    for batch in batches:
        keys = keys_of(batch.column(cells), columns).keys
        named = zip(*keys.values(), strict=True) if columns else [()] * batch.num_rows
        groups = [repr(names) if None not in names else f"-{place % _SCATTERED}" for place, names in enumerate(named)]
        places = [place_of(file) for file in batch.column(FILE).to_pylist()]
        grouped_batch = batch.append_column(GROUP, pa.array(groups, pa.string()))
        yield grouped_batch.append_column(PLACE, pa.array(places, pa.string()))


def place_of(file: str) -> str:
    """What sorts files by their folders and names, as where they are listed: a/b before a-b."""
    return unquote(file).replace("/", "\0")


def keys_of(cells: pa.StructArray, columns: Sequence[str]) -> Gathered:
    """A batch of records with some columns as keys."""
    numbers = pa.array(range(len(cells)), pa.int64())
    table = pa.table([*map(cells.field, columns), numbers], [*columns, RECORD])
    return gathered([nw.from_native(table, eager_only=True)], Needs((), columns))


def judge_groups(batches: Iterable[pa.RecordBatch], work: Work) -> Iterator[pa.RecordBatch]:
    """The findings of the groups of one partition, which come sorted by group, table and place; and a row of counts."""
    judge = _Judge(work)
    for table in whole_groups(batches):
        yield pa.RecordBatch.from_pylist(list(judge.rows(table)), schema=ROWS)
    yield pa.RecordBatch.from_pylist([{"counts": list(judge.counts.items())}], schema=ROWS)


def whole_groups(batches: Iterable[pa.RecordBatch], least: int = _TOGETHER) -> Iterator[pa.Table]:
    """Pieces of at least so many records, the last apart, none of which ends within a group."""
    held: list[pa.RecordBatch] = []
    size = 0
    for batch in batches:
        held += [batch] if batch.num_rows else []
        size += batch.num_rows
        if size >= least:
            table = pa.Table.from_batches(held)
            last = pc.index(table[GROUP], table[GROUP][-1]).as_py()
            if last:
                yield table.slice(0, last)
            held, size = table.slice(last).to_batches(), size - last
    if held:
        yield pa.Table.from_batches(held)


class _Records(NamedTuple):
    """Some records of one table, the file of each, and its line in it."""

    gathered: Gathered
    files: Sequence[str]
    lines: Sequence[int]
    side: Side

    def path(self, place: int) -> str:
        """The file of a record as its user would write it."""
        return given(self.files[place], self.side.roots)

    def where(self, place: int | None) -> Place:
        """Where a record stands, or the table."""
        return Place(self.side.path, 1) if place is None else Place(self.path(place), self.lines[place])

    def called(self, place: int, beside: int) -> str:
        """The number of a record, with its file where that is not the one of the record ``beside``."""
        number = str(self.gathered.numbers[place])
        return number if self.files[place] == self.files[beside] else f"{self.path(place)}:{number}"


class _Judge:
    """One partition of one check."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._found = Found(work.showing)
        self.counts: Counter[str] = Counter()

    def rows(self, table: pa.Table) -> Iterator[dict[str, Any]]:
        """The findings of whole groups, and cells that are unfit."""
        own = _records(table, OWN, self._work.own)
        other = None if self._work.other is None else _records(table, OTHER, self._work.other)
        for records, name in ((own, None), (other, self._work.across.table)):
            if records is not None:
                yield from _unread(records, name)
        if self._work.across.unique:
            yield from self._unique(own)
        else:
            yield from self._derived(own, other)

    def _derived(self, own: _Records, other: _Records | None) -> Iterator[dict[str, Any]]:
        check, across = self._work.check, self._work.across
        derivation = derive(check, across, own.gathered, None if other is None else other.gathered, self._work.lost)
        surely, outcomes = decided(derivation)
        for verdict, number in surely.items():
            self._count(verdict, number)
        for place, outcome in outcomes:
            self._count(outcome.verdict)
            if outcome.verdict in FAILS:
                keyed = bool(own.side.keys)
                of_group = None if derivation.by is None else group_of(derivation.by, own.gathered, place)
                record = of_group or name_of(across, own.gathered, place, keyed=keyed)
                where = [own.where, own.where if other is None else other.where]
                finding = finding_of(derivation, place, outcome, record, where)
                yield from self._row(own, place, finding, failing=derivation.by is None)
        yield from self._repeats(own, derivation.repeats, undetermined=True)
        self.counts[f"totalless.{check.name}"] += derivation.totalless
        self.counts[f"childless.{check.name}"] += derivation.childless
        if other is not None:
            for name, number in zip(("alone", "unused"), derivation.apart, strict=True):
                self.counts[f"{name}.{check.name}"] += number
            yield from self._repeats(other, derivation.other_repeats, undetermined=True, table=other.side.path)

    def _unique(self, own: _Records) -> Iterator[dict[str, Any]]:
        repeats, lost = repeated(own.gathered, self._work.across.unique)
        for verdict, number in unique_counts(self._work.check, own.gathered.size, repeats, lost).items():
            self._count(verdict, number)
        yield from self._repeats(own, repeats)
        for place in (place for each in repeats for place in each.places):
            names, numbers = own.gathered.names, own.gathered.numbers
            named = {"path": own.path(place), "row": numbers[place], "record": str(names[place])}
            yield {**named, "check": self._work.check.name, "failing": True, "counts": []}

    def _repeats(
        self, records: _Records, repeats: Sequence[Repeated], *, undetermined: bool = False, table: str | None = None
    ) -> Iterator[dict[str, Any]]:
        for each in repeats:
            first = each.places[0]
            called, place = partial(records.called, beside=first), records.where(first)
            finding = repeated_of(self._work.check, records.gathered, each, place, called, undetermined=undetermined)
            yield from self._row(records, first, finding, table)

    def _row(
        self, records: _Records, place: int, finding: Finding, table: str | None = None, *, failing: bool = False
    ) -> Iterator[dict[str, Any]]:
        if self._work.showing.settings.takes(finding.rule):
            names, numbers = records.gathered.names, records.gathered.numbers
            yield self._found.row(finding, numbers[place], str(names[place]), table, failing=failing)

    def _count(self, verdict: Verdict, number: int = 1) -> None:
        self.counts[f"verdicts.{verdict.value}.{self._work.check.name}"] += number


def _unread(records: _Records, name: str | None) -> Iterator[dict[str, Any]]:
    """A row for each column with cells that no grammar reads; of another table with the path of that."""
    table = None if name is None else records.side.path
    for unread in records.gathered.unread:
        if unread.column in records.side.tells:
            place = {"path": records.path(0), "row": records.lines[0], "table": table}
            yield {**place, "record": unread.column, "message": unread.first, "counts": [(CELLS, unread.cells)]}


def _records(table: pa.Table, cells: str, side: Side) -> _Records:
    found = table.filter(pc.is_valid(table[cells]))
    files, lines, numbers = found[FILE], found[LINE], pc.add(found[INDEX], 1)
    columns = pa.Table.from_struct_array(found[cells]).append_column(RECORD, numbers)
    frame = nw.from_native(columns, eager_only=True)
    own = gathered([frame], side.needs, side.keys[0] if len(side.keys) == 1 else None)
    named = zip(*(frame[key].to_list() for key in side.keys), strict=True)
    own = own._replace(names=[*map(called, named)] if len(side.keys) > 1 else own.names)
    return _Records(own, files.to_pylist(), lines.to_pylist(), side)
