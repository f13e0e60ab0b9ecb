"""The records of a table as data editing takes them, and what it says of each that needs a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.check import Check
from check_data.agreement.search import TooMuch
from check_data.editing.deduce import deduced
from check_data.editing.locate import Located, locate
from check_data.editing.system import Record, System, Value, system_of
from check_data.editing.typos import corrected
from check_data.figures.interval import Interval
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
    and what follows from its other fields once that is put right. ``before`` are its cells as printed.
    """

    number: int
    located: Located | None
    corrected: Mapping[str, Fraction | str]
    deduced: Mapping[str, Fraction | str]
    before: Mapping[str, str]


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
    remarks = []
    checks = []
    whole = _system([check for check in form.declared if check.across is None])
    texts = whole.texts | dated(form.columns)
    found = settled(source, set(whole.fields) - texts, texts).source
    engine = choose("pandas", found)
    require_days(form.columns, found, engine)
    there = engine.open(found, numbered=False).columns
    for check in form.declared:
        why = _why_not(check, form, there)
        if why:
            remarks.append(f"{check.place.path}:{check.place.line}: [{check.name}] is left out: {why}")
        else:
            checks.append(check)
    system = _system(checks)
    return Edits(found, system, _edits(found, form, system, weights), remarks)


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


def _edits(source: Source, form: Form, system: System, weights: Mapping[str, Fraction | None]) -> Iterator[Edit]:
    known: dict[str, tuple[Located | None, Mapping[str, Fraction], Mapping[str, Fraction | str]]] = {}
    for number, record, before in _records(source, form, system):
        key = repr(sorted(record.items()))
        if key not in known:
            known[key] = _of_record(system, record, weights)
        located, *found = known[key]
        right, following = ({n: v for n, v in each.items() if _is_possible(v, n, form)} for each in found)
        if located is None or located.sets != _NOTHING or following:
            yield Edit(number, located, right, following, before)


def _is_possible(value: Fraction | str, name: str, form: Form) -> bool:
    """Whether a field may have a value: what counts things is whole."""
    return isinstance(value, str) or value.denominator == 1 or not form.described(name).whole


def _of_record(
    system: System, record: Record, weights: Mapping[str, Fraction | None]
) -> tuple[Located | None, Mapping[str, Fraction], Mapping[str, Fraction | str]]:
    try:
        located = locate(system, record, weights)
        right = {} if located.sets == _NOTHING else corrected(system, record)
        mended = {**record, **{name: Interval.exactly(value) for name, value in right.items()}}
        return located, right, deduced(system, mended)
    except TooMuch:
        return None, {}, {}


def _records(source: Source, form: Form, system: System) -> Iterator[tuple[int, Record, Mapping[str, str]]]:
    engine = choose("pandas", source)
    frame = engine.open(source, numbered=True)
    columns = [each for name in system.fields for each in columns_of(name, frame.columns) if each is not None]
    for batch in engine.batches(frame, list(dict.fromkeys((*columns, RECORD)))):
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
