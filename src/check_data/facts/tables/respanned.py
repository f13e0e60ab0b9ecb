"""Rows of tables whose cells can't span: what stood beside a cell of several rows moved into its place, and is put
back.
"""

from __future__ import annotations

from collections.abc import Sequence

from check_data.documents.blocks import Cell, Grid
from check_data.facts.tables.cells import CellKind, CellReader

FEWEST = 2
"""Moved rows, at least, before a table is taken for one that lost the cells which span rows."""
_NUMBERS: frozenset[CellKind] = frozenset(("number", "nothing"))

_Printed = list[tuple[Cell, CellKind]]
"""The cells of a row that print something, from the left."""


def respanned(grid: Grid, reader: CellReader) -> Grid:
    """The grid with each moved row in its columns again; one whose markup tells the spans is right as it is."""
    if any(cell.columns > 1 or cell.rows > 1 for row in grid.rows for cell in row):
        return grid
    read: list[_Printed] = [[(cell, reader.read(cell.text.strip()).kind) for cell in row] for row in grid.rows]
    printed: list[_Printed] = [[(cell, kind) for cell, kind in row if kind != "blank"] for row in read]
    moves = _moved(printed, grid.columns)
    heads = _below_spans([row for row in printed if row], grid.columns)
    if not moves and not heads:
        return grid
    columns = {(row, at): at + 1 for row in moves for at in range(grid.columns)} | heads
    placed = tuple(
        tuple(cell._replace(column=columns.get((cell.row, cell.column), cell.column)) for cell in row)
        for row in grid.rows
    )
    return grid._replace(rows=placed)


def _moved(rows: Sequence[_Printed], width: int) -> set[int]:
    """The numbers of rows that stand one column too far left, where none looks as if it had one name only."""
    moved: set[int] = set()
    named = False
    for row in rows:
        kinds = {cell.column: kind for cell, kind in row}
        if kinds.get(0) == kinds.get(1) == "text" and kinds.get(2) in _NUMBERS:
            named = True
        elif 0 in kinds and kinds.get(1) in _NUMBERS:
            if width - 1 in kinds:
                return set()
            moved |= {row[0][0].row} if named else set()
        elif row:
            named = False
    return moved if len(moved) >= FEWEST else set()


def _below_spans(rows: Sequence[_Printed], width: int) -> dict[tuple[int, int], int]:
    """The columns of a second row of heads, by row and column: those that the heads above it span, if so many."""
    if len(rows) < FEWEST or not _are_heads(rows[1]):
        return {}
    above, below = ([cell for cell, _ in row] for row in rows[:2])
    ends = [*(cell.column for cell in above[1:]), width]
    spans = [range(cell.column, end) for cell, end in zip(above, ends, strict=True)]
    places = [at for span in spans[1:] if len(span) > 1 for at in span]
    left = [cell.column for cell in below] == list(range(len(below)))
    if above[0].column or not left or len(below) != len(places):
        return {}
    return {(cell.row, cell.column): at for cell, at in zip(below, places, strict=True)}


def _are_heads(row: _Printed) -> bool:
    """Whether cells name columns: none of them is a number, or they count them."""
    counted = [cell.text.strip() for cell, _ in row] == [str(at) for at in range(1, len(row) + 1)]
    return counted or not any(kind in _NUMBERS for _, kind in row)
