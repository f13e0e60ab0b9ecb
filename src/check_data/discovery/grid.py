"""Tables as grids of numbers, the same along rows and down columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from check_data.documents.document import Span, Table
from check_data.patterns import lazily

_NUMBER = lazily(
    r"(?P<open>\()?\s*(?:US\$|HK\$|[$€£¥])?\s*(?P<open2>\()?\s*(?P<sign>[-−–])?\s*(?:[$€£¥]\s*)?"
    r"(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)\s*\)?"
)
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
    found = [[_NUMBER.fullmatch(text, span.start, span.end) for span in row] for row in table]
    decimals = max((_decimals(each["digits"]) for row in found for each in row if each), default=0)
    rows = tuple(
        tuple(_cell(text, row[at], numbers[at], decimals) if at < len(row) else None for at in range(width))
        for row, numbers in zip(table, found, strict=True)
    )
    beside = tuple(text[row[0].start : row[0].end] if row else "" for row in table)
    return Grid(beside, tuple(_words_above(text, table, rows, column) for column in range(width)), rows, decimals)


def _cell(text: str, span: Span, number: re.Match[str] | None, decimals: int) -> Cell | None:
    if number is None:
        return Cell(0, "", span) if _NOTHING.fullmatch(text, span.start, span.end) else None
    opened, again, sign, digits = number.groups()
    value = int(digits.replace(",", "").replace(".", "")) * 10 ** (decimals - _decimals(digits))
    return Cell(-value if opened or again or sign else value, digits, Span(*number.span("digits")))


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
