"""Categories that share out the N above or beside them, where each count has its share in brackets: the rows of a group
under the N of their column, and the columns beside a head with the N of its row.

That counts are all of it, either their sum or that of their shares shows, where all but one are shares of the N: so one
wrong number leaves enough to tell it. Where neither does, people are missing, or had more than one answer.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.inner import beside
from check_data.facts.tables.ledger import Entry, Ledger, power
from check_data.facts.tables.samples import first_of_groups
from check_data.facts.tables.shares import apart_from
from check_data.facts.tables.wholes import Wholes, is_count, of_groups, of_rows
from check_data.figures.conventions import Conventions
from check_data.reading.mention import Mention

_MOST_APART = 1
"""Counts of a run that may be other than their share makes them."""

_State = Literal["both", "counts", "shares", ""]
"""Which sums of a run hold: both, that of its counts, that of its shares, or none that shows that it is all."""


class _Run(NamedTuple):
    """Counts with their shares, by their rows and columns, and what they may share out."""

    cells: tuple[tuple[int, int], ...]
    counts: tuple[Entry, ...]
    shares: tuple[Entry, ...]
    whole: Entry
    state: _State


def categories(ledger: Ledger, conventions: Conventions, told: Container[int]) -> Iterator[Telling]:
    """The sums of the counts and of the shares of each run; ``told`` are shares told to be all, by the first."""
    wholes = of_groups(ledger)
    columns = [at - 1 for at, column in enumerate(ledger.columns) if column.bracketed]
    for rows in first_of_groups(ledger):
        runs = _of_group(ledger, rows, columns, wholes)
        yield from _tell(ledger, runs, conventions, told)
    yield from _tell(ledger, _of_heads(ledger, columns), conventions, told)


def _of_group(ledger: Ledger, rows: Sequence[int], columns: Sequence[int], wholes: Wholes) -> list[_Run]:
    """The runs down the columns of a group: of all its rows, or of the first ones where a column has both sums."""
    for end in range(len(rows), 1, -1):
        cells = ([(row, at) for row in rows[:end]] for at in columns)
        runs = [run for each in cells if (run := _run(ledger, each, wholes(*each[0]))) is not None]
        shown = [run for run in runs if run.state]
        both = any(run.state == "both" for run in shown)
        if shown and 2 * len(shown) >= len(runs) and (both or end == len(rows)):
            return shown
    return []


def _of_heads(ledger: Ledger, columns: Sequence[int]) -> list[_Run]:
    """The runs beside heads of rows with an N, where most of them are shown to be all."""
    wholes = of_rows(ledger)
    rows = [row for row in range(len(ledger.rows)) if wholes(row, 0) is not None]
    columns = [at for at in columns if all(is_count(ledger.entries[row][at]) for row in rows)]
    cells = ([(row, at) for at in columns] for row in rows if len(columns) > 1)
    runs = [run for each in cells if (run := _run(ledger, each, wholes(*each[0]))) is not None]
    shown = [run for run in runs if run.state]
    return shown if 2 * len(shown) > len(runs) > 1 else []


def _run(ledger: Ledger, cells: Sequence[tuple[int, int]], whole: Entry | None) -> _Run | None:
    """Cells as a run: None where they lack a number or the N."""
    counts, shares = ([ledger.entries[row][at + behind] for row, at in cells] for behind in (0, 1))
    if whole is None or whole.number <= 0 or not all(map(is_count, counts)) or None in shares:
        return None
    parts = tuple(each for each in counts if each is not None)
    of_all = tuple(each for each in shares if each is not None and each.mention is not None and each.number >= 0)
    if len(of_all) < len(cells):
        return None
    return _Run(tuple(cells), parts, of_all, whole, _state(parts, of_all, whole, ledger.decimals))


def _state(counts: Sequence[Entry], shares: Sequence[Entry], whole: Entry, decimals: int) -> _State:
    off = abs(sum(each.number for each in counts) - whole.number)
    last = sum(each.last for each in shares)
    exact = 2 * abs(sum(each.number for each in shares) - 100 * power(decimals)) <= last
    misfits = sum(not _fits(*pair, whole, decimals) for pair in zip(shares, counts, strict=True))
    if sum(each.number > 0 for each in counts) <= 1:
        return ""
    if misfits > _MOST_APART:
        return "shares" if exact and _are_of_more(counts, shares, whole, decimals) else ""
    if not off:
        return "both" if exact else "counts" if misfits else ""
    # What rounding hides is no slip: one of thousands who is missing.
    hidden = 200 * power(decimals) * off <= last * whole.number
    return "shares" if exact and misfits and not hidden else ""


def _are_of_more(counts: Sequence[Entry], shares: Sequence[Entry], whole: Entry, decimals: int) -> bool:
    """Whether shares are of the sum of their counts, which is more than the N."""
    made = whole._replace(number=sum(each.number for each in counts))
    fit = all(_fits(*pair, made, decimals) for pair in zip(shares, counts, strict=True))
    return fit and made.number > whole.number


def _fits(share: Entry, count: Entry, whole: Entry, decimals: int) -> bool:
    apart, room = apart_from(share, count, whole, decimals)
    return apart <= room


def _tell(ledger: Ledger, runs: Sequence[_Run], conventions: Conventions, told: Container[int]) -> Iterator[Telling]:
    for kind in ("counts", "shares"):
        held = sum(run.state in ("both", kind) for run in runs)
        for run in runs:
            holds = run.state in ("both", kind)
            support = held - holds, len(runs) - held - (not holds)
            yield from _told(ledger, run, kind, support, conventions, told)


def _told(
    ledger: Ledger, run: _Run, kind: str, support: tuple[int, int], conventions: Conventions, told: Container[int]
) -> Iterator[Telling]:
    if kind == "counts":
        parts = tuple(each.printed for each in run.counts)
        roles = {"whole": (run.whole.printed,), "parts": parts}
        options = {"apart": f"group from {parts[0].start}"}
        yield Telling("sum", "table:counts-of-sample", roles, 1, options, support, run.whole.printed)
    elif run.shares[0].printed.start not in told:
        shares = tuple(_share(ledger, *cell, conventions) for cell in run.cells)
        yield Telling("shares", "table:shares-of-sample", {"shares": shares}, 1, {}, support, shares[0])


def _share(ledger: Ledger, row: int, at: int, conventions: Conventions) -> Mention:
    """The share behind a count, in per cent."""
    entry, slot = ledger.entries[row][at + 1], ledger.rows[row].slots[at + 1]
    assert entry is not None  # `_run` saw it
    assert slot is not None
    assert slot.figure is not None
    return entry.printed if entry.percent else beside(entry.printed, slot.figure, slot, conventions, share=True)
