"""Estimates whose interval stands in the cell after them ("1.4 | 1.1 to 1.9" under "OR | 95% CI"), or in that below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.inner import beside
from check_data.facts.tables.ledger import Ledger
from check_data.facts.tables.lines import is_statistic
from check_data.facts.tables.sheet import Limits, Row, Slot
from check_data.facts.tables.words import Head
from check_data.figures.conventions import Conventions
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_LEVEL = lazily(r"(?<!\d)9[059]\s?-?\s?[%％]")
"""The level of an interval of confidence, whatever the language calls it."""
_FURTHEST = 3
"""Columns from an interval back to its estimate, at most: a standard error or a p value may stand between."""


class _Interval(NamedTuple):
    estimate: Mention
    low: Mention
    high: Mention

    @property
    def holds(self) -> bool:
        return self.low.value <= self.estimate.value <= self.high.value


def limits(ledger: Ledger, conventions: Conventions) -> Iterator[Telling]:
    """Each estimate with the interval after it in its row, or below it in a row of intervals; told by columns, or rows,
    in which at least half of several agree.
    """
    rows = {slot.piece.cell.row: at for at, row in enumerate(ledger.rows) for slot in row.slots if slot}
    columns: dict[tuple[bool, int], list[_Interval]] = defaultdict(list)
    for cell in ledger.sheet.limits:
        below = not _is_interval(cell.head)
        found = _interval(ledger, cell, rows, conventions) if not below or _is_interval(cell.row) else None
        if found is not None:
            columns[below, cell.piece.cell.row if below else cell.piece.left].append(found)
    for column in columns.values():
        held = sum(each.holds for each in column)
        if len(column) == 1 or 2 * held >= len(column):
            for each in column:
                roles = {"low": (each.low,), "high": (each.high,), "estimate": (each.estimate,)}
                support = held - each.holds, len(column) - held - (not each.holds)
                yield Telling("interval", "table:limits", roles, 1, support=support, anchor=each.estimate)


def _is_interval(head: Head) -> bool:
    return head.says("interval") or _LEVEL.search(head.text) is not None


def _is_of_confidence(head: Head) -> bool:
    """Whether a head is of intervals that estimates have, and no range of some ages."""
    return head.says("statistic") or _LEVEL.search(head.text) is not None


def _interval(ledger: Ledger, limits: Limits, rows: Mapping[int, int], conventions: Conventions) -> _Interval | None:
    """The estimate with its ends, the lower one first, where it is as precise as one of them."""
    below = not _is_interval(limits.head)
    at = rows.get(limits.piece.cell.row - below)
    find = _estimate_above if below else _estimate
    main = find(ledger, at, limits) if at is not None else None
    read = limits.piece.read
    if main is None or read.low is None or read.high is None or main.places not in (read.low.places, read.high.places):
        return None
    slot = Slot(None, limits.piece)
    low, high = (beside(main, each, slot, conventions) for each in (read.low, read.high))
    return _Interval(main, *sorted((low, high), key=lambda each: each.value))


def _estimate(ledger: Ledger, at: int, limits: Limits) -> Mention | None:
    """The number before an interval in its row, but for those of statistics that are no estimates."""
    row = ledger.rows[at]
    before = [number for number, slot in enumerate(row.slots) if slot and slot.piece.right < limits.piece.left]
    own = [number for number in before[::-1] if _is_main(row, number)]
    for number in own[:_FURTHEST]:
        head, entry = ledger.columns[number].head, ledger.entries[at][number]
        if head.says("middle", "interval"):
            return entry.mention if entry else None
        if not is_statistic(head):
            # A range stands behind other numbers, too: ages from 20 to 45 behind how many patients there are.
            return entry.mention if entry and _is_of_confidence(limits.head) else None
    return None


def _estimate_above(ledger: Ledger, at: int, limits: Limits) -> Mention | None:
    """The number right above an interval, but for one of a statistic that is no estimate."""
    row = ledger.rows[at]
    ends = row.head.first | row.head.last
    estimates = row.head.says("middle") or (_is_of_confidence(limits.row) and "statistic" not in ends)
    for number, slot in enumerate(row.slots):
        over = slot is not None and slot.piece.left <= limits.piece.right and slot.piece.right >= limits.piece.left
        entry = ledger.entries[at][number]
        if over and estimates and entry is not None and _is_main(row, number):
            return entry.mention
    return None


def _is_main(row: Row, number: int) -> bool:
    """Whether a number is the main one of its cell, and no other in brackets."""
    slot = row.slots[number]
    return slot is not None and slot.figure is not None and slot.figure is slot.piece.read.main
