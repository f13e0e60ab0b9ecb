"""Sums of all lines since the last one: told where they hold in as many columns as they fail in.

Lines that are looked for by their numbers must show far more than chance (`sums`); of these the table's order says
which ones they are, so that one column that holds shows what another one, with a wrong figure, does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.tables.few import of_few
from check_data.facts.tables.lines import Lines
from check_data.facts.tables.structure import Structure, made
from check_data.facts.tables.tried import Tried, tried_ways

NAMED, SHOWN, MOST = 5, 8, 40
"""Bits by which the columns that agree must rule out chance: where a head names a result or is blank, of others, none
where it names a total; and the lines of a sum, at most.
"""


def all_before(
    lines: Lines, at: int, same: Sequence[int], wholes: set[int], usable: Sequence[int], *, named: bool
) -> Structure | None:
    """A line that is the sum of all lines of its group since the last sum, or of that sum and those behind it; where
    a head names one, of all lines that no other has added up.
    """
    if not lines.down or lines.research or lines.heads[at].says("opening"):
        return None
    ways = (of_few(lines, at, each) for each in _tries(lines, at, same, wholes, usable, named=named) if each.half)
    tried = [each for each in ways if each is not None]
    best = max(tried, key=lambda each: (len(each.held) - len(each.failed), each.bits), default=None)
    needed = 0 if lines.heads[at].total else NAMED if named else SHOWN
    if best is None or best.bits < needed:
        return None
    return made(at, best, "table:all-before", 1) if len(best.held) + len(best.failed) > 1 else None


def _tries(
    lines: Lines, at: int, same: Sequence[int], wholes: set[int], usable: Sequence[int], *, named: bool
) -> Iterator[Tried]:
    for parts in _stretches(lines, at, same, wholes, named=named):
        yield from tried_ways(lines, at, parts, usable)


def _stretches(
    lines: Lines, at: int, same: Sequence[int], wholes: set[int], *, named: bool
) -> Iterator[tuple[int, ...]]:
    """The lines that may be all before a line, in the order in which they are likely."""
    block = [each for each in same if lines.groups[each] == lines.groups[at]]
    stretches = [*_since(block, wholes), block]
    if named:
        stretches += [same, *_since(same, wholes)[1:], [each for each in same if each in wholes]]
    for parts in dict.fromkeys(map(tuple, stretches)):
        if 1 < len(parts) <= MOST:
            yield parts


def _since(lines: Sequence[int], wholes: set[int]) -> list[Sequence[int]]:
    """The lines behind the last sum among some, and with that sum before them."""
    last = max((number for number, each in enumerate(lines, start=1) if each in wholes), default=0)
    return [lines[last:], lines[max(last - 1, 0) :]]
