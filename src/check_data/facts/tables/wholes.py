"""What a count of a table may be a share of: the N of its column, of a row above, or of its row's own head."""

from __future__ import annotations

from collections.abc import Callable

from check_data.facts.tables.ledger import Entry, Ledger

Wholes = Callable[[int, int], Entry | None]
"""What a count may be a share of, by its row and column."""


def of_columns(ledger: Ledger) -> Wholes:
    """The N of a column's head, or else of the last row above that prints the number of all."""
    numbers = number_rows(ledger)

    def whole(row: int, at: int) -> Entry | None:
        above = [number for number in numbers if number < row and is_count(ledger.entries[number][at])]
        return ledger.samples[at] or (ledger.entries[above[-1]][at] if above else None)

    return whole


def of_groups(ledger: Ledger) -> Wholes:
    """The same, or else the N of what a row stands under, where no column has one."""
    wholes, sampled = of_columns(ledger), any(ledger.samples)
    return lambda row, at: wholes(row, at) or (None if sampled else ledger.overs[row])


def number_rows(ledger: Ledger) -> list[int]:
    """The rows that print the number of all: by their heads, or the first one, where it alone has no brackets."""
    shares = [at for at, column in enumerate(ledger.columns) if column.bracketed]
    plain = [all(entries[at] is None for at in shares) for entries in ledger.entries]  # "No 69 (87.3)" is of some
    said = [at for at, row in enumerate(ledger.rows) if plain[at] and "number" in row.head.first | row.head.pure]
    leads = bool(shares) and plain[0] and all(is_count(ledger.entries[0][at - 1]) for at in shares)
    return [0, *said] if leads and 0 not in said else said


def of_rows(ledger: Ledger) -> Wholes:
    """The N of a row's head, of a column that prints nothing else, or of what it stands under, where no column's head
    has one.
    """
    sampled = any(ledger.samples)
    plain = [at for at, each in enumerate(ledger.columns) if "number" in each.head.pure and not each.bracketed]
    counts = [at for at in plain if not ledger.columns[min(at + 1, len(ledger.columns) - 1)].bracketed]

    def whole(row: int, _: int) -> Entry | None:
        own = ledger.entries[row][counts[0]] if len(counts) == 1 else None
        given = own if is_count(own) else None
        return None if sampled else ledger.stubs[row] or given or ledger.overs[row]

    return whole


def is_count(entry: Entry | None) -> bool:
    """Whether there is a number, and it is whole, not below nought and not per cent."""
    return entry is not None and entry.mention is not None and not entry.percent and _is_whole(entry)


def _is_whole(entry: Entry) -> bool:
    return not entry.printed.places and entry.number >= 0
