"""A sheet: the rows of a table that stand under the same heads, with a slot for each number."""

from __future__ import annotations

from typing import NamedTuple

from check_data.documents.blocks import Cell, Run
from check_data.facts.tables.cells import Figure
from check_data.facts.tables.pieces import Piece
from check_data.facts.tables.words import Head


class Slot(NamedTuple):
    """A place of a sheet that has a number, or a sign for nothing (no figure)."""

    figure: Figure | None
    piece: Piece

    @property
    def number(self) -> int:
        """Its value in units of its last digit; nothing is 0."""
        return self.figure.number if self.figure else 0


class Column(NamedTuple):
    """A column of numbers: its head, the texts that lead to it from above, and the N of its head (n = 44).

    ``bracketed`` says that its numbers stand in brackets behind those of the column before.
    """

    head: Head
    path: tuple[str, ...]
    sample: Slot | None = None
    bracketed: bool = False


class Row(NamedTuple):
    """A row with numbers: its head, what it stands under, the unit in a column of its own, and a slot a column;
    ``under`` is the head with what it stands under, ``sample`` the N of its head, ``over`` that of what it stands
    under (n = 44).
    """

    head: Head
    group: int
    above: str
    indent: int
    strong: bool
    unit: str
    slots: tuple[Slot | None, ...]
    under: Head = Head("")
    sample: Slot | None = None
    over: Slot | None = None


class Limits(NamedTuple):
    """A cell that prints nothing but the two ends of an interval, the heads above it, and that of its row."""

    piece: Piece
    head: Head
    row: Head


class Sheet(NamedTuple):
    """The rows of a table that stand under the same heads; ``limits`` are the intervals in cells of their own."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    corner: str
    caption: str
    text: tuple[Cell, ...] = ()
    limits: tuple[Limits, ...] = ()


def place(slot: Slot) -> tuple[int, int, Run]:
    """Where a slot's figure stands in the text of its cell."""
    assert slot.figure is not None  # only figures have places
    length = len(slot.piece.cell.text)
    start = max(slot.figure.start - slot.piece.shift, 0)
    return start, min(slot.figure.end - slot.piece.shift, length), slot.piece.cell.run
