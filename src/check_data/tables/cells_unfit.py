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

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from check_data.findings import Finding, Message, Place, Severity

CODE = "CD106"

_UNREAD = {
    "en": "{column}: {count} cells are no figures, such as {first}",
    "zh": "{column}：有 {count} 个单元格不是数字，例如“{first}”",
}
_UNFIT = {
    "en": "{column}: {count} cells are not what the schema says ({check}), such as {first}",
    "zh": "{column}：有 {count} 个单元格不符合模式的规定（{check}），例如“{first}”",
}
LONGEST_TOLD = 60


class Unfit(NamedTuple):
    """So many cells of a column fail a check of the schema (empty: they can't be read); the first of them."""

    column: str
    cells: int
    first: str
    check: str = ""


def judge(unfit: Sequence[Unfit], table: Place) -> list[Finding]:
    """A finding for each column and what is wrong with it."""
    return [
        Finding(CODE, Severity.ERROR, Message(_UNFIT if each.check else _UNREAD, _values(each)), table)
        for each in unfit
    ]


def _values(unfit: Unfit) -> Mapping[str, str]:
    first = unfit.first if len(unfit.first) <= LONGEST_TOLD else unfit.first[:LONGEST_TOLD] + "…"
    return {"column": unfit.column, "count": str(unfit.cells), "first": first, "check": unfit.check}
