"""A total is not the number of units times what is in each.

## What it does
Where a sentence says how many there are in each (每箱24瓶), how many of these (20箱) and how many in all (共480瓶),
multiplies.

## Why
Orders and stocks are copied from tables in which one number was changed.

## Example
每箱24瓶，20箱共408瓶.

## What it does not report
Totals that no single slip of the pen makes of the product: the sentence may speak of other things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.discovery.lists import is_count
from check_data.discovery.relation import Relation
from check_data.discovery.slips import one_slip_explains
from check_data.documents.document import Document
from check_data.figures.units import Unit
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

CODE = "CD215"
BECAUSE = {"en": "each holds as many", "zh": "每份数量相同"}
MESSAGE = {"en": "{first} are not {second} times their number", "zh": "{first}与{second}及其份数之积不符"}

_END = lazily(r"[。；;！？!?\n]")
_ALL = lazily(r"(?:共|共计|总计|合计|总共|一共)[^。；;，,\n\d]{0,8}\Z")
_NEAR = 4
"""Figures before and after a rate among which its number and its total are."""


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every rate with a total and a count of its sentence that it may make."""
    text = document.readable
    for number, rate in enumerate(figures):
        unit = rate.understood.unit
        if unit is None or not rate.quote.startswith("每") or not rate.understood.reading.stated.exact:
            continue
        near = [each for each in figures[max(number - _NEAR, 0) : number + _NEAR + 1] if is_count(each)]
        near = [each for each in near if not _END.search(text, min(each.end, rate.end), max(each.start, rate.start))]
        for total in near:
            if _ALL.search(text, max(total.start - 12, 0), total.start):
                counts = [each for each in near if _makes(total, unit, each)]
                if len(counts) == 1:
                    yield _relation(total, rate, counts[0])


def _makes(total: TextFigure, each: Unit, count: TextFigure) -> bool:
    """Whether so many of each make things of the total's unit."""
    counted = count.understood.unit
    return count is not total and counted is not None and counted * each == total.understood.unit


def _relation(total: TextFigure, rate: TextFigure, count: TextFigure) -> Relation:
    values = [each.understood.reading.stated.lower or 0 for each in (total, rate, count)]
    slip = one_slip_explains([total.quote, ""], [values[0], values[1] * values[2]], 2)
    return Relation("f0 == f1 * f2", (total, rate, count), sure=False, slip=slip)
