"""A total in a table is not the sum of the rows, or of the columns, that it adds up.

## What it does
In tables of Markdown and HTML, finds rows and columns that are named a total (Total, 合计 …) and the run of cells next
to them that they add up: the run that fits the most often. Where it does not fit, the total is reported.

## Why
A table is corrected in a cell and not in its total, or the other way round.

## Example
Rows of 3, 4 and 5 above a Total of 13.

## What it does not report
Averages, rates and ratios, differences of a unit where amounts are rounded, and totals that no run explains in any
other column or row, unless one mistyped digit does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from math import inf

from check_data.discovery.grid import TOTAL, Cell, Grid, figure_of, grid_of
from check_data.discovery.relation import Relation, total_of
from check_data.discovery.slips import one_slip_explains
from check_data.documents.document import Document, Table
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

CODE = "CD204"
BECAUSE = {"en": "the table calls it their total", "zh": "表中列为合计"}
MESSAGE = {"en": "the figures of the table do not add up to the total {first}", "zh": "表中各数之和不等于合计{first}"}

FEW = 4
LONGEST, SHORTEST = 20_000, 50
"""Rows that the totals of a table add up between them, and rows that each may at least."""
_NO_SUM = lazily(
    r"average|mean\b|median|\brate|ratio|margin|率|比|均|增速|[增降]幅|[%％]\s*(?:chg|change|var|inc|growth)"
    r"|(?:chg|change|variance|inc|increase|growth|增[长减]?)\s*[(（]?\s*[%％]",
    re.IGNORECASE,
)
# What is taken off is printed without a minus: such rows lead from one amount to another, and are no parts.
_TAKEN_OFF = lazily(r"\s*(?:less(?! than)|deduct|minus|减)\b", re.IGNORECASE)


def find(document: Document, _: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every total row of every table column by column, and every total column row by row."""
    for table in document.tables:
        if not _has_totals(document.readable, table):
            continue
        grid = grid_of(document.readable, table)
        for way in (grid, grid.turned()):
            totals = [number for number, words in enumerate(way.beside) if TOTAL.match(words.lstrip())]
            # Of many totals none adds up a whole long table.
            longest = max(LONGEST // max(len(totals), 1), SHORTEST)
            taken_off = frozenset(number for number, words in enumerate(way.beside) if _TAKEN_OFF.match(words))
            for number in totals:
                yield from _totals(way, number, longest, taken_off)


def _has_totals(text: str, table: Table) -> bool:
    """Whether any cell may name a total: most tables have none, and need not be read."""
    cells = [span for row in (table[:1] + table[-1:]) for span in row]
    whole = text[cells[0].start : cells[-1].end].lower() if cells else ""
    return "total" in whole or "计" in whole


def _totals(grid: Grid, number: int, longest: int, taken_off: Container[int]) -> Iterator[Relation]:
    """The relations of one total row: its cell in each column, with the run of cells above it, or below a first row."""
    runs = {
        column: run
        for column in range(1, len(grid.above))
        if len(run := _run(grid, number, column, longest, taken_off)) > 1
    }
    fits = {column: _fitting(grid, grid.rows[number][column], run) for column, run in runs.items()}
    tally = Counter(length for fit in fits.values() for length in fit)
    usual = _usual(tally, len(runs))
    for column, run in runs.items():
        total = grid.rows[number][column]
        assert total is not None  # a run has one
        # A run that fits as good as every other column is the table's; a shorter one may fit by chance.
        if fits[column] and not (usual <= len(run) and usual not in fits[column]):
            best = max(fits[column], key=lambda length: (tally[length], length))
            yield _relation(grid, total, run[:best], sure=True)
            continue
        # The run that explains most of the other columns; without any, the longest one.
        lengths = (length for length in range(len(run), 1, -1) if tally[length])
        likely = sorted(lengths, key=lambda each: -tally[each])
        for length in likely[:FEW] or [len(run)]:
            most = tally[length] * 5 >= (len(runs) - 1) * 4
            sure = most and tally[length] > 1
            # Where some of many columns fit and some do not, those that fit do so by chance.
            if sure or ((most or len(runs) <= FEW) and _slipped(grid, total, run[:length])):
                yield _relation(grid, total, run[:length], sure=sure)
                break


def _usual(tally: Counter[int], columns: int) -> float:
    """The length at which four of five other columns add up, and more than two; none is infinite."""
    # Of two the longer: over a row of noughts the shorter fits as often.
    count, length = max(((count, length) for length, count in tally.items()), default=(0, 0))
    return length if count > FEW // 2 and count * 5 >= (columns - 1) * 4 else inf


def _run(grid: Grid, number: int, column: int, longest: int, taken_off: Container[int]) -> list[Cell]:
    """The cells next to a total, nearest first, up to the first that prints no number; none where nothing adds up."""
    total = grid.rows[number][column]
    if total is None or not total.digits or _NO_SUM.search(grid.above[column]):
        return []
    above = _unbroken(grid, column, range(number - 1, max(number - 1 - longest, 0), -1), taken_off)
    return above or _unbroken(grid, column, range(number + 1, min(number + 1 + longest, len(grid.rows))), taken_off)


def _unbroken(grid: Grid, column: int, rows: range, taken_off: Container[int]) -> list[Cell]:
    run = []
    for row in rows:
        cell = grid.rows[row][column]
        if cell is None or (cell.value > 0 and row in taken_off):
            break
        run.append(cell)
    return run


def _fitting(grid: Grid, total: Cell | None, run: list[Cell]) -> set[int]:
    """The lengths, two cells at least, at which the run adds up to the total."""
    assert total is not None  # a run has one
    added, fits = run[0].value, set()
    rounded = _is_rounded(total) or _is_rounded(run[0])
    for length, cell in enumerate(run[1:], start=2):
        added += cell.value
        rounded = rounded or _is_rounded(cell)
        if added == total.value or (rounded and abs(added - total.value) <= _unit(grid, total, length)):
            fits.add(length)
    return fits


def _slack(grid: Grid, total: Cell, addends: Sequence[Cell]) -> int:
    """What rounding may hide, in units of the grid's last decimal."""
    return _unit(grid, total, len(addends)) if any(map(_is_rounded, (total, *addends))) else 0


def _is_rounded(cell: Cell) -> bool:
    """Amounts with marks of thousands, decimals or minus are most often rounded."""
    return "," in cell.digits or "." in cell.digits or cell.value < 0


def _unit(grid: Grid, total: Cell, addends: int) -> int:
    """A unit of the total's last digit, two where many are added."""
    unit: int = 10 ** (grid.decimals - len(total.digits.partition(".")[2]))
    return unit * (1 + (addends > 6))


def _slipped(grid: Grid, total: Cell, addends: Sequence[Cell]) -> bool:
    """Whether one mistyped digit explains why the cells do not add up."""
    members = [total, *(cell for cell in addends if cell.digits)]
    if len(members) <= 2:
        return False
    excess = abs(sum(cell.value for cell in addends) - total.value)
    return excess > _slack(grid, total, addends) and one_slip_explains(
        [cell.digits for cell in members], [cell.value for cell in members]
    )


def _relation(grid: Grid, total: Cell, addends: Sequence[Cell], *, sure: bool) -> Relation:
    fits = sum(cell.value for cell in addends) == total.value
    figures = (
        figure_of(total, grid.decimals, 0 if fits else _slack(grid, total, addends)),
        *(figure_of(cell, grid.decimals) for cell in addends if cell.digits),
    )
    return Relation(total_of(len(figures) - 1), figures, sure, slip=not sure)
