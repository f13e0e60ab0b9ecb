"""Ways in which the nearest lines make another, found by their numbers in most columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from check_data.facts.tables.ledger import Entry
from check_data.facts.tables.lines import Lines

MOST_PARTS, MOST_SIGNED, MOST_SHOWN = 14, 8, 4
"""Lines of a sum that no head says; lines of which one may be subtracted; ways that are looked at closely."""


def shown(
    lines: Lines, at: int, loose: Sequence[int], usable: Sequence[int], *, most_signed: int = MOST_SIGNED
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The nearest lines, and signs, that make a line in the most columns: a few of them, shortest first.

    Of no more than ``most_signed`` any one may be taken off.
    """
    takes = [-1 if lines.heads[each].says("takes") else 1 for each in loose]
    hits: Counter[tuple[int, int]] = Counter()
    for column in usable:
        whole = lines.cells[at][column]
        if whole is None or whole.mention is None or not whole.number or (whole.percent and column not in lines.alls):
            continue
        hits.update(_hits(whole, [lines.cells[each][column] for each in loose], takes, most_signed))
    for (number, way), _ in hits.most_common(MOST_SHOWN):
        yield tuple(loose[-number:]), _signs(number, way, takes)


_ALL, _REST, _SAID = 0, -1, -2
"""Ways to add up lines: all; the first less the others; what heads say is taken off; a positive one: less that one."""


def _hits(whole: Entry, entries: Sequence[Entry | None], takes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """How many of the nearest entries make the whole, and in which way."""
    wanted, added, said = 2 * whole.number, 0, 0
    slack, rounded = whole.last, whole.rounded
    values: list[int] = []
    for entry, sign in zip(reversed(entries), reversed(takes), strict=True):
        twice = 2 * entry.number if entry is not None and entry.percent is whole.percent else 0
        if entry is not None and entry.mention is not None:
            slack += entry.last
            rounded = rounded or entry.rounded
        values.append(twice)
        number, room = len(values), slack if rounded else 0
        if number > 1:
            if abs(added + twice - wanted) <= room:
                yield number, _ALL
            if abs(twice - added - wanted) <= room:
                yield number, _REST
            if abs(said + twice - wanted) <= room:
                yield number, _SAID
            if 2 < number <= most:
                excess = added + twice - wanted
                yield from (
                    (number, one) for one in range(1, number) if abs(excess - 2 * values[number - 1 - one]) <= room
                )
        added += twice
        said += sign * twice


def _signs(number: int, way: int, takes: Sequence[int]) -> tuple[int, ...]:
    if way == _SAID:
        return (1, *takes[len(takes) - number + 1 :])
    if way == _REST:
        return (1, *(-1,) * (number - 1))
    return tuple(-1 if way and each == way else 1 for each in range(number))
