"""Balances that run from one date to the next, told by the words of their lines whether they hold or not."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.facts.tables.lines import Lines, leads
from check_data.facts.tables.structure import Structure
from check_data.facts.tables.tried import Tried


def said_to_roll(lines: Lines, at: int, parts: Sequence[int], ways: Sequence[Tried]) -> Structure | None:
    """A balance that an earlier one and what is added and taken off between the two should lead to: told in one column
    where it fails, and in all where it holds.
    """
    first, *between = parts
    steps = any(lines.heads[each].says("takes", "adds") for each in between)
    dated = any(leads(lines.heads[first], lines.heads[each]) for each in between)
    if lines.research or not steps or dated or lines.heads[first].says("takes"):
        return None
    best = min(ways, key=lambda each: (-len(each.held), _apart(lines, at, each)))
    failed = tuple(each for each in best.failed if not _is_average(lines, at, parts, each))
    if not failed or len(failed) > max(len(best.held), 1):
        return None
    return Structure(at, best.parts, best.signs, "table:rolled", best.held, failed, 1)


def _apart(lines: Lines, at: int, tried: Tried) -> int:
    """How far the lines are from the balance in the columns that fail."""
    return sum(abs(_number(lines, at, each) - _sum(lines, tried, each)) for each in tried.failed)


def _sum(lines: Lines, tried: Tried, column: int) -> int:
    return sum(sign * _number(lines, part, column) for part, sign in zip(tried.parts, tried.signs, strict=True))


def _number(lines: Lines, line: int, column: int) -> int:
    entry = lines.cells[line][column]
    return entry.number if entry is not None else 0


def _is_average(lines: Lines, at: int, parts: Sequence[int], column: int) -> bool:
    """Whether the numbers of a column are what each one of the others costs: all of a size, none below nought."""
    numbers = [_number(lines, each, column) for each in parts]
    return min(numbers) > 0 and min(numbers) <= _number(lines, at, column) <= max(numbers)
