"""Which columns of a table are most often wrong, as far as its rules say: localisation (Fellegi–Holt) counted."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from check_data.returns.edit import edits
from check_data.returns.table import Checked, Table


class Field(NamedTuple):
    """A column: in how many records it is in some of the smallest sets whose change makes the rules hold, and in how
    many in every one.
    """

    name: str
    some: int
    every: int


class Located(NamedTuple):
    """The columns that were located, those in most records first; of how many ``records``; and in how many more nothing
    could be located, as no change makes the rules hold or there are too many ways.
    """

    fields: tuple[Field, ...]
    records: int
    without: int


def with_located(table: Table, checked: Checked) -> Checked:
    """What checking a table gave, with the columns that are most often located in its failing records.

    Raises:
        NotRunnable: the records can't be read.

    """
    if all(check.across is not None for check in table.form.declared):
        return checked
    some: Counter[str] = Counter()
    every: Counter[str] = Counter()
    records = without = 0
    found = edits(table.source, table.form, {})
    for edit in found.edits:
        sets = () if edit.located is None else edit.located.sets
        if not sets:
            without += 1
        elif frozenset[str]() not in sets:
            records += 1
            some.update(reduce(or_, sets))
            every.update(reduce(and_, sets))
    fields = (Field(name, count, every[name]) for name, count in some.items())
    ordered = tuple(sorted(fields, key=lambda each: (-each.some, -each.every, each.name)))
    remarks = tuple(dict.fromkeys((*checked.remarks, *found.remarks)))
    return checked._replace(located=Located(ordered, records, without), remarks=remarks)
