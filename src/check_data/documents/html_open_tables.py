"""The tables of HTML that are open, one within the other, with the cells that were read of each."""

from __future__ import annotations

from check_data.documents.blocks import Run
from check_data.documents.html_tables import Raw, grid, is_item, laid_out
from check_data.documents.html_tokens import spans
from check_data.documents.outline import Outline
from check_data.documents.runs import joined
from check_data.documents.spans import Span, Table


class _Cell:
    """A cell that is open; ``light`` once words came that are not bold."""

    __slots__ = ("columns", "head", "light", "parts", "rows", "start")

    def __init__(self, columns: int, rows: int, head: bool, start: int) -> None:
        self.columns, self.rows, self.head, self.start = columns, rows, head, start
        self.parts: list[Run] = []
        self.light = False


class _Table:
    """A table that is open; ``layout`` once another one stood in it."""

    __slots__ = ("caption", "cell", "head", "layout", "row", "rows")

    def __init__(self) -> None:
        self.rows: list[list[Raw]] = []
        self.row: list[Raw] | None = None
        self.cell: _Cell | None = None
        self.layout = self.head = False
        self.caption = ""


class OpenTables:
    """The tables that are open. ``sources`` are the cells of those that were closed, by where they stand in the text,
    layouts left out.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self._text, self._outline = text, outline
        self._stack: list[_Table] = []
        self.sources: list[Table] = []

    def __bool__(self) -> bool:
        return bool(self._stack)

    def cell(self) -> _Cell | None:
        """The cell that is open and takes what comes; none in a layout, whose cells are places for blocks."""
        return self._stack[-1].cell if self._stack and not self._stack[-1].layout else None

    def open(self) -> None:
        """Open a table. Within another it makes that one a layout."""
        if self._stack and not self._stack[-1].layout:
            outer = self._stack[-1]
            outer.layout = True
            self._tell([*outer.rows, outer.row or []])
            outer.rows, outer.row = [], None
            for part in outer.cell.parts if outer.cell else ():
                self._outline.add("paragraph", part)
        self._stack.append(_Table())

    def head(self, on: bool) -> None:
        """Begin or end the rows of a table's head."""
        if self._stack:
            self._stack[-1].head = on

    def caption(self, text: str) -> None:
        """Give the table its caption."""
        if self._stack:
            self._stack[-1].caption = text

    def open_row(self, at: int) -> None:
        """Open a row, and close the one before it."""
        self.end_row(at)
        if self._stack:
            self._stack[-1].row = []

    def open_cell(self, tag: str, attributes: str, at: int, after: int) -> None:
        """Open a cell, and close the one before it."""
        self.end_cell(at)
        if self._stack:
            table = self._stack[-1]
            table.row = [] if table.row is None else table.row
            table.cell = _Cell(*spans(attributes), tag == "th" or table.head, after)

    def end_cell(self, at: int) -> None:
        """Close the cell."""
        cell = self.cell()
        if cell is not None:
            row = self._stack[-1].row
            assert row is not None  # a cell opens a row
            strong = bool(cell.parts) and not cell.light
            row.append(Raw(cell.parts, cell.columns, cell.rows, cell.head, strong, cell.start, at))
        if self._stack:
            self._stack[-1].cell = None

    def end_row(self, at: int) -> None:
        """Close the row."""
        self.end_cell(at)
        if self._stack and self._stack[-1].row is not None:
            table = self._stack[-1]
            if table.row:
                table.rows.append(table.row)
            table.row = None

    def end_table(self, at: int) -> None:
        """Close a table: a grid, or the words that it laid out."""
        self.end_row(at)
        table = self._stack.pop() if self._stack else None
        if table is None or table.layout:
            return
        if laid_out(table.rows):
            self._tell(table.rows)
            return
        self._outline.table(grid(table.rows, table.caption))
        self.sources.append(
            tuple(tuple(trimmed(self._text, cell.start, cell.end) for cell in row) for row in table.rows)
        )

    def _tell(self, rows: list[list[Raw]]) -> None:
        """The words of a table that lays them out."""
        for row in rows:
            filled = [cell for cell in row if cell.parts]
            if is_item(filled):
                self._outline.add("item", joined([*filled[0].parts, *filled[1].parts]))
                continue
            for cell in filled:
                for part in cell.parts:
                    self._outline.add("paragraph", part)


def trimmed(text: str, start: int, end: int) -> Span:
    """A piece of a text without the blanks at its ends."""
    inner = text[start:end]
    lead = len(inner) - len(inner.lstrip())
    return Span(start + lead, start + max(len(inner.rstrip()), lead))
