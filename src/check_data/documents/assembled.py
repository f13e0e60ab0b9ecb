"""Documents of formats whose file is no text: paragraphs and tables one below the other, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from check_data.documents.blocks import Cell, Grid, Run
from check_data.documents.bounded import require_cells
from check_data.documents.document import Document
from check_data.documents.lines import split
from check_data.documents.outline import Outline
from check_data.documents.pipes import without_marks
from check_data.documents.runs import RunMaker
from check_data.documents.spans import Span, Table

TITLE = 0
"""The level of a document's title, above every heading of a section."""
MOST_SPANNED = 1000
"""Columns or rows that a cell may span, as in HTML."""


class Printed(NamedTuple):
    """A cell by what it prints and where it stands; ``row`` is told by its place."""

    text: str
    column: int
    columns: int = 1
    rows: int = 1
    head: bool = False
    strong: bool = False


class Assembly:
    """The text of such a document as it grows. Line numbers count its paragraphs and the rows of its tables."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[Span] = []
        self._levels: list[int] = []
        self._tables: list[Table] = []
        self._outline = Outline()

    def paragraph(self, text: str, *, level: int | None = None, item: bool = False) -> None:
        """Add a paragraph, a heading where it has a level; breaks of lines inside it become spaces."""
        text = " ".join(split(text))
        span = self._add(text)
        self._add("\n")
        run = _run(text, span.start)
        if level is None:
            self._outline.add("item" if item else "paragraph", run)
        elif text.strip():
            # One that is empty is there for the space that its style leaves, and ends nothing.
            self._outline.add("heading" if level else "title", run, level)
            self._headings.append(span)
            self._levels.append(level)

    def table(self, rows: Iterable[Sequence[Printed]]) -> None:
        """Add a table by what its cells print.

        Raises:
            Unreadable: it has more cells than are read.

        """
        spans: list[tuple[Span, ...]] = []
        made: list[tuple[Cell, ...]] = []
        count = 0
        for number, row in enumerate(rows):
            count += len(row)
            require_cells(count, self._path)
            sources, cells = [], []
            for cell in row:
                text = " ".join(cell.text.split())
                sources.append(self._add(text))
                self._add(" | ")
                run = without_marks(_run(text, sources[-1].start))
                cells.append(Cell(run, number, cell.column, cell.rows, cell.columns, cell.head, cell.strong))
            self._add("\n")
            spans.append(tuple(sources))
            made.append(tuple(cells))
        self._tables.append(tuple(spans))
        width = max((cell.column + cell.columns for row in made for cell in row), default=0)
        self._outline.table(Grid(tuple(made), width))

    def document(self) -> Document:
        """The whole."""
        text = "".join(self._parts)
        return Document(
            str(self._path),
            text,
            text,
            tuple(self._headings),
            tuple(self._tables),
            levels=tuple(self._levels),
            blocks=lambda: tuple(self._outline.blocks),
        )

    def _add(self, text: str) -> Span:
        span = Span(self._length, self._length + len(text))
        self._parts.append(text)
        self._length = span.end
        return span


def _run(text: str, place: int) -> Run:
    maker = RunMaker()
    maker.read(text, 0, len(text), place)
    return maker.run()
