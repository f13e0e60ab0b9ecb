"""Where a sum that lines show by their place fails: in few of its columns, and in none of prices."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.facts.tables.lines import Lines
from check_data.facts.tables.tried import Tried

OFTEN, ALIKE = 4, 3
"""Columns that hold for each that fails, where more than one does; and numbers that are all of a size, at least."""


def of_few(lines: Lines, at: int, tried: Tried) -> Tried | None:
    """A way to make a line without the columns of prices; None where it fails in too many of the others."""
    failed = tuple(each for each in tried.failed if not _are_prices(lines, (*tried.parts, at), each))
    few = len(failed) <= 1 or len(tried.held) >= OFTEN * len(failed)
    return tried._replace(failed=failed) if few else None


def _are_prices(lines: Lines, members: Sequence[int], column: int) -> bool:
    """Whether the last of some numbers is no less than the least of the others, and no more than the most, none below
    nought: each is of one thing, and so is their average.
    """
    *numbers, last = (entry.number for each in members if (entry := lines.cells[each][column]) is not None)
    return len(numbers) >= ALIKE and 0 < min(numbers) <= last <= max(numbers)
