"""Counts with numbers in brackets that a line of shares does not tell, as no mark calls them per cent, or others of the
column are of something else: 33 (61.1) under a head with the N of its column, below a row that prints it, or beside a
head of a row that does.

Which rows are of counts with their shares, and which of means with a deviation, their numbers show: a row is one of
shares where at least half of its cells are shares of the N above them, and a row under a head of a group where all
others of the group are.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.inner import beside
from check_data.facts.tables.ledger import Entry, Ledger, power
from check_data.facts.tables.one_base import FEWEST, Pair, base_of, of_some, shared
from check_data.facts.tables.wholes import Wholes, is_count, of_columns, of_rows
from check_data.figures.conventions import Conventions
from check_data.reading.mention import Mention

_TELLING, _SHOWS, _FEWEST, _OFTEN = 14, 5, 2, 4
"""Bits by which the shares of a table must rule out chance, those of one cell that shows what its row is, rows of a
group that show what another one is, and cells of a column of which no more than one is no share.
"""


class _Cell(NamedTuple):
    """A count with the number in brackets behind it, of so many; the bits by which it is a share of them, 0 where it is
    none or shows nothing; ``said`` that it is per cent, ``answered`` that it may be one of those who did.
    """

    row: int
    at: int
    whole: Mention
    said: bool
    holds: bool
    answered: bool
    bits: int


def bracketed(ledger: Ledger, conventions: Conventions, told: Container[int]) -> Iterator[Telling]:
    """The shares that stand in brackets, of the N of their column's head, of a row above, or of their row's own head;
    ``told`` are those that are told already.
    """
    for form, wholes, by_rows in (
        ("share-in-brackets", of_columns(ledger), True),
        ("share-of-row", of_rows(ledger), False),
    ):
        cells = list(_cells(ledger, wholes))
        if sum(each.bits for each in cells) < _TELLING:
            continue
        rows = list(_told_rows(ledger, cells) if by_rows else _told_columns(cells))
        cells = [each for some in rows for each in some]
        others = _of_others(cells) if by_rows else {}
        groups = [each for each in _parted(cells, lambda each: (each.at, ledger.rows[each.row].group)) if _fail(each)]
        left = {each for some in (*others.values(), *groups) for each in some}
        yield from _bases(ledger, others.values(), conventions)
        for some in rows:
            held = sum(each.holds for each in some)
            for each in some:
                _, share = _both(ledger, each)
                if share.printed.start not in told and not each.answered and each not in left:
                    support = held - each.holds, len(some) - held - (not each.holds)
                    yield _telling(ledger, each, f"table:{form}", support, conventions)


def _told_rows(ledger: Ledger, cells: Sequence[_Cell]) -> Iterator[Sequence[_Cell]]:
    """The cells of the rows that are of shares."""
    rows = {row: list(some) for row, some in groupby(cells, lambda each: each.row)}
    groups = {group: list(some) for group, some in groupby(rows, lambda row: ledger.rows[row].group)}
    said = [each for each in cells if each.said]
    for row, some in rows.items():
        group = groups[ledger.rows[row].group] if ledger.rows[row].above else []
        others = [rows[each] for each in group if each != row]
        if _is_of_shares(some) or _is_like_group(others) or (all(each.said for each in some) and _are_of_all(said)):
            yield some


def _told_columns(cells: Sequence[_Cell]) -> Iterator[Sequence[_Cell]]:
    """The cells of the columns most of whose numbers are shares."""
    for some in _parted(cells, lambda each: each.at):
        if len(some) >= _FEWEST and _are_of_all(some):
            yield some


def _of_others(cells: Sequence[_Cell]) -> dict[int, list[_Cell]]:
    """The columns most of whose numbers are no shares of their N, where those of another one are."""
    columns = _parted(cells, lambda each: each.at)
    others = {some[0].at: some for some in columns if _fail(some)}
    return others if any(each.bits for some in columns for each in some if each.at not in others) else {}


def _parted(cells: Sequence[_Cell], key: Callable[[_Cell], object]) -> list[list[_Cell]]:
    """Cells by what a key makes of them."""
    parted: dict[object, list[_Cell]] = {}
    for each in cells:
        parted.setdefault(key(each), []).append(each)
    return list(parted.values())


def _fail(cells: Sequence[_Cell]) -> bool:
    failed = sum(not each.holds for each in cells)
    return failed >= _FEWEST and 2 * failed > len(cells)


def _are_of_all(cells: Sequence[_Cell]) -> bool:
    """Whether hardly a cell is no share of its whole."""
    return _OFTEN * sum(each.holds for each in cells) >= (_OFTEN - 1) * len(cells)


def _cells(ledger: Ledger, wholes: Wholes) -> Iterator[_Cell]:
    """The cells whose numbers in brackets may be shares of a whole, row by row."""
    columns = [at for at, column in enumerate(ledger.columns) if column.bracketed]
    for number, row in enumerate(ledger.rows):
        if row.head.says("average", "statistic", "rate", "unsummed", "rank") or row.under.quotient:
            continue
        for at in columns:
            part, share, whole = ledger.entries[number][at - 1], ledger.entries[number][at], wholes(number, at - 1)
            if whole is not None and _is_pair(part, share, whole, ledger.decimals):
                assert part is not None
                assert share is not None
                yield _Cell(number, at, whole.printed, share.percent, *_fit(part, share, whole, ledger.decimals))


def _is_pair(part: Entry | None, share: Entry | None, whole: Entry, decimals: int) -> bool:
    """Whether a count stands before a number that may be its share."""
    if part is None or share is None or part.mention is None or share.mention is None or whole.number <= 0:
        return False
    return is_count(part) and 0 <= share.number <= 100 * power(decimals)


def _fit(part: Entry, share: Entry, whole: Entry, decimals: int) -> tuple[bool, bool, int]:
    """Whether the number in brackets is the share, within a unit of its last digit; or else one of hardly fewer than
    all; and the bits that the former shows.
    """
    hundred = 100 * power(decimals)
    over = share.number * whole.number - hundred * part.number
    holds = abs(over) <= share.last * whole.number
    some = (Fraction(each, power(decimals)) for each in (part.number, whole.number))
    answered = not holds and _is_answered(share, hundred, *some)
    shows = holds and 0 < part.number < whole.number
    return holds, answered, (hundred // share.last).bit_length() - 2 if shows else 0


def _is_answered(share: Entry, hundred: int, part: Fraction, whole: Fraction) -> bool:
    of_all, last = (Fraction(each, hundred) for each in (share.number, share.last))
    return of_some(of_all, part, last, whole)


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


def _bases(ledger: Ledger, columns: Iterable[Sequence[_Cell]], conventions: Conventions) -> Iterator[Telling]:
    """The N of each column whose shares are all of another number: told once, by the largest count."""
    for some in columns:
        of_shares = len(some) >= FEWEST and any(each.said for each in some)
        if of_shares or any(each.holds for each in some):
            continue  # `based` tells those of columns of shares
        pairs = [_pair(ledger, each) for each in some]
        if base_of(pairs) is not None if all(each.answered for each in some) else _is_near(pairs, some[0].whole.value):
            most = max(some, key=lambda each: _number(ledger, each))
            yield _telling(ledger, most, "table:base-of-brackets", (len(some) - 1, 0), conventions)


def _is_near(pairs: Sequence[Pair], whole: Fraction) -> bool:
    """Whether counts are all parts of one number that is hardly less than half of all, or more than twice as many."""
    of = shared(pairs)
    return of is not None and whole <= 2 * of[1] and of[0] <= 2 * whole


def _pair(ledger: Ledger, cell: _Cell) -> Pair:
    _, share = _both(ledger, cell)
    hundred = 100 * power(ledger.decimals)
    return _number(ledger, cell), Fraction(share.number, hundred), Fraction(share.last, hundred)


def _number(ledger: Ledger, cell: _Cell) -> int:
    return int(_both(ledger, cell)[0].printed.value)


def _both(ledger: Ledger, cell: _Cell) -> tuple[Entry, Entry]:
    part, share = (ledger.entries[cell.row][each] for each in (cell.at - 1, cell.at))
    assert part is not None  # `_cells` saw them
    assert share is not None
    return part, share


def _telling(ledger: Ledger, cell: _Cell, form: str, support: tuple[int, int], conventions: Conventions) -> Telling:
    part, share = _both(ledger, cell)
    slot = ledger.rows[cell.row].slots[cell.at]
    assert slot is not None
    assert slot.figure is not None
    told = beside(share.printed, slot.figure, slot, conventions, share=True)
    roles = {"part": (part.printed,), "whole": (cell.whole,), "share": (told,)}
    return Telling("share", form, roles, 1, {}, support, told)
