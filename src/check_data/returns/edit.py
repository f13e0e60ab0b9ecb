"""The records of a table as data editing takes them, and what it says of each that needs a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.check import Check
from check_data.agreement.too_much import TooMuch
from check_data.editing.deduce import deduced
from check_data.editing.exchanged import exchanged
from check_data.editing.locate import Located, Locator
from check_data.editing.ranges import Ranges
from check_data.editing.slip import is_day
from check_data.editing.system import Record, System, Value, system_of
from check_data.editing.typos import corrected
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.reading.phrase import NotUnderstood
from check_data.returns.days import dated, require_days
from check_data.returns.decide import Cell
from check_data.returns.engines import RECORD, choose
from check_data.returns.form import LOWER, UPPER, Form
from check_data.returns.frames import columns_of
from check_data.returns.read import settled
from check_data.returns.rows import cells, cells_of
from check_data.returns.sources import Source
from check_data.tables.cells import quantity
from check_data.tables.values import is_missing, quoted

_NOTHING = (frozenset[str](),)


class Edit(NamedTuple):
    """What a record needs: the fields that may be wrong (None: it takes too many steps to say), what a slip explains,
    and what follows from its other fields once that is put right. ``before`` are its cells as printed; ``exchanged``
    are two neighbours that stand in each other's place; ``ranges`` what its other fields leave of missing figures.
    """

    number: int
    located: Located | None
    corrected: Mapping[str, Fraction | str]
    deduced: Mapping[str, Fraction | str]
    before: Mapping[str, str]
    exchanged: tuple[str, str] | None = None
    ranges: Mapping[str, Interval] = MappingProxyType({})


class Edits(NamedTuple):
    """The source as it was read, its rules, the records that need something, in their order, and what is to be said of
    the checks that are left out.
    """

    source: Source
    system: System
    edits: Iterator[Edit]
    remarks: Sequence[str]


def edits(source: Source, form: Form, weights: Mapping[str, Fraction | None]) -> Edits:
    """What the records of a table need.

    Raises:
        NotRunnable: the records can't be read.

    """
    whole = _system([check for check in form.declared if check.across is None])
    texts = whole.texts | dated(form.columns)
    found = settled(source, set(whole.fields) - texts, texts).source
    engine = choose("pandas", found)
    require_days(form.columns, found, engine)
    frame = engine.open(found, numbered=True)
    remarks: list[str] = []
    needs = editing(form, [name for name in frame.columns if name != RECORD], remarks, weights)
    batches = engine.batches(frame, [*needs.columns(frame.columns), RECORD])
    return Edits(found, needs.system, needs.of(batches, Ranges(needs.system)), remarks)


class Editing(NamedTuple):
    """Finds out what records need by the rules of a form; it can be sent to where these are."""

    form: Form
    system: System
    neighbours: Sequence[tuple[str, str]]
    weights: Mapping[str, Fraction | None]

    def columns(self, there: Sequence[str]) -> list[str]:
        """The columns that its rules need, each once."""
        found = (each for name in self.system.fields for each in columns_of(name, there) if each is not None)
        return list(dict.fromkeys(found))

    def of(self, batches: Iterable[nw.DataFrame[Any]], ranges: Ranges | None = None) -> Iterator[Edit]:
        """What the records of some frames need, which have their numbers, too; ``ranges`` tells those of missing
        figures, if they are wanted.
        """
        known: dict[str, _Needed] = {}
        locator = Locator(self.system, self.weights)
        for number, record, before in _records(batches, self.form, self.system):
            key = repr(sorted(record.items()))
            if key not in known:
                known[key] = _of_record(self.system, record, locator, self.neighbours, ranges)
            needed = known[key]
            right, following = (
                {name: value for name, value in each.items() if _is_possible(value, name, self.form)}
                for each in (needed.corrected, needed.deduced)
            )
            if needed.located is None or needed.located.sets != _NOTHING or following or needed.ranges:
                yield Edit(number, needed.located, right, following, before, needed.exchanged, needed.ranges)


def editing(
    form: Form, there: Sequence[str], remarks: list[str], weights: Mapping[str, Fraction | None] | None = None
) -> Editing:
    """What edits records of some columns; what is to be said of the checks that are left out is added."""
    checks = []
    for check in form.declared:
        why = _why_not(check, form, there)
        if why:
            remarks.append(f"{check.place.path}:{check.place.line}: [{check.name}] is left out: {why}")
        else:
            checks.append(check)
    system = _system(checks)
    system = system._replace(
        days={each: form.described(each).dates for each in system.fields if is_of_days(each, form)}
    )
    return Editing(form, system, _neighbours(system, form, there), weights or {})


def _neighbours(system: System, form: Form, there: Sequence[str]) -> list[tuple[str, str]]:
    """Columns beside each other whose cells may be written in each other's place."""
    fields = set(system.fields)
    return [
        (one, other)
        for one, other in pairwise(there)
        if {one, other} <= fields and form.described(one) == form.described(other)
    ]


def _system(checks: Sequence[Check]) -> System:
    return system_of({check.name: check.expression for check in checks})


def _why_not(check: Check, form: Form, there: Sequence[str]) -> str:
    """Why a check says nothing of single fields; empty where it does."""
    if check.across is not None:
        return "it joins records"
    names = set(there)
    absent = [name for name in check.expression.names if not (name in names or {name + LOWER, name + UPPER} <= names)]
    if absent:
        return f"there is no column {absent[0]!r}"
    if form.converts(check) or not form.units_fit(check):
        return "it joins figures of several units"
    return ""


def _is_possible(value: Fraction | str, name: str, form: Form) -> bool:
    """Whether a field may have a value: what counts things is whole, and days are those of the calendar."""
    if is_of_days(name, form):
        return isinstance(value, Fraction) and is_day(value)
    return isinstance(value, str) or value.denominator == 1 or not form.described(name).whole


def is_of_days(name: str, form: Form) -> bool:
    """Whether a column holds days, which are counted here and printed in the table."""
    return bool(form.described(name).dates) or form.described(name).meant == DATE


class _Needed(NamedTuple):
    """What records of the same values need."""

    located: Located | None
    corrected: Mapping[str, Fraction] = {}
    deduced: Mapping[str, Fraction | str] = {}
    exchanged: tuple[str, str] | None = None
    ranges: Mapping[str, Interval] = {}


def _of_record(
    system: System,
    record: Record,
    locator: Locator,
    neighbours: Sequence[tuple[str, str]],
    ranges: Ranges | None,
) -> _Needed:
    try:
        located = locator.located(record)
        if located.sets == _NOTHING:
            following = deduced(system, record)
            left = ranges.left(record, following) if ranges else {}
            return _Needed(located, {}, following, ranges=left)
        right = corrected(system, record)
        pair = None if right else exchanged(system, record, neighbours)
        mended = {**record, **{name: Interval.exactly(value) for name, value in right.items()}}
        if pair:
            mended |= {pair[0]: record[pair[1]], pair[1]: record[pair[0]]}
        following = deduced(system, mended)
        return _Needed(located, right, following, pair, ranges.left(mended, following) if ranges else {})
    except TooMuch:
        return _Needed(None)


def _records(
    batches: Iterable[nw.DataFrame[Any]], form: Form, system: System
) -> Iterator[tuple[int, Record, Mapping[str, str]]]:
    for batch in batches:
        by_name = {name: cells_of(batch, name) for name in system.fields}
        for place, number in enumerate(cells(batch[RECORD])):
            own = {name: by_name[name][place] for name in system.fields}
            record = {name: _value(name, cell, form, system) for name, cell in own.items()}
            shown = {name: "" if is_missing(cell.value) else quoted(cell.value) for name, cell in own.items()}
            yield int(number), record, shown


def _value(name: str, cell: Cell, form: Form, system: System) -> Value | None:
    if name in system.texts:
        if is_missing(cell.value):
            return None
        return str(cell.value).lower() if isinstance(cell.value, bool) else quoted(cell.value).strip()
    try:
        reading = quantity(cell.value, form.described(name), form.reader, (cell.lower, cell.upper)).reading
    except NotUnderstood:
        return None
    return reading.rounded if reading is not None else None
