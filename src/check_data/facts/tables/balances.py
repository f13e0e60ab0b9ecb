"""Amounts that run from one row or period into the next: cumulated ones, balances carried forward, a body's votes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.tables.ledger import Entry
from check_data.facts.tables.lines import Lines
from check_data.facts.tables.words import Head
from check_data.reading.mention import Mention

FEWEST = 2
"""Steps that must hold before a line is taken for a cumulated one, or votes for those of one body."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_Sum = tuple[Entry, Sequence[Entry], Sequence[Entry]]
"""A whole, what is added, and what is taken off."""


def cumulated(lines: Lines) -> Iterator[Telling]:
    """Each amount of a cumulated line: the one before it and what its own row adds."""
    for at, head in enumerate(lines.heads):
        if not head.says("cumulative") or head.says("change", "share"):
            continue
        for other in (each for each in (at - 1, at + 1) if 0 <= each < len(lines.heads)):
            order = range(len(lines.across))
            ways = [_steps(lines, at, other, steps) for steps in (order, order[::-1])]
            best = max(ways, key=lambda sums: sum(map(_holds, sums)))
            yield from _tell(best, "table:cumulative")


def _steps(lines: Lines, at: int, other: int, order: Sequence[int]) -> list[_Sum]:
    made: list[_Sum] = []
    for before, now in pairwise(order):
        running, last, new = lines.cells[at][now], lines.cells[at][before], lines.cells[other][now]
        if (cells := _given(running, last, new)) is not None:
            made.append((cells[0], cells[1:], []))
    return made


def ballots(lines: Lines) -> Iterator[Telling]:
    """Votes of one body for each of several: for, against and withheld make the same in every row."""
    votes = [at for at, head in enumerate(lines.heads) if "ballot" in head.last]
    if len(votes) < 2:
        return
    made: list[_Sum] = []
    for above, below in pairwise(range(len(lines.across))):
        cells = _given(*(lines.cells[vote][row] for row in (above, below) for vote in votes))
        if cells is not None:
            made.append((cells[0], cells[len(votes) :], cells[1 : len(votes)]))
    yield from _tell(made, "table:constant")


def carried(lines: Lines) -> Iterator[Telling]:
    """What a period closes with, and the next one opens with."""
    opening = [at for at, head in enumerate(lines.heads) if _is_end(head, "opening", "closing")]
    closing = [at for at, head in enumerate(lines.heads) if _is_end(head, "closing", "opening")]
    if len(opening) != 1 or len(closing) != 1:
        return
    years = {int(found[-1]): at for at, head in enumerate(lines.across) if (found := _YEAR.findall(head.text))}
    pairs = [(lines.cells[closing[0]][years[year]], lines.cells[opening[0]][at]) for year, at in _next(years)]
    told = [(one, other) for one, other in pairs if one and other and one.mention and other.mention]
    held = [one.number == other.number for one, other in told]
    if 2 * sum(held) >= len(held):
        for (one, other), holds in zip(told, held, strict=True):
            support = sum(held) - holds, len(held) - sum(held) - (not holds)
            values = {"values": (one.printed, other.printed)}
            yield Telling("same", "table:carried", values, 1, support=support, anchor=other.mention)


def _is_end(head: Head, one: str, other: str) -> bool:
    return head.says(one) and not head.says(other)


def _next(years: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Each year whose next one is told, with the place of the next."""
    return ((year - 1, at) for year, at in years.items() if year - 1 in years)


def _given(*entries: Entry | None) -> list[Entry] | None:
    """The entries, where all of them print an amount."""
    given = [entry for entry in entries if entry is not None and entry.mention is not None and not entry.percent]
    return given if len(given) == len(entries) else None


def _holds(each: _Sum) -> bool:
    whole, plus, minus = each
    slack = sum(entry.last for entry in (whole, *plus, *minus) if entry.rounded)
    added = sum(entry.number for entry in plus) - sum(entry.number for entry in minus)
    return 2 * abs(added - whole.number) <= slack


def _tell(made: Sequence[_Sum], form: str) -> Iterator[Telling]:
    """Sums of like rows, where at least half of them hold, and so many do."""
    held = [_holds(each) for each in made]
    if sum(held) < FEWEST or 2 * sum(held) < len(held):
        return
    for (whole, plus, minus), holds in zip(made, held, strict=True):
        parts: tuple[Mention, ...] = tuple(entry.printed for entry in (*plus, *minus))
        options = {"apart": form, "minus": ",".join(str(at) for at in range(len(plus), len(parts)))}
        support = sum(held) - holds, len(held) - sum(held) - (not holds)
        yield Telling("sum", form, {"whole": (whole.printed,), "parts": parts}, 1, options, support, whole.mention)
