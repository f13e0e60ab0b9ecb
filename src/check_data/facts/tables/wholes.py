"""What a count of a table may be a share of: the N of its column, of a row above, or of its row's own head."""

from __future__ import annotations

from collections.abc import Callable

from check_data.facts.tables.ledger import Entry, Ledger

Wholes = Callable[[int, int], Entry | None]
"""What a count may be a share of, by its row and column."""


def of_columns(ledger: Ledger) -> Wholes:
    """The N of a column's head, or else of the last row above that prints the number of all."""
    numbers = [number for number, row in enumerate(ledger.rows) if "number" in row.head.first | row.head.pure]

    def whole(row: int, at: int) -> Entry | None:
        above = [number for number in numbers if number < row and is_count(ledger.entries[number][at])]
        return ledger.samples[at] or (ledger.entries[above[-1]][at] if above else None)

    return whole


def of_rows(ledger: Ledger) -> Wholes:
    """The N of a row's head, or of what it stands under, where no column has one."""
    sampled = any(ledger.samples)

    def whole(row: int, _: int) -> Entry | None:
        return None if sampled else ledger.stubs[row] or ledger.overs[row]

    return whole


def is_count(entry: Entry | None) -> bool:
    """Whether there is a number, and it is whole, not below nought and not per cent."""
    return entry is not None and entry.mention is not None and not entry.percent and _is_whole(entry)


def _is_whole(entry: Entry) -> bool:
    return not entry.printed.places and entry.number >= 0
