"""A quote prints another unit than its figure declares.

## What it does
Compares the unit that a quote prints with the unit column of the figures table. Names of one unit (名, 人, 位) are
the same, convertible ones (小时, 天) fit, and 个 or 大 stand in for any count.

## Why
The unit decides what may be added and compared, and whether only whole numbers are meant.

## Example
`firms,186家,人,…`: the quote counts firms, the column people.

## What it does not report
Quotes that print no unit, and rows that declare none.
"""

from __future__ import annotations

from collections.abc import Sequence

from check_data.figures.units import counts_things, generic, unit
from check_data.findings import Finding, Message, Severity
from check_data.messages import English
from check_data.tables.figures_table import Figure

CODE = "CD104"

_MESSAGE = English("{figure}: {quote} prints the unit {printed}, the table says {declared}")


def judge(figures: Sequence[Figure]) -> list[Finding]:
    """A finding for each figure whose quote has another unit than its row."""
    return [_finding(figure) for figure in figures if not _fits(figure)]


def _fits(figure: Figure) -> bool:
    printed = figure.printed_unit
    if printed is None or not figure.declared:
        return True
    declared = unit(figure.declared)
    if printed.fits(declared):
        return True
    return (generic(printed) and counts_things(declared)) or (generic(declared) and counts_things(printed))


def _finding(figure: Figure) -> Finding:
    printed = figure.printed_unit.name if figure.printed_unit else ""
    values = {"figure": figure.name, "quote": figure.quantity.quote, "printed": printed, "declared": figure.declared}
    return Finding(CODE, Severity.ERROR, Message(_MESSAGE, values), figure.place, (figure.cited(),))
