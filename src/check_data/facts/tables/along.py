"""Columns of changes from row to row: each year's growth on the year before, printed beside the amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.tables.changes import differs, grows, has_growth
from check_data.facts.tables.ledger import Entry
from check_data.facts.tables.lines import Lines
from check_data.facts.tables.shares import is_amount_line

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FEWEST = 2

_Step = tuple[Entry, Entry, Entry]
"""A change, the amount of its row, and that of the row before."""


def along(lines: Lines) -> Iterator[Telling]:
    """Every change of a column that says so, where most are those of the amounts from one row to the next."""
    order = _in_time(lines)
    if not order:
        return
    for at, head in enumerate(lines.heads):
        if not head.says("change") or head.says("other_base", "points", "basis_points"):
            continue
        for amounts in (each for each in (at - 1, at + 1) if 0 <= each < len(lines.heads)):
            if is_amount_line(lines.cells[amounts]) and not lines.heads[amounts].says("change", "share"):
                yield from _told(_steps(lines, at, amounts, order), lines.decimals)


def _in_time(lines: Lines) -> list[tuple[int, int]]:
    """The places of rows with those of the ones before them in time; none where most rows name no year, each another."""
    years = [(int(found[-1]), place) for place, head in enumerate(lines.across) if (found := _YEAR.findall(head.text))]
    named = [year for year, _ in years]
    if len(years) < len(lines.across) - 2 or len(set(named)) < len(named):
        return []
    steps = {after - before for (before, _), (after, _) in pairwise(sorted(years))}
    return [(before, now) for (_, before), (_, now) in pairwise(sorted(years))] if len(steps) == 1 else []


def _steps(lines: Lines, at: int, amounts: int, order: list[tuple[int, int]]) -> list[_Step]:
    """The changes with their two amounts, where all three are printed."""
    made: list[_Step] = []
    for before, now in order:
        change, new, old = lines.cells[at][now], lines.cells[amounts][now], lines.cells[amounts][before]
        if change is None or new is None or old is None or new.percent or old.percent:
            continue
        if None not in (change.mention, new.mention, old.mention):
            made.append((change, new, old))
    return made


def _told(steps: list[_Step], decimals: int) -> Iterator[Telling]:
    held = [_holds(step, decimals) for step in steps]
    if sum(held) < _FEWEST or len(held) > 2 * sum(held):
        return
    for (change, now, before), holds in zip(steps, held, strict=True):
        role = "rate" if change.percent else "by"
        roles = {"now": (now.printed,), "before": (before.printed,), role: (change.printed,)}
        support = sum(held) - holds, len(held) - sum(held) - (not holds)
        yield Telling("change", "table:along", roles, 2, {}, support, change.mention)


def _holds(step: _Step, decimals: int) -> bool:
    change, now, before = step
    if not change.percent:
        return differs(change, now, before, 1)
    return has_growth(now, before) and grows(change, now, before, decimals)
