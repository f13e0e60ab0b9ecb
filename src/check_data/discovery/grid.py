"""Tables as grids of numbers, the same along rows and down columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from check_data.documents.document import Span, Table
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import Unit
from check_data.patterns import lazily
from check_data.reading.phrase import LONGEST_NUMBER
from check_data.reading.plain import Understood
from check_data.reading.text import TextFigure

_NUMBER = lazily(
    r"(?P<open>\()?\s*+(?:US\$|HK\$|[$€£¥])?\s*+(?P<open2>\()?\s*+(?P<sign>[-−–])?\s*+(?:[$€£¥]\s*+)?"
    r"(?P<digits>\d+(?:,\d{3})*+(?:\.\d+)?)\s*+\)?"
)
TOTAL = lazily(r"(?:sub-?total|total|totale|合\s*计|总\s*计|小\s*计|共\s*计)", re.IGNORECASE)
"""The beginning of the name of a row or column of totals."""
_NOTHING = lazily(r"(?:[$€£¥]\s*)?[-–—]\s*")


class Cell(NamedTuple):
    """A number of a table: its digits as printed, at their place, and their value in units of the grid's last decimal.

    A cell that prints a dash stands for nothing and has no digits.
    """

    value: int
    digits: str
    span: Span


class Grid(NamedTuple):
    """Rows of cells (None: no number), the words beside each row and above each column, and the decimals of values."""

    beside: tuple[str, ...]
    above: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    decimals: int

    def turned(self) -> Grid:
        """The same with rows for columns."""
        return Grid(self.above, self.beside, tuple(zip(*self.rows, strict=True)), self.decimals)


def grid_of(text: str, table: Table) -> Grid:
    """The numbers of a table; short rows are filled up."""
    width = max((len(row) for row in table), default=0)
    cells = [[_cell(text, span) for span in row] for row in table]
    decimals = max((_decimals(cell.digits) for row in cells for cell in row if cell), default=0)
    if decimals:
        cells = [[cell and _in_units(cell, decimals) for cell in row] for row in cells]
    rows = tuple(tuple(row + [None] * (width - len(row))) for row in cells)
    beside = tuple(text[row[0].start : row[0].end] if row else "" for row in table)
    return Grid(beside, tuple(_words_above(text, table, rows, column) for column in range(width)), rows, decimals)


@lru_cache(maxsize=1 << 12)
def figure_of(cell: Cell, decimals: int, slack: Fraction | int = 0, of: Unit | None = None) -> TextFigure:
    """A cell's number, give or take so many units of the grid's last decimal; each is in a row and in a column."""
    quote = f"−{cell.digits}" if cell.value < 0 else cell.digits
    unit = 10**decimals
    if slack:
        stated = Interval(*(Fraction(cell.value + each) / unit for each in (-slack, slack)))
    else:  # nearly always a whole number, which need not be reduced
        stated = Interval.exactly(Fraction(cell.value, unit) if cell.value % unit else cell.value // unit)
    return TextFigure(cell.span.start, cell.span.end, quote, "number", Understood(Reading.only(stated), of, None))


def _cell(text: str, span: Span) -> Cell | None:
    """A cell's number with its value in units of its own last decimal; none where it is longer than numbers are."""
    words = text[span.start : span.end]
    if len(words) > LONGEST_NUMBER:
        return None
    if words.isdecimal():  # most cells, at once
        return Cell(int(words), words, span)
    if words[-1:].isalpha():
        return None  # most others
    number = _NUMBER.fullmatch(text, span.start, span.end)
    if number is None:
        return Cell(0, "", span) if _NOTHING.fullmatch(words) else None
    opened, again, sign, digits = number.groups()
    value = int(digits.replace(",", "").replace(".", ""))
    return Cell(-value if opened or again or sign else value, digits, Span(*number.span("digits")))


def _in_units(cell: Cell, decimals: int) -> Cell:
    """The cell with its value in units of so many decimals."""
    return Cell(cell.value * 10 ** (decimals - _decimals(cell.digits)), cell.digits, cell.span)


def _decimals(digits: str) -> int:
    return len(digits) - 1 - digits.find(".") if "." in digits else 0


def _words_above(text: str, table: Table, rows: Sequence[Sequence[Cell | None]], column: int) -> str:
    """What a column prints above its first number."""
    words = []
    for spans, cells in zip(table, rows, strict=True):
        if cells[column] is not None:
            break
        if column < len(spans):
            words.append(text[spans[column].start : spans[column].end])
    return " ".join(words).strip()
