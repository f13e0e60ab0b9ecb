"""Square systems of linear equations solved exactly: sparse elimination in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import gcd

_Row = dict[int, int]


def solved(rows: Sequence[Mapping[int, int]], sides: Sequence[Sequence[int]]) -> list[list[Fraction]] | None:
    """The values of each unknown, one for each right side; ``rows`` hold the factors of the unknowns 0, 1, …, and
    ``sides`` what each row sums up to, for one or several systems of the same factors. None where there is no one
    solution.
    """
    size, width = len(rows), len(sides[0]) if sides else 0
    work = [
        dict(row) | {size + at: value for at, value in enumerate(side)} for row, side in zip(rows, sides, strict=True)
    ]
    order = _triangle(work, size)
    if order is None:
        return None
    values: list[list[Fraction]] = [[]] * size
    for row, pivot in reversed(order):
        known = [(values[at], times) for at, times in row.items() if at < size and at != pivot]
        values[pivot] = [
            (row.get(size + at, 0) - sum((times * value[at] for value, times in known), Fraction(0)))
            / Fraction(row[pivot])
            for at in range(width)
        ]
    return values


def _triangle(rows: list[_Row], size: int) -> list[tuple[_Row, int]] | None:
    """Rows, each with the unknown that no later one names. The row with the fewest unknowns is taken first, and of
    those the one in the fewest rows, so that few factors come about.
    """
    named: list[set[int]] = [set() for _ in range(size)]
    for at, row in enumerate(rows):
        for unknown in row:
            if unknown < size:
                named[unknown].add(at)
    left, order = dict.fromkeys(range(size)), []
    while left:
        at = min(left, key=lambda each: len(rows[each]))
        unknowns = [each for each, times in rows[at].items() if each < size and times]
        if not unknowns:
            return None
        pivot = min(unknowns, key=lambda each: (len(named[each]), abs(rows[at][each])))
        del left[at]
        for unknown in unknowns:
            named[unknown].discard(at)
        for other in list(named[pivot]):
            _eliminate(rows[other], rows[at], pivot, other, named)
        order.append((rows[at], pivot))
    return order


def _eliminate(row: _Row, by: _Row, pivot: int, number: int, named: Sequence[set[int]]) -> None:
    """Take so much of another row that the pivot disappears, and what all factors have in common."""
    shared = gcd(row[pivot], by[pivot])
    own, others = by[pivot] // shared, row[pivot] // shared
    for unknown in row:
        row[unknown] *= own
    for unknown, times in by.items():
        row[unknown] = row.get(unknown, 0) - others * times
        if not row[unknown]:
            del row[unknown]
            if unknown < len(named):
                named[unknown].discard(number)
        elif unknown < len(named):
            named[unknown].add(number)
    common = gcd(*row.values())
    if common > 1:
        for unknown in row:
            row[unknown] //= common
