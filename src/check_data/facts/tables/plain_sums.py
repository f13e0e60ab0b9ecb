"""Sums that their place shows rather than a word: all lines of a group before its last one or one without a head, and
balances that run from one date to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from check_data.facts.tables.few import of_few
from check_data.facts.tables.lines import Lines, leads, says_so
from check_data.facts.tables.rolled import said_to_roll
from check_data.facts.tables.structure import Structure, made
from check_data.facts.tables.tried import Tried, tried_as, tried_ways

BLANK, FEW, GROUP, OFTEN = 9, 5, 15, 3
"""Bits by which the columns that agree must rule out chance: of a line without a head, the same where it holds in all
of several columns, and of one whose head says nothing, which must hold in so many columns for each that fails.
"""
ROLLED, MOST = 6, 40
"""The same of a balance that the lines before it lead to from an earlier one; and the lines of a group, at most."""


def whole_group(
    lines: Lines, at: int, loose: Sequence[int], wholes: set[int], usable: Sequence[int]
) -> Structure | None:
    """A line that is the sum of all lines of its group before it, or of those since the last sum."""
    if not lines.down or lines.research or lines.heads[at].says("opening"):
        return None
    block = [each for each in loose if lines.groups[each] == lines.groups[at]]
    since = block[max((number for number, each in enumerate(block, start=1) if each in wholes), default=0) :]
    subtotals = [each for each in loose if each in wholes] if lines.heads[at].blank else []
    if subtotals[-1:] == list(loose[-1:]):
        since = subtotals  # what follows a subtotal at once adds up all of them
    for parts in (block, since) if since != block else (block,):
        tried = tried_as(lines, at, parts, (1,) * len(parts), usable) if 1 < len(parts) <= MOST else None
        if tried is not None and parts == since and _ends_alone(lines, at, tried):
            return made(at, tried, "table:blank-last", 1)
        if tried is None or not tried.held:
            continue
        least = FEW if len(tried.held) > 1 and not tried.failed else BLANK
        if lines.heads[at].blank and tried.half and tried.bits >= least:
            alone = len(tried.held) + len(tried.failed) == 1
            return made(at, tried, "table:blank-alone" if alone else "table:blank", 0 if alone else 1)
        many = len(tried.held) > 1 and len(tried.held) >= OFTEN * len(tried.failed)
        if many and tried.bits >= GROUP + len(parts).bit_length():
            return made(at, tried, "table:group", 1)
    return None


def _ends_alone(lines: Lines, at: int, tried: Tried) -> bool:
    """Whether a table of one column ends with the only line that has no head: the sum of the others, right or wrong."""
    columns = (*tried.held, *tried.failed)
    last = at == len(lines.heads) - 1 and lines.heads[at].blank and not any(head.blank for head in lines.heads[:at])
    return last and len(columns) == 1 and (whole := lines.cells[at][columns[0]]) is not None and whole.is_long


def rolled(lines: Lines, at: int, loose: Sequence[int], usable: Sequence[int]) -> Structure | None:
    """A balance that the earlier one and all lines between lead to."""
    heads = lines.heads
    led = leads if lines.down else says_so  # columns of one name with two years are those of two years
    first = next((number for number in reversed(range(len(loose) - 1)) if led(heads[loose[number]], heads[at])), None)
    if first is None:
        return None
    ways = list(tried_ways(lines, at, loose[first:], usable))
    tried = max(ways, key=lambda each: len(each.held) - len(each.failed), default=None)
    if tried is None:
        return None
    if tried.half and tried.bits >= ROLLED:
        return made(at, of_few(lines, at, tried) or tried, "table:closing", 1)
    return said_to_roll(lines, at, loose[first:], ways) if lines.down else None
