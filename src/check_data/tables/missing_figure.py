"""A figure that the schema describes is missing.

## What it does
Reports figures that a model of `schemas/NAME.py` describes and the figures table lacks, and figures without a quote
(and without lower and upper) that are not nullable.

## Why
A check over a missing figure is undetermined. Without this rule a deleted row would make a page look cleaner.

## Example
`schemas/hunnan.py` describes `unposted`, and `data/hunnan.csv` has no such row.

## What it does not report
Missing figures that the model allows (`figure(nullable=True)` with an empty quote).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from check_data.findings import Finding, Message, Place, Severity
from check_data.messages import English
from check_data.tables.figures_table import Figure

CODE = "CD103"

_ABSENT = English("{figure}: the schema describes it and the table has no such figure")
_EMPTY = English("{figure}: it has no quote and may not be missing")


def judge(described: Mapping[str, bool], figures: Iterable[Figure], table: Place) -> list[Finding]:
    """A finding for each missing figure. ``described`` says of each column whether it may be missing."""
    by_name = {figure.name: figure for figure in figures}
    absent = [
        Finding(CODE, Severity.ERROR, Message(_ABSENT, {"figure": name}), table)
        for name in described
        if name not in by_name
    ]
    empty = [
        Finding(CODE, Severity.ERROR, Message(_EMPTY, {"figure": name}), figure.place, (figure.cited(),))
        for name, figure in by_name.items()
        if figure.quantity.reading is None and not described.get(name, False)
    ]
    return absent + empty
