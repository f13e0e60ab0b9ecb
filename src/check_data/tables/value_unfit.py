"""A figure is not what its schema says it is.

## What it does
Validates the figures by the project's Pandera models (`schemas/NAME.py`): kind (count, share, measure, day), unit,
bounds, and every further check that a model declares.

## Why
A count that is no whole number, a share above 100 % or a date where a count should be is a slip of copying that no
cross-check may catch.

## Example
`resumption_rate: Share = figure()` and the quote 195%.

## What it does not report
Figures that no model describes, and agreements between figures (CD201 reports those).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from check_data.findings import Finding, Message, Place, Severity
from check_data.messages import English
from check_data.tables.figures_table import Figure

CODE = "CD102"

_MESSAGE = English("{figure}: {quote} is not what schema {story} says: {check}")
_TABLE = English("the figures fail a check of the schema: {check}")


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure that Pandera reports: the column (None: the whole table), the check, the schema's class."""

    column: str | None
    check: str
    story: str


def judge(failures: Sequence[Failure], figures: Mapping[str, Figure], table: Place) -> list[Finding]:
    """A finding for each failure; ``table`` is the place of those that are no single figure's."""
    return [_finding(failure, figures, table) for failure in failures]


def _finding(failure: Failure, figures: Mapping[str, Figure], table: Place) -> Finding:
    figure = figures.get(failure.column or "")
    values = {"check": failure.check, "story": failure.story}
    if figure is None:
        return Finding(CODE, Severity.ERROR, Message(_TABLE, values), table)
    values |= {"figure": figure.name, "quote": figure.quantity.quote}
    return Finding(CODE, Severity.ERROR, Message(_MESSAGE, values), figure.place, (figure.cited(),))
