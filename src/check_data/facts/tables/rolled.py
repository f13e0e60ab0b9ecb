"""Balances that run from one date to the next, told by the words of their lines whether they hold or not."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.facts.tables.few import of_few
from check_data.facts.tables.lines import Lines
from check_data.facts.tables.structure import Structure, made
from check_data.facts.tables.tried import Tried


def said_to_roll(lines: Lines, at: int, parts: Sequence[int], ways: Sequence[Tried]) -> Structure | None:
    """A balance that an earlier one and what is added and taken off between the two should lead to: told in one column
    where it fails, and in all where it holds.
    """
    first, *between = parts
    steps = any(lines.heads[each].says("takes", "adds") for each in between)
    if lines.research or not steps or lines.heads[first].says("takes"):
        return None
    # What is taken off is printed below nought, or else its head says so.
    best = max(ways, key=lambda each: (len(each.held), (min(each.signs) > 0) is _prints_minus(lines, between)))
    few = of_few(lines, at, best)
    told = few is not None and few.failed and (few.held or len(few.failed) == 1)
    return made(at, few, "table:rolled", 1) if few is not None and told else None


def _prints_minus(lines: Lines, members: Sequence[int]) -> bool:
    return any(entry is not None and entry.number < 0 for each in members for entry in lines.cells[each])
