"""Tables of HTML: cells at their places in the grid, and tables that only lay out words told from others."""

from __future__ import annotations

from typing import NamedTuple

from check_data.documents.blocks import Cell, Grid, Run
from check_data.documents.outline import NOTHING
from check_data.documents.pipes import without_marks
from check_data.documents.runs import joined
from check_data.patterns import lazily

_MOST_COLUMNS = 1000
"""Columns that a cell may span, as browsers have it."""
_SPANNED_COLUMNS = 100
"""Columns within which cells reach down into the next rows."""
_LONG = 300
"""Characters of a cell that is prose."""
_MARKER = lazily(r"[•●▪■◦·o○–—*†‡§-]{1,3}|\(?\w{1,4}[.)]|[（(]\w{1,4}[)）]|\w{1,3}、|[\u2460-\u24ff]")
_NUMERIC = lazily(r"[^\w]*+(?:[A-Z]{2,3}[^\w]*+)?\d[\d.,\s]*+[^\w]*+\w{0,2}[^\w]*+|[-–—]++")


class Raw(NamedTuple):
    """A cell as it is written: its paragraphs, its extent, and where its source begins and ends."""

    parts: list[Run]
    columns: int
    rows: int
    head: bool
    strong: bool
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it prints."""
        return sum(len(part.text) for part in self.parts)


def laid_out(rows: list[list[Raw]]) -> bool:
    """Whether a table only lays out words: one column, items behind their marks, prose beside little else."""
    filled = [[cell for cell in row if cell.parts] for row in rows]
    if all(len(row) < 2 or is_item(row) for row in filled):
        return True
    if not any(cell.length > _LONG for row in filled for cell in row):
        return False
    cells = [cell for row in filled for cell in row]
    numeric = sum(len(cell.parts) == 1 and _NUMERIC.fullmatch(cell.parts[0].text) is not None for cell in cells)
    return numeric * 5 <= len(cells)


def is_item(row: list[Raw]) -> bool:
    """Whether a row is an item: a mark, and what it marks."""
    return (
        len(row) == 2
        and len(row[0].parts) == 1
        and _MARKER.fullmatch(row[0].parts[0].text) is not None
        and not (len(row[1].parts) == 1 and _NUMERIC.fullmatch(row[1].parts[0].text))
    )


def grid(rows: list[list[Raw]], caption: str = "") -> Grid:
    """The cells at their places, beside those that reach into their row from above."""
    taken: dict[int, int] = {}
    made: list[tuple[Cell, ...]] = []
    width = 0
    for number, row in enumerate(rows):
        column, cells = 0, []
        for raw in row:
            while taken.get(column, -1) >= number:
                column += 1
            columns, below = min(raw.columns, _MOST_COLUMNS), min(raw.rows, len(rows) - number)
            if below > 1:
                for each in range(column, min(column + columns, _SPANNED_COLUMNS)):
                    taken[each] = number + below - 1
            run = without_marks(joined(raw.parts)) if raw.parts else NOTHING
            cells.append(Cell(run, number, column, below, columns, raw.head, raw.strong))
            column += columns
        width = max(width, column)
        made.append(tuple(cells))
    return Grid(tuple(made), width, caption)
