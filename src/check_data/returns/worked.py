"""The cells and the arithmetic of failing records, worked out for many records at once.

What `agreement.arithmetic` writes of a check differs between records of numbers only by the numbers: its line is
compiled once, and filled from the columns. Records that hold more than numbers are left to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, cast

import narwhals.stable.v2 as nw

from check_data.agreement.arithmetic import FAILED, Writer, in_line, is_leaf, number_written
from check_data.agreement.check import Check, Quantity
from check_data.agreement.evaluate import box
from check_data.agreement.meaning import plain
from check_data.agreement.nodes import Call, Comparison, Node
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.patterns import lazily
from check_data.reading.phrase import NotUnderstood
from check_data.returns.form import Form
from check_data.returns.frames import columns_of
from check_data.returns.points import Exact, value_of, walk_sides
from check_data.returns.rows import cells
from check_data.tables.cells import is_number, number
from check_data.tables.values import is_missing, quoted

_Line = Callable[[Sequence[str], Sequence[Exact]], str]
_Printed = tuple[str, Exact]
_PLACE, _PLACES = "\0{}\0", lazily("\0([0-9]+)\0")


class Worked(NamedTuple):
    """A failing record as it is told: the cells of its figures as printed, in the order of the check's names, and the
    arithmetic.
    """

    quotes: tuple[str, ...]
    arithmetic: str


class Working:
    """Works out one check of figures, which is no rule, on rows of numbers that it fails on."""

    def __init__(self, check: Check, form: Form) -> None:
        self._columns = [(name, form.described(name).whole) for name in check.expression.names]
        self._line = _line(check, form)

    def of(self, rows: nw.DataFrame[Any]) -> list[Worked | None]:
        """Every row worked out; None for one that holds more than a number in some column of the check."""
        if self._line is None:
            return [None] * len(rows)
        columns = [_printed(rows, name, whole) for name, whole in self._columns]
        return [_filled(self._line, record) for record in zip(*columns, strict=True)]


def _filled(line: _Line, record: Sequence[_Printed | None]) -> Worked | None:
    if None in record:
        return None
    quotes, values = zip(*cast("Sequence[_Printed]", record), strict=True)
    return Worked(quotes, line(quotes, values))


def _printed(rows: nw.DataFrame[Any], name: str, whole: bool) -> Sequence[_Printed | None]:
    """The cells of a figure as printed, with their values; None where that is no number, or ends stand beside it."""
    value, *ends = columns_of(name, rows.columns)
    if value is None or any(ends):
        return [None] * len(rows)
    found = cells(rows[value])
    if rows.schema[value].is_integer() and None not in found:
        return list(zip(map(str, found), found, strict=True))
    return [_number(cell, whole) for cell in found]


def _number(cell: object, whole: bool) -> _Printed | None:
    if is_missing(cell) or not is_number(cell):
        return None
    try:
        value = number(cell)
    except NotUnderstood:
        return None
    return None if whole and value.denominator != 1 else (quoted(cell), value)


def _line(check: Check, form: Form) -> _Line | None:
    """What writes the arithmetic of a check; None where it is more than a calculation with one value each."""
    expression = check.expression
    columns = [form.described(name) for name in expression.names]
    if len(expression.comparisons) != 1:
        return None
    if any(each.radius or each.meant == DATE for each in columns) or form.converts(check) or not form.units_fit(check):
        return None
    if any(isinstance(node, Call) and node.function == "round" for node in walk_sides(expression.comparisons)):
        return None
    nothing = Reading.only(Interval.exactly(0))
    quantities = {
        name: Quantity(_PLACE.format(number), nothing, column.meant)
        for number, (name, column) in enumerate(zip(expression.names, columns, strict=True))
    }
    return _compiled(expression.comparisons[0], Writer(quantities, box(expression, quantities, "stated")))


def _compiled(comparison: Comparison, writer: Writer) -> _Line:
    """A comparison's line, by a writer for which each figure reads as its place among them."""
    place = {name: number for number, name in enumerate(writer.quantities)}
    left, sign, right = in_line(comparison, FAILED)
    values = [_written(each, comparison, writer, place) for each in (left, right) if not is_leaf(each)]
    sides = [writer.worked(each, comparison) if is_leaf(each) else writer.text(each) for each in (left, right)]
    added = iter(range(len(place), len(place) + len(values)))
    first = sides[0] if is_leaf(left) else f"{sides[0]} = {_PLACE.format(next(added))}"
    last = sides[1] if is_leaf(right) else f"{_PLACE.format(next(added))} = {sides[1]}"
    template, order = _template(f"{first} {sign} {last}")
    # Of several a tuple, of one itself: `%` takes both.
    chosen = itemgetter(*order) if order else itemgetter(slice(0))
    return lambda quotes, exact: template % chosen((*quotes, *[value(exact) for value in values]))


def _written(node: Node, of: Comparison, writer: Writer, place: dict[str, int]) -> Callable[[Sequence[Exact]], str]:
    """What writes the value of a side."""
    value = value_of(plain(node), place)
    percent, as_date = writer.manner(node, of)
    return lambda values: number_written(value(values), percent, as_date)


def _template(text: str) -> tuple[str, list[int]]:
    """A text with places as one that `%` fills, and which of them it takes."""
    return _PLACES.sub("%s", text.replace("%", "%%")), [int(each) for each in _PLACES.findall(text)]
