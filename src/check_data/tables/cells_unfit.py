"""Cells of a table of records are not what the form says.

## What it does
Counts the cells of each column of a table of records that no grammar reads as a figure, and those that are not of
the kind, unit or bounds that the form's schema gives (`schemas/NAME.py`); one finding a column, with the first of them.

## Why
A check over a cell that can't be read is undetermined: nothing is said of that record. A count below 0 or a share
above 100 % is a slip that no cross-check may catch.

## Example
`people` holds numbers, and "n/a" in 12 records.

## What it does not report
Missing cells of columns that may be empty, and columns that neither a check nor the schema names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from check_data.findings import Cited, Finding, Message, Place, Severity
from check_data.messages import Counted, English

CODE = "CD106"

_UNREAD = Counted(
    English("{column}: {number} cell is no figure: {first}"),
    English("{column}: {number} cells are no figures, such as {first}"),
)
_UNFIT = Counted(
    English("{column}: {number} cell is not what the schema says ({check}): {first}"),
    English("{column}: {number} cells are not what the schema says ({check}), such as {first}"),
)
LONGEST_TOLD = 60


_RECORDS = English("{unfit}; records {records}")
NAMED = 5
"""Records that are named."""


class Unfit(NamedTuple):
    """So many cells of a column fail a check of the schema (empty: they can't be read); the first of them, the first
    records that hold them, and the number of the first.
    """

    column: str
    cells: int
    first: str
    check: str = ""
    records: tuple[str, ...] = ()
    number: int | None = None

    def with_one(self, record: object, number: int | None) -> Unfit:
        """The same with one more cell, of a record (None: of no one in particular)."""
        named = (*self.records, str(record)) if record is not None and len(self.records) < NAMED else self.records
        return self._replace(cells=self.cells + 1, records=named, number=number if self.number is None else self.number)


def judge(unfit: Sequence[Unfit], table: Place, line: Callable[[int | None], int] = lambda _: 1) -> list[Finding]:
    """A finding for each column and what is wrong with it; ``line`` says where a record stands."""
    return [Finding(CODE, Severity.ERROR, _message(each), table._replace(line=line(each.number))) for each in unfit]


def of_one(unfit: Unfit, place: Place) -> Finding:
    """The finding of one cell."""
    return Finding(CODE, Severity.ERROR, _message(unfit), place, (Cited(unfit.column, unfit.first, place),))


def _message(unfit: Unfit) -> Message:
    first = unfit.first if len(unfit.first) <= LONGEST_TOLD else unfit.first[:LONGEST_TOLD] + "…"
    values = {"column": unfit.column, "number": str(unfit.cells), "first": first, "check": unfit.check}
    told = Message(_UNFIT if unfit.check else _UNREAD, values)
    if not unfit.records:
        return told
    more = ", …" if unfit.cells > len(unfit.records) else ""
    return Message(_RECORDS, {"records": ", ".join(unfit.records) + more}, {"unfit": told})
