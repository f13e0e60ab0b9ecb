"""Counts with numbers in brackets that a line of shares does not tell, as no mark calls them per cent, or others of the
column are of something else: 33 (61.1) under a head with the N of its column.

Which rows are of counts with their shares, and which of means with a deviation, their numbers show: a row is one of
shares where at least half of its cells are shares of the N above them, and a row under a head of a group where all
others of the group are.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.inner import beside
from check_data.facts.tables.ledger import Entry, Ledger, power
from check_data.facts.tables.one_base import of_fewer
from check_data.figures.conventions import Conventions
from check_data.reading.mention import Mention

_TELLING, _SHOWS, _FEWEST = 14, 5, 2
"""Bits by which the shares of a table must rule out chance, those of one cell that shows what its row is, and rows
of a group that show what another one is.
"""


class _Cell(NamedTuple):
    """A count with the number in brackets behind it, in a column of so many; the bits by which it is a share of them,
    0 where it is none or shows nothing; ``answered`` says that it may be one of those who did.
    """

    row: int
    at: int
    whole: Mention
    holds: bool
    answered: bool
    bits: int


def bracketed(ledger: Ledger, conventions: Conventions, told: Container[int]) -> Iterator[Telling]:
    """The shares of the N of their column's head that stand in brackets; ``told`` are those that are told already."""
    cells = [each for each in _cells(ledger) if ledger.entries[each.row][each.at] is not None]
    if sum(each.bits for each in cells) < _TELLING:
        return
    rows = {row: list(some) for row, some in groupby(cells, lambda each: each.row)}
    groups = {group: list(some) for group, some in groupby(rows, lambda row: ledger.rows[row].group)}
    for row, some in rows.items():
        group = groups[ledger.rows[row].group] if ledger.rows[row].above else []
        if _is_of_shares(some) or _is_like_group([rows[each] for each in group if each != row]):
            held = sum(each.holds for each in some)
            for each in some:
                share = ledger.entries[row][each.at]
                assert share is not None  # `_cells` saw it
                if share.printed.start not in told and not each.answered:
                    support = held - each.holds, len(some) - held - (not each.holds)
                    yield _telling(ledger, each, support, conventions)


def _cells(ledger: Ledger) -> Iterator[_Cell]:
    """The cells of every column with an N whose numbers in brackets may be shares, row by row."""
    columns = [at for at, column in enumerate(ledger.columns) if column.bracketed and at and ledger.samples[at - 1]]
    for number, row in enumerate(ledger.rows):
        if row.head.says("average", "statistic", "rate", "unsummed", "rank") or row.under.quotient:
            continue
        for at in columns:
            part, share, whole = ledger.entries[number][at - 1], ledger.entries[number][at], ledger.samples[at - 1]
            assert whole is not None  # the columns are those that have one
            if _is_pair(part, share, whole, ledger.decimals):
                assert part is not None
                assert share is not None
                yield _Cell(number, at, whole.printed, *_fit(part, share, whole, ledger.decimals))


def _is_pair(part: Entry | None, share: Entry | None, whole: Entry, decimals: int) -> bool:
    """Whether a count of no more than all stands before a number that may be its share."""
    if part is None or share is None or part.mention is None or share.mention is None or whole.number <= 0:
        return False
    counted = not part.percent and not part.mention.places and 0 <= part.number <= whole.number
    return counted and 0 <= share.number <= 100 * power(decimals)


def _fit(part: Entry, share: Entry, whole: Entry, decimals: int) -> tuple[bool, bool, int]:
    """Whether the number in brackets is the share, within a unit of its last digit; or else one of hardly fewer than
    all; and the bits that the former shows.
    """
    hundred = 100 * power(decimals)
    over = share.number * whole.number - hundred * part.number
    holds = abs(over) <= share.last * whole.number
    answered = not holds and of_fewer(Fraction(share.number, hundred), Fraction(part.number), whole.number)
    shows = holds and 0 < part.number < whole.number
    return holds, answered, (hundred // share.last).bit_length() - 2 if shows else 0


def _is_of_shares(cells: Sequence[_Cell]) -> bool:
    """Whether at least half of a row's cells are shares, and by more than chance."""
    return 2 * sum(each.holds for each in cells) >= len(cells) and sum(each.bits for each in cells) >= _SHOWS


def _is_like_group(others: Sequence[Sequence[_Cell]]) -> bool:
    """Whether all others that stand under the head of a row's group are of shares."""
    return (
        len(others) >= _FEWEST
        and all(each.holds for some in others for each in some)
        and all(map(_is_of_shares, others))
    )


def _telling(ledger: Ledger, cell: _Cell, support: tuple[int, int], conventions: Conventions) -> Telling:
    part, share = (ledger.entries[cell.row][each] for each in (cell.at - 1, cell.at))
    slot = ledger.rows[cell.row].slots[cell.at]
    assert part is not None  # `_cells` saw them
    assert share is not None
    assert slot is not None
    assert slot.figure is not None
    told = beside(share.printed, slot.figure, slot, conventions, share=True)
    roles = {"part": (part.printed,), "whole": (cell.whole,), "share": (told,)}
    return Telling("share", "table:share-in-brackets", roles, 1, {}, support, told)
