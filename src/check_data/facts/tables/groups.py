"""Groups of rows that share out one whole which no cell need print: each count's share is that of it in the sum of the
group, and the shares make 100 %. A group is what stands under one head, or rows that follow each other.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.ledger import Entry, power
from check_data.facts.tables.lines import Lines, is_part, is_statistic
from check_data.facts.tables.shares import SURE, TELLING, adjusted, apart_from, is_amount_line, is_share_line

LONGEST, MOST_ROWS = 12, 240
"""Rows of a group, at most, and of a table that is looked at."""

MOST = 10**18
"""More than any count of a table."""
_PAIR = 2
_SEXES = ("male", "female")

_Cell = tuple[Entry, Entry]
"""A share with its count."""


class _Group(NamedTuple):
    """Rows, with the cells of each pair of columns that has all of them, and whether every share there fits."""

    places: tuple[int, ...]
    cells: tuple[Sequence[_Cell], ...]
    holds: tuple[bool, ...]

    @property
    def support(self) -> int:
        """Columns in which it holds less those in which it does not."""
        return 2 * sum(self.holds) - len(self.holds)


def shares_of_groups(lines: Lines, told: Container[int], alls: Container[int]) -> Iterator[Telling]:
    """Each share of a count in its group, and that those of a group make 100 %; ``told`` are the places of shares of
    which the table says what they are of, ``alls`` those of the first of shares that are told to make 100 %.
    """
    pairs = list(pairs_of(lines))
    if not pairs or len(lines.across) > MOST_ROWS:
        return
    for group in _groups(lines, pairs):
        held = sum(group.holds)
        for cells, holds in zip(group.cells, group.holds, strict=True):
            support = held - holds, len(group.holds) - held - (not holds)
            one = None if holds else _odd(cells, lines.decimals)
            if holds or one is not None:
                yield from _tell(cells, one, told, alls, support)
    if len(pairs) == 1:
        yield from _alone(lines, pairs[0], told, alls)


def _alone(lines: Lines, pair: tuple[int, int], told: Container[int], alls: Container[int]) -> Iterator[Telling]:
    """The one count that is not its share of all, where a table of shares that say so make 100 % has no total."""
    places = tuple(range(1, len(lines.across)))
    cells = _cells(lines, pair, places) if _end(lines, 1) > places[-1] else []
    if len(cells) <= _PAIR or not lines.heads[pair[0]].says("share") or not _make_all(cells, lines.decimals):
        return
    if not _fits(cells, lines.decimals) and (one := _odd(cells, lines.decimals)) is not None:
        yield from _tell(cells, one, told, alls, (0, 0))


def _make_all(cells: Sequence[_Cell], decimals: int) -> bool:
    """Whether shares with decimals make 100 %, give or take what rounding hides."""
    apart = sum(share.number for share, _ in cells) - 100 * power(decimals)
    return 2 * abs(apart) <= sum(share.last for share, _ in cells) and all(share.printed.places for share, _ in cells)


def pairs_of(lines: Lines) -> Iterator[tuple[int, int]]:
    """The columns of shares with those of their counts: the one before, or else the one behind."""
    for at, head in enumerate(lines.heads):
        if not is_share_line(lines, at) or head.says("change"):
            continue
        for amounts in (at - 1, at + 1):
            counted = 0 <= amounts < len(lines.heads) and is_amount_line(lines.cells[amounts])
            if counted and not is_statistic(lines.heads[amounts]):
                yield at, amounts
                break


def _groups(lines: Lines, pairs: Sequence[tuple[int, int]]) -> Iterator[_Group]:
    """The groups from the first row on, none of which takes in a row of another; the longest that begin with a row."""
    at = 0
    while at < len(lines.across):
        ends = range(_end(lines, at), at + 1, -1)
        found = (_group(lines, pairs, tuple(range(at, end))) for end in ends)
        group = next((each for each in found if each is not None), None)
        if group is not None:
            yield group
        at += len(group.places) if group is not None else 1


def _end(lines: Lines, at: int) -> int:
    """The row behind the last one that may be of one group with a row: under the same head, and no total."""
    end = at
    while end < min(len(lines.across), at + LONGEST) and lines.sections[end] == lines.sections[at]:
        head = lines.across[end]
        if head.total or not is_part(head) or is_statistic(head) or head.says("missing"):
            break
        end += 1
    return end


def _group(lines: Lines, pairs: Sequence[tuple[int, int]], places: tuple[int, ...]) -> _Group | None:
    """The rows as a group, where their shares are of their sum in most columns, by more than chance."""
    cells = [each for pair in pairs if (each := _cells(lines, pair, places))]
    tried = [_fits(each, lines.decimals) for each in cells]
    group = _Group(places, tuple(cells), tuple(bits > 0 for bits in tried))
    needed = TELLING if _is_one(lines, places) else SURE
    half = 0 if _is_one(lines, places) and len(places) > _PAIR else 1
    return group if group.support >= half and sum(tried) >= needed else None


def _is_one(lines: Lines, places: tuple[int, ...]) -> bool:
    """Whether rows are all that stand under one head, or men and women."""
    first, last = places[0], places[-1]
    beside = [lines.sections[each] for each in (first - 1, last + 1) if 0 <= each < len(lines.sections)]
    heads = [lines.across[each] for each in places]
    sexes = len(heads) == len(_SEXES) and all(any(head.says(sex) for head in heads) for sex in _SEXES)
    return sexes or lines.sections[first] not in beside


def _cells(lines: Lines, pair: tuple[int, int], places: Sequence[int]) -> list[_Cell]:
    """The shares of some rows with their counts: none where one lacks either, or none is more than nought."""
    found: list[_Cell] = []
    for place in places:
        share, part = (lines.cells[line][place] for line in pair)
        if share is None or part is None or share.mention is None or part.mention is None:
            return []
        if not share.percent or part.percent or part.number < 0:
            return []
        found.append((share, part))
    return found if sum(part.number > 0 for _, part in found) > 1 else []


def _fits(cells: Sequence[_Cell], decimals: int) -> int:
    """By how many bits shares that are all those of their counts in the sum rule out chance; 0 where one is not."""
    whole = sum(part.number for _, part in cells)
    total = Entry(None, whole, 1, False, False)
    bits = 0
    for share, part in cells:
        off, room = apart_from(share, part, total, decimals)
        if off > room:
            return 0
        bits += max((abs(share.number) * whole).bit_length() - room.bit_length(), 0)
    return bits


def _odd(cells: Sequence[_Cell], decimals: int) -> int | None:
    """The one cell without which all shares are of one count: None where they are so with it, as those of the ones who
    answered, or where no one cell is at odds.
    """
    if len(cells) <= _PAIR or _have_one_base(cells, decimals):
        return None
    rest = [[*cells[:at], *cells[at + 1 :]] for at in range(len(cells))]
    odd = [at for at, others in enumerate(rest) if _have_one_base(others, decimals)]
    return odd[0] if len(odd) == 1 else None


def _have_one_base(cells: Sequence[_Cell], decimals: int) -> bool:
    """Whether shares may all be of one count, whichever."""
    hundred = 100 * power(decimals)
    least, most = 0, MOST
    for share, part in cells:
        least = max(least, -(-hundred * part.number // (share.number + share.last)))
        if share.number > share.last:
            most = min(most, hundred * part.number // (share.number - share.last))
    return least <= most


def _tell(
    cells: Sequence[_Cell], one: int | None, told: Container[int], alls: Container[int], support: tuple[int, int]
) -> Iterator[Telling]:
    """A group in one pair of columns: all of it, or the ``one`` share that is at odds with the others."""
    counts = tuple(part.printed for _, part in cells)
    shares = tuple(share.printed for share, _ in cells)
    if one is None and shares[0].start not in alls:
        yield Telling("shares", "table:shares-of-group", {"shares": shares}, 1, {}, support, shares[0])
    for at, (share, part) in enumerate(zip(shares, counts, strict=True)):
        if share.start not in told and one in (None, at):
            roles = {"part": (part,), "whole": counts, "share": (adjusted(share),)}
            yield Telling("share", "table:share-of-group", roles, 1, {}, support, share)
